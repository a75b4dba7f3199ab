"""Findings: a table, a figure, their words and evidence, made by a recipe and exported by the one writer of figures."""

import hashlib
import inspect
import platform
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

import discourse
from discourse import figures, measures
from discourse.analysis import Analysis
from discourse.base import paths
from discourse.base.docstrings import docstring
from discourse.base.errors import CardError, did_you_mean
from discourse.base.tables import plain, records, saved_together, to_json, to_tsv, to_xlsx
from discourse.coding.status import CANDIDATE, FINDING, UNTESTED, best
from discourse.reporting import estimates, html, summaries
from discourse.reporting.accuracy import beside, measured
from discourse.reporting.evidence import packed, with_sentences
from discourse.reporting.machine import MEANING, with_machine
from discourse.reporting.notes import codebooks, compared, notes, registers
from discourse.reporting.reasons import reasons
from discourse.reporting.recipes import MACHINE, Layout, Recipe, Step, chosen, founded, settings
from discourse.text.providers import described

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PACKAGES = ("matplotlib", "nltk", "numpy", "pandas", "scipy", "spacy")
# Columns of folded words.
_WORDS = ("form", "word", "lemma", "ngram", "term", "node", "collocate")
# What a figure or a summary may ask for beside its table, by the names of its parameters.
_ASKED = ("paragraphs", "sentences", "words", "tokens", "actors")
# A sentence of more letters is no title.
_TITLE = 170


@dataclass(frozen=True)
class Finding:
    """A result with all that belongs to it. It shows itself in a notebook; `save` exports it.

    `evidence` has one list per row of the table: the stretches of text behind that row. `layout` says which columns are
    shown: all are exported and explained, but a table of 30 columns cannot be read.
    """

    name: str
    title: str
    summary: str
    table: pd.DataFrame
    caption: str
    alt: str
    notes: tuple[str, ...]
    columns: dict[str, str]
    evidence: list[list[dict[str, Any]]]
    number: str = ""
    stem: str = ""
    text: str = field(default="", repr=False)
    layout: Layout = field(default_factory=Layout)
    accuracy: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)
    source: dict[str, Any] = field(default_factory=dict, repr=False)
    drawn: "Figure | None" = field(default=None, repr=False, compare=False)

    @cached_property
    def svg(self) -> str:
        """The figure as SVG; "" where there is none."""
        return figures.rendered(self.drawn, "svg").decode("utf-8") if self.drawn is not None else ""

    @property
    def picture(self) -> str:
        """The figure without its headline, for pages that have said it above."""
        return figures.cropped(self.svg, getattr(self.drawn, "headline", 0))

    def as_record(self) -> dict[str, Any]:
        """The finding as data: number, files, title, notes, columns and what they mean, rows, and for each row its evidence."""
        rows = records(self.table.drop(columns="places", errors="ignore"))
        return {
            "number": self.number, "name": self.name, "stem": self.stem or self.name, "title": self.title, "summary": self.summary,
            "caption": self.caption, "alt": self.alt, "headline": round(getattr(self.drawn, "headline", 0), 4),
            "drawn": self.drawn is not None, "notes": list(self.notes), "accuracy": records(self.accuracy),
            "columns": [str(name) for name in self.table.columns if name != "places"],
            "meanings": {name: self.columns[name] for name in map(str, self.table.columns) if name in self.columns},
            "rows": [{**row, "evidence": seen} for row, seen in zip(rows, self.evidence, strict=True)],
            **self.source,
        }  # fmt: skip

    def sheets(self) -> dict[str, pd.DataFrame]:
        """The finding as the sheets of a workbook: its rows with their sentences, what its columns mean, what it rests on."""
        rows = self.table.drop(columns="places", errors="ignore")
        said = {"title": self.title, "summary": self.summary, "caption": self.caption, "notes": "\n".join(self.notes)}
        return {
            "table": with_sentences(rows, self.evidence),
            "columns": pd.DataFrame(
                [(n, self.columns.get(n, "")) for n in map(str, rows)], columns=["column", "meaning"]
            ),
            "about": pd.DataFrame((said | self.source).items(), columns=["what", "value"]),
        }

    def _repr_html_(self) -> str:
        return html.finding(self)


