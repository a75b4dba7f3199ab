"""A lesson on one article: a worksheet to guess and then open, a blind coding exercise, and a key."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from discourse.analysis import Analysis
from discourse.base import paths
from discourse.base.tables import records
from discourse.coding.status import CANDIDATE
from discourse.io.cards import read_card
from discourse.io.codebooks import Codebook
from discourse.reporting import html, pages
from discourse.reporting.coders import machine
from discourse.reporting.sheets import Sample, sheet

_SCHEMA = {"question": [{"finding": str, "ask": str, "talk": str}]}


@dataclass(frozen=True)
class Answer:
    """A question with the finding that answers it."""

    ask: str
    talk: str
    title: str
    said: str


@dataclass(frozen=True)
class Lesson:
    """The exercise of one article with one codebook: which sentences are coded, and what the report says."""

    article: Analysis
    codebook: str
    sample: Sample
    answers: tuple[Answer, ...]

    @property
    def book(self) -> Codebook:
        """The codebook of the exercise."""
        return self.article.codebook(self.codebook)

    @cached_property
    def sheet(self) -> pd.DataFrame:
        """The blind sheet, to be filled in and sent back."""
        return sheet(self.article, self.codebook, self.sample, blind=True)

    def worksheet(self) -> bytes:
        """The page for pupils: nothing of it gives an answer away."""
        return self._page("worksheet", "Worksheet", with_key=False)

    def key(self) -> bytes:
        """The page for the teacher: what the report says, and which codes the machine gave."""
        return self._page("key", "Key", with_key=True)

    def _page(self, name: str, title: str, *, with_key: bool) -> bytes:
        whose = self.article.source.name
        made = html.rendered(
            "lesson", lesson=self, title=title, with_key=with_key, sentences=self._sentences(), name=whose
        )
        return pages.alone(f"{name}.html", title, made, whose)

    def _sentences(self) -> list[tuple[int, str, list[str]]]:
        """Number, text and what the machine gave, of each sentence of the exercise."""
        held = [one for one in machine(self.article, self.codebook) if one.confidence != CANDIDATE]
        found = []
        for row in records(self.sheet):
            codes = {one.code for one in held if row["start"] < one.end and one.start < row["end"]}
            found.append((row["sentence"], row["text"], [code.title for code in self.book.codes if code.name in codes]))
        return found


def questions() -> list[dict[str, Any]]:
    """What is asked: `data/lesson.toml`; CardError for a slip in it."""
    card = read_card(paths.needed("", "lesson.toml"), _SCHEMA, required=("question",))
    found: list[dict[str, Any]] = card["question"]
    return found
