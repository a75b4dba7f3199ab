"""`discourse doctor`: say whether this machine has what the suite needs."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from discourse.base import paths
from discourse.base.errors import SetupError, writing
from discourse.cli._common import probe
from discourse.text.language import model_version

EXAMPLES = ("discourse doctor",)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments: none."""


def run(options: argparse.Namespace) -> int:
    """Print one line per need; exit code 3 where one is not met."""
    return 3 if probe(_PROBES.items()) else 0


def _packages() -> str:
    return ", ".join(f"{name} {version(name)}" for name in ("spacy", "nltk", "pandas", "matplotlib", "nbconvert"))


def _kernel() -> str:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        return str(KernelSpecManager().get_kernel_spec("python3").resource_dir)
    except NoSuchKernel:
        raise SetupError("no kernel 'python3': run 'python -m ipykernel install --sys-prefix'.") from None


def _writable(folder: Path) -> str:
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder):
            return f"{folder}, {shutil.disk_usage(folder).free / 1e9:.0f} GB free"


_PROBES: dict[str, Callable[[], str]] = {
    "Python": lambda: f"{sys.version.split()[0]}, {sys.executable}",
    "Python packages": _packages, "language model": model_version, "Jupyter kernel": _kernel,
    "project folder": lambda: str(paths.home()), "data": lambda: str(paths.packaged() / "data"),
    "notebooks": lambda: f"{len(paths.notebooks())} found", "figures": lambda: _writable(paths.home() / "figures"),
    "reports": lambda: _writable(paths.home() / "reports"), "cache": lambda: _writable(paths.cache()),
}  # fmt: skip
