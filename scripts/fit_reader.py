"""Choose from which probability each code of the reader holds, alone or with a rule, and measure what that gives.

    python scripts/fit_reader.py ../shared/gold/reading scripts/reader-predictions.npz

Thresholds are chosen on predictions for passages that a model had not seen (cross-validation over passages, part `cv`):
the best F of those that make a finding (precision of at least .70, lower bound .60; see `coding.status`). The parts
`held` (passages set aside from the start) and `brown` (editorials of 1961, of a kind that was never trained on) are
measured with them and change nothing.
`reader-predictions.npz` holds what the shipped reader's training gave (numbers only); `train_reader.py` writes such a
file. The result is `data/models/reader/thresholds.tsv`.
"""

import argparse
import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from discourse.coding import reader, scoring
from discourse.coding.coder import code
from discourse.coding.combined import ANY
from discourse.coding.status import CANDIDATE, FINDING, judged
from discourse.evaluation import sets as reading
from discourse.io.codebooks import read_codebook
from discourse.statistics.intervals import wilson
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView
from discourse.text.words import words

BETA = 0.8
"""What recall counts beside precision in F (van Rijsbergen 1979: 174): a claim that is false costs more than one missing."""
WORTH = 0.01
"""The recall that a second threshold must add to one."""
READABLE = 0.10
"""A candidate is offered for reading only if one in ten is right."""
GRID = [*np.round(np.arange(0.05, 1.0, 0.05), 2), 0.975]
NEVER = 9.0
PARTS = ("cv", "held", "brown")
CONFIRMED = ("attribution",)
"""Codebooks whose cues the head of the same name confirms; their codes it does not know."""
CLOSED = ("persons",)
"""Codebooks whose cues name every word that may be coded: there the reader holds nothing alone."""


@dataclass
class Items:
    """What reader or rule proposes for one code: probability, whether a rule proposes it, the true one it meets (-1), its part."""

    p: list[float] = field(default_factory=list)
    rule: list[bool] = field(default_factory=list)
    gold: list[int] = field(default_factory=list)
    part: list[str] = field(default_factory=list)
    true: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))

    def add(self, p: float, rule: bool, gold: int, part: str) -> None:
        """Add one proposal."""
        self.p.append(p), self.rule.append(rule), self.gold.append(gold), self.part.append(part)

    def measure(self, alone: float, with_rule: float, part: str) -> tuple[int, int, int]:
        """How many are held, how many of them are right, how many true ones are met."""
        p, rule, gold = np.array(self.p), np.array(self.rule, bool), np.array(self.gold)
        held = ((p >= alone) | (rule & (p >= with_rule))) & (np.array(self.part) == part)
        return int(held.sum()), int((gold[held] != -1).sum()), len(set(gold[held & (gold >= 0)].tolist()))


def by_rules(folder: Path, books: list[str]) -> tuple[set[Any], list[Any]]:
    """What the rules alone hold: (sentence, codebook, code), and stretches with their place in the sentence."""
    articles, units = reading.read_reading(folder, books[0]).articles()
    tokens = annotate(*articles)
    counted = words(tokens)
    at = scoring.locate(counted, units)
    units["words"] = np.bincount(at[at >= 0], minlength=len(units))
    view, sentences, stretches = TokenView(tokens), set(), []
    for name in books:
        book = read_codebook(name)
        codings = code(view, book)
        held = scoring.held(codings, book, units)
        sentences |= {(n, name, c) for c in held for n in np.flatnonzero(held[c])}
        place = scoring.locate(codings, units)
        for n, c, a, b in zip(place, codings["code"].astype(str), codings["start"], codings["end"], strict=True):
            if n >= 0:
                stretches.append((int(n), name, c, int(a) - units["start"][n], int(b) - units["start"][n]))
    return sentences, stretches


def of_sentences(outputs, labels, part, readings, ids, held) -> dict[Any, Items]:
    """Proposals for codes of sentences; right where either reading has the code, to be found where both have it."""
    made: dict[Any, Items] = {}
    for out in outputs:
        items = made[out.codebook, out.code, "sentence"] = Items()
        for n, name in enumerate(ids):
            seen, agreed = reading.votes(readings[name], out.head, out.label)
            items.true[part[n]] += agreed
            gold = n if agreed else -2 if seen else -1
            items.add(float(labels[n, out.column]), (n, out.codebook, out.code) in held, gold, part[n])
    return made


def of_stretches(outputs, stretches, part, readings, rows, found) -> dict[Any, Items]:
    """Proposals for codes of stretches; right where they share a character with a true one of the same code."""
    key = {(o.head, o.label): (o.codebook, o.code, "stretch") for o in outputs if o.codebook != "-"}
    made = {value: Items() for value in key.values()}
    tokenizer = reader._model()[1]
    ruled: dict[Any, list[tuple[int, int]]] = {}
    for n, book, name, a, b in found:
        ruled.setdefault((n, book, name), []).append((a, b))
    count = 0
    for n, row in enumerate(rows):
        offsets = tokenizer.encode(row["text"], add_special_tokens=False).offsets
        seen: dict[Any, list[Any]] = {}
        for head, label, first, stop, p in reader.in_stretches(stretches[n].astype(float) / 255, outputs):
            if (head, label) in key:
                seen.setdefault(key[head, label], []).append((offsets[first][0], offsets[stop - 1][1], p))
        true: dict[Any, list[Any]] = {}
        for head in dict.fromkeys(head for head, _ in key):
            for span in reading.marked(row["text"], readings[row["id"]], head):
                if (head, span.code) in key:
                    true.setdefault(key[head, span.code], []).append((span.start, span.end, count if span.sure else -2))
                    count += 1
        for which, items in made.items():
            gold, rules = true.get(which, []), ruled.get((n, *which[:2]), [])
            items.true[part[n]] += sum(number >= 0 for _, _, number in gold)
            proposals = [(a, b, p, any(x < b and a < y for x, y in rules)) for a, b, p in seen.get(which, [])]
            proposals += [
                (a, b, 0.0, True) for a, b in rules if not any(x < b and a < y for x, y, _ in seen.get(which, []))
            ]
            for a, b, p, rule in proposals:
                items.add(p, rule, next((g for x, y, g in gold if x < b and a < y), -1), part[n])
    return made


