"""The cells of a notebook, run by IPython in this process, their outputs collected in the form of a notebook."""

import io
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config


def _take(shell: Any, output: dict[str, Any] | None) -> None:
    """Add an output to those of the cell that is running; none begins anew."""
    shell.outputs = [*shell.outputs, output] if output else []


class _Hook(DisplayHook):
    """Takes the value of a cell's last line."""

    def write_output_prompt(self) -> None:
        """Print nothing."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        """Collect the value in all its forms."""
        more = {"metadata": md_dict or {}, "execution_count": self.prompt_count}
        _take(self.shell, {"output_type": "execute_result", "data": format_dict} | more)


class _Publisher(DisplayPublisher):
    """Takes what `display` shows."""

    def publish(self, data: Any, metadata: Any = None, source: Any = None, **_: Any) -> None:
        """Collect it in all its forms."""
        _take(self.shell, {"output_type": "display_data", "data": data, "metadata": metadata or {}})

    def clear_output(self, wait: bool = False) -> None:
        """Forget what the cell has shown so far."""
        _take(self.shell, None)


class Shell(InteractiveShell):
    """Runs one cell after another in one clean namespace."""

    displayhook_class = Type(_Hook)
    display_pub_class = Type(_Publisher)
    outputs: list[dict[str, Any]]

    @classmethod
    def opened(cls) -> "Shell":
        """The shell of this process, without a history on disk."""
        settings = Config()
        settings.HistoryManager.enabled = False
        shell: Shell = cls.instance(config=settings)
        return shell

    def run(self, cell: dict[str, Any]) -> BaseException | None:
        """Run a cell of code, put its outputs and its number into it, and give the error where it failed."""
        self.outputs = []
        with redirect_stdout(_Stream("stdout", self)), redirect_stderr(_Stream("stderr", self)):
            result = self.run_cell(cell["source"], store_history=True)  # type: ignore[no-untyped-call]
        cell |= {"outputs": self.outputs, "execution_count": result.execution_count}
        fault: BaseException | None = result.error_before_exec or result.error_in_exec
        return fault


class _Stream(io.TextIOBase):
    """Takes what is printed; what follows at once stands in one output."""

    def __init__(self, name: str, shell: Shell) -> None:
        self.name, self.shell = name, shell

    def write(self, text: str) -> int:
        outputs = self.shell.outputs
        if outputs and outputs[-1].get("name") == self.name:
            outputs[-1]["text"] += text
        elif text:
            _take(self.shell, {"output_type": "stream", "name": self.name, "text": text})
        return len(text)
