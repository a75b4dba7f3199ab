"""References: counts of a corpus that an article is compared with. Counts only, never texts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from discourse.base import paths
from discourse.base.errors import CardError, UsageError, did_you_mean
from discourse.base.text import folded
from discourse.io.cards import read_card

CARD = {
    "title": str, "citation": str, "licence": str, "source": str, "model": str, "register": str, "years": str, "documents": int,
    "words": int, "counting": str, "note": str, "genres": list,
    "part": [{"name": str, "title": str, "documents": int, "words": int, "register": str, "years": str}],
    "group": [{"name": str, "title": str, "parts": list, "genres": list}],
}  # fmt: skip
_MOST = 10**12
KEYS = ("word", "lemma", "pos")
GENERAL = "brown"
"""What an article is compared with whose genre no reference claims."""


@dataclass(frozen=True)
class Reference:
    """Counts of a corpus: one row per word (and lemma and part of speech where known), one column per part.

    `counts` has the columns word, lemma, pos, count; `size` is the number of running words. `parts` has a
    column of counts for each part, row by row beside `counts`.
    """

    name: str
    title: str
    counts: pd.DataFrame
    size: int
    documents: int
    register: str = ""
    years: str = ""
    counting: str = ""
    citation: str = ""
    parts: pd.DataFrame = field(default_factory=pd.DataFrame)

    @classmethod
    def of_parts(cls, table: pd.DataFrame, **known: Any) -> "Reference":
        """A reference of counts by `KEYS` with a column for each part; `known` are its other fields."""
        parts = table.drop(columns=list(KEYS))
        counts = table[list(KEYS)].assign(count=parts.sum(axis=1))
        return cls(counts=counts, size=int(counts["count"].sum()), parts=parts, **known)

    def describe(self) -> str:
        """Name the reference as a caption does: title, size, documents, years, register, counting rules."""
        documents = f"{self.documents:,} documents" if self.documents else ""
        facts = [f"{self.size:,} words", documents, self.years, self.register]
        return f"{self.title} ({', '.join(fact for fact in facts if fact)})"


def span(years: Iterable[object]) -> str:
    """The first and the last of some years: 1789-2021."""
    every = sorted(set(map(str, years)))
    return "-".join(dict.fromkeys((*every[:1], *every[-1:])))


def listed() -> list[str]:
    """The names of the references in `data/reference`, sorted."""
    return sorted(path.stem for path in paths.every("references", "*.toml") if path.with_suffix(".tsv").is_file())


def for_genre(genre: str) -> str:
    """The reference, or group of its parts, whose card lists a genre (`genres`); the general one where none does.

    >>> for_genre("diplomatic op-ed"), for_genre("op-ed"), for_genre("")
    ('un-general-debate', 'brown:press', 'brown')
    """
    for name in listed() if genre else []:
        card = read_card(_found(name).with_suffix(".toml"), CARD)
        for group in ({**card, "name": ""}, *card.get("group", [])):
            if genre.lower() in group.get("genres", []):
                return f"{name}:{group['name']}".removesuffix(":")
    return GENERAL


def _found(stem: str) -> Path:
    path = paths.find("references", f"{stem}.tsv") if re.fullmatch(r"[a-z0-9][a-z0-9-]*", stem) else None
    if path is None:
        raise UsageError(f"{stem}: no reference of this name; {did_you_mean(stem, listed())}")
    return path


def read_reference(name: str) -> Reference:
    """Read a reference: `brown`, parts or groups of it (`brown:news+editorial`, `brown:press`), or one of the user's own.

    Raises:
        UsageError: there is no such reference or part. CardError: a slip in the card or the counts, with its line.
    """
    stem, _, wanted = name.partition(":")
    path = _found(stem)
    card = read_card(path.with_suffix(".toml"), CARD, required=("title",))
    for kind, keys in (("part", ("name",)), ("group", ("name", "parts"))):
        for number, row in enumerate(card.get(kind, []), start=1):
            if missing := [key for key in keys if key not in row]:
                raise CardError(f"{stem}.toml: {kind} {number}: the key '{missing[0]}' is missing; add it.")
    table = _read_counts(path, path.stat().st_mtime_ns)
    parts = [column for column in table.columns if column not in KEYS]
    groups = {row["name"]: row for row in card.get("group", [])}
    asked = list(dict.fromkeys(wanted.split("+"))) if wanted else []
    # Each part once, though two groups may hold it.
    chosen = list(dict.fromkeys(p for one in asked for p in groups.get(one, {"parts": [one]})["parts"])) or parts
    for part in chosen:
        if part not in parts:
            raise UsageError(f"{name}: no part '{part}' in this reference; {did_you_mean(part, [*parts, *groups])}")
    rows = [row for row in card.get("part", []) if row["name"] in chosen]
    counts = table[list(KEYS)].assign(count=table[chosen].sum(axis=1))
    held = (counts["count"] > 0).to_numpy()
    if not held.any():
        raise CardError(f"{path.name}: it holds no counts above 0 to compare with.")
    counts = counts[held].reset_index(drop=True)
    named = {row["name"]: row.get("title", row["name"]) for row in (*rows, *groups.values())}
    titles = " and ".join(named.get(one, one) for one in asked)
    return Reference(
        name=name, title=f"{card['title']}: {titles}" if wanted else card["title"], counts=counts,
        size=_size(path.name, int(counts["count"].sum()), 0 if wanted else card.get("words", 0)),
        documents=sum(row.get("documents", 0) for row in rows) if wanted else card.get("documents", 0),
        register=card.get("register", ""), years=card.get("years", ""), counting=card.get("counting", ""),
        citation=card.get("citation", ""), parts=table.loc[held, chosen].reset_index(drop=True),
    )  # fmt: skip


def _size(file: str, counted: int, stated: int) -> int:
    """The running words: those counted, or as the card says where a list holds the commoner words only."""
    if stated and stated < counted:
        raise CardError(
            f"{file}: its counts add up to {counted:,} words, but the card says {stated:,}; correct the card."
        )
    return max(stated, counted)


@lru_cache(maxsize=8)
def _read_counts(path: Path, _changed: int) -> pd.DataFrame:
    """Read a table of counts, once for all parts of a reference. Callers must not change it."""
    try:
        names = _names(path)
        numbers = [name for name in names if name not in KEYS]
        if "word" not in names or not numbers or not _different(names):
            raise ValueError
        table = _parsed(path, {name: str if name in KEYS else "int64" for name in names})
        sizes = table[numbers].to_numpy()
        if (sizes < 0).any() or (sizes > _MOST).any():
            raise ValueError
    except (ValueError, OverflowError):
        # Something is no whole count (or no table at all): read it again as text, and say where.
        table = _counts_told(path)
    for column in table.columns.intersection(list(KEYS)):
        # The writer of tables puts an apostrophe before what a spreadsheet would run as a formula.
        guarded = table[column].str.startswith(("'=", "'+", "'-", "'@"))
        table[column] = table[column].where(~guarded, table[column].str[1:])
    if "lemma" not in table.columns:
        # The user's own list may have words only: it must meet the counting rules of the article.
        table["word"] = table["word"].map(folded)
        table["lemma"] = table["word"]
    if "pos" not in table.columns:
        table["pos"] = ""
    return table


def _parsed(path: Path, kinds: Any) -> pd.DataFrame:
    return pd.read_csv(path, sep="\t", dtype=kinds, keep_default_na=False, quoting=3, encoding="utf-8-sig")


def _names(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig") as lines:
        return lines.readline().rstrip("\r\n").split("\t")


def _different(names: list[str]) -> bool:
    return all(name.strip() and name.isprintable() for name in names) and len(set(names)) == len(names)


def _counts_told(path: Path) -> pd.DataFrame:
    try:
        table = _parsed(path, str)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as fault:
        raise CardError(f"{path.name}: not a table of tab-separated UTF-8 counts ({fault}).") from None
    if "word" not in table.columns or len(table.columns.difference(list(KEYS))) == 0:
        raise CardError(f"{path.name}: line 1: needs a column 'word' and at least one column of counts.")
    if not _different(_names(path)):
        raise CardError(
            f"{path.name}: line 1: a column has no name, or two have the same; give it one that can be printed, or delete it."
        )
    for column in table.columns.difference(list(KEYS)):
        numbers = pd.to_numeric(table[column].replace("", "0"), errors="coerce")
        wrong = numbers.isna() | (numbers < 0) | (numbers > _MOST) | (numbers % 1 != 0)
        if wrong.any():
            row = int(wrong.to_numpy().argmax())
            raise CardError(
                f"{path.name}: line {row + 2}: '{table[column].iloc[row]}' ({column}) is not a whole count, or above {_MOST:,}."
            )
        table[column] = numbers.astype("int64")
    return table
