"""Packages that are not part of the plain install: what needs one asks here, so that a missing one is one sentence."""

from importlib import import_module
from importlib.metadata import metadata
from typing import Any

from discourse.base.errors import SetupError, shortened

_PRODUCT = "discourse-analysis"


def extra(module: str, name: str, what: str) -> Any:
    """Import a module of an extra.

    Args:
        module: what is imported, `docx`.
        name: the extra of pyproject.toml that brings it, `formats`.
        what: what cannot be done without it, the beginning of the sentence: `a Word file`.

    Raises:
        SetupError: it is not installed; says how to install it.
        ValueError: pyproject.toml knows no such extra, which is a slip of ours.

    >>> extra("json", "lab", "this").loads("[1]")
    [1]
    """
    if name not in (metadata(_PRODUCT).get_all("Provides-Extra") or ()):
        raise ValueError(f"pyproject.toml has no extra '{name}'")
    needs = f"{what} needs the package '{module.partition('.')[0]}', which"
    try:
        return import_module(module)
    except ModuleNotFoundError:
        raise SetupError(f"{needs} is not installed: pip install '{_PRODUCT}[{name}]'") from None
    except ImportError as fault:
        raise SetupError(f"{needs} cannot be loaded: {shortened(str(fault), 200)}") from None
