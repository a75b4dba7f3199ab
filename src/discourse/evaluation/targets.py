"""The evaluation of named targets held against texts in which people judged them."""

from pathlib import Path

import numpy as np

from discourse.base.errors import CardError
from discourse.base.options import options
from discourse.coding import reader
from discourse.coding.targets.verdicts import EVALUATIONS, ROLES, Span, classify, classify_roles
from discourse.evaluation.gold import Gold, Row, read_gold
from discourse.evaluation.result import Evaluation, of_decisions
from discourse.evaluation.scores import shares
from discourse.text.annotation import annotate

Judged = tuple[int, Span, str]


def evaluate_actors(gold: Path | Gold) -> Evaluation:
    """Measure how well named targets are evaluated, or put into roles, as people did.

    A row has one span or several on the targets. The span's code is the class; where it is another word, such as
    `target`, the class is the value of a label. Which task it is follows from the classes: positive, negative,
    neutral (also `unclear`), or protagonist, antagonist, innocent. Capitals do not matter.
    The trap: for roles every target gets one of the three, also where the text shows none.

    Returns:
        Scores with 95 % bootstrap intervals over documents, macro F1 and accuracy, and every decision.

    Raises:
        CardError: a slip in the gold, or no target with a class of either task.
    """
    read = gold if isinstance(gold, Gold) else read_gold(gold)
    classes, judged = _task(read)
    tokens = annotate(*read.articles()[0])
    spans = [span for _, span, _ in judged]
    if classes == EVALUATIONS:
        answers = classify(tokens, spans, reader.read(tokens) if options.reader else None)
    else:
        answers = classify_roles(tokens, spans)
    made = [(row, *span[1:], truth, answer) for (row, span, truth), answer in zip(judged, answers, strict=True)]
    result = of_decisions(read, "actors", "target", made, classes)
    documents = read.documents[[row for row, *_ in made]]
    result.overall.update(shares(np.array([truth == answer for *_, truth, answer in made]), documents))
    return result


def _task(read: Gold) -> tuple[tuple[str, ...], list[Judged]]:
    for classes in (EVALUATIONS, ROLES):
        judged = [(number, (row.id, span.start, span.end), name) for number, row in enumerate(read.rows)
                  for span in row.spans if (name := _class(row, span.code, classes))]  # fmt: skip
        if judged:
            return classes, judged
    raise CardError(
        f"{read.name}: no span has one of the classes {', '.join((*EVALUATIONS, *ROLES))}; give each target one."
    )


def _class(row: Row, code: str, classes: tuple[str, ...]) -> str:
    """The class of a target: its code, else a label of the row; empty where neither is one."""
    for value in (code, *(row.labels[key] for key in sorted(row.labels))):
        name = "neutral" if str(value).lower() == "unclear" else str(value).lower()
        if name in classes:
            return name
    return ""
