"""Rule and reader together: which sentences and stretches hold a code, and whether that is a finding or a candidate.

For each code `data/models/reader/thresholds.tsv` says from which probability the reader holds it alone and from which
it does where a rule proposes it too, as fitted on sentences that the reader had not seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache as once
from typing import Any

import numpy as np
import pandas as pd

from discourse.base.options import options as session
from discourse.base.spans import Spans
from discourse.coding import reader, scoring
from discourse.coding.coder import COLUMNS
from discourse.io.cards import read_model
from discourse.io.codebooks import Codebook

MEASURED = ("coded", "found", "right", "met", "precision", "low", "high", "recall")
SETS = ("cv", "held", "brown")
ANY = "*"
"""Stands for every code of a codebook whose cues the reader confirms without telling their codes apart."""
THRESHOLDS = (
    "codebook", "code", "unit", "coder", "alone", "with_rule", "status",
    *(f"{part}_{name}" for part in SETS for name in MEASURED), "hash", "read",
)  # fmt: skip
LEAST_CODED = 10
"""So many sentences set aside must have a code before its recall there can correct a count."""
BY_SENTENCE = ("code", "sentence", "start", "end", "status", "voice", "cues", "coder")


@dataclass(frozen=True)
class Limit:
    """From which probability a code holds, alone or beside a rule, and what its sentences may be called."""

    alone: float
    with_rule: float
    status: str


@once
def limits(coder: str) -> dict[tuple[str, str], Limit]:
    """The limits of each (codebook, code); coder is `both`, `reader` or `rule`."""
    rows = read_model(f"{reader.FOLDER}/thresholds.tsv", THRESHOLDS)
    return {
        (row["codebook"], row["code"]): Limit(float(row["alone"]), float(row["with_rule"]), row["status"])
        for row in rows
        if row["coder"] == coder
    }


@once
def accuracy(codebook: str, coder: str) -> pd.DataFrame:
    """How the codes of a codebook were measured: one row per code and set, with counts, precision and recall.

    Args:
        codebook: its name.
        coder: `both`, `reader` or `rule`.

    Returns:
        Columns: code, status, unit, set (`cv` cross-validation, `held` passages set aside, `brown` editorials of 1961),
        coded, found, right, met (of the coded), precision, low, high (95 % Wilson), recall.
    """
    rows = [row for row in read_model(f"{reader.FOLDER}/thresholds.tsv", THRESHOLDS)
            if (row["codebook"], row["coder"]) == (codebook, coder)]  # fmt: skip
    made = [
        {"code": row["code"], "status": row["status"], "unit": row["unit"], "set": part, "read": row["read"]}
        | {name: float("nan" if (cell := row[f"{part}_{name}"]) == "-" else cell) for name in MEASURED}
        for row in rows
        for part in SETS
    ]
    return pd.DataFrame(made)


def limit(codebook: str, code: str, coder: str) -> Limit | None:
    """The limit of a code; a codebook whose cues the reader only confirms has one for all its codes (`*`)."""
    known = limits(coder)
    return known.get((codebook, code)) or known.get((codebook, ANY))


def coder(codebook: str) -> str:
    """Who decides on the codes of a codebook in this session: `both`, or the `rule` alone."""
    return "both" if session.reader and knows(codebook) else "rule"


def errors(codebook: str) -> pd.DataFrame:
    """The errors of the coder in use on the passages set aside, by code, where enough of them have it to tell.

    Returns:
        Indexed by code: coded and, of these, met; rest (the sentences or words without it) and, of these, wrong.
    """
    table = accuracy(codebook, coder(codebook))
    table = table[(table["set"] == "held") & (table["coded"] >= LEAST_CODED)].set_index("code")
    sizes = reader.held()
    rest = [sizes[unit] - coded for unit, coded in zip(table["unit"], table["coded"], strict=True)]
    return table.assign(rest=rest, wrong=table["found"] - table["right"])[["coded", "met", "rest", "wrong"]]


def knows(codebook: str) -> bool:
    """Whether the codes of a codebook were measured with the reader."""
    return any(name == codebook for name, _ in limits("both"))


def by_rule(codings: pd.DataFrame, codebook: Codebook, units: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The codings of the rules alone that hold, and those that do not, as `combine`.

    Where the sentence is the unit, a coding holds if the words of its code reach the threshold in its sentence.
    """
    if not scoring.is_scored(codebook):
        return codings, codings.iloc[:0]
    ruled, place = scoring.held(codings, codebook, units), scoring.locate(codings, units)
    pairs = zip(place, codings["code"].astype(str), strict=True)
    holds = np.array([bool(n >= 0 and ruled[code].iloc[n]) for n, code in pairs], dtype=np.bool_)
    weak = codings.assign(note="its words are too few for the sentence")
    return codings[holds].reset_index(drop=True), weak[~holds].reset_index(drop=True)


