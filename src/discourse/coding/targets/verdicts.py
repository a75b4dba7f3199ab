"""From evidence to a verdict on one mention: positive, negative or neutral; protagonist, antagonist or
innocent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import exp

import numpy as np
import pandas as pd

from discourse.coding.targets.colours import groups, own, strongest
from discourse.coding.targets.evidence import Evidence, collect, pronouns
from discourse.coding.targets.grammar import function, head_of, negated
from discourse.coding.targets.portrait import Portrait, portrait_of
from discourse.coding.targets.signs import signs
from discourse.coding.targets.weighing import near, weighed
from discourse.io.words import read_words
from discourse.text.tokens import TokenView

EVALUATIONS = ("positive", "negative", "neutral")
ROLES = ("protagonist", "antagonist", "innocent")
_HARMED = 0.1
_AGAIN = 0.7
_PLAIN_SPEECH, _BESIDE_SPEECH = 0.5, 0.4
_WORTH_SAYING = 0.05
_SPREAD = 8.0
_AROUND = 0.6
_BESIDE = 0.2
_POSITIVE, _NEGATIVE = 0.30, -0.25
Span = tuple[str, int, int]
"""document, start, end: characters of the article's text, the end exclusive."""


@dataclass(frozen=True)
class Verdict:
    """What one sentence says of one mention.

    Args:
        label: the class; `neutral` where nothing or too little speaks, printed as *unclear*.
        score: the sum behind it, negative for bad, positive for good.
        evidence: the reasons, strongest first.
    """

    label: str
    score: float
    evidence: tuple[Evidence, ...]


def evaluation_of(view: TokenView, first: int, stop: int) -> Verdict:
    """Say in which light a sentence puts the person or body named in the rows `first` to before `stop`.

    What the grammar says counts in full (acts, predicates, modifiers, being praised or accused, aims, outcomes,
    contrast), unless it is not told as a fact; words of evaluation that only stand near count for little, the
    nearer the more, and hardly where the grammar speaks. All of them are in the evidence.
    The trap: the light may be that of somebody quoted, not the author's; the verdict does not tell them
    apart.

    Args:
        view: the tokens of any sentence or article.
        first: the first row of the mention.
        stop: the row after its last.

    Returns:
        label positive, negative or neutral, with its score and the evidence.
    """
    portrait = portrait_of(view)
    told = _told(portrait, first, stop)
    score = sum(item.score for item in told if item.kind != "harm")
    score -= _HARMED * sum(item.score for item in told if item.kind == "harm")
    share = _BESIDE if _aside(view, first, stop) else _AROUND
    share *= 1.0 if abs(score) < _PLAIN_SPEECH else _BESIDE_SPEECH
    used = {item.row for item in told} | {function(view, head_of(view, first, stop)).governor}
    beside = [replace(item, score=share * item.score) for item in near(portrait, first, stop) if item.row not in used]
    score += max(-2.0 * share, min(2.0 * share, sum(item.score for item in beside)))
    label = "positive" if score > _POSITIVE else "negative" if score < _NEGATIVE else "neutral"
    evidence = told + [item for item in beside if abs(item.score) >= _WORTH_SAYING]
    return Verdict(label, round(score, 4), tuple(sorted(evidence, key=lambda item: (-abs(item.score), item.row))))


def _told(portrait: Portrait, first: int, stop: int) -> list[Evidence]:
    """What the grammar says of the mention, of its pronouns, and of the same name elsewhere in the sentence."""
    end = int(portrait.sentence_end[first])
    start = int(portrait.sentence_start[first])
    again = [rows for rows in _same(portrait, first, stop) if start <= rows[0] and rows[1] <= end]
    found: dict[tuple[str, int], Evidence] = {}
    for rows, share in [((first, stop), 1.0), *((rows, _AGAIN) for rows in again)]:
        head = head_of(portrait, *rows)
        spoken = [(head, 1.0), *pronouns(portrait, head, rows[1])]
        items = [*collect(portrait, *rows)]
        items += [replace(item, score=part * item.score) for at, part in spoken for item in signs(portrait, at)]
        for item in items:
            item = weighed(portrait, head, item)
            kept = found.get((item.kind, item.row))
            if abs(share * item.score) >= _WORTH_SAYING and (kept is None or abs(kept.score) < abs(share * item.score)):
                found[item.kind, item.row] = replace(item, score=share * item.score)
    return list(found.values())


def _aside(view: TokenView, first: int, stop: int) -> bool:
    """Whether the words around are hardly about the mention.

    So it is with one who speaks, a place where something happens (*in Belgrade*), and a place or body that
    only marks out somebody else (*the New York attorney*).
    """
    row = head_of(view, first, stop)
    place = function(view, row)
    if place.governor < 0:
        return False
    governor, spot = place.governor, view.column("entity")[row].endswith(("GPE", "LOC", "NORP", "ORG"))
    if place.name == "agent":
        return read_words("rule-words").has(view.column("lemma")[governor], "report")
    if place.name == "prepositional":
        return spot and view.column("norm")[governor] in ("in", "at", "near", "from", "to")
    return spot and place.name == "modifier"


