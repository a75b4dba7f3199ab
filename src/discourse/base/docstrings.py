"""Docstrings, which are shown to readers: as titles, as help, and in the references of a report."""

import ast
import inspect
from collections.abc import Callable
from textwrap import dedent
from typing import Any


def docstring(function: Callable[..., Any]) -> str:
    """What a function says of itself; read from its file where Python was told to throw docstrings away (`python -OO`)."""
    if said := inspect.getdoc(function):
        return said
    definition = ast.parse(dedent(inspect.getsource(function))).body[0]
    return ast.get_docstring(definition) or "" if isinstance(definition, ast.FunctionDef) else ""
