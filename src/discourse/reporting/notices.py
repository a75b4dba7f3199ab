"""Notices: in what a text is unlike most, and what that does to its numbers, at the top of a report.

Their sentences are data (`data/notices.toml`); here is found which of them are true of a text.
"""

import re
from typing import Any

from discourse.analysis import Analysis
from discourse.base import paths
from discourse.base.text import counted, listing
from discourse.io.apparatus import SPEAKER, in_capitals
from discourse.io.cards import read_card

_SHORT = 300
"""Words of a text of which most counts say little."""
_QUOTED = 0.8
"""The share of words in quotation marks from which hardly anything is the writer's own."""
_NAMED = 6
"""Speakers who are named; of more their number is said."""


def notices(article: Analysis) -> list[str]:
    """What is to be said of an article before all else: whole sentences, in the order of `data/notices.toml`."""
    known = _known(article)
    said = read_card(paths.needed("", "notices.toml"), {"notice": [{"name": str, "text": str}]})["notice"]
    return [row["text"].format(**known) for row in said if known.get(row["name"])]


def _known(article: Analysis) -> dict[str, Any]:
    """The facts that notices rest on and name, by the names of the notices; empty where a notice has no ground."""
    source, text = article.source, article.text
    rows = [p for p in source.paragraphs if p.role == "table" and re.search(r"[^\W_]", text[p.start : p.end])]
    body = "".join(text[p.start : p.end] for p in source.body)
    quoted = article.measure("quoted-spans")["words"].sum() / max(article.length, 1)
    form = {
        "short": article.length < _SHORT, "unended": article.unended, "capitals": in_capitals(body),
        "quoted": f"{quoted:.0%}" if quoted >= _QUOTED else "", "rows": counted(len(rows), "row") if rows else "",
    }  # fmt: skip
    written = {"written": article.language.name, "language": "" if article.english else article.language.name}
    turns = [(aside.start, aside.end) for aside in source.asides if aside.kind == SPEAKER]
    return form | written | {"mixed": source.mixed, "speakers": _speakers(text, turns)}


def _speakers(text: str, turns: list[tuple[int, int]]) -> str:
    names = list(dict.fromkeys(text[start:end].rstrip(":") for start, end in turns))
    return (listing(names) if names else "") if len(names) <= _NAMED else counted(len(names), "speaker")