def _around(view: TokenView, first: int, stop: int) -> float:
    """Words of evaluation in the same sentence, weighted by nearness."""
    total = 0.0
    for row in range(int(view.sentence_start[first]), int(view.sentence_end[first])):
        if first <= row < stop:
            continue
        value = own(view, row)
        if value:
            distance = first - row if row < first else row - stop + 1
            total += (-0.5 if negated(view, row) else 1.0) * value * exp(-distance / _SPREAD)
    return max(-2.0, min(2.0, total))


def role_of(view: TokenView, first: int, stop: int) -> Verdict:
    """Say whether a sentence shows a mention as protagonist, antagonist or innocent.

    An antagonist does harm or wrong or is blamed; a protagonist helps, achieves or is praised; an innocent
    is one
    to whom harm is done. Where nothing speaks the label is `neutral` and the score 0.

    Args:
        view: the tokens of any sentence or article.
        first: the first row of the mention.
        stop: the row after its last.

    References:
        Propp (1968) and Greimas (1966) on the actants of a story; the three classes as in Frermann et al.
        (2023).
    """
    shares = _role_scores(view, first, stop)
    return _role(shares, tuple(collect(view, first, stop)))


def _role_scores(view: TokenView, first: int, stop: int) -> np.ndarray:
    evidence = collect(view, first, stop)
    around = _around(view, first, stop)
    good = sum(item.score for item in evidence if item.kind != "harm" and item.score > 0)
    bad = -sum(item.score for item in evidence if item.kind != "harm" and item.score < 0)
    harm = sum(item.score for item in evidence if item.kind == "harm")
    harm += 0.6 * sum(
        strongest(groups(view, row), "effect") < 0 and view.column("pos")[row] == "NOUN" for row in range(first, stop)
    )
    return np.array([good + 0.3 * max(around, 0.0), bad + 0.3 * max(-around, 0.0), 1.3 * harm])


def _role(scores: np.ndarray, evidence: tuple[Evidence, ...]) -> Verdict:
    best = int(np.argmax(scores))
    label = ROLES[best] if scores[best] > 0 else "neutral"
    return Verdict(label, round(float(scores[best]), 4), evidence)


def rows_of(view: TokenView, spans: Iterable[Span]) -> list[tuple[int, int] | None]:
    """Turn characters into rows: for each span its first row and the row after its last, or None outside the
    text."""
    table = pd.DataFrame({name: view.column(name) for name in ("document", "start", "end")})
    by_document = {str(name): part for name, part in table.groupby("document", observed=True)}
    found: list[tuple[int, int] | None] = []
    for document, start, end in spans:
        part = by_document.get(str(document))
        if part is None:
            found.append(None)
            continue
        rows = part.index[(part["end"] > start) & (part["start"] < end)]
        found.append((int(rows[0]), int(rows[-1]) + 1) if len(rows) else None)
    return found


def classify(tokens: pd.DataFrame, spans: Sequence[Span]) -> list[str]:
    """Give each named target positive, negative or neutral, by what its sentence says of it.

    Args:
        tokens: the token table of any texts; no card and no list of actors is needed.
        spans: document, start, end of each target, in characters of the text.
    """
    view = TokenView(tokens)
    return [evaluation_of(view, *rows).label if rows else "neutral" for rows in rows_of(view, spans)]


def classify_roles(tokens: pd.DataFrame, spans: Sequence[Span]) -> list[str]:
    """Give each named target protagonist, antagonist or innocent, by all its mentions in its document.

    The mention itself counts in full, other mentions under the same words count half.
    The trap: where nothing speaks, the answer is antagonist, because most of those whom news on conflicts
    singles out are; a user who wants to know calls `role_of`, which then says neutral.

    Args:
        tokens: the token table of any texts.
        spans: document, start, end of each target, in characters of the text.
    """
    view = TokenView(tokens)
    answers = []
    for rows in rows_of(view, spans):
        if rows is None:
            answers.append("antagonist")
            continue
        scores = _role_scores(view, *rows)
        others = [_role_scores(view, *other) for other in _same(view, *rows)]
        if others:
            scores = scores + 0.5 * np.sum(others, axis=0)
        label = _role(scores, ()).label
        answers.append("antagonist" if label == "neutral" else label)
    return answers


def _same(view: TokenView, first: int, stop: int) -> list[tuple[int, int]]:
    """The other mentions under the same words in the same document, and under the last of several names."""
    words = view.column("norm")
    wanted = words[first:stop]
    start = int(view.document_start[first])
    after = np.flatnonzero(view.document_start > start)
    end = int(after[0]) if len(after) else view.size
    found = []
    names = [wanted] + ([wanted[-1:]] if len(wanted) > 1 and view.column("pos")[stop - 1] == "PROPN" else [])
    taken = set(range(first, stop))
    for name in names:
        for row in range(start, end - len(name) + 1):
            if words[row : row + len(name)] == name and not taken & set(range(row, row + len(name))):
                found.append((row, row + len(name)))
                taken |= set(range(row, row + len(name)))
    return sorted(found)
