"""Errors that a user can act on: one sentence that names the file, the place, the cause and the remedy."""

import errno
import re
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

from discourse.base.options import options
from discourse.base.text import shown


class DiscourseError(Exception):
    """A fault that is told in one sentence and ends the command with `exit_code`."""

    exit_code = 2

    def _render_traceback_(self) -> list[str]:
        """What a notebook prints: the sentence alone; all of it where `discourse.options.debug` is set."""
        if options.debug:
            return "".join(traceback.format_exception(self)).splitlines()
        return [f"{type(self).__name__}: {self}"]


class NotebookError(DiscourseError):
    """A notebook of the report failed."""

    exit_code = 1


class UsageError(DiscourseError):
    """The command, an option, a query or a name is wrong."""


class NotAvailable(UsageError):
    """A measure needs what is not there for the language of the article."""


class UnknownName(UsageError, AttributeError, KeyError):
    """An attribute or a column that is not there; an `AttributeError` and a `KeyError` to Python and pandas."""

    __str__ = Exception.__str__


class CardError(DiscourseError):
    """A card, codebook, reference or data file breaks its own rules."""


class SetupError(DiscourseError):
    """The machine lacks something: the language model, a kernel, room on the disk."""

    exit_code = 3


NO_MEMORY = "the memory is full; close other programs, or give less at a time"
_ALLOCATION = re.compile("bad_alloc|cannot allocate memory|unable to allocate|failed to map segment", re.IGNORECASE)
"""What libraries say of a full memory, each by an error of its own."""


def out_of_memory(fault: BaseException | None) -> bool:
    """Whether a fault, or the one that it was raised for, came of a full memory."""
    while fault is not None:
        full = isinstance(fault, MemoryError) or (isinstance(fault, OSError) and fault.errno == errno.ENOMEM)
        if full or _ALLOCATION.search(str(fault)):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


class ArticleError(DiscourseError):
    """The text cannot be analysed: not UTF-8, empty, not English."""

    exit_code = 4


class EmptyTextError(ArticleError):
    """A measure was asked of a text without a single word."""


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Tell in a SetupError what could not be written."""
    try:
        yield
    except OSError as fault:
        why = f"cannot be written ({fault.strerror or 'not all of it found room'}); free some room or give yourself the right"
        raise SetupError(f"{fault.filename or place}: {why}.") from None


def shortened(text: str, most: int = 60) -> str:
    """Give the beginning of a long text, safe to show, for a message.

    >>> shortened("a" * 99, 3)
    'aa…'
    """
    return shown(text if len(text) <= most else f"{text[: most - 1]}…")


def did_you_mean(name: str, choices: Iterable[str], also: Iterable[str] = ()) -> str:
    """Give the remedy for a misspelt name: the nearest known one, the first that holds it, or all.

    Args:
        also: names that may be meant too, too many to be listed.

    >>> did_you_mean("keynes", ["keyness", "dispersion"])
    "did you mean 'keyness'?"
    >>> did_you_mean("zzz", ["keyness", "dispersion"])
    'known are: dispersion, keyness'
    >>> did_you_mean("zhang", ["zhang-xiao-2024"])
    "did you mean 'zhang-xiao-2024'?"
    """
    known = sorted(choices)
    every = [*known, *also]
    near = get_close_matches(name, every, n=1) or [one for one in every if len(name) > 2 and name in one]
    return f"did you mean '{near[0]}'?" if near else f"known are: {', '.join(known) or 'none'}"
