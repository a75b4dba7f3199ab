"""The evaluation of named targets held against texts in which people judged them."""

from pathlib import Path

import numpy as np
import pandas as pd

from discourse.base.errors import CardError
from discourse.coding.targets.verdicts import EVALUATIONS, ROLES, Span, classify, classify_roles
from discourse.evaluation.gold import Gold, Row, read_gold
from discourse.evaluation.result import PREDICTIONS, Evaluation
from discourse.evaluation.scores import shares, summary, tally
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
    answers = classify(tokens, spans) if classes == EVALUATIONS else classify_roles(tokens, spans)
    documents = pd.factorize(pd.Series([read.rows[row].document for row, _, _ in judged]))[0].astype(np.int64)
    decisions = pd.DataFrame({
        "row": range(len(judged)), "gold": [classes.index(truth) for _, _, truth in judged],
        "predicted": [classes.index(answer) for answer in answers], "due": True,
    })  # fmt: skip
    whole, parts = summary(tally(decisions, documents, len(classes)))
    whole |= shares((decisions["gold"] == decisions["predicted"]).to_numpy(), documents)
    shape = {"unit": "target", "documents": int(documents.max()) + 1, "rows": len(read.rows)}
    for name, part in zip(("+".join(classes), *classes), (whole, *parts), strict=True):
        part.update(shape | {"code": name, "gold": name})
    made = [(*span, read.rows[row].text[span[1] : span[2]], truth, answer, "rule", np.nan, "")
            for (row, span, truth), answer in zip(judged, answers, strict=True)]  # fmt: skip
    predictions = pd.DataFrame(made, columns=list(PREDICTIONS))
    return Evaluation(read.name, "actors", "spans", "rule", whole, tuple(parts), predictions)


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
