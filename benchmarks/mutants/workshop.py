"""A copy of the project to spoil, and forks of a process that holds all libraries, in which its tests run."""

import compileall
import contextlib
import importlib
import io
import os
import resource
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("statistics", "measures", "coding")


def copy(folder: Path) -> Path:
    """Copy what a test may write to, link the rest, and let this process and what it starts import from there."""
    for name in ("src", "tests", "data", "notebooks", "figures"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for other in ROOT.iterdir():
        if not (folder / other.name).exists() and other.name not in (".git", "reports"):
            (folder / other.name).symlink_to(other)
    (folder / "scratch").mkdir()
    compileall.compile_dir(folder / "src", quiet=1)
    os.environ |= {
        "PYTHONPATH": str(folder / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "DISCOURSE_HOME": str(folder),
        "HYPOTHESIS_PROFILE": "mutants",
    }
    sys.dont_write_bytecode = True
    sys.path[:] = [str(folder / "src"), *(path for path in sys.path if not path.startswith(str(ROOT / "src")))]
    os.chdir(folder)
    return folder


def load() -> None:
    """Load all libraries and the model of English, but leave no module of the project that a mutant may change."""
    importlib.import_module("discourse.text.language").language()
    stay = {name for name in sys.modules if name.partition(".")[0] == "discourse"}
    for name in ("sklearn.metrics", "hypothesis", "lexicalrichness", "krippendorff", "scipy.stats", "onnxruntime", "tokenizers", "matplotlib.pyplot",
                 "discourse.article", "discourse.comparison", "discourse.evaluation", "discourse.reporting.verify"):  # fmt: skip
        importlib.import_module(name)
    for package in ("measures", "coding"):
        for path in sorted(Path("src/discourse", package).rglob("*.py")):
            importlib.import_module(".".join(path.relative_to("src").with_suffix("").parts).removesuffix(".__init__"))
    for name in sorted(sys.modules):
        if name.partition(".")[0] == "discourse" and name not in stay:
            del sys.modules[name]
            above, _, own = name.rpartition(".")
            if above in sys.modules and own in vars(sys.modules[above]):
                delattr(sys.modules[above], own)


def forked(work: Callable[[], int], seconds: float) -> int:
    """Do work in a fork that may use so many seconds of the processor; its exit code, negative where it had to be stopped."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 99
    try:
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, most + 1))
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            code = work()
    finally:
        os._exit(code)


def run_tests(names: list[str], *plugins: object) -> int:
    """Pytest's exit code of some tests, the first failure ends them."""
    options = ["-q", "-p", "no:cacheprovider", "--basetemp", "scratch/tests"]
    return int(pytest.main([*options, *names], plugins=list(plugins)))


@contextlib.contextmanager
def spoilt(path: Path, source: str) -> Iterator[None]:
    """Hold other source in a module for a while."""
    before, written = path.read_text(encoding="utf-8"), path.stat().st_mtime_ns
    path.write_text(source, encoding="utf-8")
    os.utime(path, (0, 0))  # Python takes a compiled file for that of a source by second and size.
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")
        os.utime(path, ns=(written, written))
        shutil.rmtree("scratch/cache/codings", ignore_errors=True)
