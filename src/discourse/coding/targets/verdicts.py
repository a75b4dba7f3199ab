"""From evidence to a verdict on one mention: positive, negative or neutral; protagonist, antagonist or innocent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from discourse.coding.targets.clauses import Evidence, scaled
from discourse.coding.targets.colours import says
from discourse.coding.targets.evidence import collect, pronouns
from discourse.coding.targets.signs import signs
from discourse.coding.targets.weighing import coloured_around, near, weighed
from discourse.coding.targets.weights import listed, weight
from discourse.io.words import read_words
from discourse.text.phrases import function, head_of
from discourse.text.tokens import TokenView

EVALUATIONS = ("positive", "negative", "neutral")
ROLES = ("protagonist", "antagonist", "innocent")
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
    told = _told(view, first, stop)
    score = sum(item.score * (-weight("harm") if item.kind == "harm" else 1.0) for item in told)
    share = weight("beside aside" if _aside(view, first, stop) else "beside")
    share *= 1.0 if abs(score) < weight("plain speech") else weight("beside plain speech")
    used = {item.row for item in told} | {function(view, head_of(view, first, stop)).governor}
    beside = list(scaled((item for item in near(view, first, stop) if item.row not in used), share))
    score += max(-2.0 * share, min(2.0 * share, sum(item.score for item in beside)))
    label = "positive" if score > weight("positive") else "negative" if score < weight("negative") else "neutral"
    evidence = told + [item for item in beside if abs(item.score) >= weight("worth saying")]
    return Verdict(label, round(score, 4), tuple(sorted(evidence, key=lambda item: (-abs(item.score), item.row))))


def _told(view: TokenView, first: int, stop: int) -> list[Evidence]:
    """What the grammar says of the mention, of its pronouns, and of the same name elsewhere in the sentence."""
    end = int(view.sentence_end[first])
    start = int(view.sentence_start[first])
    again = [rows for rows in _same(view, first, stop) if start <= rows[0] and rows[1] <= end]
    found: dict[tuple[str, int], Evidence] = {}
    for rows, share in [((first, stop), 1.0), *((rows, weight("again")) for rows in again)]:
        head = head_of(view, *rows)
        items = collect(view, *rows)
        for at, part in [(head, 1.0), *pronouns(view, head, rows[1])]:
            items += scaled(signs(view, at), part)
        for item in scaled((weighed(view, head, item) for item in items), share):
            known = found.get((item.kind, item.row))
            if abs(item.score) >= weight("worth saying") and (known is None or abs(known.score) < abs(item.score)):
                found[item.kind, item.row] = item
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
        return spot and listed(view.column("form")[governor], "place")
    return spot and place.name == "modifier"


def role_of(view: TokenView, first: int, stop: int) -> Verdict:
    """Say whether a sentence shows a mention as protagonist, antagonist or innocent.

    An antagonist does harm or wrong or is blamed; a protagonist helps, achieves or is praised; an innocent is one to
    whom harm is done. Where nothing speaks the label is `neutral` and the score 0.

    Args:
        view: the tokens of any sentence or article.
        first: the first row of the mention.
        stop: the row after its last.

    References:
        Propp (1968) and Greimas (1966) on the actants of a story; the three classes as in Frermann et al.
        (2023).
    """
    return _role(_role_scores(view, first, stop), tuple(collect(view, first, stop)))


def _role_scores(view: TokenView, first: int, stop: int) -> np.ndarray:
    evidence = collect(view, first, stop)
    around = sum(value for _, value in coloured_around(view, first, stop))
    around = weight("around role") * max(-2.0, min(2.0, around))
    scores = [item.score for item in evidence if item.kind != "harm"]
    good, bad = sum(max(score, 0.0) for score in scores), -sum(min(score, 0.0) for score in scores)
    nouns = [row for row in range(first, stop) if view.column("pos")[row] == "NOUN"]
    harm = sum(item.score for item in evidence if item.kind == "harm")
    harm += weight("victim by name") * sum(says(view, row, "effect") < 0 for row in nouns)
    return np.array([good + max(around, 0.0), bad + max(-around, 0.0), weight("harm for role") * harm])


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
        scores = scores + weight("other mention") * sum(_role_scores(view, *other) for other in _same(view, *rows))
        label = _role(scores, ()).label
        answers.append("antagonist" if label == "neutral" else label)
    return answers


def _same(view: TokenView, first: int, stop: int) -> list[tuple[int, int]]:
    """The other mentions under the same words in the same document, and under the last of several names."""
    words = view.column("form")
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
