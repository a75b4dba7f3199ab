"""From evidence to a verdict on one mention: positive, negative or neutral; protagonist, antagonist or innocent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
import pandas as pd

from discourse.coding.targets.clauses import Evidence, scaled, turn
from discourse.coding.targets.colours import own, says, weight
from discourse.coding.targets.evidence import collect, pronouns
from discourse.coding.targets.signs import signs
from discourse.text.phrases import head_of
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


def evaluation_of(view: TokenView, first: int, stop: int, seen: float = 0.0, setting: str = "balanced") -> Verdict:
    """Say in which light a sentence puts the person or body named in the rows `first` to before `stop`.

    The grammar says it (acts, predicates, modifiers, being praised or accused) and the reader,
    where one is asked. The trap: the light may be that of somebody quoted, not the author's; the verdict does not
    tell them apart.

    Args:
        view: the tokens of any sentence or article.
        first: the first row of the mention.
        stop: the row after its last.
        seen: what the reader says of the mention, from -1 to 1, see `Seen`.
        setting: `balanced` gives positive, negative and neutral the same weight, `strict` asks for more to call a mention
            positive or negative; the cuts stand in `data/models/targets/weights.tsv` with what they were chosen on.

    Returns:
        label positive, negative or neutral, with its score and the evidence.
    """
    told = _told(view, first, stop)
    if seen:
        told.append(Evidence("regard", weight("reader") * seen, "the reader", head_of(view, first, stop)))
    score = sum(item.score * (-weight("harm") if item.kind == "harm" else 1.0) for item in told)
    good, bad = score > weight(f"positive {setting}"), score < weight(f"negative {setting}")
    label = "positive" if good else "negative" if bad else "neutral"
    return Verdict(label, round(score, 4), tuple(sorted(told, key=lambda item: (-abs(item.score), item.row))))


class Seen:
    """What the reader says of mentions: the stretches that it sees as evaluated, from -1 (bad) to 1 (good)."""

    def __init__(self, view: TokenView, readings: pd.DataFrame) -> None:
        self._view = view
        mine = readings[readings["head"] == "target"]
        columns = (mine[name].tolist() for name in ("document", "start", "end", "label", "p"))
        self._stretches: dict[str, list[tuple[int, int, float]]] = {}
        for document, start, end, label, p in zip(*columns, strict=True):
            self._stretches.setdefault(str(document), []).append((start, end, p if label == "pos" else -p))

    def of(self, first: int, stop: int) -> float:
        """The strongest of what is said of the rows from `first` to before `stop`; 0 where nothing is."""
        document, start, end = (self._view.column(name) for name in ("document", "start", "end"))
        stretches = self._stretches.get(str(document[first]), ())
        return max((p for a, b, p in stretches if a < end[stop - 1] and b > start[first]), key=abs, default=0.0)


def _told(view: TokenView, first: int, stop: int) -> list[Evidence]:
    """What the grammar says of the mention, of its pronouns, and of the same name elsewhere in the sentence."""
    again = _same(view, first, stop, int(view.sentence_start[first]), int(view.sentence_end[first]))
    found: dict[tuple[str, int], Evidence] = {}
    for rows, share in [((first, stop), 1.0), *((rows, weight("again")) for rows in again)]:
        head = head_of(view, *rows)
        items = collect(view, *rows)
        for at, part in [(head, 1.0), *pronouns(view, head, rows[1])]:
            items += scaled(signs(view, at), part)
        for item in scaled(items, share):
            known = found.get((item.kind, item.row))
            if abs(item.score) >= weight("worth saying") and (known is None or abs(known.score) < abs(item.score)):
                found[item.kind, item.row] = item
    return list(found.values())


def _role_scores(view: TokenView, first: int, stop: int) -> np.ndarray:
    evidence = collect(view, first, stop)
    around = weight("around role") * max(-2.0, min(2.0, _around(view, first, stop)))
    scores = [item.score for item in evidence if item.kind != "harm"]
    good, bad = sum(max(score, 0.0) for score in scores), -sum(min(score, 0.0) for score in scores)
    nouns = [row for row in range(first, stop) if view.column("pos")[row] == "NOUN"]
    harm = sum(item.score for item in evidence if item.kind == "harm")
    harm += weight("victim by name") * sum(says(view, row, "effect") < 0 for row in nouns)
    return np.array([good + max(around, 0.0), bad + max(-around, 0.0), weight("harm for role") * harm])


def _around(view: TokenView, first: int, stop: int) -> float:
    """The words of evaluation in the sentence around a mention, together, each less with its distance."""
    value = 0.0
    for row in range(int(view.sentence_start[first]), int(view.sentence_end[first])):
        if not first <= row < stop and own(view, row):
            distance = first - row if row < first else row - stop + 1
            value += turn(view, row) * own(view, row) * exp(-distance / weight("spread"))
    return value


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


def classify(
    tokens: pd.DataFrame, spans: Sequence[Span], readings: pd.DataFrame | None = None, setting: str = "balanced"
) -> list[str]:
    """Give each named target positive, negative or neutral, by what its sentence says of it.

    Args:
        tokens: the token table of any texts; no card and no list of actors is needed.
        spans: document, start, end of each target, in characters of the text.
        readings: what the reader sees in them; without it the rules alone decide.
        setting: balanced or strict.
    """
    view = TokenView(tokens)
    seen = Seen(view, readings) if readings is not None else None
    return [
        evaluation_of(view, *rows, seen.of(*rows) if seen else 0.0, setting).label if rows else "neutral"
        for rows in rows_of(view, spans)
    ]


def classify_roles(tokens: pd.DataFrame, spans: Sequence[Span]) -> list[str]:
    """Give each named target protagonist, antagonist or innocent, by all its mentions in its document.

    The mention itself counts in full, other mentions under the same words count half.
    An antagonist does harm or wrong or is blamed; a protagonist helps, achieves or is praised; an innocent is one to
    whom harm is done. The trap: where nothing speaks, the answer is antagonist, because most of those whom news on
    conflicts singles out are.

    Args:
        tokens: the token table of any texts.
        spans: document, start, end of each target, in characters of the text.

    References:
        Propp (1968) and Greimas (1966) on the actants of a story; the three classes as in Frermann et al. (2023).
    """
    view = TokenView(tokens)
    answers = []
    for rows in rows_of(view, spans):
        if rows is None:
            answers.append("antagonist")
            continue
        scores = _role_scores(view, *rows)
        others = _same(view, *rows, *_document(view, rows[0]))
        scores = scores + weight("other mention") * sum(_role_scores(view, *other) for other in others)
        answers.append(ROLES[int(np.argmax(scores))] if scores.max() > 0 else "antagonist")
    return answers


def _document(view: TokenView, row: int) -> tuple[int, int]:
    start = int(view.document_start[row])
    after = np.flatnonzero(view.document_start > start)
    return start, int(after[0]) if len(after) else view.size


def _same(view: TokenView, first: int, stop: int, start: int, end: int) -> list[tuple[int, int]]:
    """The other mentions under the same words from `start` to `end`, and under the last of several names."""
    words = view.column("form")
    wanted = words[first:stop]
    found = []
    names = [wanted] + ([wanted[-1:]] if len(wanted) > 1 and view.column("pos")[stop - 1] == "PROPN" else [])
    taken = set(range(first, stop))
    for name in names:
        for row in range(start, end - len(name) + 1):
            if words[row : row + len(name)] == name and not taken & set(range(row, row + len(name))):
                found.append((row, row + len(name)))
                taken |= set(range(row, row + len(name)))
    return sorted(found)
