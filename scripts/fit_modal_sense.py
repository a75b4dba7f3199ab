"""Fit the weights of the rule `modal-sense`: python scripts/fit_modal_sense.py PATH/modal_sense_masc.jsonl

A linear model (multinomial logistic regression, ridge penalty) over the readable features of
`discourse.coding.disambiguation.modals.features`, from two sources: the tuned part of the MASC modal senses, two
thirds of its documents (crc32 of the id before the colon, modulo 3, is not 0), and the practice sentences of
`data/models/modal-sense/practice.tsv`, at three tenths of the weight. The other third is never seen.
Writes `weights.tsv` beside them; prints the accuracy on both parts. Deterministic.
"""

import json
import re
import sys
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score

from discourse.base import paths
from discourse.coding.disambiguation.modals.features import features
from discourse.io.articles import make_article
from discourse.io.cards import read_model
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

LEAST, PENALTY, PRACTICE = 4, 0.06, 0.3
OWN = re.compile(r"subject=|perfect|passive|be\+|acts|thing")
SENSES = ("deontic", "dynamic", "epistemic")
Item = tuple[str, str, tuple[str, ...]]


def items(sentences: list[tuple[str, int, str, str]]) -> list[Item]:
    """(text, place of the modal, modal, sense) becomes (modal, sense, features)."""
    view = TokenView(annotate(*[make_article(f"m{n:05d}", text) for n, (text, *_) in enumerate(sentences)]))
    places = zip(view.column("document"), view.column("start"), strict=True)
    at = {place: row for row, place in enumerate(places)}
    return [
        (modal, sense, features(view, row, row + 1))
        for n, (_, start, modal, sense) in enumerate(sentences)
        if (row := at.get((f"m{n:05d}", start))) is not None
    ]  # fmt: skip


def gold(file: Path, aside: bool) -> list[Item]:
    """The annotated sentences of one of the two parts."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    part = [r for r in rows if (zlib.crc32(r["id"].rsplit(":", 1)[0].encode()) % 3 == 0) == aside]
    marks = [(r, r["spans"][0]) for r in part]
    return items([(r["text"], mark["start"], r["labels"]["verb"], mark["code"]) for r, mark in marks])


def practice() -> list[Item]:
    """The sentences written for the project."""
    rows = read_model("modal-sense/practice.tsv", ("modal", "sense", "sentence"))
    found = [(row, re.search(rf"\b{row['modal']}", row["sentence"], re.I)) for row in rows]
    return items([(row["sentence"], at.start(), row["modal"], row["sense"]) for row, at in found if at])


def bag(item: Item) -> dict[str, float]:
    """Each feature for all modals together and, where it is of subject or form, for this modal alone."""
    modal, _, names = item
    shared = {f"any\t{name}": 1.0 for name in names}
    own = {f"{modal}\t{name}": 1.0 for name in names if OWN.match(name)}
    return shared | own | {f"{modal}\t(itself)": 2.0}


def fit(train: list[Item], extra: list[Item]) -> tuple[list[str], np.ndarray]:
    """Names of the kept features and their weights, one column a sense in the order of SENSES."""
    bags = [bag(item) for item in train + extra]
    counts = Counter(name for one in bags for name in one)
    kept = [{k: v for k, v in one.items() if counts[k] >= LEAST} for one in bags]
    vectors = DictVectorizer()
    table = vectors.fit_transform(kept)
    weights = np.r_[np.ones(len(train)), np.full(len(extra), PRACTICE)]
    model = LogisticRegression(C=PENALTY, max_iter=3000)
    model.fit(table, [item[1] for item in train + extra], weights)
    # The intercepts are the same for every modal: they ride on "any (itself)".
    return [*vectors.feature_names_, "any\t(itself)"], np.vstack([model.coef_.T, model.intercept_])


def scores(names: list[str], weights: np.ndarray, part: list[Item]) -> dict[str, Any]:
    """Accuracy and macro-F1 of the weights on a part."""
    row = dict(zip(names, weights, strict=True))
    found = []
    for item in part:
        total = row["any\t(itself)"] + sum(row[k] * v for k, v in bag(item).items() if k in row)
        found.append(SENSES[int(np.argmax(total))])
    truth = [item[1] for item in part]
    macro = f1_score(truth, found, average="macro")
    return {"n": len(part), "accuracy": accuracy_score(truth, found), "macro_f1": macro}


def main() -> None:
    """Fit on the tuned part and the practice sentences, report both parts, write the weights."""
    file = Path(sys.argv[1])
    tuned, aside, extra = gold(file, False), gold(file, True), practice()
    names, weights = fit(tuned, extra)
    print("tuned", scores(names, weights, tuned), "set aside", scores(names, weights, aside), sep="\n")
    lines = ["modal\tfeature\t" + "\t".join(SENSES)]
    for name, row in sorted(zip(names, weights, strict=True), key=lambda pair: pair[0]):
        factor = 2.0 if name.endswith("(itself)") and not name.startswith("any") else 1.0
        if np.abs(row).max() >= 0.02 or "(itself)" in name:
            lines.append(name + "".join(f"\t{value:.3f}" for value in row * factor))
    target = paths.packaged() / "data" / "models" / "modal-sense" / "weights.tsv"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
