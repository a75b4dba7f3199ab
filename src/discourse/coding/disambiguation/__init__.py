"""Disambiguation rules: small, named, one file each. The file `rules/modal_sense.py` holds the rule `modal-sense`.

A codebook names a rule in its column `rule`. The rule looks at one place where a cue matched and says whether the
code holds there, and why. Nothing has to be registered: the file is the rule.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

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
            Where the place is not even a candidate, it is empty, and nothing is kept of the place.
        actor: who acts, speaks or is meant, as printed.
        polarity: positive, negative, or empty.
        span: rows to code instead of those that matched.
    """

    holds: bool
    why: str = ""
    actor: str = ""
    polarity: str = ""
    span: tuple[int, int] | None = None


Rule = Callable[[Place], Reading]


def listed() -> list[str]:
    """The names of the rules, sorted."""
    return sorted(module.name.replace("_", "-") for module in iter_modules(__path__) if not module.name.startswith("_"))


@cache
def get(name: str) -> Rule:
    """Find a rule by its name.

    Raises:
        CardError: there is no such rule.
    """
    if name not in listed():
        raise CardError(f"rule '{name}' is unknown; {did_you_mean(name, listed())}")
    stem = name.replace("-", "_")
    rule: Rule = getattr(import_module(f"{__name__}.{stem}"), stem)
    return rule
