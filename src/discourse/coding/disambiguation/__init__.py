"""Disambiguation rules: small, named functions, grouped by phenomenon. The function `modal_sense` is the rule `modal-sense`.

A codebook names a rule in its column `rule`. The rule looks at one place where a cue matched and says whether the
code holds there, and why. Nothing has to be registered: every public function of a module or package of this
folder that takes a `Place` and returns a `Reading` is a rule.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from inspect import isfunction
from pkgutil import walk_packages

from discourse.base.errors import CardError, did_you_mean
from discourse.io.codebooks import Cue
from discourse.text.tokens import TokenView


@dataclass(frozen=True)
class Place:
    """Where a cue matched: the rows from `first` to before `stop` of the view."""

    view: TokenView
    first: int
    stop: int
    cue: Cue


@dataclass(frozen=True)
class Reading:
    """What a rule says of a place: whether the code holds, why, and what it found on the way.

    Args:
        holds: whether the place gets the code.
        why: one short clause; it becomes the coding's note, or the reason of a rejected reading.
        actor: who acts, speaks or is meant, as printed.
        polarity: positive, negative, or empty.
        span: rows to code instead of those that matched.
        parts: named stretches that belong to the coding (source, content, clause, negator ...), in rows.
    """

    holds: bool
    why: str = ""
    actor: str = ""
    polarity: str = ""
    span: tuple[int, int] | None = None
    parts: Mapping[str, tuple[int, int]] = field(default_factory=dict)


Rule = Callable[[Place], Reading]


@cache
def _found() -> dict[str, Rule]:
    """Every rule by its name; a name that two modules use is an error."""
    rules: dict[str, Rule] = {}
    for module in walk_packages(__path__, f"{__name__}."):
        loaded = import_module(module.name)
        for name, rule in vars(loaded).items():
            if name.startswith("_") or not isfunction(rule) or rule.__module__ != loaded.__name__:
                continue
            if list(rule.__annotations__.values()) != [Place, Reading]:
                continue
            if name.replace("_", "-") in rules:
                raise CardError(f"rule '{name}' stands in two modules; give one of them another name.")
            rules[name.replace("_", "-")] = rule
    return rules


def listed() -> list[str]:
    """The names of the rules, sorted."""
    return sorted(_found())


def get(name: str) -> Rule:
    """Find a rule by its name.

    Raises:
        CardError: there is no such rule.
    """
    if name not in _found():
        raise CardError(f"rule '{name}' is unknown; {did_you_mean(name, listed())}")
    return _found()[name]
