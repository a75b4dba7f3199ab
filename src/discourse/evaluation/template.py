"""Sections and slots of an argument held against texts in which a person marked them."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from discourse.coding.coder import code
from discourse.evaluation.gold import Gold, Row, read_gold
from discourse.evaluation.result import Evaluation
from discourse.evaluation.scores import Counts, Tally, summary
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
        Scores of the slots, and of the sections, with 95 % bootstrap intervals over documents.
    """
    read = gold if isinstance(gold, Gold) else read_gold(gold)
    pairs = [(row, *_cells(row)) for row in read.rows]
    names = sorted({name for _, true, ours in pairs for name, _, _ in true | ours})
    counts: Counts = np.zeros((len(pairs), len(names), 3), dtype=np.int64)
    errors: list[dict[str, Any]] = []
    for n, (row, true, ours) in enumerate(pairs):
        for cell in true | ours:
            counts[n, names.index(cell[0]), 0 if cell in true & ours else 1 if cell in ours else 2] += 1
        errors += [{"id": row.id, "kind": "miss" if cell in true else "false alarm", "code": cell[0], "text": str(cell[1:])}
                   for cell in sorted(true ^ ours)]  # fmt: skip
    whole, parts = summary(Tally(counts))
    shape = {"unit": "sentence", "documents": len(pairs), "rows": len(pairs)}
    for name, part in zip(["all", *names], [whole, *parts], strict=True):
        part.update(shape | {"code": name, "gold": name, "n": part["tp"] + part["fn"]})
    return Evaluation(read.name, "template", "spans", whole, tuple(parts), pd.DataFrame(errors))


def _cells(row: Row) -> tuple[set[Cell], set[Cell]]:
    """What a person marked and what the rules find in the sections."""
    view = TokenView(annotate(row.article()))
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
