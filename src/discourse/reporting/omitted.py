"""What the language of a text does not allow is told once on a page, not with the prose of each finding that is not there.

In a notebook a sentence announces, a line of code shows, a sentence reads what is shown. Of what was left out all three go, and
the last section of the page lists it with what it needs.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

Cell = dict[str, Any]
_LEFT_OUT = re.compile(r'<p class="left-out">Left out: (.*): not available for (.*?): (needs .*)\.</p>\s*', re.DOTALL)
_LAST = "## What this does not show"
_BY_HAND = (
    "\n\nCodes can be given by hand: `discourse sheet ARTICLE --codebook NAME --blind` writes the sentences to code, and what "
    "`discourse decide` takes in is counted here."
)


@dataclass
class _Step:
    """A cell of code with the prose before it that announces, and behind it that reads what is shown."""

    code: Cell
    announces: list[Cell]
    reads: list[Cell] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The heading of the section that begins here; "" where none does."""
        found = (re.match(r"## .+", _source(cell)) for cell in self.announces)
        return next((match[0] for match in found if match), "")

    @property
    def hidden(self) -> bool:
        """Whether it names the article or imports, which every page needs."""
        return "hide-input" in self.code.get("metadata", {}).get("tags", ())

    @property
    def lost(self) -> list[tuple[str, str, str]]:
        """What was left out: the finding, the language, and what it needs."""
        shown = ["".join(output.get("data", {}).get("text/html", "")) for output in self.code.get("outputs", [])]
        found = [match for one in shown if (match := _LEFT_OUT.fullmatch(one))]
        return [(unescape(m[1]), m[2], unescape(m[3])) for m in found] if len(found) == len(shown) else []

    @property
    def stays(self) -> bool:
        """Whether a page that left something out shows it."""
        return self.hidden or bool(self.code.get("outputs") and not self.lost)


def trimmed(cells: list[Cell]) -> list[Cell]:
    """The cells of an executed notebook without what the language of its article left out; the same where nothing was.

    A page on which nothing is left keeps its title and its question.
    """
    steps, last = _steps(cells)
    lost = [one for step in steps for one in step.lost]
    if not lost:
        return cells
    kept, heading = list[Cell](), ""
    for step in steps:
        heading = step.heading or heading
        if step.stays:
            kept += [_prose(heading)] if heading and not step.heading else []
            kept += [*step.announces, step.code, *step.reads]
            heading = ""
    shows = any(step.stays and not step.hidden for step in steps)
    if not shows:
        kept = [_prose("\n\n".join(_source(cells[0]).split("\n\n")[:2]))]
    return [*kept, _prose(_listed(lost)), *(last if shows else [])]


def _steps(cells: list[Cell]) -> tuple[list[_Step], list[Cell]]:
    """Cells of code with their prose, and the section that ends the page."""
    steps, prose = list[_Step](), list[Cell]()
    for cell in cells:
        if cell["cell_type"] != "code":
            prose.append(cell)
            continue
        # Of several cells of prose the first reads what is above; a single one announces what comes.
        reads = prose[:1] if steps and len(prose) > 1 else []
        if reads:
            steps[-1].reads += reads
        steps.append(_Step(cell, prose[len(reads) :]))
        prose = []
    last = [cell for cell in prose if _source(cell).startswith(_LAST)]
    if steps:
        steps[-1].reads += [cell for cell in prose if cell not in last]
    return steps, last


def _listed(lost: list[tuple[str, str, str]]) -> str:
    """The section that lists what was left out, by what it needs."""
    by_need: dict[str, list[str]] = {}
    for title, _, need in lost:
        by_need.setdefault(need, []).append(title)
    lines = [f"* {'; '.join(dict.fromkeys(titles))}: {need}." for need, titles in by_need.items()]
    coded = any("codebook" in need for need in by_need)
    return f"## Not available for {lost[0][1]}\n\n" + "\n".join(lines) + (_BY_HAND if coded else "")


def _prose(text: str) -> Cell:
    return {"cell_type": "markdown", "id": f"omitted-{len(text)}", "metadata": {}, "source": text}


def _source(cell: Cell) -> str:
    return "".join(cell["source"])
