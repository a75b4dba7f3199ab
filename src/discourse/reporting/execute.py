"""Executing notebooks: some at a time, each in a process of its own.

A process is forked from this one after everything has been imported: it shares modules, never variables of another
notebook. Where forking is unsafe (macOS), unknown (Windows) or not wanted (DISCOURSE_START=spawn), a fresh Python is
started instead, which only takes longer. The cells are run by IPython, as in a kernel.
"""

import ctypes
import gc
import json
import multiprocessing
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from discourse.base.errors import NO_MEMORY, NotebookError, SetupError, out_of_memory, shortened

# One more than there are processors: a process that starts or ends mostly waits.
JOBS = (os.cpu_count() or 2) + 1
# Seconds that a cell may take.
TIMEOUT = 900.0
_PARENT_DEATH = 1  # PR_SET_PDEATHSIG
_KILLED = -9  # As Linux does to a process for which there is no memory.
_LONGEST = 500  # Letters of a cell's error.
START = os.environ.get("DISCOURSE_START") or ("fork" if sys.platform == "linux" else "spawn")
_PRELOAD = (
    "discourse.article", "discourse.reporting.findings", "discourse.reporting.cells", "discourse.reporting.html", "lark",
    "matplotlib.backends.backend_agg", "matplotlib.backends.backend_pdf", "matplotlib.backends.backend_svg",
    "matplotlib.figure", "pandas", "pyarrow.parquet", "scipy.special",
)  # fmt: skip
Notebook = dict[str, Any]


def read_notebook(path: Path, value: str | list[str], name: str = "article") -> Notebook:
    """Read a notebook and put the name of the article, or of the texts, into its `parameters` cell; NotebookError without one."""
    try:
        notebook: Notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            cell["source"] = "".join(cell["source"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise NotebookError(f"{path.name}: not a Jupyter notebook of format 4 ({type(fault).__name__}).") from None
    for cell in notebook["cells"]:
        if "parameters" in cell.get("metadata", {}).get("tags", []):
            cell["source"] = re.sub(rf"(?m)^{name} = .*$", lambda _: f"{name} = {value!r}", cell["source"])
            return notebook
    raise NotebookError(f"{path.name}: no cell is tagged 'parameters'; tag the one that says {name} = ...")


def preload() -> None:
    """Import what every notebook needs, so that a fork finds it there."""
    # What a kernel sets too, whatever the user has set: figures of pyplot are shown below their cell.
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    if START != "fork":
        return
    for name in _PRELOAD:
        import_module(name)
    from matplotlib import font_manager

    from discourse import figures, measures

    font_manager.findfont("DejaVu Sans")
    for name in measures.listed():
        measures.get(name)
    for name in figures.__all__:
        getattr(figures, name)
    # What is loaded stays for good: the collector need not look at it, and so need not copy it in every process.
    gc.collect()
    gc.freeze()


def execute(
    notebooks: dict[str, Notebook], folder: Path, env: dict[str, str], meanwhile: Callable[[], None] | None
) -> Iterator[tuple[str, Notebook]]:
    """Execute notebooks, by their names, in a folder and give each as soon as it is finished.

    `meanwhile` is what this process does while the first ones run; `env` holds variables that the cells see.

    Raises:
        NotebookError: a cell failed or took too long, or ended its process; names notebook, cell and error.
        SetupError: the machine lacks something, such as room on the disk.
    """
    # The longest first: begun last, it would run alone at the end.
    waiting = sorted(notebooks, key=lambda name: (len(notebooks[name]["cells"]), name))
    running: dict[Any, _Run] = {}
    try:
        while waiting or running:
            while waiting and len(running) < JOBS:
                run = _Run(waiting[-1], notebooks[waiting.pop()], folder, env)
                running[run.line] = run
            if meanwhile:
                meanwhile()
                meanwhile = None
            for line in wait(list(running), timeout=1.0):
                if notebook := running[line].heard():
                    yield running.pop(line).name, notebook
            for run in running.values():
                run.in_time()
    finally:
        for run in running.values():
            run.process.kill()


class _Run:
    """One notebook under way: its process, the line it reports on, and the cell it is in."""

    def __init__(self, name: str, notebook: Notebook, folder: Path, env: dict[str, str]) -> None:
        context: Any = multiprocessing.get_context(START)
        self.name, self.cell, self.since = name, "?", time.monotonic()
        self.line, theirs = context.Pipe(duplex=False)
        self.process = context.Process(target=_work, args=(theirs, notebook, str(folder), env))
        self.process.start()
        theirs.close()

    def heard(self) -> Notebook | None:
        """Take in one message; the last one is the notebook with its outputs."""
        try:
            kind, value = self.line.recv()
        except EOFError:
            self.process.join()
            if self.process.exitcode == _KILLED:
                raise SetupError(self._in_cell(f"was killed, mostly as {NO_MEMORY}.")) from None
            raise self._fault(f"ended its process (exit code {self.process.exitcode}).") from None
        if kind == "lacks":
            raise SetupError(value or self._in_cell(f"failed: {NO_MEMORY}."))
        if kind == "failed":
            raise self._fault(f"failed: {value}")
        if kind == "cell":
            self.cell, self.since = value, time.monotonic()
        return value if kind == "done" else None

    def in_time(self) -> None:
        """Complain when a cell takes too long."""
        if time.monotonic() - self.since > TIMEOUT and not self.line.poll():
            raise self._fault(f"took more than {TIMEOUT:.0f} seconds.")

    def _fault(self, what: str) -> NotebookError:
        return NotebookError(self._in_cell(what))

    def _in_cell(self, what: str) -> str:
        return f"{self.name}.ipynb: cell '{self.cell}' {what}"


def _work(line: Connection, notebook: Notebook, folder: str, env: dict[str, str]) -> None:
    """Run a notebook in this process; report each cell's name, and at the end the outputs or a fault."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this process.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        # Whatever ends the parent ends this process too, in the midst of a cell.
        ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGKILL)
    # Notebooks make much and throw away little: looking for waste less often saves a twentieth of their time.
    gc.set_threshold(100_000, 50, 50)
    os.environ.update(env)
    os.chdir(folder)
    from discourse.reporting.cells import Shell

    shell = Shell.opened()
    for number, cell in enumerate(notebook["cells"], start=1):
        if cell["cell_type"] == "code":
            line.send(("cell", cell.get("id", str(number))))
            if fault := shell.run(cell):
                fault = getattr(fault, "fault", fault)  # What went wrong while a table showed itself.
                if out_of_memory(fault):
                    return line.send(("lacks", ""))
                message = shortened(re.sub(r"\s+", " ", str(fault)).strip(), _LONGEST)
                kind = "lacks" if isinstance(fault, SetupError) else "failed"
                return line.send((kind, message if kind == "lacks" else f"{type(fault).__name__}: {message}"))
    line.send(("done", notebook))
