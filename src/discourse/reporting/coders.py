"""All coders of an article: the machine as it codes without help, everybody whose codings were taken in, and their agreement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from discourse.analysis import Analysis
from discourse.base.errors import UsageError, did_you_mean
from discourse.base.tables import records
from discourse.base.text import counted, listing, shown
from discourse.evaluation.agreement import AGAINST, ALL, PEOPLE, agreement, spans
from discourse.evaluation.discussion import Discussion, discuss
from discourse.evaluation.imported import scheme
from discourse.evaluation.panel import Panel, Unit, of_article
from discourse.io import codebooks
from discourse.io.codebooks import Codebook
from discourse.io.coders import MACHINE, NONE, Coding, conventions
from discourse.reporting import html, tables
from discourse.reporting.recipes import Layout
from discourse.statistics.agreement import Level

_HEADINGS = {
    "coders": "coders", "units": "decisions", "first": "given by the first", "second": "by the second", "prevalence": "share",
    "percent": "percent agreement", "positive": "agreement on having it", "negative": "on not having it", "ac1": "AC1",
    "pabak": "PABAK", "title": "code", "against": "machine",
}  # fmt: skip
_FORMATS = {
    **dict.fromkeys(("prevalence", "percent"), "percent"), **dict.fromkeys(("units", "first", "second", "both"), "whole"),
    **dict.fromkeys(("positive", "negative", "kappa", "ac1", "pabak", "alpha", "people", "against", "bias"), "two"),
}  # fmt: skip
_PAIRED = 6
"""Coders of whom each pair is compared unasked."""
_MOST = 40
"""Sentences on which coders disagree that a page shows side by side."""


def everybody(article: Analysis, codebook: str) -> list[Coding]:
    """The codings of all coders with a codebook: those of the machine as they were before anybody decided, then others'."""
    others = [one for one in article.source.codings if one.codebook == codebook]
    return [*machine(article, codebook), *others] if codebook in codebooks.listed() else others


def machine(article: Analysis, codebook: str) -> list[Coding]:
    """The machine's codings with a codebook as they were before anybody decided; their confidence is the code's status."""
    return [
        Coding(
            codebook, str(row["code"]), row["start"], row["end"], shown(article.text[row["start"] : row["end"]]), MACHINE,
            "program", row["status"], str(row["note"] or ""), "found", "discourse", str(row["coder"]),
        )
        for row in records(article.undecided.proposed(codebook))
    ]  # fmt: skip


def coded_with(codings: Iterable[Coding], wanted: str = "") -> list[str]:
    """The codebooks that other coders used, sorted; UsageError where there is none, or not the one wanted."""
    found = sorted({one.codebook for one in codings})
    if wanted and wanted not in found:
        raise UsageError(f"--codebook {wanted}: nobody else has coded with it; {did_you_mean(wanted, found)}")
    if not found:
        raise UsageError("nobody else has coded this text yet; take codings in with 'discourse codings'.")
    return [wanted] if wanted else found


