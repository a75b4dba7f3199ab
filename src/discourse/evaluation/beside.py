"""What is measured without a codebook of its own: evaluations of targets, parts of obligations, sections of an argument."""

from dataclasses import replace

import numpy as np
import pandas as pd

from discourse.base.errors import CardError
from discourse.base.options import options
from discourse.coding import reader, scoring
from discourse.coding.coder import code
from discourse.coding.targets.verdicts import EVALUATIONS, ROLES, classify, classify_roles
from discourse.evaluation.decisions import Decision, stretches
from discourse.evaluation.gold import Gold, Row
from discourse.evaluation.result import Evaluation, about, of_decisions, predictions, shares
from discourse.io.articles import ArticleText
from discourse.io.codebooks import read_codebook
from discourse.measures.stance.obligation import obligation
from discourse.measures.structure.template import BOOKS, template
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

PARTS = ("who", "strength", "act", "beneficiary", "voice")
NOTHING = pd.DataFrame(columns=list(reader.COLUMNS))
Cells = set[tuple[str, int, int]]
"""section or slot, first and last sentence"""


def evaluate_actors(gold: Gold) -> Evaluation:
    """Measure how well named targets are evaluated, or put into roles, as people did.

    A row has one span or several on the targets. The span's code is the class; where it is another word, such as
    `target`, the class is the value of a label. Which task it is follows from the classes: positive, negative,
    neutral (also `unclear`), or protagonist, antagonist, innocent. Capitals do not matter.
    The trap: for roles every target gets one of the three, also where the text shows none.

    Returns:
        Scores with 95 % bootstrap intervals over documents, macro F1 and accuracy, and every decision.

    Raises:
        CardError: no target has a class of either task.
    """
    for classes in (EVALUATIONS, ROLES):
        judged = [(number, span, name) for number, row in enumerate(gold.rows) for span in row.spans
                  if (name := _class(row, span.code, classes))]  # fmt: skip
        if judged:
            break
    else:
        names = ", ".join((*EVALUATIONS, *ROLES))
        raise CardError(f"{gold.name}: no span has one of the classes {names}; give each target one.")
    tokens = annotate(*gold.articles()[0])
    spans = [(gold.rows[number].id, span.start, span.end) for number, span, _ in judged]
    if classes == EVALUATIONS:
        answers = classify(tokens, spans, reader.read(tokens) if options.reader else None)
    else:
        answers = classify_roles(tokens, spans)
    made = [(row, span.start, span.end, truth, answer)
            for (row, span, truth), answer in zip(judged, answers, strict=True)]  # fmt: skip
    result = of_decisions(gold, "actors", "target", made, classes)
    right = np.array([truth == answer for *_, truth, answer in made])
    result.overall.update(shares(right, gold.documents[[row for row, *_ in made]]))
    return result


def _class(row: Row, code: str, classes: tuple[str, ...]) -> str:
    """The class of a target: its code, else the first label that is one; empty where neither is."""
    names = (str(value).lower() for value in (code, *(row.labels[key] for key in sorted(row.labels))))
    return next((name for one in names if (name := "neutral" if one == "unclear" else one) in classes), "")


def evaluate_obligations(gold: Gold) -> Evaluation:
    """Measure how well obligations are found, and how often each of their parts is right.

    Read `f1` of the whole as finding that somebody is obliged at all, and `accuracy` of a part as its share of right
    answers among the obligations that a person marked; one that is not found has no part right. Compared are words
    without articles, of the act its verbs only. The trap: no beneficiary where none is marked counts as right.

    Args:
        gold: spans `who`, `act` and `beneficiary`, labels `strength` and `voice`; a row without labels holds no
            obligation. Of passages read from the guide only the cues are held against each other, as stretches that
            share a character.

    Returns:
        Scores with 95 % bootstrap intervals over documents, and each part as it was marked and as it was found.
    """
    if gold.running:
        return _obligation_cues(gold)
    pairs = [(_marked(row), _found(_obligation(article)))
             for row, article in zip(gold.rows, gold.articles()[0], strict=True)]  # fmt: skip
    made = [(n, 0, len(gold.rows[n].text), *("obligation" if side else "" for side in pair))
            for n, pair in enumerate(pairs)]  # fmt: skip
    result = of_decisions(gold, "obligations", "obligation", made, ("obligation",))
    real = np.array([bool(truth) for truth, _ in pairs])
    parts = []
    for name in PARTS:
        right = np.array([bool(ours) and truth.get(name) == ours[name] for truth, ours in pairs])
        score = {"n": int(real.sum())} | shares(right[real], gold.documents[real])
        parts.append(about(gold, name, name, "obligation") | score)
    told = [(n, 0, len(gold.rows[n].text), *(f"{name}: {side.get(name, '')}" for side in pair))
            for n, pair in enumerate(pairs) if any(pair) for name in PARTS]  # fmt: skip
    return replace(result, codes=tuple(parts), predictions=predictions(gold, told))


