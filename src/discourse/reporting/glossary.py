"""The glossary: what the words of a report mean, as a page, and a link to it where a page first uses one of them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from discourse.base import paths
from discourse.base.text import slugify
from discourse.io.cards import read_card
from discourse.reporting.html import rendered

_SAID = re.compile(r'(<p class="(?:reading|caption|lead)">|<figcaption>)(.*?)(</p>|</figcaption>)', re.DOTALL)
_NOTES = re.compile(r'(<details class="notes">)(.*?)(</details>)', re.DOTALL)
# What is a link or opens something already, or words of a program, gets none.
_CLOSED = re.compile(r"(<a\b.*?</a>|<summary>.*?</summary>|<code>.*?</code>|<[^>]+>)", re.DOTALL)


@dataclass(frozen=True)
class Term:
    """A word of the reports: its meaning in plain words, where it comes from, and the other forms that are linked."""

    name: str
    means: str
    source: str
    also: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """Its place on the page."""
        return slugify(self.name)


@cache
def terms() -> list[Term]:
    """All terms of data/glossary.toml, in its order, which is that of the alphabet."""
    schema = {"term": [{"name": str, "means": str, "source": str, "also": list}]}
    rows = read_card(paths.needed("", "glossary.toml"), schema)["term"]
    return [Term(row["name"], row["means"], row["source"], tuple(row.get("also", ()))) for row in rows]


def body() -> str:
    """The page of a report that explains its words."""
    return rendered("glossary", terms=terms())


def markdown() -> str:
    """The page of the documentation, docs/glossary.md."""
    rows = [f"**{term.name}**: {term.means} *{term.source}.*" for term in terms()]
    head = "# Glossary\n\nThe words of a report, in plain terms. A report links each where a page first uses it.\n\n"
    return head + "\n\n".join(rows) + "\n"


@cache
def _forms() -> tuple[dict[str, Term], "re.Pattern[str]"]:
    named = {form: term for term in terms() for form in (term.name, *term.also)}
    # Abbreviations are met as they are written, so that no 'mi' becomes MI.
    ways = [
        re.escape(f) if len(f) < 3 or f.isupper() else f"(?i:{re.escape(f)})"
        for f in sorted(named, key=len, reverse=True)
    ]
    return {form.casefold(): term for form, term in named.items()}, re.compile(
        rf"(?<![\w-])(?:{'|'.join(ways)})(?![\w-])"
    )


def linked(page: str) -> str:
    """Link each term where a page first uses it: in sentences that stand open, then in notes."""
    (named, pattern), seen = _forms(), set[str]()

    def link(found: re.Match[str]) -> str:
        mark = named[found[0].casefold()].mark
        if mark in seen:
            return found[0]
        seen.add(mark)
        return f'<a class="term" href="glossary.html#{mark}">{found[0]}</a>'

    def inside(found: re.Match[str]) -> Any:
        parts = _CLOSED.split(found[2])
        return found[1] + "".join(p if p.startswith("<") else pattern.sub(link, p) for p in parts) + found[3]

    return _NOTES.sub(inside, _SAID.sub(inside, page))
