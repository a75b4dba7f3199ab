"""Matching: gold and codings of each row become counts, one way for each kind of gold and each unit."""

from typing import Any

import numpy as np
import numpy.typing as npt

from discourse.evaluation.coded import Bools, Coded
from discourse.evaluation.scores import Counts, Tally
from discourse.statistics.agreement import FN, FP, TP

Part = tuple[int, int]
Fault = tuple[int, str, int, int, int]
"""Row, `miss` or `false alarm`, target, start and end."""


def cues(coded: Coded) -> tuple[Tally, Tally, list[Fault]]:
    """Hold annotations against codings: exactly, then by mere overlap.

    An annotation is hit when a coding has exactly the place of its hull (first part to last) or of one of
    its parts; further codings of the same annotation are neither right nor wrong.
    """
    shape = (int(coded.documents.max()) + 1, len(coded.plan.targets), 3)
    exact, loose = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    faults: list[Fault] = []
    for number, row in enumerate(coded.gold.rows):
        gold = [(coded.target_of[code], parts) for code, parts in row.annotations() if code in coded.target_of]
        found = coded.spans[number]
        document = coded.documents[number]
        for target, parts in gold:
            places = [(a, b) for a, b, t in found if t == target]
            hull = (parts[0][0], max(b for _, b in parts))
            hit = any(place == hull or place in parts for place in places)
            exact[document, target, TP if hit else FN] += 1
            loose[document, target, TP if any(_touches(place, parts) for place in places) else FN] += 1
            if not hit:
                faults.append((number, "miss", target, *hull))
        for a, b, target in found:
            same = [parts for t, parts in gold if t == target]
            known = any((a, b) in parts or (a, b) == (parts[0][0], max(e for _, e in parts)) for parts in same)
            if not known:
                exact[document, target, FP] += 1
                faults.append((number, "false alarm", target, a, b))
            loose[document, target, FP] += not any(_touches((a, b), parts) for parts in same)
    return Tally(exact), Tally(loose), faults


_add: Any = np.add.at
"""Adds at places that may occur more than once; typed loosely, for numpy's types know no tuples here."""


def _touches(place: Part, parts: list[Part]) -> bool:
    return any(place[0] < b and a < place[1] for a, b in parts)


def tokens(coded: Coded) -> tuple[Tally, list[Fault]]:
    """Count tokens that hold a letter or a digit: in gold and coding, in one of them only."""
    targets = len(coded.plan.targets)
    sizes = np.array([len(row.text) for row in coded.gold.rows])
    base = np.r_[0, np.cumsum(sizes)]
    rows = {row.id: number for number, row in enumerate(coded.gold.rows)}
    table = coded.tokens[coded.tokens["word"].astype(str).str.contains(r"[^\W_]", regex=True)]
    row = table["document"].astype(str).map(rows).to_numpy(dtype=np.int64)
    first, stop = table["start"].to_numpy() + base[row], table["end"].to_numpy() + base[row]
    counts = np.zeros((int(coded.documents.max()) + 1, targets, 3), dtype=np.int64)
    faults: list[Fault] = []
    for target in range(targets):
        ours, gold = np.zeros(base[-1] + 1, dtype=bool), np.zeros(base[-1] + 1, dtype=bool)
        for number, one in enumerate(coded.gold.rows):
            for a, b in ((a, b) for a, b, t in coded.spans[number] if t == target):
                ours[base[number] + a : base[number] + b] = True
            for span in one.spans:
                if coded.target_of.get(span.code) == target:
                    gold[base[number] + span.start : base[number] + span.end] = True
        mine, theirs = _covered(ours, first, stop), _covered(gold, first, stop)
        for place, hit in ((TP, mine & theirs), (FP, mine & ~theirs), (FN, ~mine & theirs)):
            _add(counts, (coded.documents[row[hit]], target, place), 1)
        wrong = np.flatnonzero(mine != theirs)
        faults += [(int(row[n]), "false alarm" if mine[n] else "miss", target, int(first[n] - base[row[n]]),
                    int(stop[n] - base[row[n]])) for n in wrong]  # fmt: skip
    return Tally(counts), faults


