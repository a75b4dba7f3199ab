"""Executing notebooks: some at a time, each in a kernel of its own, nothing written unless all succeed."""

import asyncio
import atexit
import copy
import os
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

# jsonschema would spend more than a second compiling a grammar of web addresses that no notebook is checked against.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

from discourse.base.errors import NotebookError
from discourse.reporting import forked

# One more than there are processors: a kernel that starts or ends mostly waits.
JOBS = (os.cpu_count() or 2) + 1
TIMEOUT = 900


def read_notebook(path: Path, article: str) -> Any:
    """Read a notebook and put the article's name into its `parameters` cell.

    Raises:
        NotebookError: not a notebook, or without such a cell.
    """
    try:
        notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, KeyError) as fault:
        raise NotebookError(f"{path.name}: not a Jupyter notebook ({type(fault).__name__}).") from None
    for cell in notebook.cells:
        if "parameters" in cell.get("metadata", {}).get("tags", []):
            cell.source = re.sub(r"(?m)^article = .*$", lambda _: f"article = {article!r}", cell.source)
            return notebook
    raise NotebookError(f"{path.name}: no cell is tagged 'parameters'; tag the one that says article = ...")


def execute(paths: list[Path], article: str, env: dict[str, str], done: Callable[[str, Any], None]) -> None:
    """Execute notebooks on an article.

    Args:
        paths: the notebooks.
        article: what stands in their `parameters` cell.
        env: variables that the kernels see.
        done: called with a notebook's stem and its executed form as soon as it is finished.

    Raises:
        NotebookError: a cell failed; names notebook, cell and error.
    """
    notebooks = {path.stem: read_notebook(path, article) for path in paths}
    with asyncio.Runner(loop_factory=_Loop) as runner:
        runner.run(_all(notebooks, paths[0].parent, env, done))


class _Loop(asyncio.SelectorEventLoop):
    """A loop that nbclient cannot give signal handlers: Ctrl-C has to stop all notebooks, not to tidy up one."""

    def add_signal_handler(self, *_: Any) -> None:  # type: ignore[override]
        """Refuse, in the way nbclient expects where handlers are impossible."""
        raise RuntimeError("signals are handled by the command line")


async def _all(notebooks: dict[str, Any], folder: Path, env: dict[str, str], done: Callable[[str, Any], None]) -> None:
    gate = asyncio.Semaphore(JOBS)

    async def one(stem: str) -> None:
        async with gate:
            done(stem, await _run(stem, notebooks[stem], folder, env))

    # The longest first: begun last, it would run alone at the end.
    order = sorted(notebooks, key=lambda stem: (-len(notebooks[stem].cells), stem))
    tasks = [asyncio.create_task(one(stem)) for stem in order]
    try:
        await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise


async def _run(stem: str, notebook: Any, folder: Path, env: dict[str, str]) -> Any:
    with tempfile.TemporaryDirectory(prefix="discourse-") as sockets:
        return await _run_in(sockets, stem, notebook, folder, env)


async def _run_in(sockets: str, stem: str, notebook: Any, folder: Path, env: dict[str, str]) -> Any:
    manager = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=forked.Specs())
    if sys.platform != "win32":
        manager.transport, manager.ip = "ipc", f"{sockets}/kernel"
    client = NotebookClient(
        copy.deepcopy(notebook), km=manager, timeout=TIMEOUT, record_timing=False, shutdown_kernel="immediate",
        resources={"metadata": {"path": str(folder)}},
    )  # fmt: skip
    try:
        return await client.async_execute(env=os.environ | env, cleanup_kc=True)
    except CellExecutionError as fault:
        cell = next((c.get("id", "?") for c in client.nb.cells if _failed(c)), "?")
        message = re.sub(r"\s+", " ", str(fault.evalue)).strip()
        raise NotebookError(f"{stem}.ipynb: cell '{cell}' failed: {fault.ename}: {message}") from fault
    except (DeadKernelError, TimeoutError, RuntimeError) as fault:
        raise NotebookError(f"{stem}.ipynb: its kernel ended or did not answer ({fault}).") from fault
    finally:
        # nbclient would clean up a second time at exit and complain that there is nothing left.
        atexit.unregister(client._cleanup_kernel)


def _failed(cell: Any) -> bool:
    return any(output.get("output_type") == "error" for output in cell.get("outputs", []))
