"""Samples: which sentences of an article a person read, how they were drawn, and the codes given (`<slug>.samples.tsv`).

An estimate of a share is made from this table and the machine's codings alone, so that it can be made again.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from discourse.base.errors import CardError
from discourse.io.beside import NONE, columns, keep, moved, read


@dataclass(frozen=True)
class Drawn:
    """One sentence of a sheet: `codes` are those it was given, `none`, or a dash where it was not read.

    `blind` is yes where the reader did not see what the machine proposes; `probability` is the chance that the sentence
    had to be drawn from the `frame`; `hash` is the fingerprint of the codes as they were defined.
    """

    codebook: str
    start: int
    end: int
    text: str
    codes: str
    coder: str
    day: str
    blind: str
    frame: str
    probability: float
    seed: str
    hash: str
    note: str = NONE

    @property
    def sample(self) -> tuple[str, str, str, str, str]:
        """The sample that it belongs to; a sheet that comes back once more takes the place of what it was."""
        return self.codebook, self.coder, self.blind, self.frame, self.seed


def chance(cell: str, place: str) -> float:
    """A probability as a sheet writes it, above 0 and at most 1; CardError where it is none."""
    try:
        p = round(float(cell.replace(",", ".")), 9)
    except ValueError:
        p = 0.0
    if not 0 < p <= 1:
        raise CardError(f"{place}: the probability '{cell}' must be above 0 and at most 1; do not change this column.")
    return p


def read_samples(path: Path, text: str) -> tuple[Drawn, ...]:
    """Read what was drawn of a text; sentences that the text no longer has are left out. None where there is no file.

    Raises:
        CardError: a slip in the table, with file and line.
    """
    return tuple(filter(None, (moved(one, text) for one in _read(path))))


def keep_samples(path: Path, made: list[Drawn], *, whole: bool = True) -> Path:
    """Add what was drawn to what is there; the same sample read again takes the place of the earlier reading.

    Where it is not `whole` only its sentences that were read again do.
    """
    new = {(one.sample, -1 if whole else one.start) for one in made}
    kept = [one for one in _read(path) if (one.sample, -1 if whole else one.start) not in new]
    return keep(path, map(asdict, sorted([*kept, *made], key=lambda one: (one.sample, one.start))), columns(Drawn))


def _read(path: Path) -> Iterator[Drawn]:
    return (replace(one, probability=chance(str(one.probability), place)) for place, one in read(path, Drawn))
