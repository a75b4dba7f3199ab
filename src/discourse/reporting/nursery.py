"""The nursery: one process that has imported everything already, and from which kernels are forked.

Each notebook still has a kernel, and so a clean state, of its own: a fork shares modules, never variables of another
notebook. Only where the system can fork (Linux, macOS); elsewhere the report uses ordinary kernels.
"""

import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from discourse.base.errors import DiscourseError, SetupError

_PRELOAD = (
    "IPython.core.interactiveshell", "ipykernel.ipkernel", "ipykernel.kernelapp",
    "matplotlib.backends.backend_agg", "matplotlib.backends.backend_pdf", "matplotlib.backends.backend_svg",
    "matplotlib.figure", "networkx", "pandas", "pyarrow.parquet", "scipy.special", "discourse.article",
    "discourse.reporting.html", "lark",
)  # fmt: skip


class Nursery:
    """The process that kernels are forked from. One thread, no event loop: the only state in which forking is safe."""

    def __init__(self) -> None:
        self._line, child = Pipe()
        self.pid = os.fork()
        if self.pid == 0:
            self._line.close()
            _serve(child)
            os._exit(0)
        child.close()

    def ask(self, kind: str, *what: Any) -> Any:
        """Ask for something: `prepare` an article, start a `kernel`, begin the `marked` page.

        Raises:
            DiscourseError: what went wrong there, as it would have been raised here.
        """
        try:
            self._line.send((kind, what))
            answer = self._line.recv()
        except (EOFError, OSError):
            raise SetupError("The process that starts the kernels has ended; run the command again.") from None
        if isinstance(answer, DiscourseError):
            raise answer
        return answer

    def close(self) -> None:
        """End the process; kernels that still run end with it."""
        self._line.close()
        try:
            os.waitpid(self.pid, 0)
        except ChildProcessError:
            return


def _serve(line: Connection) -> None:
    """Answer until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent; it closes the line.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # The system forgets kernels that have ended.
    _preload()
    while True:
        try:
            kind, what = line.recv()
        except (EOFError, OSError):
            return
        try:
            line.send(_ANSWERS[kind](line, *what))
        except DiscourseError as fault:
            line.send(fault)
        except Exception as fault:
            line.send(SetupError(f"A kernel could not be prepared ({fault!r})."))
            traceback.print_exc()


def _preload() -> None:
    from importlib import import_module

    for name in _PRELOAD:
        import_module(name)
    from matplotlib import font_manager

    from discourse import measures

    font_manager.findfont("DejaVu Sans")
    for name in measures.listed():
        measures.get(name)
    # What is loaded stays for good: the collector need not look at it, and so need not copy it in every kernel.
    gc.collect()
    gc.freeze()
    # Notebooks make much and throw away little: looking for waste less often saves a twentieth of their time.
    gc.set_threshold(100_000, 50, 50)


def _prepare(line: Connection, article: str) -> int:
    """Annotate once, so that every kernel finds the tokens in the cache; that a cache lacks room must not matter."""
    from discourse.io.articles import read_article
    from discourse.text.annotation import annotate

    return len(annotate(read_article(article)))


def _fork_kernel(line: Connection, connection_file: str, env: dict[str, str], folder: str) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        line.close()
        os.setpgrp()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        if not os.environ.get("DISCOURSE_DEBUG"):
            # What a kernel has to say goes through Jupyter; its last words when it is stopped would only startle.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
        os.environ.update(env)
        os.chdir(folder)
        sys.argv = ["kernel"]
        from ipykernel.kernelapp import IPKernelApp

        # With a parent named, a kernel whose parent has died ends by itself.
        settings = ["--IPKernelApp.log_level=CRITICAL", f"--IPKernelApp.parent_handle={os.getppid()}"]
        IPKernelApp.launch_instance(argv=["-f", connection_file, *settings])
        code = 0
    except SystemExit:
        code = 0
    except BaseException as fault:
        # Whoever asked is told by nbclient; a traceback from a process nobody sees would only startle.
        if os.environ.get("DISCOURSE_DEBUG"):
            sys.stderr.write(f"kernel: {fault!r}\n")
    finally:
        os._exit(code)


def _fork_marked(line: Connection, article: str, file: str) -> int:
    """Write the marked-up text beside the kernels; whoever waits for the file sees it whole or not at all."""
    pid = os.fork()
    if pid:
        return pid
    try:
        line.close()
        from discourse.reporting import marked

        marked.write(article, file)
    finally:
        os._exit(0)


_ANSWERS: dict[str, Callable[..., int]] = {"prepare": _prepare, "kernel": _fork_kernel, "marked": _fork_marked}

current: Nursery | None = None
"""The nursery of this process, while a report is under way."""


@contextmanager
def opened() -> Iterator[None]:
    """Keep a nursery open, where the system can fork; open it before anything heavy is imported."""
    global current
    if hasattr(os, "fork") and not os.environ.get("DISCOURSE_PLAIN_KERNELS"):
        sys.stdout.flush()
        sys.stderr.flush()
        current = Nursery()
    try:
        yield
    finally:
        if current:
            current.close()
            current = None