def make(
    article: Analysis, table: pd.DataFrame, measure: str, options: dict[str, Any], recipe: Recipe | None
) -> Finding:
    """Make a finding of a measure's table as it stands after filtering and sorting.

    Args:
        options: those the measure ran with, the usual ones included.
        recipe: how the table is shown; None where the measure has none.

    Raises:
        CardError: the recipe does not explain a column, or names what is not there.
    """
    if recipe is None:
        about = f"No recipe in data/findings explains this table; see help(article.{measure.replace('-', '_')})."
        recipe = Recipe(measure.replace("_", "-"), measure, {}, _title(measure, options), "", {}, notes=(about,))
    else:
        recipe.check(table)
    tests = {"tests": table.attrs["tests"]} if "tests" in table.attrs else {}
    table = estimates.corrected(
        article, _capitalised(article, pd.DataFrame(founded(article, table))), codebooks(options)
    )
    shown = recipe.exported(table)
    as_told, said = settings(recipe) == options, summary(article, table, recipe, options)
    title = recipe.title if as_told else _title(measure, options)
    picture = _run(article, shown, recipe, "figure", figures)
    if picture is not None and picture.empty:
        picture = None
    elif picture is not None:
        picture = _framed(article, picture, recipe, title, said, options)
        picture.says(alt=f"{recipe.alt} {said}".strip())
    if codebooks(options):
        shown = with_machine(article, shown, measure, options, recipe.layout)
    meanings = recipe.columns | ({MACHINE: MEANING} if MACHINE in shown else {})
    return Finding(
        name=recipe.name, title=title, summary=said,
        table=shown, caption=recipe.caption if picture is not None or (as_told and recipe.figure is None) else "",
        alt=f"{recipe.alt} {said}".strip(), notes=notes(article, recipe, options), columns=meanings,
        layout=recipe.layout, evidence=evidence(article, shown, codebooks(options)), text=article.text,
        drawn=picture, accuracy=measured([article.codebook(name) for name in codebooks(options)] if article.english else []),
        source=_source(article, measure, options) | tests | _tested(article, recipe, options),
    )  # fmt: skip


def _capitalised(article: Analysis, table: pd.DataFrame) -> pd.DataFrame:
    """Counted words are folded to lower case; a reader sees names as the text prints them, sequences as they stand in it."""

    def shown(cell: str, places: tuple[tuple[int, int], ...]) -> str:
        whole = Counter(text for a, b in places if (text := article.text[a:b]).casefold() == cell and " " in cell)
        if whole:
            return max(sorted(whole), key=lambda text: whole[text])
        return re.sub(r"\w+", lambda found: (article.capitals | {"i": "I"}).get(found[0], found[0]), cell)

    spots = table["places"] if "places" in table else [()] * len(table)
    made = {name: [shown(str(cell), places) for cell, places in zip(table[name], spots, strict=True)]
            for name in _WORDS if name in table}  # fmt: skip
    return table.assign(**made)


def _tested(article: Analysis, recipe: Recipe, options: dict[str, Any]) -> dict[str, str]:
    """`status`, where no code that the finding rests on was found right often enough on sentences coded by others."""
    rests = [article.codebook(name) for name in codebooks(options)] or beside(" ".join(recipe.notes))
    every = {best(one) for one in rests}
    return {"status": UNTESTED if UNTESTED in every else CANDIDATE} if rests and FINDING not in every else {}


def _framed(article: Analysis, picture: Any, recipe: Recipe, title: str, said: str, options: dict[str, Any]) -> Any:
    """Say around a figure what it shows, in which unit, of how much text, and where text and numbers come from.

    A summary that is short enough is the headline; else the finding's title is.
    """
    first = re.split(r"(?<=[a-z)\]”][.])\s+(?=[A-Z])", said)[0]
    own = recipe.figure.rows.get("title") if recipe.figure else ""
    headline = own or next((text for text in (said, first) if 0 < len(text) <= _TITLE), title)
    unit = picture.said.get("unit", "")
    what = ": ".join(text for text in (title if headline != title else "", unit) if text)
    known = article.source.facts
    facts = [known[name] for name in ("author", "title", "outlet", "date") if known.get(name)] or [article.source.name]
    method = [article.codebook(name).title for name in codebooks(options)]
    method += [article.reference(options["reference"]).title] if "reference" in options else []
    method += [f"norms: {registers(article, options['corpus'])}"] if options.get("corpus") else []
    method = [f"discourse {recipe.measure.replace('_', '-')}", *method]
    source = f"Text: {', '.join(facts)}. Method: {', '.join(method)}."
    unit = f"{what[:1].upper()}{what[1:]}; n = {article.size}."
    return picture.says(title=headline, unit=unit, source=source)


def summary(article: Analysis, table: pd.DataFrame, recipe: Recipe | None, options: dict[str, Any]) -> str:
    """Compute a recipe's summary, the reference named in words; "" where it has none."""
    said = (_run(article, pd.DataFrame(table), recipe, "summary", summaries) if recipe else None) or ""
    return said.replace("{reference}", article.reference(options["reference"]).title) if "{reference}" in said else said