@dataclass(frozen=True)
class Comparison:
    """All coders of one article with one codebook."""

    article: Analysis
    codings: tuple[Coding, ...]
    book: Codebook
    unit: Unit = "sentence"
    level: Level = "nominal"
    pairs: bool = False

    @cached_property
    def panel(self) -> Panel:
        """Who gave which code to which sentence (or character)."""
        unit: Unit = "character" if self.unit == "character" else "sentence"
        # The machine gives no grades.
        mine = [one for one in self.codings if self.level == "nominal" or one.coder != MACHINE]
        names = [code.name for code in self.book.codes]
        return of_article(
            mine, self.article.sentences, self.article.text, names, unit=unit, graded=self.level != "nominal"
        )

    @cached_property
    def table(self) -> pd.DataFrame:
        """Agreement of each pair, of people, and of the machine with people."""
        if self.unit == "span":
            return spans(self.codings, self.panel, self.article.sentences, pairs=self.each)
        return agreement(self.panel, level=self.level, pairs=self.each)

    @property
    def each(self) -> bool:
        """Whether each pair is compared: where that was asked for, or there are few."""
        return self.pairs or len(self.panel.coders) <= _PAIRED

    @cached_property
    def people(self) -> list[int]:
        """The coders to discuss with: people where there are two, else all."""
        found = self.panel.of("person")
        return found if len(found) > 1 else list(range(len(self.panel.coders)))

    @cached_property
    def ceiling(self) -> pd.DataFrame:
        """The rows of `table` that say how far people agree with one another; of all where there are no two people."""
        names = [self.panel.coders[n] for n in self.people]
        wanted = PEOPLE if len(names) > 2 else " – ".join(names[:2])
        return self.table[self.table["coders"] == wanted]

    @cached_property
    def discussion(self) -> Discussion | None:
        """The definition to discuss first."""
        return discuss(self.panel, self.people, self.ceiling) if self.unit == "sentence" else None

    def verdicts(self) -> pd.DataFrame:
        """One row per code: title, prevalence, alpha of people with one another and against the machine, verdict, what it means."""
        with_machine = self.table[self.table["coders"] == AGAINST]
        alone = len(self.panel.of("person")) == 1  # Nobody to agree with but the machine: there is no ceiling.
        if with_machine.empty and alone:
            with_machine = self.table[self.table["coders"].str.startswith(f"{MACHINE} – ")]
        known = with_machine.set_index("code")
        rows = []
        for row in records(self.ceiling):
            if row["code"] == ALL:
                continue
            machine = known.loc[row["code"]] if row["code"] in known.index else {}
            ours = {f"against{end}": machine.get(f"alpha{end}", np.nan) for end in ("", "_low", "_high")}
            people = {f"people{end}": np.nan if alone else row[f"alpha{end}"] for end in ("", "_low", "_high")}
            means = _means(row, {"against": np.nan} if alone else ours)
            rows.append({"title": self.title(row["code"]), "prevalence": row["prevalence"], **people, **ours,
                         "verdict": row["verdict"], "means": means})  # fmt: skip
        table = pd.DataFrame(rows)
        return table.drop(columns=[name for name in table if table[name].isna().all()])

    def title(self, code: str) -> str:
        """What a code is called."""
        return self.book.by_name[code].title if code in self.book.by_name else code

    def told(self) -> str:
        """Say in a sentence which definition to discuss."""
        found = self.discussion
        if found is None:
            return f"{self.book.title}: no code on enough sentences divides the coders."
        words = f"{self.book.title}: discuss '{self.title(found.code)}' first (alpha {found.alpha:.2f})"
        if found.other:
            words += f", which is most often taken for '{self.title(found.other)}'"
        return f"{words}; sentences {listing(sorted((unit for unit, *_ in found.units), key=int))} divide the coders."

    def apart(self) -> list[tuple[int, str, list[tuple[str, str]], int]]:
        """Sentences on which coders who read them differ: number, text, each coder's codes, how many others there are."""
        has, found = np.nan_to_num(self.panel.values) > 0, []
        for n, unit in enumerate(self.panel.units):
            readers = [c for c in range(len(self.panel.coders)) if self.panel.read[c, n]]
            share = has[readers, n].mean(axis=0) if len(readers) > 1 else np.zeros(1)
            if (split := float((share * (1 - share)).sum())) > 0:
                given = [listing([self.title(self.panel.codes[k]) for k in np.flatnonzero(has[c, n])]) for c in readers]
                found.append(
                    (-split, int(unit), list(zip([self.panel.coders[c] for c in readers], given, strict=True)))
                )
        texts = dict(zip(self.article.sentences["sentence"], self.article.sentences["text"], strict=True))
        chosen = sorted(sorted(found)[:_MOST], key=lambda one: one[1])
        return [(number, texts[number], _together(given), len(found)) for _, number, given in chosen]


