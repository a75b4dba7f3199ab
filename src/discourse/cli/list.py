"""`discourse list`: what there is to work with."""

import argparse

import pandas as pd

from discourse import measures
from discourse.base import paths
from discourse.base.errors import DiscourseError
from discourse.cli._output import add_format, show
from discourse.io import articles, codebooks, references

EXAMPLES = ("discourse list", "discourse list codebooks", "discourse list --format json")
KINDS = ("articles", "codebooks", "references", "measures")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument("kind", nargs="?", choices=KINDS, help="only these")
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print one row per thing: kind, name, what it is."""
    rows = [
        (kind[:-1], name, _about(kind, name)) for kind in KINDS if options.kind in (None, kind) for name in _names(kind)
    ]
    show(pd.DataFrame(rows, columns=["kind", "name", "about"]), options, width=110)
    return 0


def _names(kind: str) -> list[str]:
    found = {"articles": articles, "codebooks": codebooks, "references": references, "measures": measures}
    return list(found[kind].listed())


def _about(kind: str, name: str) -> str:
    """One line on a thing; what is wrong with it where it cannot be read."""
    try:
        if kind == "articles":
            article = articles.read_article(name)
            reported = (paths.report(name) / "index.html").is_file()
            return f"{article.facts.get('author', 'author not recorded')}{', reported' if reported else ''}"
        if kind == "codebooks":
            book = codebooks.read_codebook(name)
            return f"{book.title}: {len(book.codes)} codes, {len(book.cues)} cues"
        if kind == "references":
            return references.read_reference(name).describe()
        return (measures.get(name).__doc__ or "").strip().split("\n")[0]
    except DiscourseError as fault:
        return f"not readable: {fault}"
