"""The methods of a report: a paragraph to paste into a paper, the reviewer's checklist, and the works that it rests on.

Sentences and items are data (`data/methods.toml`, `data/checklist.toml`). Each names in braces the facts that it needs;
`facts` gathers them from the card, the findings and the decisions, and where one is missing nothing is said in its place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from discourse import measures
from discourse.base import paths
from discourse.base.docstrings import docstring
from discourse.base.options import named
from discourse.io.articles import ArticleText
from discourse.io.cards import read_card
from discourse.io.declared import standing
from discourse.io.references import listed as references
from discourse.io.references import read_reference
from discourse.reporting.accuracy import told
from discourse.reporting.bibliography import Work, cited, software
from discourse.reporting.document import Block, Document, Run, grid, heading, items, prose
from discourse.reporting.facts import GIVEN, NOT_APPLICABLE, NOT_RECORDED, Records, facts, schemes
from discourse.reporting.notes import codebooks

STATES = (GIVEN, NOT_RECORDED, NOT_APPLICABLE)
_HOLES = re.compile(r"\{(\w+)\}")
_CHECK = ("part", "asks", "source", "given", "missing", "without", "link")


@dataclass(frozen=True)
class Item:
    """What reviewers ask, whether the report gives it, what it says, and the place where it stands (finding, page or mark)."""

    part: str
    asks: str
    source: str
    state: str
    answer: str
    link: str


@dataclass(frozen=True)
class Methods:
    """All that is said of how a report was made."""

    paragraph: list[tuple[str, list[str]]]
    checklist: list[Item]
    works: list[Work]
    confirmatory: list[str]
    declaration: str
    coding: list[str]
    versions: dict[str, str]


def methods(
    article: ArticleText, findings: Records, history: Sequence[dict[str, str]] = (), agreement: str = ""
) -> Methods:
    """Say how the findings of an article were made, and what of it is not known.

    Args:
        findings: their records, by number.
        history: the declarations of the article, see `io.declared`.
        agreement: where coders were compared, what came out; "" where none were.
    """
    known = facts(article, findings, history, agreement)
    paragraph: dict[str, list[str]] = {}
    for row in _rows("methods.toml", "sentence", ("topic", "text", "needs")):
        said = filled(row["text"], known)
        if said and all(known.get(need) for need in named(row.get("needs", ""))):
            paragraph.setdefault(row["topic"], []).append(said)
    books = schemes(findings)
    coding = [f"{book.title} ({book.citation.rstrip('.')}). {told(book)}" for book in books]
    measured = {str(record["measure"]) for record in findings if record.get("measure")}
    texts = [said for group in paragraph.values() for said in group]
    texts += [_references(docstring(measures.get(name))) for name in sorted(measured)]
    texts += [text for record in findings for text in (*record["notes"], *record["meanings"].values())]
    cards = [*(book.citation for book in books), *_compared(findings)]
    return Methods(
        paragraph=list(paragraph.items()), checklist=checklist(known), works=[software(), *cited(texts, cards)],
        confirmatory=confirmatory(standing(article.declared, list(history)), findings), declaration=known["declaration"], coding=coding,
        versions={"discourse": "", **dict(findings[0]["versions"])} if findings else {},
    )  # fmt: skip


def checklist(known: dict[str, str]) -> list[Item]:
    """Fill in the reviewer's checklist with what is known."""
    made = []
    for row in _rows("checklist.toml", "item", _CHECK):
        says, state = filled(row["given"], known), GIVEN
        if not says:
            state = filled(row.get("missing", NOT_RECORDED), known)
            says = filled(row.get("without", ""), known)
        made.append(Item(row["part"], row["asks"], row["source"], state, says, row["link"]))
    return made


def filled(sentence: str, known: dict[str, str]) -> str:
    """A sentence with its facts filled in; "" where one is not known."""
    if not all(known.get(hole) for hole in _HOLES.findall(sentence)):
        return ""
    said = _HOLES.sub(lambda found: known[found[1]].strip(), sentence)
    return re.sub(r"([.?!])\.(?=$| )", r"\1", said)


