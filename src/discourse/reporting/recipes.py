"""Recipes: all that a finding needs beside its article, one TOML file each, so that a linguist can change it.

A file in `data/findings` says `measure` and `[options]`, `title`, `caption` (how to read the figure), `alt` (what the
figure is, for those who cannot see it), `notes` (method, base, uncertainty), `least` (words that a text must have for
it; `least_texts`, the texts that a group must have), `otherwise` (the finding that takes its place where the language of
the text does not allow it) and in `[columns]` the meaning of every column of this measure. How
the table is laid out: `view` (the columns that are shown, in their order; all are exported and explained), `opens` (columns
whose number opens the words behind it), `show` (rows shown at first), `[headings]` and `[formats]` (of columns, where those
of labels.toml do not fit; {name} stands for what a column holds in every row), `[zeros]` (rows whose `column` is 0 become a
sentence, `one` or `many`; all of them, or those `where` a pandas query holds).
`[figure]` and `[summary]` name a function of `figures` or `summaries` as `kind`; what else stands there are its options.
`[table]`, `[figure]` and `[summary]` may choose rows: `where` (a pandas query) and `rows` (the first so many); `[table]`
may `sort` by a column and `drop` columns, `[figure]` may have a `title` of its own. What a recipe does not say it
takes from the one that it is `like`; columns are added. A note may hold {counting}, {content}, {parser},
{reference}, {codebook} or {accuracy}: they are filled in.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from discourse import measures
from discourse.analysis import Analysis
from discourse.base import paths
from discourse.base.errors import CardError, UsageError, did_you_mean
from discourse.base.text import counted
from discourse.io.cards import ANY, read_card

_SCHEMA: dict[str, Any] = {
    "like": str, "measure": str, "title": str, "caption": str, "alt": str, "notes": list, "view": list, "opens": list,
    "show": int, "otherwise": str, "least": int, "least_texts": int, "zeros": {"column": str, "where": str, "one": str, "many": str},
    "table": {"where": str, "sort": str, "rows": int, "drop": list}, "options": dict, "figure": dict, "summary": dict,
    "columns": {ANY: str}, "headings": {ANY: str}, "formats": {ANY: str},
}  # fmt: skip
COMPARING = "compare-"
"""How the name of a recipe begins that compares texts."""
_NAMES = re.compile(r'(?m)^(measure|like) = "([\w-]+)"$')
_REQUIRED = ("measure", "title", "caption", "columns")
_CHOICE = ("kind", "where", "rows", "title")
_NAMED = ("columns", "headings", "formats")
MACHINE = "machine"
"""The column that `reporting.machine` adds: what the machine alone had."""
_LAYOUT = ("view", "opens", "show", "zeros", "headings", "formats")


@dataclass(frozen=True)
class Step:
    """A figure or a summary: the function that makes it, its options, and the rows that it is given."""

    kind: str
    options: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Layout:
    """How a table is shown: its columns, what they are called and how their numbers are written, and its rows."""

    view: tuple[str, ...] = ()
    opens: tuple[str, ...] = ("count", "both", "mentions", "sentences")
    show: int = 10
    headings: dict[str, str] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    zeros: dict[str, str] = field(default_factory=dict)

    def aside(self, table: pd.DataFrame) -> list[str]:
        """The columns that are not shown."""
        return [name for name in map(str, table.columns) if self.view and name not in (*self.view, MACHINE)]


@dataclass(frozen=True)
class Recipe:
    """How a finding is made; `name` is the name of its file and of its exports."""

    name: str
    measure: str
    options: dict[str, Any]
    title: str
    caption: str
    columns: dict[str, str]
    alt: str = ""
    notes: tuple[str, ...] = ()
    layout: Layout = field(default_factory=Layout)
    least: int = 0
    least_texts: int = 0
    otherwise: str = ""
    figure: Step | None = None
    summary: Step | None = None
    table: dict[str, Any] = field(default_factory=dict)

    def unexplained(self, table: pd.DataFrame) -> list[str]:
        """The columns of a table that have no meaning here."""
        return [str(name) for name in table.columns if name != "places" and name not in self.columns]

    def check(self, table: pd.DataFrame) -> None:
        """Raise a CardError where a column that is exported has no meaning."""
        for name in self.unexplained(self.exported(pd.DataFrame(table))):
            raise CardError(f"{self.name}.toml: [columns] does not say what '{name}' means; add it.")

    def exported(self, table: pd.DataFrame) -> pd.DataFrame:
        """The rows and columns of a measure's table that the finding shows and exports."""
        drop: list[str] = self.table.get("drop", [])
        return chosen(table, self.table).drop(columns=drop, errors="ignore").reset_index(drop=True)


def chosen(table: pd.DataFrame, rows: dict[str, Any]) -> pd.DataFrame:
    """Choose rows of a table: those that a condition holds for, in the order of a column, then the first so many."""
    if rows.get("where"):
        table = table.query(rows["where"])
    if "sort" in rows:
        by = rows["sort"].removeprefix("-")
        table = table.sort_values(by, ascending=by == rows["sort"], kind="stable")
    return table.head(rows["rows"]) if "rows" in rows else table


