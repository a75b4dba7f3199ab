"""Measures: table in, table out; one file, one measure; the file is found by its name, nothing is registered.

A measure asks for the tables it needs by the names of its positional parameters:

``tokens``      the token table                  ``words``      the counted words, under the counting rules
``codings``     codings of the chosen codebook   ``scheme``     that codebook itself
``reference``   counts of the chosen reference   ``text``       the article's text as read
``actors``      the actors of the article's card ``rules``      the counting rules
``view``        the tokens laid out for queries  ``article``    the article itself, for what its card says

Its keyword-only parameters are its options; the command line makes flags of them.
"""

import inspect
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

import pandas as pd

from discourse.base.errors import UsageError, did_you_mean

Measure = Callable[..., pd.DataFrame]


def listed() -> list[str]:
    """The names of the measures, sorted."""
    return sorted(name.replace("_", "-") for name in _homes())


@cache
def get(name: str) -> Measure:
    """Find a measure by its name.

    Raises:
        UsageError: there is no such measure.
    """
    if name.replace("_", "-") not in listed():
        raise UsageError(f"{name}: no measure of this name; {did_you_mean(name, listed())}")
    stem = name.replace("-", "_")
    measure: Measure = getattr(import_module(_homes()[stem]), stem)
    return measure


@cache
def _homes() -> dict[str, str]:
    """The module of each measure, by the measure's name."""
    found = (module.name for module in walk_packages(__path__, f"{__name__}.") if not module.ispkg)
    return {name.rpartition(".")[2]: name for name in found if "._" not in name}


def inputs(measure: Measure) -> list[str]:
    """The names of the tables that a measure asks for."""
    kinds = inspect.signature(measure).parameters.values()
    return [p.name for p in kinds if p.kind is p.POSITIONAL_OR_KEYWORD]


def options(measure: Measure) -> dict[str, inspect.Parameter]:
    """The keyword-only options of a measure, by name."""
    kinds = inspect.signature(measure).parameters.values()
    return {p.name: p for p in kinds if p.kind is p.KEYWORD_ONLY}