def _covered(painted: Bools, first: Counts, stop: Counts) -> Bools:
    """Say which stretches hold a painted character."""
    before = np.r_[0, np.cumsum(painted)]
    covered: Bools = before[stop] > before[first]
    return covered


def rows(coded: Coded) -> tuple[Tally, list[Fault]]:
    """Whole rows, each target apart: has it, has it not."""
    gold = gold_rows(coded)
    counts = np.zeros((int(coded.documents.max()) + 1, gold.shape[1], 3), dtype=np.int64)
    for place, hit in ((TP, gold & coded.has), (FP, ~gold & coded.has), (FN, gold & ~coded.has)):
        _add(counts, (coded.documents, slice(None), place), hit)
    faults = [(int(r), "miss" if gold[r, t] else "false alarm", int(t), 0, len(coded.gold.rows[r].text))
              for r, t in np.argwhere(gold != coded.has)]  # fmt: skip
    return Tally(counts), faults


def gold_rows(coded: Coded) -> Bools:
    """Whether each row has each target according to the gold: (rows, targets)."""
    has = np.zeros((len(coded.gold.rows), len(coded.plan.targets)), dtype=bool)
    yes_no = set(coded.gold.yes_no_keys())
    for number, row in enumerate(coded.gold.rows):
        names = {span.code for span in row.spans}
        for key, value in row.labels.items():
            if value is True or (value == 1 and key in yes_no):
                names.add(key)
            values = [value] if isinstance(value, str) else value if isinstance(value, list) else []
            names.update(name for one in values for name in (one, f"{key}:{one}"))
        for name in names & coded.target_of.keys():
            has[number, coded.target_of[name]] = True
    return has


def senses(coded: Coded) -> tuple[Tally, list[Fault]]:
    """Given places with one sense each: the coding that overlaps it most is our answer, none is wrong."""
    truth, answer, where = [], [], []
    for number, row in enumerate(coded.gold.rows):
        a, b = row.spans[0].start, row.spans[0].end
        shared = [(min(b, end) - max(a, start), t) for start, end, t in coded.spans[number] if start < b and a < end]
        truth.append(coded.target_of.get(row.spans[0].code, -1))
        answer.append(max(shared, key=lambda pair: pair[0])[1] if shared else -1)
        where.append((a, b))
    return one_of(coded, np.array(truth), np.array(answer), where)


def single(coded: Coded) -> tuple[Tally, list[Fault]]:
    """Rows with one value each: of those it has, that of highest weight is our answer, the first if tied."""
    gold = gold_rows(coded)
    weights = np.where(coded.has, coded.weights, -np.inf)
    answer = np.where(coded.has.any(axis=1), weights.argmax(axis=1), -1)
    truth = np.where(gold.any(axis=1), gold.argmax(axis=1), -1)
    return one_of(coded, truth, answer, [(0, len(row.text)) for row in coded.gold.rows])


def one_of(coded: Coded, truth: Counts, answer: Counts, where: list[Part]) -> tuple[Tally, list[Fault]]:
    """Count answers of one target each; -1 stands for none of those measured, which may be right."""
    shape = (int(coded.documents.max()) + 1, len(coded.plan.targets), 3)
    counts, right = np.zeros(shape, dtype=np.int64), np.zeros((shape[0], 2), dtype=np.int64)
    _add(right, (coded.documents, 0), truth == answer)
    _add(right, (coded.documents, 1), 1)
    same = truth == answer
    for place, chosen, hit in ((TP, truth, same), (FP, answer, ~same), (FN, truth, ~same)):
        here: npt.NDArray[np.bool_] = hit & (chosen >= 0)
        _add(counts, (coded.documents[here], chosen[here], place), 1)
    faults: list[Fault] = []
    for number in np.flatnonzero(truth != answer).tolist():
        for kind, target in (("miss", truth[number]), ("false alarm", answer[number])):
            if target >= 0:
                faults.append((number, kind, int(target), *where[number]))
    return Tally(counts, right), faults