def coded(readings: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """What the reader read (see `reader.read`) of the codes of one codebook, which stand in the column code."""
    heads = {(o.head, o.label): o.code for o in reader.outputs() if o.codebook == codebook.name}
    if (codebook.name, ANY) in limits("both"):
        heads = {(o.head, o.label): ANY for o in reader.outputs() if o.head == codebook.name and o.label != "none"}
    known = [heads.get(pair, "") for pair in zip(readings["head"], readings["label"], strict=True)]
    mine = readings.assign(code=known)
    return mine[mine["code"] != ""].reset_index(drop=True)


def combine(
    codings: pd.DataFrame, readings: pd.DataFrame, codebook: Codebook, units: pd.DataFrame, texts: Mapping[str, str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Keep what rule and reader together hold, and add what the reader holds alone.

    Read `coder`: `both` where the reader alone would hold the code too, else `rule` or `reader`. A sentence that
    the reader holds without a word of the rules is one coding of the whole sentence, with an empty cue. Where the reader
    only confirms the cues of a codebook, those that it does not confirm stay, as candidates.

    Args:
        codings: what the rules found.
        readings: what the reader read of this codebook, see `coded`.
        codebook: the codebook.
        units: the sentences, as `scoring.units` lists them.
        texts: the texts that offsets refer to, by document.

    Returns:
        The codings that hold, with a column status; and those of the rules that do not, with the reason in `note`.
    """
    if (codebook.name, ANY) in limits("both"):
        return _confirmed(codings, readings, codebook), codings.iloc[:0]
    p = _in_stretches(codings, readings, codebook)
    ruled = [True] * len(codings)
    if scoring.is_scored(codebook):
        p, ruled = _in_sentences(codings, readings, codebook, units)
    at, alone = (
        [limit(codebook.name, code, who) for code in codings["code"].astype(str)] for who in ("both", "reader")
    )
    rows = list(zip(p, ruled, at, alone, strict=True))
    holds = np.array(
        [x is not None and (v >= x.alone or (r and v >= x.with_rule)) for v, r, x, _ in rows], dtype=np.bool_
    )
    coder = ["both" if y and v >= y.alone else "rule" for v, _, _, y in rows]
    made = codings.assign(coder=coder, status=[x.status if x else "candidate" for x in at])
    why = [f"the reader gives {v:.2f}" + ("" if r else ", and its words are too few") for v, r, _, _ in rows]
    held = pd.concat([made[holds], _alone(codings[holds], readings, codebook, texts)], ignore_index=True)
    held = held.sort_values(["document", "start", "end", "code"], kind="stable").reset_index(drop=True)
    return held, made.assign(note=why)[~holds][list(COLUMNS)].reset_index(drop=True)


def _confirmed(codings: pd.DataFrame, readings: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """All cues of the rules: what the reader confirms is a finding, the rest are candidates."""
    least = limits("both")[codebook.name, ANY]
    sure = np.array(_in_stretches(codings, readings, codebook)) >= least.with_rule
    return codings.assign(
        coder=np.where(sure, "both", "rule"), status=np.where(sure, least.status, "candidate")
    )  # fmt: skip


def _in_sentences(
    codings: pd.DataFrame, mine: pd.DataFrame, codebook: Codebook, units: pd.DataFrame
) -> tuple[list[float], list[bool]]:
    """For each coding the probability of its code in its sentence, and whether the rules reach their threshold there."""
    ruled, place = scoring.held(codings, codebook, units), scoring.locate(codings, units)
    of = {key[:3]: key[3] for key in mine[["document", "sentence", "code", "p"]].itertuples(index=False, name=None)}
    keys = zip(codings["document"].astype(str), codings["sentence"], codings["code"].astype(str), strict=True)
    reached = [bool(n >= 0 and ruled[code].iloc[n]) for n, code in zip(place, codings["code"].astype(str), strict=True)]
    return [float(of.get(key, 0.0)) for key in keys], reached


def _in_stretches(codings: pd.DataFrame, mine: pd.DataFrame, codebook: Codebook) -> list[float]:
    """For each coding the highest probability of a stretch of the same code that shares a character with it."""
    read: dict[tuple[str, str], list[tuple[int, int, float]]] = {}
    for (document, code, start, end), p in zip(_places(mine), mine["p"].tolist(), strict=True):
        read.setdefault((document, code), []).append((start, end, p))
    laid = {key: Spans((a, b) for a, b, _ in part) for key, part in read.items()}
    owners = _owners(codings, codebook)
    found = []
    for document, code, start, end in _places(codings):
        if codebook.by_name[code].part:
            start, end = owners.get((document, start, end), (start, end))
        key = next((key for key in ((document, code), (document, ANY)) if key in laid), None)
        met = [read[key][number][2] for number in laid[key].meeting(start, end)] if key else []
        found.append(max(met, default=0.0))
    return found


def _owners(codings: pd.DataFrame, codebook: Codebook) -> dict[tuple[str, int, int], tuple[int, int]]:
    """The cue behind each stretch that is coded as a part of it: a source holds where its cue does."""
    named = {code.part for code in codebook.codes if code.part}
    rows = zip(codings["document"].astype(str), codings["start"], codings["end"], codings["parts"], strict=True)
    return {(d, *parts[name]): (int(a), int(b)) for d, a, b, parts in rows for name in named if name in (parts or {})}


def _alone(held: pd.DataFrame, mine: pd.DataFrame, codebook: Codebook, texts: Mapping[str, str]) -> pd.DataFrame:
    """What the reader holds by itself, where no coding that holds stands for the same already."""
    least = {code: limit for (name, code), limit in limits("both").items() if name == codebook.name}
    sure = [p >= least[code].alone for p, code in zip(mine["p"], mine["code"], strict=True)]
    mine = mine[np.array(sure, dtype=np.bool_)]  # An empty list would choose no columns instead of no rows.
    taken: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for document, code, start, end in _places(held):
        taken.setdefault((document, code), []).append((start, end))
    laid = {key: Spans(places) for key, places in taken.items()}
    free = [
        (document, code) not in laid or not laid[document, code].meeting(start, end)
        for document, code, start, end in _places(mine)
    ]
    mine = mine[np.array(free, dtype=np.bool_)]
    made = pd.DataFrame(
        {"document": mine["document"], "codebook": codebook.name, "code": mine["code"], "start": mine["start"],
         "end": mine["end"], "sentence": mine["sentence"], "coder": "reader", "voice": "own",
         "text": [texts[d][a:b] for d, a, b in zip(mine["document"].astype(str), mine["start"], mine["end"], strict=True)],
         "status": [least[code].status for code in mine["code"]]}
    )  # fmt: skip
    for name in COLUMNS:
        if name not in made:
            made[name] = None if name == "parts" else ""
    return made[[*COLUMNS, "status"]]


def _places(table: pd.DataFrame) -> list[tuple[str, str, int, int]]:
    columns = (table["document"].astype(str), table["code"].astype(str), table["start"], table["end"])
    return [(d, c, int(a), int(b)) for d, c, a, b in zip(*columns, strict=True)]


def by_sentence(codings: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """One row per sentence and code that holds, in text order.

    Args:
        codings: of one codebook, with their status.
        sentences: sentence, start, end.

    Returns:
        Columns: code, sentence, start, end, status, voice (`own` where any of its words is), cues (the words that the
        rules see), coder.
    """
    pairs = zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True)
    spans = dict(zip(sentences["sentence"].tolist(), pairs, strict=True))
    groups: dict[int, list[tuple[Any, ...]]] = {}
    numbers = codings.groupby(["sentence", "code"], sort=True, observed=True).ngroup().tolist()
    names = ["sentence", "code", "status", "voice", "text", "cue", "coder"]
    for number, row in zip(numbers, codings[names].itertuples(index=False, name=None), strict=True):
        groups.setdefault(number, []).append(row)
    rows = []
    for _, part in sorted(groups.items()):
        sentence, code, status, *_ = part[0]
        voices, coders = [row[3] for row in part], {row[6] for row in part}
        cues = list(dict.fromkeys(text for *_, text, cue, _ in part if cue))
        rows.append((
            str(code), int(sentence), *spans[sentence], status, "own" if "own" in voices else voices[0], cues,
            coders.pop() if len(coders) == 1 else "both",
        ))  # fmt: skip
    return pd.DataFrame(rows, columns=list(BY_SENTENCE))


def similar(readings: pd.DataFrame) -> pd.DataFrame:
    """The coded sentences of the training data most like each sentence: sentence, text, codes, source, licence, p (cosine)."""
    rows, known = readings[readings["head"] == "nearest"], reader.examples()
    table = pd.DataFrame([known[int(n)] for n in rows["label"]], columns=["sentence", "codes", "source", "licence"])
    table = table.rename(columns={"sentence": "text"}).assign(p=rows["p"].to_numpy())
    table["codes"] = table["codes"].str.replace(r"[\w-]+:", "", regex=True).str.replace("-", " ")
    table.insert(0, "sentence", rows["sentence"].to_numpy())
    return table
