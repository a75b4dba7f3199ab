"""Every example in a docstring runs, and nothing slow is imported at the top."""

import doctest
import importlib
import inspect
import pkgutil
import subprocess
import sys
from typing import Any

import pytest

import discourse.statistics as package

MODULES = [
    importlib.import_module(f"{package.__name__}.{info.name}") for info in pkgutil.iter_modules(package.__path__)
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rsplit(".", 1)[-1])
def test_examples_run_and_every_function_says_what_it_does(module: Any) -> None:
    assert doctest.testmod(module).failed == 0
    for name, function in vars(module).items():
        if inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_"):
            assert inspect.getdoc(function), name


def test_nothing_slow_is_imported_at_the_top() -> None:
    names = ", ".join(module.__name__ for module in MODULES)
    slow = "('scipy.stats', 'scipy.optimize', 'pandas')"
    code = f"import sys, {names}; print([name for name in {slow} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"