def listed() -> list[str]:
    """The names of the recipes of one text, sorted."""
    return [name for name in _every() if not name.startswith(COMPARING)]


def comparing() -> list[str]:
    """The names of the recipes that compare texts, sorted."""
    return [name for name in _every() if name.startswith(COMPARING)]


def _every() -> list[str]:
    return [path.stem for path in paths.every("findings", "*.toml")]


def read(name: str) -> Recipe:
    """Read a recipe by its name; UsageError where there is none, CardError for a slip in it."""
    path = paths.find("findings", f"{name}.toml")
    if path is None:
        raise UsageError(f"{name}: no finding of this name in data/findings; {did_you_mean(name, _every())}")
    return _read(path, path.stat().st_mtime_ns)


@cache
def _read(path: Path, _changed: int) -> Recipe:
    card = _card(path)
    for key in _REQUIRED:
        if key not in card:
            raise CardError(f"{path.name}: the key '{key}' is missing; add it.")
    try:
        card["options"] = measures.checked(card["measure"], card.get("options", {}))
    except UsageError as fault:
        raise CardError(f"{path.name}: {fault}") from None
    for key in ("figure", "summary"):
        if key in card:
            card[key] = _step(path, key, card[key])
    laid: dict[str, Any] = {key: card.pop(key) for key in _LAYOUT if key in card}
    laid |= {key: tuple(value) for key, value in laid.items() if isinstance(value, list)}
    card["layout"] = Layout(**laid)
    card["notes"] = tuple(card.get("notes", ()))
    return Recipe(name=path.stem, **card)


def _card(path: Path) -> dict[str, Any]:
    """What a file says, and where it is like another what that one says."""
    card = read_card(path, _SCHEMA)
    if "like" not in card:
        return card
    other = paths.find("findings", f"{card.pop('like')}.toml")
    if other is None or other == path:
        raise CardError(f"{path.name}: 'like' must name another finding; known are: {', '.join(listed())}.")
    base = _card(other)
    return base | card | {key: base.get(key, {}) | card.get(key, {}) for key in _NAMED}


def _step(path: Path, key: str, table: dict[str, Any]) -> Step:
    if "kind" not in table:
        raise CardError(f"{path.name}: [{key}] has no 'kind'; name the function that makes it.")
    rows: dict[str, Any] = {name: table[name] for name in _CHOICE[1:] if name in table}
    return Step(table["kind"], {name: value for name, value in table.items() if name not in _CHOICE}, rows)


def fitting(measure: str, options: dict[str, Any], table: pd.DataFrame | None = None) -> Recipe | None:
    """Find the recipe that explains a measure's table and has most options alike (defaults included); None if none does.

    Without a table, which a measure has not that was left out, every recipe of the measure is asked.

    Of equals the one with the shortest name is taken: `modality` before `modality-along`.
    """
    wanted = measure.replace("-", "_")
    known = [read(name) for name in _every() if _named_measure(name) in (wanted, "")]
    known = [recipe for recipe in known if recipe.measure.replace("-", "_") == wanted]
    if table is not None:
        known = [recipe for recipe in known if not recipe.unexplained(recipe.exported(table))]
    alike = {recipe.name: sum(settings(recipe).get(key) == value for key, value in options.items()) for recipe in known}
    return min(known, key=lambda recipe: (-alike[recipe.name], len(recipe.name), recipe.name), default=None)


def _named_measure(name: str) -> str:
    """The measure that a recipe, or the one that it is like, plainly names; else "". To check it takes all measures."""
    path = paths.find("findings", f"{name}.toml")
    # What stands above the first table; below it a column may be called so.
    head = path.read_text(encoding="utf-8", errors="replace").partition("\n[")[0] if path else ""
    said = {m[1]: m[2] for m in _NAMES.finditer(head)}
    other = said.get("like", name)
    return said["measure"].replace("-", "_") if "measure" in said else _named_measure(other) if other != name else ""


def settings(recipe: Recipe) -> dict[str, Any]:
    """All options of a recipe's measure: its own where it names them, else the usual ones."""
    return measures.usual(recipe.measure) | recipe.options


def why_not(article: Analysis, recipe: Recipe) -> str:
    """Why a report does not show a finding of its text; "" where it does."""
    if article.length < recipe.least:
        return f"it needs {counted(recipe.least, 'word')} and this text has {article.length:,}"
    if article.smallest_group < recipe.least_texts:
        return f"it needs {counted(recipe.least_texts, 'text')} and a side has {article.smallest_group:,}"
    if article.unended and measures.by_sentence(measures.get(recipe.measure)):
        return "it rests on sentences, and this text marks hardly any ends of them"
    return ""


def founded(article: Analysis, table: pd.DataFrame) -> pd.DataFrame:
    """Claims without those that rest on a finding which the text is too short for; any other table as it is."""
    if "basis" not in table:
        return table
    return table.loc[[not why_not(article, read(name)) for name in table["basis"]]]