def of_cues(outputs, stretches, part, readings, rows, found, book) -> Items:
    """Proposals of a codebook whose cues the reader confirms, whatever their code; right where they meet a true one."""
    items, count = Items(), 0
    tokenizer = reader._model()[1]
    parts = {code.name for code in read_codebook(book).codes if code.part}
    ruled: dict[int, list[tuple[int, int]]] = {}
    for n, name, given, a, b in found:
        if name == book and given not in parts:
            ruled.setdefault(n, []).append((a, b))
    for n, row in enumerate(rows):
        offsets = tokenizer.encode(row["text"], add_special_tokens=False).offsets
        seen = [(offsets[first][0], offsets[stop - 1][1], p)
                for head, _, first, stop, p in reader.in_stretches(stretches[n].astype(float) / 255, outputs)
                if head == book]  # fmt: skip
        gold = [span for span in reading.marked(row["text"], readings[row["id"]], book) if span.code == book]
        items.true[part[n]] += sum(span.sure for span in gold)
        for a, b in ruled.get(n, []):
            p = max((p for x, y, p in seen if x < b and a < y), default=0.0)
            met = [count + k if span.sure else -2 for k, span in enumerate(gold) if span.start < b and a < span.end]
            items.add(p, True, met[0] if met else -1, part[n])
        count += len(gold)
    return items


def choose(items: Items, coder: str, closed: bool = False) -> tuple[float, float, str]:
    """The thresholds with the best F that make a finding; else, for a candidate, those with the best F at all."""
    if coder == "rule":
        n, right, _ = items.measure(NEVER, 0.0, "cv")
        return NEVER, 0.0, judged(right, n)
    best: dict[str, tuple[float, float, float]] = {}
    for alone in [NEVER] if closed and coder == "both" else [*GRID, NEVER]:
        for with_rule in [alone] if coder == "reader" else [w for w in (0.0, *GRID) if w <= alone]:
            n, right, met = items.measure(alone, with_rule, "cv")
            if not n or right / n < READABLE:
                continue
            status, precision = judged(right, n), right / n
            recall = met / max(items.true["cv"], 1) - WORTH * (alone != with_rule)
            f = (1 + BETA**2) * precision * recall / max(BETA**2 * precision + recall, 1e-9)
            best[status] = max(best.get(status, (0.0, 0.0, 0.0)), (f, alone, with_rule))
    status = FINDING if FINDING in best else CANDIDATE
    return *best.get(status, (0.0, NEVER, NEVER))[1:], status


def line(which: Any, coder: str, items: Items) -> dict[str, Any]:
    """One row of the table."""
    alone, with_rule, status = choose(items, coder, which[0] in CLOSED)
    row: dict[str, Any] = dict(zip(("codebook", "code", "unit"), which, strict=True))
    row |= {"coder": coder, "alone": alone, "with_rule": with_rule, "status": status}
    for part in PARTS:
        n, right, met = items.measure(alone, with_rule, part)
        low, high = (x[0] for x in wilson(np.array([right]), np.array([max(n, 1)])))
        row |= {f"{part}_coded": items.true[part], f"{part}_found": n, f"{part}_right": right, f"{part}_met": met}
        row |= {f"{part}_precision": right / n if n else np.nan, f"{part}_low": low if n else np.nan}
        row |= {f"{part}_high": high if n else np.nan, f"{part}_recall": met / max(items.true[part], 1)}
    return row


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    options = parser.parse_args()
    rows, readings = reading.passages(options.gold)
    made = np.load(options.predictions)
    part, ids = made["part"].tolist(), made["id"].tolist()
    outputs = reader.outputs()
    labels = [o for o in outputs if o.part == "labels" and o.codebook != "-"]
    stretched = [o for o in outputs if o.part == "stretches"]
    books = [*dict.fromkeys(o.codebook for o in outputs if o.codebook != "-"), *CONFIRMED]
    held, found = by_rules(options.gold, books)
    pieces = np.split(made["stretches"], np.cumsum(made["pieces"])[:-1])
    items = of_sentences(labels, made["labels"], part, readings, ids, held)
    items |= of_stretches(stretched, pieces, part, readings, rows, found)
    items |= {
        (book, ANY, "stretch"): of_cues(stretched, pieces, part, readings, rows, found, book) for book in CONFIRMED
    }
    table = pd.DataFrame(
        [line(which, coder, its) for which, its in items.items() for coder in ("both", "reader", "rule")]
    )
    table["hash"] = hashlib.sha256((options.gold / "reader1.jsonl").read_bytes()).hexdigest()[:12]
    table["read"] = "read from a guide"
    target = Path(__file__).resolve().parents[1] / "data" / "models" / "reader" / "thresholds.tsv"
    table.round(4).replace(np.nan, "-").to_csv(target, sep="\t", index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
