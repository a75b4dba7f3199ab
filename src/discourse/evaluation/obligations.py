"""The parts of obligations held against sentences in which a person marked them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from discourse.coding import scoring
from discourse.coding.coder import code
from discourse.coding.reader import COLUMNS as READING
from discourse.evaluation.decisions import Decision, stretches
from discourse.evaluation.gold import Gold, Row, read_gold
from discourse.evaluation.result import PREDICTIONS, Evaluation, of_decisions
from discourse.evaluation.scores import shares
from discourse.io.codebooks import read_codebook
from discourse.measures.stance.obligation import obligation
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

PARTS = ("who", "strength", "act", "beneficiary", "voice")
NOTHING = pd.DataFrame(columns=list(READING))
Parts = dict[str, str]


def evaluate_obligations(gold: Path | Gold) -> Evaluation:
    """Measure how well obligations are found, and how often each of their parts is right.

    Read `f1` of the whole as finding that somebody is obliged at all, and `accuracy` of a part as its share of right
    answers among the obligations that a person marked; one that is not found has no part right. Compared are words
    without articles, of the act its verbs only. The trap: no beneficiary where none is marked counts as right.

    Args:
        gold: a `.jsonl` file, or what was read of one: spans `who`, `act` and `beneficiary`, labels `strength` and
            `voice`; a row without labels holds no obligation. Of passages read from the guide only the cues are held
            against each other, as stretches that share a character.

    Returns:
        Scores with 95 % bootstrap intervals over documents, and each part as it was marked and as it was found.
    """
    read = gold if isinstance(gold, Gold) else read_gold(gold)
    if read.running:
        return _cues(read)
    book, pairs = read_codebook("modality"), []
    for row, article in zip(read.rows, read.articles()[0], strict=True):
        view = TokenView(annotate(article))
        pairs.append((_marked(row), _found(obligation(view, code(view, book), NOTHING))))
    told = [
        (n, 0, len(row.text), "obligation" if truth else "", "obligation" if ours else "")
        for n, (row, (truth, ours)) in enumerate(zip(read.rows, pairs, strict=True))
    ]
    result = of_decisions(read, "obligations", "obligation", told, ("obligation",))
    shape = {key: result.overall[key] for key in ("unit", "documents", "rows")}
    real = np.array([bool(truth) for truth, _ in pairs])
    parts = []
    for name in PARTS:
        right = np.array([bool(ours) and truth.get(name) == ours[name] for truth, ours in pairs])
        parts.append(
            shape | {"code": name, "gold": name, "n": int(real.sum())} | shares(right[real], read.documents[real])
        )
    made = [(row.id, 0, len(row.text), row.text, f"{name}: {truth.get(name, '')}", f"{name}: {ours.get(name, '')}", "rule", np.nan, "")
            for row, (truth, ours) in zip(read.rows, pairs, strict=True) if truth or ours for name in PARTS]  # fmt: skip
    return replace(result, codes=tuple(parts), predictions=pd.DataFrame(made, columns=list(PREDICTIONS)))


def _cues(read: Gold) -> Evaluation:
    articles, units = read.articles()
    book, found = read_codebook("modality"), []
    for article in articles:
        view = TokenView(annotate(article))
        places = {cue for cue, *_ in obligation(view, code(view, book), NOTHING)["places"]}
        found += [(article.slug, *place) for place in sorted(places)]
    table = pd.DataFrame(found, columns=["document", "start", "end"])
    at = scoring.locate(table, units)
    base = units["start"].to_numpy()
    made: list[Decision] = []
    for number, row in enumerate(read.rows):
        ours = [(a - base[number], b - base[number], 0) for _, a, b in table[at == number].itertuples(index=False)]
        gold = [(0, parts, parts[0], sure) for _, parts, sure in row.annotations()]
        made += stretches(number, gold, ours)
    names = ("obligation", "")  # The last stands for -1: none.
    told = [(n, a, b, names[gold], names[found]) for n, a, b, gold, found, *_ in made]
    return of_decisions(read, "obligations", "stretch", told, names[:1], [one[5] for one in made])


def _marked(row: Row) -> Parts:
    if not row.labels:
        return {}
    words = {name: [row.text[s.start : s.end] for s in row.spans if s.code == name] for name in PARTS}
    who, acts, benefit = (" ".join(words[name]) for name in ("who", "act", "beneficiary"))
    return {"who": _plain(who), "act": acts, "beneficiary": _plain(benefit), **row.labels}


def _found(table: pd.DataFrame) -> Parts:
    if table.empty:
        return {}
    first = table.iloc[0]
    who = "" if first["actor"] == "not named" else first["actor"]
    benefits = list(dict.fromkeys(filter(None, table["beneficiary"])))
    return {
        "who": _plain(who), "strength": first["strength"], "act": " ".join(_verb(act) for act in table["act"]),
        "beneficiary": _plain(" ".join(benefits)), "voice": first["voice"],
    }  # fmt: skip


def _plain(phrase: str) -> str:
    return " ".join(word for word in phrase.lower().split() if word not in ("a", "an", "the"))


def _verb(act: str) -> str:
    """The verb itself: people marked it without the adverbs before and the infinitive after it."""
    words = [word for word in act.split() if not word.endswith("ly") and word not in ("be", "never", "not")]
    return words[0] if words else act