def _obligation(article: ArticleText) -> pd.DataFrame:
    view = TokenView(annotate(article))
    return obligation(view, code(view, read_codebook("modality")), NOTHING)


def _obligation_cues(gold: Gold) -> Evaluation:
    articles, units = gold.articles()
    found = [(article.slug, *place) for article in articles
             for place in sorted({cue for cue, *_ in _obligation(article)["places"]})]  # fmt: skip
    table = pd.DataFrame(found, columns=["document", "start", "end"])
    at, base = scoring.locate(table, units), units["start"].to_numpy()
    made: list[Decision] = []
    for number, row in enumerate(gold.rows):
        ours = [(a - base[number], b - base[number], 0) for _, a, b in table[at == number].itertuples(index=False)]
        made += stretches(number, [(0, parts, parts[0], sure) for _, parts, sure in row.annotations()], ours)
    names = ("obligation", "")  # The last stands for -1: none.
    told = [(n, a, b, names[truth], names[found]) for n, a, b, truth, found, *_ in made]
    return of_decisions(gold, "obligations", "stretch", told, names[:1], [one[5] for one in made])


def _marked(row: Row) -> dict[str, str]:
    if not row.labels:
        return {}
    words = {name: " ".join(row.text[s.start : s.end] for s in row.spans if s.code == name) for name in PARTS}
    return {"who": _plain(words["who"]), "act": words["act"], "beneficiary": _plain(words["beneficiary"]), **row.labels}


def _found(table: pd.DataFrame) -> dict[str, str]:
    if table.empty:
        return {}
    first = table.iloc[0]
    return {
        "who": _plain(first["actor"]) if first["actor"] != "not named" else "", "strength": first["strength"],
        "act": " ".join(_verb(act) for act in table["act"]), "voice": first["voice"],
        "beneficiary": _plain(" ".join(dict.fromkeys(filter(None, table["beneficiary"])))),
    }  # fmt: skip


def _plain(phrase: str) -> str:
    return " ".join(word for word in phrase.lower().split() if word not in ("a", "an", "the"))


def _verb(act: str) -> str:
    """The verb itself: people marked it without the adverbs before and the infinitive after it."""
    words = [word for word in act.split() if not word.endswith("ly") and word not in ("be", "never", "not")]
    return words[0] if words else act


def evaluate_template(gold: Gold) -> Evaluation:
    """Measure how well the sections of a text, and what their sentences do, are found by the rules.

    A section is right if it begins and ends with the same sentences, a slot if the sentence does that. The trap: only
    sentences within sections are compared, so a section of the wrong length makes slots wrong too.

    Args:
        gold: spans `section` (whole) and spans of slots, each a sentence or in one.

    Returns:
        Scores of the slots, and of the sections, with 95 % bootstrap intervals over documents; in the predictions
        start and end are numbers of sentences.
    """
    pairs = [_cells(row, article) for row, article in zip(gold.rows, gold.articles()[0], strict=True)]
    names = sorted({name for true, ours in pairs for name, _, _ in true | ours})
    made = [(n, a, b, *(name if (name, a, b) in side else "" for side in pair))
            for n, pair in enumerate(pairs) for name, a, b in sorted(pair[0] | pair[1])]  # fmt: skip
    return of_decisions(gold, "template", "sentence", made, names)


def _cells(row: Row, article: ArticleText) -> tuple[Cells, Cells]:
    """What a person marked and what the rules find in the sections."""
    view = TokenView(annotate(article))
    starts = np.sort([view.column("start")[int(at)] for at in np.unique(view.sentence_start)])
    places = [[int(np.searchsorted(starts, at, side="right")) for at in (s.start, s.end - 1)] for s in row.spans]
    true = {(span.code, first, last) for span, (first, last) in zip(row.spans, places, strict=True)}
    table = template(view, pd.concat([code(view, read_codebook(name)) for name in BOOKS.split(",")], ignore_index=True))
    ours = {("section", int(span.split("-")[0]), int(span.split("-")[-1])) for span in table["span"]}
    for slot, sentences in table[["slot", "sentences"]].itertuples(index=False):
        ours |= {(slot.removeprefix("closing "), int(n), int(n)) for n in sentences.split(", ")}
    return true, ours


EVALUATORS = {"actors": evaluate_actors, "obligations": evaluate_obligations, "template": evaluate_template}
