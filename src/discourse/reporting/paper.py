"""A report as one document: what the text does, chapter by chapter the findings with figure and table, and the methods."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from discourse.base.errors import DiscourseError
from discourse.base.text import counted, listing, shown
from discourse.io.articles import ArticleText
from discourse.reporting import evidence, html, methods_page, pages, recipes, tables
from discourse.reporting.accuracy import DOUBTS
from discourse.reporting.document import Block, Document, Drawing, Grid, grid, heading, items, prose
from discourse.reporting.recipes import Layout

_MOST = 12
"""Sentences that are named behind a claim."""
_PRESSED = re.compile(r"\s*(?<![^.] )Press [^.]*\.")
"""What a caption says of a page whose numbers open."""


def paper(
    article: ArticleText,
    findings: Sequence[dict[str, Any]],
    chapters: Sequence[pages.Page],
    methods: methods_page.Methods,
) -> Document:
    """Put the findings of a report, as their records hold them, into one document.

    Args:
        findings: their records, by number.
        chapters: the pages of the notebooks, in their order; their titles are the chapters'.
        methods: what is said of the methods.
    """
    facts = article.facts
    known = ", ".join(facts[key] for key in ("role", "outlet", "date", "genre") if facts.get(key))
    blocks = list(_front(article, findings))
    for chapter in chapters:
        mine = [one for one in findings if pages.belongs(one, chapter)]
        if mine:
            blocks.append(heading(chapter.title, 1, chapter.file.partition(".")[0]))
            blocks += [block for one in mine for block in _finding(one, methods)]
    places = {one["name"]: f"#{html.mark(one['number'])}" for one in findings}
    blocks.append(heading("Methods", 1, "methods"))
    blocks += methods_page.blocks(methods, findings, places)
    size = findings[0].get("base", "") if findings else ""
    return Document(
        article.name, tuple(blocks), subtitle=". ".join(part for part in (known, size) if part),
        author=facts.get("author", ""), contents=True,
    )  # fmt: skip


def _front(article: ArticleText, findings: Sequence[dict[str, Any]]) -> Iterator[Block]:
    """What the text does, in claims with their sentences, and what may not be said."""
    claims = next((one for one in findings if one["name"] == "claims"), None)
    numbers = {one["name"]: one["number"] for one in findings}
    if claims and claims["rows"]:
        yield heading("What the text does", 1, "claims")
        yield prose(claims["summary"], role="lead")
        entries = []
        for row in claims["rows"]:
            basis = numbers.get(row["basis"], claims["number"])
            entries.append((f"{row['claim']} {_where(row['evidence'])}Finding ", (basis, f"#{html.mark(basis)}"), "."))
        yield items(entries, ordered=True)
        if claims["drawn"]:
            yield _drawing(claims)
    if article.decisions:
        yield prose(
            f"Decided by hand: {counted(len(article.decisions), 'coding')} of this text; the findings say by whom."
        )


def _where(places: list[dict[str, Any]]) -> str:
    """The sentences that a claim rests on, the first few named."""
    numbers = sorted({seen["sentence"] for seen in places})
    named = [str(number) for number in numbers[:_MOST]]
    more = [f"{len(numbers) - _MOST} more"] if len(numbers) > _MOST else []
    return f"Sentence{'' if len(numbers) == 1 else 's'} {listing(named + more)}. " if numbers else ""


def _finding(record: dict[str, Any], methods: methods_page.Methods) -> Iterator[Block]:
    """Heading, sentence, figure, table and method of a finding."""
    yield heading(f"{record['number']} {record['title']}", 2, html.mark(record["number"]))
    said = (
        [f"{DOUBTS[record['status']]}: read the places before you believe the numbers."] if "status" in record else []
    )
    if methods.declaration:
        said.append("Confirmatory." if record["number"] in methods.confirmatory else "Exploratory.")
    if said:
        yield prose(" ".join(said), role="status")
    if record["summary"]:
        yield prose(record["summary"], role="summary")
    if record["drawn"]:
        yield _drawing(record)
    table, below = _table(record)
    if table.rows:
        yield table
    for sentence in below:
        yield prose(sentence, role="small")
    if record["notes"]:
        yield prose(" ".join(record["notes"]), role="small")


def _drawing(record: dict[str, Any]) -> Drawing:
    caption = _PRESSED.sub("", record["caption"]) or record["title"]
    return Drawing(
        record["stem"], shown(f"Figure {record['number']}. {caption}"), shown(record["alt"]), record["headline"]
    )


def _table(record: dict[str, Any]) -> tuple[Grid, list[str]]:
    """The table of a finding as its page shows it at first, and what is said below it."""
    layout = _layout(record["name"])
    caption = f"Table {record['number']}. {record['title']}"
    laid = tables.table(evidence.table(record), layout, title=caption, meanings=record["meanings"], most=0)
    names = [name for name, *_ in laid.heads]
    lines = [[text + after for _, _, text, _, after in line] for _, line in laid.lines]
    pale = [number for number, (how, _) in enumerate(laid.lines) if "few" in how]
    numeric = [kind == "n" for _, kind, _ in laid.heads]
    head = names.index(laid.head) if laid.head in names else 0
    return grid(caption, [said for *_, said in laid.heads], lines, numeric, head=head, pale=pale), laid.below


def _layout(name: str) -> Layout:
    """How the recipe of a finding lays out its table; the usual way for one that was published without a recipe."""
    try:
        return recipes.read(name).layout
    except DiscourseError:
        return Layout()
