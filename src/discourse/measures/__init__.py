"""Measures: table in, table out; one file, one measure; the file is found by its name, nothing is registered.

A measure asks for the tables it needs by the names of its positional parameters:

``tokens``      the token table                  ``words``      the counted words, under the counting rules
``codings``     codings of the chosen codebook   ``book``       that codebook itself
``reference``   counts of the chosen reference   ``text``       the article's text as read
``actors``      the actors of the article's card ``counting``   the counting rules
``view``        the tokens laid out for queries  ``article``    the article itself, for what its card says
``held``        sentences and codes that hold    ``similar``    coded sentences like each of them
``ruled``       codings of the rules alone       ``lines``      concordance lines that a person read

A measure that compares texts asks for

``texts``       one row per text compared        ``each_words`` the words of each of them, in this order
``rows``        what another measure counts in each of them

A measure of measures says in `TABLES` which measure, with which options, makes a further table that it asks for.
Its keyword-only parameters are its options; the command line makes flags of them, `Article` a method's arguments.
A measure of what another language may lack says so in `NEEDS`: a column of the token table, or `english`, and what it stands for.
Only these, and what it is compared with, stand under Args. A measure that needs words raises `EmptyTextError` where
the text has none.
"""

import inspect
import numbers
import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, Literal, get_args, get_origin

import pandas as pd

from discourse.base.errors import UsageError, did_you_mean, shortened

Measure = Callable[..., pd.DataFrame]
REFERENCE = "auto"
"""The reference that fits the genre on the article's card."""
# What is mostly said first comes first in a method: article.framing("policy-frames"), article.concordance("must").
_FIRST = ("codebook", "codebooks", "query", "node", "terms")
_CONTRAST = ".contrast."
_MOST = 1_000_000
# Tables that exist for English alone, and what they are made with.
_ENGLISH = {
    "codings": "the English codebook", "book": "the English codebook", "ruled": "the English codebook",
    "held": "the English codebook", "readings": "the English reader", "similar": "the English reader", "norms": "the English norms",
}  # fmt: skip
_KINDS: dict[type, tuple[type, str]] = {
    bool: (bool, "True or False"), int: (numbers.Integral, "a whole number"), float: (numbers.Real, "a number"),
}  # fmt: skip


def listed() -> list[str]:
    """The names of the measures of one text, sorted; `contrasts` has those that compare texts."""
    return sorted(name.replace("_", "-") for name, home in _homes().items() if _CONTRAST not in home)


def contrasts() -> list[str]:
    """The names of the measures that compare texts, sorted."""
    return sorted(name.replace("_", "-") for name, home in _homes().items() if _CONTRAST in home)


@cache
def get(name: str) -> Measure:
    """Find a measure by its name."""
    stem = name.replace("-", "_")
    if stem not in _homes():
        raise UsageError(f"{name}: no measure of this name; {did_you_mean(name, listed())}")
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


def tables(measure: Measure) -> dict[str, tuple[str, dict[str, Any]]]:
    """The tables of other measures that a measure asks for: parameter to measure and options."""
    found: dict[str, tuple[str, dict[str, Any]]] = getattr(import_module(measure.__module__), "TABLES", {})
    return found


def needs(measure: Measure) -> dict[str, str]:
    """What a measure needs of a language beyond words: a column of the token table or the name of a table, and what it stands for."""
    own: dict[str, str] = getattr(import_module(measure.__module__), "NEEDS", {})
    return own | {name: _ENGLISH[name] for name in inputs(measure) if name in _ENGLISH}


def by_sentence(measure: Measure) -> bool:
    """Whether a measure rests on codings, which are made sentence by sentence, or on a measure that does."""
    return not _ENGLISH.keys().isdisjoint(inputs(measure)) or any(
        by_sentence(get(name)) for name, _ in tables(measure).values()
    )


def options(measure: Measure) -> dict[str, inspect.Parameter]:
    """The keyword-only options of a measure, by name."""
    kinds = inspect.signature(measure).parameters.values()
    return {p.name: p for p in kinds if p.kind is p.KEYWORD_ONLY}


def settings(measure: Measure) -> dict[str, inspect.Parameter]:
    """All that may be said to a measure, in the order of a method's arguments: its options and what it is compared with."""
    own = options(measure)
    if "reference" in inputs(measure):
        own["reference"] = inspect.Parameter(
            "reference", inspect.Parameter.KEYWORD_ONLY, default=REFERENCE, annotation=str
        )
    first = [own.pop(name) for name in _FIRST if name in own]
    lead = [p.replace(kind=inspect.Parameter.POSITIONAL_OR_KEYWORD) for p in first]
    return {p.name: p for p in (*lead, *own.values())}


def usual(name: str) -> dict[str, Any]:
    """All options of a measure as they are unless told otherwise."""
    return {key: parameter.default for key, parameter in settings(get(name)).items()}


def checked(name: str, given: dict[str, Any]) -> dict[str, Any]:
    """Hold options against a measure's signature; a list of names becomes one text, separated by commas."""
    known = settings(get(name))
    for key, value in given.items():
        if key not in known:
            raise UsageError(f"{name}: no option '{key}'; {did_you_mean(key, known)}")
        choices = get_args(known[key].annotation) if get_origin(known[key].annotation) is Literal else ()
        if choices and value not in choices:
            hint = did_you_mean(str(value), map(str, choices))
            raise UsageError(f"{name}: {key}='{shortened(str(value))}' is unknown; {hint}")
        kind, what = _KINDS.get(type(known[key].default), (object, ""))
        if not isinstance(value, kind) or (isinstance(value, bool) and kind not in (bool, object)):
            raise UsageError(f"{name}: {key} must be {what}, not {value!r}.")
        if isinstance(value, str) and re.search("[\ud800-\udfff]", value):
            raise UsageError(f"{name}: {key}='{shortened(value)}' holds bytes that are no character.")
        if isinstance(value, int) and abs(value) > _MOST:
            raise UsageError(f"{name}: {key} must not be above {_MOST:,}.")
    return {
        key: ",".join(map(str, value)) if isinstance(value, list | tuple) else value for key, value in given.items()
    }
