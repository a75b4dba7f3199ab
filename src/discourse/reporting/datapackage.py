"""The tables of a report as a Data Package (Frictionless Data): what each file holds, column by column, for machines."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import discourse
from discourse.base.tables import plain
from discourse.base.text import shown
from discourse.io.articles import ArticleText
from discourse.reporting.columns import labels
from discourse.reporting.manifest import TOKENS

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_PLACES = "The places in the text behind the row: start:end in characters, from 0, separated by blanks."
_NUMBERED = [dict.fromkeys(("paragraph", "sentence", "start", "end"), 0)]
"""The columns of tokens that hold numbers."""


def package(article: ArticleText, findings: Sequence[dict[str, Any]], folder: Path) -> dict[str, Any]:
    """Describe the tables of findings in a folder: fields with type and meaning, licence, sources, size and hash.

    Args:
        findings: their records; each has the stem of its files.
        folder: where the tables lie.
    """
    known = {key: shown(value) for key, value in article.facts.items()}
    source = {"title": ", ".join(known[k] for k in ("author", "title", "outlet", "date") if k in known) or article.slug}
    made = {
        "$schema": PROFILE, "name": article.slug, "title": f"Findings on {shown(article.name)}",
        "version": discourse.__version__,
        "description": "Tables of a report by discourse: one row per thing found, with its places in the text. "
        "An empty cell is an undefined number; a text that begins like a formula has an apostrophe before it.",
        "sources": [source | ({"path": known["url"]} if known.get("url", "").startswith("http") else {})],
    }  # fmt: skip
    if "licence" in known:
        made["licenses"] = [{"title": known["licence"]}]
    found = [
        _resource(
            folder / f"{one['stem']}.tsv",
            f"{one['number']} {one['title']}",
            one["summary"],
            one["meanings"],
            one["rows"],
        )
        for one in findings
    ]
    tokens = folder / Path(TOKENS).name
    if tokens.is_file():
        found.append(
            _resource(tokens, "The tokens of the text", "One row for each word or mark.", labels("tokens"), _NUMBERED)
        )
    return made | {"resources": found}


def _resource(
    table: Path, title: str, about: str, meanings: dict[str, str], rows: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    data = table.read_bytes()
    names = data.partition(b"\n")[0].decode("utf-8").split("\t")
    fields = [
        {"name": name, "type": _type([row.get(name) for row in rows], name),
         "description": _PLACES if name == "places" else meanings.get(name, "")}
        for name in names
    ]  # fmt: skip
    return {
        "name": table.stem, "type": "table", "path": table.name, "title": title, "description": about,
        "format": "csv", "mediatype": "text/tab-separated-values", "encoding": "utf-8",
        "dialect": {"delimiter": "\t", "doubleQuote": False}, "bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {"fields": fields, "missingValues": [""]},
    }  # fmt: skip


def _type(values: list[Any], name: str) -> str:
    """The type of a column; what holds anything but numbers, or yes and no, is text."""
    known = [plain(value) for value in values if value is not None]
    if name == "places" or not known or not all(isinstance(value, int | float) for value in known):
        return "string"
    if any(isinstance(value, bool) for value in known):
        return "boolean" if all(isinstance(value, bool) for value in known) else "string"
    return "integer" if all(isinstance(value, int) for value in known) else "number"
