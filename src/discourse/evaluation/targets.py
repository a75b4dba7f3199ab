"""The evaluation of named targets held against texts in which people judged them."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from discourse.base.errors import CardError
from discourse.coding.targets.verdicts import EVALUATIONS, ROLES, Span, classify, classify_roles
from discourse.evaluation.gold import Gold, Row, read_gold
from discourse.evaluation.result import Evaluation
from discourse.evaluation.scores import Counts, Tally, summary
from discourse.statistics.agreement import FN, FP, TP
from discourse.text.annotation import annotate

Judged = tuple[Row, Span, str]
_CONTEXT = 60


def evaluate_actors(gold: Path | Gold) -> Evaluation:
    """Measure how well named targets are evaluated, or put into roles, as people did.

    A row has one span or several on the targets. The span's code is the class; where it is another word, such as
    `target`, the class is the value of a label. Which task it is follows from the classes: positive, negative,
    neutral (also `unclear`), or protagonist, antagonist, innocent. Capitals do not matter.
    The trap: for roles every target gets one of the three, also where the text shows none.

    Returns:
        Scores with 95 % bootstrap intervals over documents, macro F1 and accuracy, and the errors.

    Raises:
        CardError: a slip in the gold, or no target with a class of either task.
    """
    read = gold if isinstance(gold, Gold) else read_gold(gold)
    classes, judged = _task(read)
    tokens = annotate(*(row.article() for row in read.rows))
    spans = [span for _, span, _ in judged]
    answers = classify(tokens, spans) if classes == EVALUATIONS else classify_roles(tokens, spans)
    tally = _tally(judged, answers, classes)
    whole, parts = summary(tally)
    shape = {"unit": "target", "documents": len(tally.counts), "rows": len(read.rows)}
    for name, part in zip(classes, parts, strict=True):
        part.update(shape | {"code": name, "gold": name, "n": part["tp"] + part["fn"]})
    joined = "+".join(classes)
    whole.update(shape | {"code": joined, "gold": joined, "n": len(judged)})
    return Evaluation(read.name, "actors", "senses", whole, tuple(parts), _errors(judged, answers))


def _task(read: Gold) -> tuple[tuple[str, ...], list[Judged]]:
    for classes in (EVALUATIONS, ROLES):
        judged = []
        for row in read.rows:
            for span in row.spans:
                name = _class(row, span.code, classes)
                if name:
                    judged.append((row, (row.id, span.start, span.end), name))
        if judged:
            return classes, judged
    raise CardError(
        f"{read.name}: no span has one of the classes {', '.join((*EVALUATIONS, *ROLES))}; give each target one."
    )


def _class(row: Row, code: str, classes: tuple[str, ...]) -> str:
    """The class of a target: its code, else a label of the row; empty where neither is one."""
    for value in (code, *(row.labels[key] for key in sorted(row.labels))):
        name = str(value).lower()
        name = "neutral" if name == "unclear" else name
        if name in classes:
            return name
    return ""


def _tally(judged: list[Judged], answers: list[str], classes: tuple[str, ...]) -> Tally:
    documents = pd.factorize(pd.Series([row.document for row, _, _ in judged]))[0]
    counts: Counts = np.zeros((int(documents.max()) + 1, len(classes), 3), dtype=np.int64)
    right: Counts = np.zeros((len(counts), 2), dtype=np.int64)
    for document, (_, _, truth), answer in zip(documents, judged, answers, strict=True):
        right[document] += (truth == answer, 1)
        if truth == answer:
            counts[document, classes.index(truth), TP] += 1
        else:
            counts[document, classes.index(answer), FP] += 1
            counts[document, classes.index(truth), FN] += 1
    return Tally(counts, right)


def _errors(judged: list[Judged], answers: list[str]) -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    for (row, (_, start, end), truth), answer in zip(judged, answers, strict=True):
        if truth != answer:
            around = row.text[max(start - _CONTEXT, 0) : end + _CONTEXT]
            place = {"start": start, "end": end, "text": row.text[start:end], "context": around}
            rows.append({"id": row.id, "kind": "miss", "code": truth} | place)
            rows.append({"id": row.id, "kind": "false alarm", "code": answer} | place)
    return pd.DataFrame(rows, columns=["id", "kind", "code", "start", "end", "text", "context"])
