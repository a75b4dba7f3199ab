"""Sections and slots of an argument held against texts in which a person marked them."""

from pathlib import Path

import numpy as np
import pandas as pd

from discourse.coding.coder import code
from discourse.evaluation.gold import Gold, Row, read_gold
from discourse.evaluation.result import Evaluation, of_decisions
from discourse.io.articles import ArticleText
from discourse.io.codebooks import read_codebook
from discourse.measures.structure.template import BOOKS, template
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

Cell = tuple[str, int, int]
"""section or slot, first and last sentence"""


def evaluate_template(gold: Path | Gold) -> Evaluation:
    """Measure how well the sections of a text, and what their sentences do, are found by the rules.

    A section is right if it begins and ends with the same sentences, a slot if the sentence does that. The trap: only
    sentences within sections are compared, so a section of the wrong length makes slots wrong too.

    Args:
        gold: a `.jsonl` file, or what was read of one: spans `section` (whole) and spans of slots, each a sentence or in one.

    Returns:
        Scores of the slots, and of the sections, with 95 % bootstrap intervals over documents; in the predictions
        start and end are numbers of sentences.
    """
    read = gold if isinstance(gold, Gold) else read_gold(gold)
    pairs = [_cells(row, article) for row, article in zip(read.rows, read.articles()[0], strict=True)]
    names = sorted({name for true, ours in pairs for name, _, _ in true | ours})
    made = [(n, a, b, name if (name, a, b) in true else "", name if (name, a, b) in ours else "")
            for n, (true, ours) in enumerate(pairs) for name, a, b in sorted(true | ours)]  # fmt: skip
    return of_decisions(read, "template", "sentence", made, names)


def _cells(row: Row, article: ArticleText) -> tuple[set[Cell], set[Cell]]:
    """What a person marked and what the rules find in the sections."""
    view = TokenView(annotate(article))
    firsts = sorted({int(at) for at in view.sentence_start})
    starts = np.array([view.column("start")[at] for at in firsts])

    def sentence(offset: int) -> int:
        return int(np.searchsorted(starts, offset, side="right"))

    true = {(span.code, sentence(span.start), sentence(span.end - 1)) for span in row.spans}
    table = template(view, pd.concat([code(view, read_codebook(name)) for name in BOOKS.split(",")], ignore_index=True))
    ours = {("section", int(span.split("-")[0]), int(span.split("-")[-1])) for span in table["span"]}
    for slot, sentences in table[["slot", "sentences"]].itertuples(index=False):
        ours |= {(slot.removeprefix("closing "), int(n), int(n)) for n in sentences.split(", ")}
    return true, ours