def confirmatory(fixed: dict[str, str], findings: Records) -> list[str]:
    """The numbers of the findings that a declaration covers: by the primary scheme, or compared with the declared reference."""
    compared = (
        read_reference(fixed["reference"]).name if fixed.get("reference", "").partition(":")[0] in references() else ""
    )
    found = []
    for record in findings:
        used = record.get("options", {})
        if [fixed.get("primary")] == codebooks(used) or (compared and used.get("reference") == compared):
            found.append(record["number"])
    return found


def _compared(findings: Records) -> list[str]:
    """The citations of the references that findings compare with."""
    names = dict.fromkeys(str(record.get("options", {}).get("reference", "")) for record in findings)
    return [read_reference(name).citation for name in names if name.partition(":")[0] in references()]


def _references(docstring: str) -> str:
    """The works that a docstring cites."""
    return docstring.partition("References:\n")[2].partition("\n\n")[0]


@cache
def _rows(file: str, kind: str, keys: tuple[str, ...]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = read_card(paths.needed("", file), {kind: [dict.fromkeys(keys, str)]})[kind]
    return found


def document(article: ArticleText, made: Methods, findings: Records, homes: dict[str, str]) -> Document:
    """The methods page; `homes` says where each finding stands, `03-framing.html#finding-3-4`."""
    return Document(f"Methods: {article.name}", tuple(blocks(made, findings, homes)))


def blocks(made: Methods, findings: Records, homes: dict[str, str]) -> list[Block]:
    """What the methods page and the chapter on methods of a document hold."""
    out: list[Block] = [
        heading("A paragraph for your paper", 2, "paragraph"),
        prose(
            "Keep the sentences on what you report, and add those of each scheme from “How well codes are found”.",
            role="small",
        ),
        *(prose(" ".join(said)) for topic, said in made.paragraph),
        heading("Declared before the run", 2, "declared"),
    ]
    if made.declaration:
        rest = [one["number"] for one in findings if one["number"] not in made.confirmatory]
        places = {one["number"]: homes.get(one["name"], "") for one in findings}
        out += [
            prose(
                f"{made.declaration} What was declared late, or changed after a report, makes no finding confirmatory."
            ),
            prose(
                "Confirmatory: ", *_linked(made.confirmatory, places), ". Exploratory: ", *_linked(rest, places), "."
            ),
        ]
    else:
        out.append(prose("Nothing was declared on the card: every finding is exploratory."))
    counts = {state: sum(item.state == state for item in made.checklist) for state in STATES}
    out += [
        heading("What reviewers ask", 2, "checklist"),
        prose("; ".join(f"{state}: {n}" for state, n in counts.items()) + f" (of {len(made.checklist)} items).", role="small"),
        *(_part(part, made.checklist, homes) for part in dict.fromkeys(item.part for item in made.checklist)),
        heading("How well codes are found", 2, "coding"),
        items(made.coding) if made.coding else prose("No codebook was used."),
        heading("Versions", 2, "versions"),
        prose(", ".join(f"{name} {number}" for name, number in sorted(made.versions.items()) if number) + "."),
        heading("References", 2, "references"),
        items([str(work) for work in made.works]),
    ]  # fmt: skip
    return out


def _part(part: str, checklist: list[Item], homes: dict[str, str]) -> Block:
    """The items of one part of the checklist."""
    rows = [
        (one.asks, one.state, (one.answer or "–", _address(one, homes)), one.source)
        for one in checklist
        if one.part == part
    ]
    return grid(part, ("item", "state", "what this report gives", "asked by"), rows)


def _linked(numbers: list[str], places: dict[str, str]) -> list[str | Run]:
    parts: list[str | Run] = []
    for number in numbers:
        parts += [", ", (number, places.get(number, ""))]
    return parts[1:] or ["none"]


def _address(item: Item, homes: dict[str, str]) -> str:
    """Where an item stands: a mark of this page, a file of the report, or a finding; "" where it is not given."""
    if item.state != GIVEN:
        return ""
    return item.link if re.search(r"[#.]", item.link) else homes.get(item.link, "")
