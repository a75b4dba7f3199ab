"""Every public function says what it must, and its example runs."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
from collections.abc import Callable
from typing import Any

import pytest

import discourse.statistics as package

MODULES = [
    importlib.import_module(f"{package.__name__}.{info.name}") for info in pkgutil.iter_modules(package.__path__)
]
FUNCTIONS = [
    pytest.param(function, id=f"{module.__name__.rsplit('.', 1)[-1]}.{name}")
    for module in MODULES
    if not module.__name__.rsplit(".", 1)[-1].startswith("_")
    for name, function in vars(module).items()
    if inspect.isroutine(function) and not name.startswith("_") and function.__module__ == module.__name__
]


def test_the_functions_are_found() -> None:
    assert len(FUNCTIONS) > 80


@pytest.mark.parametrize("function", FUNCTIONS)
def test_docstring_is_whole_and_its_example_runs(function: Callable[..., Any]) -> None:
    text = inspect.getdoc(function) or ""
    flat = " ".join(text.split())
    order = [flat.find(mark) for mark in ("Read ", "The trap", "Args:", "Returns:", "Raises:", "References:", ">>>")]
    assert -1 not in order, text
    assert order[0] < order[1] < order[2] < order[3] < order[4] < order[5] < order[6]
    described = flat[order[2] : order[3]]
    assert all(f"{name}:" in described for name in inspect.signature(function).parameters)
    plain = inspect.unwrap(function)
    examples = doctest.DocTestFinder(recurse=False).find(plain, globs=dict(vars(inspect.getmodule(plain))))
    outcome = doctest.DocTestRunner(verbose=False)
    for example in examples:
        outcome.run(example)
    assert outcome.tries > 0
    assert outcome.failures == 0


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rsplit(".", 1)[-1])
def test_modules_and_functions_stay_small(module: Any) -> None:
    source = inspect.getsource(module)
    assert source.count("\n") < 300
    for name, function in vars(module).items():
        if inspect.isfunction(function) and function.__module__ == module.__name__:
            code = inspect.getsource(function).count("\n") - (function.__doc__ or "").count("\n")
            assert code <= 40, name


def test_nothing_slow_is_imported_at_the_top() -> None:
    import subprocess
    import sys

    names = ", ".join(module.__name__ for module in MODULES)
    slow = "('scipy.stats', 'scipy.optimize', 'pandas')"
    code = f"import sys, {names}; print([name for name in {slow} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"
