"""Web pages, by trafilatura: the main text without menus, advertising and footers, and what the page says of itself."""

from collections.abc import Iterator
from typing import Any

from discourse.base.errors import ArticleError
from discourse.base.extras import extra
from discourse.io.formats.found import Block, Found, assembled, titled

_FACTS = ("title", "author", "date", "url", "sitename", "language")
_WHAT = "a web page"
_ROLES = {"head": "heading", "item": "list", "quote": "quote", "code": "code", "p": "body", "ab": "body"}


def read(name: str, page: str) -> Found:
    """Read a web page that was saved.

    Read the text before you count: which part of a page is its text is a guess by rules, right on most news pages.

    Raises:
        ArticleError: no main text was found. SetupError: trafilatura is not installed.
    """
    reader = extra("trafilatura", "formats", _WHAT)
    found: Any = reader.bare_extraction(page, with_metadata=True, include_comments=False, include_tables=True)
    if found is None or found.body is None:
        raise ArticleError(f"{name}: this is {_WHAT} in which no main text was found; copy the text into a plain file.")
    facts = {name: str(getattr(found, name) or "") for name in _FACTS}
    return assembled(
        titled(list(_blocks(found.body)), facts["title"]),
        facts,
        "read from a web page: its main text, without menus and footers.",
    )


def _blocks(node: Any) -> Iterator[Block]:
    for part in node:
        tag = str(part.tag)
        if tag in ("list", "div", "body") or (tag == "quote" and any(str(one.tag) == "p" for one in part)):
            role = "quote" if tag == "quote" else ""
            yield from ((role or inner, text) for inner, text in _blocks(part))
        elif tag == "table":
            yield from (("table", " | ".join(_words(cell) for cell in row)) for row in part)
        elif tag != "graphic":
            yield _ROLES.get(tag, "body"), _words(part)


def _words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())
