"""Word lists: words in groups, written as a table and a card. What rules and measures know of English stands here.

The table has the columns `word` and `group`, and `pos` between them where the part of speech decides; the card says
what a group means, with an example, and where it comes from. A word may stand in several groups.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from discourse.base import paths
from discourse.base.errors import CardError, UsageError, did_you_mean
from discourse.io.cards import read_card, read_rows

_NUMBER = (int, float)
_SIGNS = ("agent", "patient", "effect", "own")
_GROUP = {"name": str, "definition": str, "example": str, "source": str, **dict.fromkeys(_SIGNS, _NUMBER)}
CARD = {"title": str, "citation": str, "licence": str, "note": str, "group": [_GROUP]}
COLUMNS = ("word", "group")


@dataclass(frozen=True)
class Group:
    """Words of one kind; the four numbers, for lexicons of evaluation only, say what a word says of those around it."""

    name: str
    agent: float = 0.0
    patient: float = 0.0
    effect: float = 0.0
    own: float = 0.0


@dataclass(frozen=True)
class WordList:
    """Words by lemma and part of speech, empty where the list does not ask for one."""

    name: str
    groups: dict[str, Group]
    words: dict[tuple[str, str], tuple[Group, ...]]

    def has(self, word: str, group: str) -> bool:
        """Whether a word stands in a group, whatever its part of speech."""
        return word in self.members(group)

    def of(self, word: str, pos: str = "") -> tuple[Group, ...]:
        """The groups of a word, none where it is not listed."""
        return self.words.get((word, pos), ())

    def members(self, group: str) -> frozenset[str]:
        """The words of a group; CardError where the list has no such group."""
        if group not in self._members:
            raise CardError(f"{self.name}.toml: no group '{group}'; {did_you_mean(group, self.groups)}")
        return self._members[group]

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Word to the name of its first group."""
        return MappingProxyType({word: groups[0].name for (word, _), groups in self.words.items()})

    @cached_property
    def _members(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for (word, _), groups in self.words.items():
            for group in groups:
                found.setdefault(group.name, set()).add(word)
        return {name: frozenset(found.get(name, ())) for name in self.groups}


def word_set(name: str, *groups: str) -> frozenset[str]:
    """The words of one group of a list, or of several together."""
    return frozenset[str]().union(*(read_words(name).members(group) for group in groups))


def word_kinds(name: str) -> Mapping[str, str]:
    """Word to group, of a list in which every word stands once."""
    return read_words(name).kinds


@lru_cache(maxsize=64)
def read_words(name: str) -> WordList:
    """Read a word list by its name in `data/words`; UsageError where there is none, CardError for a slip in it."""
    path = paths.find("words", f"{name}.tsv")
    if path is None:
        names = [other.stem for other in paths.every("words", "*.tsv")]
        raise UsageError(f"{name}: no word list of this name; {did_you_mean(name, names)}")
    card = read_card(path.with_suffix(".toml"), CARD, required=("title", "citation", "licence", "group"))
    groups = {}
    for row in card["group"]:
        for key in ("name", "definition", "example"):
            if not row.get(key):
                raise CardError(f"{name}.toml: group '{row.get('name', '?')}' has no {key}; write one.")
        groups[row["name"]] = Group(row["name"], *(float(row.get(key, 0.0)) for key in _SIGNS))
    found = WordList(name, groups, _words(path, groups))
    for group in groups:
        if not found.members(group):
            raise CardError(
                f"{path.name}: no word stands in group '{group}'; add one, or delete the group on the card."
            )
    return found


def _words(path: Path, groups: dict[str, Group]) -> dict[tuple[str, str], tuple[Group, ...]]:
    found: dict[tuple[str, str], tuple[Group, ...]] = {}
    for number, row in read_rows(path, COLUMNS, optional=("pos",)):
        word, group, key = row["word"], row["group"], (row["word"], row.get("pos", ""))
        if group not in groups:
            raise CardError(f"{path.name}: line {number}: unknown group '{group}'; {did_you_mean(group, groups)}")
        if groups[group] in found.get(key, ()):
            raise CardError(f"{path.name}: line {number}: '{word}' stands in '{group}' twice; delete one.")
        found[key] = (*found.get(key, ()), groups[group])
    return found