def _run(article: Analysis, table: pd.DataFrame, recipe: Recipe, key: str, home: Any) -> Any:
    """Call the function of a step with the rows it wants, its options, and what it asks for by its parameters' names."""
    step: Step | None = getattr(recipe, key)
    if step is None:
        return None
    if step.kind not in home.__all__:
        raise CardError(
            f"{recipe.name}.toml: [{key}] kind '{step.kind}' is unknown; {did_you_mean(step.kind, home.__all__)}"
        )
    function = getattr(home, step.kind)
    known = inspect.signature(function).parameters
    for name in step.options:
        if name not in known:
            raise CardError(f"{recipe.name}.toml: [{key}] {step.kind} has no '{name}'; {did_you_mean(name, known)}")
    also = {name: asked(article, name) for name in list(known)[1:] if name in _ASKED}
    try:
        return function(chosen(table, step.rows), **also, **step.options)
    except KeyError as fault:
        if fault.args[0] in (*recipe.columns, "places"):
            return None  # somebody left the column out
        raise CardError(f"{recipe.name}.toml: [{key}] the table has no column '{fault.args[0]}'.") from None


def asked(article: Analysis, name: str) -> pd.DataFrame:
    """A table that a figure may ask for: one of the article's own, or `actors`: name, alias and side of those on its card."""
    if name != "actors":
        return getattr(article, name)  # type: ignore[no-any-return]
    rows = [(one.name, alias, one.side) for one in article.source.actors for alias in (one.name, *one.aliases)]
    return pd.DataFrame(rows, columns=["name", "alias", "side"])


def _title(measure: str, options: dict[str, Any]) -> str:
    """Name a table by what its measure does and how it was told to differ from the usual."""
    known = measures.usual(measure)
    other = [f"{key} = {value}" for key, value in options.items() if known.get(key) != value]
    what = (docstring(measures.get(measure)) or measure).split("\n")[0].rstrip(".")
    return f"{what} ({', '.join(other)})" if other else what


def evidence(article: Analysis, table: pd.DataFrame, codebooks: Iterable[str] = ()) -> list[list[dict[str, Any]]]:
    """Turn the column `places` into evidence: start, end, text and sentence of every stretch, and why it was coded."""
    if "places" not in table.columns:
        return [[] for _ in range(len(table))]
    why = reasons(article.codings(",".join(codebooks))) if codebooks else {}
    codes = table["code"].astype(str) if "code" in table else [""] * len(table)
    return [[{"start": int(a), "end": int(b), "text": article.text[a:b], **article.located(a)}
             | ({"why": why[code, a, b]} if (code, a, b) in why else {})
             for a, b in places] for code, places in zip(codes, table["places"], strict=True)]  # fmt: skip


def _source(article: Analysis, measure: str, options: dict[str, Any]) -> dict[str, Any]:
    made = provenance(article) | {"measure": measure, "options": plain(options), "base": article.size}
    if "reference" in options:
        name = options["reference"]
        made["options"]["reference"], made["compared"] = article.reference(name).name, compared(article, name)
    return made


def provenance(article: Analysis) -> dict[str, Any]:
    """What a finding rests on: article and its hash, counting rules, model and versions. No date: same in, same out."""
    return {
        "article": article.slug,
        "sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "counting": plain(vars(article.counting)), "model": described(article.source.language), "versions": _versions(),
    }  # fmt: skip


@cache
def _versions() -> dict[str, str]:
    """Looked up once: the system reads a file for each, and a run has fifty findings."""
    ours = {"discourse": discourse.__version__, "python": platform.python_version()}
    return {name: version(name) for name in PACKAGES} | ours


def save(finding: Finding, folder: str | Path | None = None) -> list[Path]:
    """Export the very numbers drawn (TSV, XLSX, JSON), and the figure in three formats, to `figures/<slug>` unless another folder is given.

    Raises:
        SetupError: the folder cannot be written.
    """
    place = paths.given(folder) if folder else paths.figures(finding.source["article"])
    places, (record,) = packed([finding.as_record()])
    files = {
        "tsv": to_tsv(finding.table).encode("utf-8"),
        "json": to_json(record | {"evidence": places}).encode("utf-8"),
    }
    files["xlsx"] = to_xlsx(finding.sheets())
    if finding.drawn is not None:
        files |= {"svg": finding.svg.encode("utf-8")} | {k: figures.rendered(finding.drawn, k) for k in ("png", "pdf")}
    made = {place / f"{finding.stem or finding.name}.{kind}": data for kind, data in files.items()}
    saved_together(made)
    return list(made)
