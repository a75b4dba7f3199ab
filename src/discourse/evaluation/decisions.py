"""Decisions: gold and codings of each row become one table, a line for each place that either of them names.

Whatever the kind of the gold and the unit, a decision says what people gave a place and what we gave it: as the number
of a target, -1 where it got none of those that are measured. All scores are counted from this table.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from discourse.evaluation.coded import Coded

COLUMNS = ("row", "start", "end", "gold", "predicted", "due", "part")
Place = tuple[int, int]
Annotation = tuple[int, list[Place], Place, bool]
"""Target, parts, hull (first part to last), whether it is sure."""
Decision = tuple[int, int, int, int, int, bool, str]
"""As COLUMNS: `due` says that a miss is a fault (people agree on it), `part` names a part of a relation."""


def decide(coded: Coded) -> pd.DataFrame:
    """Hold gold against codings as the plan says; in text order."""
    apart = {"cue": cues, "stretch": stretches}
    whole = {"token": _tokens, "place": _places, "relation": _relations}
    if coded.plan.unit in apart:
        numbers = range(len(coded.gold.rows))
        rows = [one for n in numbers for one in apart[coded.plan.unit](n, list(_gold(coded, n)), coded.spans[n])]
    elif coded.plan.unit in whole:
        rows = list(whole[coded.plan.unit](coded))
    else:
        rows = list(_one_of(coded) if one_each(coded) else _rows(coded))
    return pd.DataFrame(sorted(rows), columns=list(COLUMNS)).astype({"due": bool})


def one_each(coded: Coded) -> bool:
    """Whether rows (or places) have one of several codes each, so that one answer is asked for each."""
    if coded.plan.unit == "place":
        return True
    listed = any(isinstance(value, list | bool | int) for row in coded.gold.rows for value in row.labels.values())
    truth = coded.truth
    return coded.plan.kind == "labels" and not listed and truth.shape[1] > 1 and bool((truth.sum(axis=1) <= 1).all())


def _gold(coded: Coded, number: int) -> Iterator[Annotation]:
    """The annotations of a row that are measured."""
    for code, parts, sure in coded.gold.rows[number].annotations():
        if code in coded.target_of:
            yield coded.target_of[code], parts, (parts[0][0], max(b for _, b in parts)), sure


def cues(row: int, gold: list[Annotation], found: list[tuple[int, int, int]]) -> Iterator[Decision]:
    """An annotation is hit when a coding has exactly the place of its hull or of one of its parts.

    Further codings of the same annotation are neither right nor wrong.
    """
    places = {(*place, target) for target, parts, hull, _ in gold for place in (hull, *parts)}
    for target, parts, hull, sure in gold:
        hit = any((*place, target) in found for place in (hull, *parts))
        yield row, *hull, target, target if hit else -1, sure, ""
    yield from ((row, a, b, -1, t, True, "") for a, b, t in found if (a, b, t) not in places)


def stretches(row: int, gold: list[Annotation], found: list[tuple[int, int, int]]) -> Iterator[Decision]:
    """A coding is right when it shares a character with an annotation of the same code, which it then finds."""
    met = set()
    for a, b, t in found:
        n = next((n for n, (target, parts, *_) in enumerate(gold) if t == target and _meets(a, b, parts)), -1)
        yield row, a, b, t if n >= 0 else -1, t, n < 0 or (n not in met and gold[n][3]), ""
        met.add(n)
    for n, (target, _, hull, sure) in enumerate(gold):
        if n not in met:
            yield row, *hull, target, -1, sure, ""


def _meets(start: int, end: int, places: list[Place]) -> bool:
    return any(a < end and start < b for a, b in places)


def _tokens(coded: Coded) -> Iterator[Decision]:
    """Tokens that hold a letter or a digit, in gold or coding."""
    for number, tokens in coded.tokens_by_row():
        spoken = tokens[tokens["word"].astype(str).str.contains(r"[^\W_]", regex=True)]
        places = list(zip(spoken["start"].tolist(), spoken["end"].tolist(), strict=True))
        for target in range(len(coded.plan.targets)):
            ours = [(a, b) for a, b, t in coded.spans[number] if t == target]
            theirs = [part for t, parts, _, _ in _gold(coded, number) if t == target for part in parts]
            for a, b in places if ours or theirs else ():
                mine, gold = _meets(a, b, ours), _meets(a, b, theirs)
                if mine or gold:
                    yield number, a, b, target if gold else -1, target if mine else -1, True, ""


def _places(coded: Coded) -> Iterator[Decision]:
    """Given places with a sense each: the coding that shares most with it is our answer, none is wrong."""
    for number, row in enumerate(coded.gold.rows):
        for code, parts, sure in row.annotations():
            a, b = parts[0][0], max(end for _, end in parts)
            shared = [(min(b, y) - max(a, x), t) for x, y, t in coded.spans[number] if x < b and a < y]
            answer = max(shared, key=lambda pair: pair[0])[1] if shared else -1
            yield number, a, b, coded.target_of.get(code, -1), answer, sure, ""


def _rows(coded: Coded) -> Iterator[Decision]:
    """Whole rows, each target apart."""
    for r, t in np.argwhere(coded.truth | coded.has).tolist():
        row, gold = coded.gold.rows[r], bool(coded.truth[r, t])
        due = not (gold and set(coded.plan.targets[t].gold) & set(coded.gold.held(row)) <= row.unsure)
        yield r, 0, len(row.text), t if gold else -1, t if coded.has[r, t] else -1, due, ""


def _one_of(coded: Coded) -> Iterator[Decision]:
    """Rows with one value each: of those it has, that of highest weight is our answer, the first if tied."""
    weights = np.where(coded.has, coded.scores, -np.inf)
    answer = np.where(coded.has.any(axis=1), weights.argmax(axis=1), -1)
    gold = np.where(coded.truth.any(axis=1), coded.truth.argmax(axis=1), -1)
    for number, (theirs, ours) in enumerate(zip(gold.tolist(), answer.tolist(), strict=True)):
        yield number, 0, len(coded.gold.rows[number].text), theirs, ours, True, ""


def _relations(coded: Coded) -> Iterator[Decision]:
    """The parts of an annotation (its source, its content), right where a coding that shares words with it has the same head.

    An annotation that no coding touches has all its parts missed.
    """
    for number, tokens in coded.tokens_by_row():
        row = coded.gold.rows[number]
        anchors = {span.group: span for span in row.spans if span.code in coded.target_of}
        for span in (one for one in row.spans if one.group in anchors and one.code not in coded.target_of):
            anchor = anchors[span.group]
            target = coded.target_of[anchor.code]
            mine = next((parts for a, b, parts in coded.parts[number] if a < anchor.end and anchor.start < b), {})
            place = mine.get(span.code)
            right = place is not None and _head(tokens, *place) == _head(tokens, span.start, span.end)
            yield number, span.start, span.end, target, target if right else -1, span.sure, span.code
            if place is not None and not right:
                yield number, *place, -1, target, True, span.code


def _head(tokens: pd.DataFrame, start: int, end: int) -> int:
    """The offset of the word on which the others of a stretch depend: the first whose head lies outside."""
    inside = tokens[(tokens["start"] < end) & (tokens["end"] > start) & (tokens["pos"] != "PUNCT")]
    out = inside[~inside["head"].isin(inside["at"]) | (inside["head"] == inside["at"])]
    return int(out["start"].iloc[0]) if len(out) else -1
