"""Decisions: what people made of an article's codings, a table beside its text (`<slug>.decisions.tsv`).

A decision accepts, rejects, recodes or adds a code for a stretch of the text; the codebook stays as it is. Where two
decisions speak of the same code and stretch, the later row holds.
"""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from discourse.base.errors import CardError, did_you_mean
from discourse.io.beside import NONE as NONE
from discourse.io.beside import columns, keep, moved, read

VERDICTS = ("accepted", "rejected", "recoded", "added")
_OPTIONAL = ("recode", "unsure")


@dataclass(frozen=True)
class Decision:
    """One decision: `coder` made it on a `day`; `hash` is the fingerprint of the codes as they were defined.

    `recode` is the code that took the place of one that was `recoded`; `unsure` is `yes` where the coder said so.
    """

    codebook: str
    code: str
    start: int
    end: int
    text: str
    verdict: str
    coder: str
    day: str
    hash: str
    note: str = NONE
    recode: str = NONE
    unsure: str = NONE

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What a decision is about."""
        return self.codebook, self.code, self.start, self.end


def read_decisions(path: Path, text: str) -> tuple[tuple[Decision, ...], tuple[Decision, ...]]:
    """Read the decisions on a text, the last one on each code and stretch; none where there is no such file.

    Returns:
        Those that hold, and those whose words the text no longer has where they were, nor at just one other place.

    Raises:
        CardError: a slip in the table, with file and line.
    """
    hold: dict[tuple[str, str, int, int], Decision] = {}
    astray: list[Decision] = []
    for place, one in read(path, Decision, _OPTIONAL):
        if one.verdict not in VERDICTS:
            raise CardError(f"{place}: the verdict '{one.verdict}' is unknown; {did_you_mean(one.verdict, VERDICTS)}")
        if (one.verdict == "recoded") != (one.recode != NONE):
            raise CardError(f"{place}: 'recode' must name a code where the verdict is recoded, and only there.")
        if here := moved(one, text):
            hold.pop(here.key, None)
            hold[here.key] = here
        else:
            astray.append(one)
    return tuple(hold.values()), tuple(astray)


def keep_decisions(
    path: Path, text: str, made: Iterable[Decision], *, instead_of: Collection[tuple[str, str, int, int]] = ()
) -> Path:
    """Add decisions to those that are there; later ones on the same code and stretch hold, none is lost.

    `instead_of` are the keys of earlier ones that were taken back.
    """
    hold, astray = read_decisions(path, text)
    kept = {one.key: one for one in (*(old for old in hold if old.key not in instead_of), *made)}
    every = sorted((*kept.values(), *astray), key=lambda one: (one.codebook, one.start, one.end, one.code))
    return keep(path, map(asdict, every), columns(Decision))
