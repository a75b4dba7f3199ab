"""Lexicons: words in groups, each group with its meaning in numbers, written as a card and a table."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from discourse.base import paths
from discourse.base.errors import CardError, UsageError, did_you_mean
from discourse.io.cards import read_card

_NUMBER = (int, float)
CARD = {
    "title": str,
    "citation": str,
    "licence": str,
    "note": str,
    "group": [
        {
            "name": str,
            "definition": str,
            "example": str,
            "agent": _NUMBER,
            "patient": _NUMBER,
            "effect": _NUMBER,
            "own": _NUMBER,
        }
    ],
}
COLUMNS = ("word", "pos", "group")


@dataclass(frozen=True)
class Group:
    """Words that say the same of the people around them; see the card for the meaning of the four numbers."""

    name: str
    agent: float = 0.0
    patient: float = 0.0
    effect: float = 0.0
    own: float = 0.0


@dataclass(frozen=True)
class Lexicon:
    """Words by lemma and part of speech; a word may be in several groups."""

    name: str
    groups: dict[str, Group]
    words: dict[tuple[str, str], tuple[Group, ...]]

    def has(self, word: str, group: str) -> bool:
        """Whether a word stands in a group, whatever its part of speech."""
        return word in self._by_group.get(group, ())

    @cached_property
    def _by_group(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for (word, _), named in self.words.items():
            for group in named:
                found.setdefault(group.name, set()).add(word)
        return found

    def of(self, word: str, pos: str) -> tuple[Group, ...]:
        """The groups of a word, none where it is not listed."""
        return self.words.get((word, pos), ())


@lru_cache(maxsize=8)
def read_lexicon(name: str) -> Lexicon:
    """Read a lexicon by its name in `data/words`.

    Raises:
        UsageError: there is no such lexicon.
        CardError: a slip in the card or the table, with file, line, cause and remedy.
    """
    path = paths.find("words", f"{name}.tsv")
    if path is None:
        names = [other.stem for other in paths.every("words", "*.tsv")]
        raise UsageError(f"{name}: no lexicon of this name; {did_you_mean(name, names)}")
    card = read_card(path.with_suffix(".toml"), CARD, required=("title", "citation", "licence", "group"))
    numbers = ("agent", "patient", "effect", "own")
    groups = {row["name"]: Group(row["name"], *(float(row.get(key, 0.0)) for key in numbers)) for row in card["group"]}
    return Lexicon(name, groups, _words(path, groups))


def _words(path: Path, groups: dict[str, Group]) -> dict[tuple[str, str], tuple[Group, ...]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise CardError(f"{path.name}: line 1: the columns must be {', '.join(COLUMNS)}, separated by tabs.")
    found: dict[tuple[str, str], list[Group]] = {}
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            raise CardError(f"{path.name}: line {number}: {len(cells)} cells under {len(COLUMNS)} columns; mend it.")
        word, pos, group = cells
        if group not in groups:
            raise CardError(f"{path.name}: line {number}: unknown group '{group}'; {did_you_mean(group, groups)}")
        if groups[group] in found.setdefault((word, pos), []):
            raise CardError(f"{path.name}: line {number}: '{word}' stands in '{group}' twice; delete one.")
        found[word, pos].append(groups[group])
    return {key: tuple(value) for key, value in found.items()}