def _together(given: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Coders who gave the same, in one line, the most first; two coders stay apart."""
    by = {codes: [name for name, one in given if one == codes] for codes in dict.fromkeys(codes for _, codes in given)}
    lines = sorted(by.items(), key=lambda one: (-len(one[1]), one[0]))
    return [(listing(names) if len(names) < 6 else counted(len(names), "coder"), codes) for codes, names in lines]


def _means(row: dict[str, Any], ours: dict[str, Any]) -> str:
    """What the verdict on a code means, and where people agree, how near the machine comes to them."""
    every = conventions()["verdict"]
    said = {one["name"]: one["means"] for one in every}.get(row["verdict"], "")
    machine = ours["against"]
    if (
        not said
        or row["verdict"] == every[-1]["name"]
        or machine is None
        or np.isnan(machine)
        or row["alpha_low"] is None
    ):
        return str(said)
    # Within the interval of what people reach among themselves.
    near = machine >= row["alpha_low"]
    return f"{said} The machine is {'as near to people as they are to' if near else 'further from people than they are from'} one another."


def compare(
    article: Analysis,
    codings: Sequence[Coding],
    *,
    codebook: str = "",
    unit: Unit = "sentence",
    level: Level = "nominal",
    pairs: bool = False,
) -> list[Comparison]:
    """Compare the machine and all others with each codebook that the others used, or one.

    Raises:
        UsageError: nobody else has coded, or not with this codebook.
    """
    found = []
    for name in coded_with(codings, codebook):
        mine = [one for one in codings if one.codebook == name]
        book = scheme(name, (one.code for one in mine))
        ours = machine(article, name) if name in codebooks.listed() else []
        found.append(Comparison(article, (*ours, *mine), book, unit, level, pairs))
    return found


def table(found: Sequence[Comparison]) -> pd.DataFrame:
    """The agreement of all comparisons, each with its codebook."""
    return pd.concat([one.table.assign(codebook=one.book.name) for one in found], ignore_index=True)


def told(found: Sequence[Comparison]) -> str:
    """How far people agree, scheme by scheme, as a methods section says it; "" where no two people coded with one."""
    parts = []
    for one in found:
        if len({coding.coder for coding in one.codings if coding.kind == "person"}) < 2:
            continue
        row, who = one.ceiling[one.ceiling["code"] == ALL].iloc[0], listing([one.panel.coders[n] for n in one.people])
        ends = f" [{row['alpha_low']:.2f}, {row['alpha_high']:.2f}]" if pd.notna(row["alpha_low"]) else ""
        over = f"over {row['units']:,.0f} decisions (sentence by code; {who})"
        parts.append(f"{one.book.title}: Krippendorff's alpha {row['alpha']:.2f}{ends} {over}")
    return "; ".join(parts)


def body(found: Sequence[Comparison], codings: Sequence[Coding], *, linked: bool = True) -> str:
    """The page of the coders; `table` holds all that its tables are too long for.

    Args:
        linked: whether sentences are links to the marked-up text, which stands beside the page in a report only.
    """
    parts = []
    for one in found:
        characters, by_span = (replace(one, unit=unit) for unit in ("character", "span"))
        parts.append({
            "one": one, "unknown": sorted({c.code for c in one.codings} - {NONE, *one.book.by_name}),
            "verdicts": _laid(one.verdicts(), "title", f"Verdict on each code: {one.book.title}"),
            "whole": _laid(one.table[one.table["code"] == ALL], "coders", f"Each pair of coders: {one.book.title}"),
            "each": _laid(one.table[one.table["code"] != ALL].assign(
                title=lambda t, c=one: t["code"].map(c.title)), "coders", f"Each pair and code: {one.book.title}"),  # type: ignore[misc]
            "stretches": _laid(_beside(by_span.table, characters.table), "coders", f"Stretches and characters: {one.book.title}"),
            "apart": one.apart(),
        })  # fmt: skip
    return html.rendered("coders", coders=_who(codings), parts=parts, source=conventions()["source"], linked=linked)


_VIEW = (
    "coders", "title", "units", "prevalence", "percent", "positive", "negative", "kappa", "ac1",
    "pabak", "alpha", "people", "against", "first", "second", "overlap", "characters", "verdict", "means",
)  # fmt: skip


def _laid(rows: pd.DataFrame, head: str, title: str) -> tables.Shown:
    """A table of this page; columns without a number stay away."""
    wide = [f"{name}_{end}" for name in ("kappa", "ac1") for end in ("low", "high")]
    wide += ["first", "second"] * ("pabak" in rows)
    kept = rows.drop(columns=[name for name in rows if rows[name].isna().all() or name in wide])
    return tables.table(kept, Layout(view=_VIEW, show=12, headings=_HEADINGS, formats=_FORMATS), title=title)


def _beside(by_span: pd.DataFrame, characters: pd.DataFrame) -> pd.DataFrame:
    """Agreement on stretches that overlap, and on characters, for all codes together."""
    kept = by_span[by_span["code"] == ALL].rename(columns={"positive": "overlap"})
    alpha = characters[characters["code"] == ALL].set_index("coders")["alpha"]
    return kept[["coders", "first", "second", "overlap"]].assign(characters=kept["coders"].map(alpha))


def _who(codings: Sequence[Coding]) -> list[tuple[str, str, str, str]]:
    """Coder, kind, what was coded, and how the codings were made."""
    found = []
    for coder in sorted({one.coder for one in codings}):
        mine = [one for one in codings if one.coder == coder]
        lost = sum(not one.placed for one in mine)
        said = counted(len(mine), "coding") + (f", {lost} of them without a place" if lost else "")
        made = sorted({" · ".join(part for part in (one.made, one.source) if part) for one in mine})
        found.append((coder, mine[0].kind, said, listing(made)))
    return found
