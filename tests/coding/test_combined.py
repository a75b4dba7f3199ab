"""Rule and reader together, with limits set by hand."""

import pandas as pd
import pytest

from discourse.coding import combined, scoring
from discourse.coding.coder import COLUMNS
from discourse.coding.combined import Limit
from discourse.io.codebooks import read_codebook

BOOK = read_codebook("policy-frames")
TEXT = "Taxes rise. War ends. Rain falls."
UNITS = pd.DataFrame({"document": "x", "paragraph": 1, "sentence": [1, 2, 3], "start": [0, 12, 22],
                      "end": [11, 21, 33], "words": 2})  # fmt: skip


def ruled(*rows: tuple[str, int, int, int]) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["code", "start", "end", "sentence"])
    made = made.assign(document="x", codebook="policy-frames", cue="w", voice="own", coder="rule")
    return made.assign(text=[TEXT[a:b] for a, b in zip(made["start"], made["end"], strict=True)]).reindex(
        columns=list(COLUMNS), fill_value=""
    )


def read(*rows: tuple[int, str, float]) -> pd.DataFrame:
    spans = dict(zip(UNITS["sentence"], zip(UNITS["start"], UNITS["end"], strict=True), strict=True))
    return pd.DataFrame(
        [("x", n, *spans[n], "policy", label, p) for n, label, p in rows],
        columns=["document", "sentence", "start", "end", "head", "label", "p"],
    )


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {("policy-frames", "economic"): Limit(0.8, 0.4, "finding"),
            ("policy-frames", "security-and-defense"): Limit(0.8, 0.4, "candidate")}  # fmt: skip
    alone = {key: Limit(0.8, 0.8, limit.status) for key, limit in made.items()}
    monkeypatch.setattr(combined, "limits", lambda coder: alone if coder == "reader" else made)
    monkeypatch.setattr(
        scoring, "held", lambda codings, book, units: pd.DataFrame(True, units.index, [c.name for c in book.codes])
    )


@pytest.mark.usefixtures("limits")
def test_a_word_needs_the_reader_to_be_half_sure_and_the_reader_alone_to_be_sure() -> None:
    codings = ruled(("economic", 0, 5, 1), ("security-and-defense", 12, 15, 2))
    readings = read((1, "economic", 0.5), (2, "security", 0.3), (3, "economic", 0.9), (2, "economic", 0.7))
    held, turned_down = combined.combine(codings, combined.coded(readings, BOOK), BOOK, UNITS, {"x": TEXT})
    assert held[["code", "sentence", "text", "coder", "status"]].to_numpy().tolist() == [
        ["economic", 1, "Taxes", "rule", "finding"],
        ["economic", 3, "Rain falls.", "reader", "finding"],
    ]
    assert turned_down[["code", "note"]].to_numpy().tolist() == [["security-and-defense", "the reader gives 0.30"]]


@pytest.mark.usefixtures("limits")
def test_where_both_hold_a_sentence_its_words_stand_for_it_and_candidates_say_so() -> None:
    codings = ruled(("security-and-defense", 12, 15, 2))
    held, _ = combined.combine(codings, combined.coded(read((2, "security", 0.95)), BOOK), BOOK, UNITS, {"x": TEXT})
    assert held[["text", "coder", "status"]].to_numpy().tolist() == [["War", "both", "candidate"]]
    rows = combined.by_sentence(held, UNITS)
    assert rows.to_dict("records") == [
        {"code": "security-and-defense", "sentence": 2, "start": 12, "end": 21, "status": "candidate", "voice": "own",
         "cues": ["War"], "coder": "both"},
    ]  # fmt: skip


def test_every_code_of_the_table_is_one_of_its_codebook_and_findings_are_precise() -> None:
    for coder in ("both", "reader", "rule"):
        for (book, code), limit in combined.limits(coder).items():
            assert code == combined.ANY or code in read_codebook(book).by_name
            rows = combined.accuracy(book, coder)
            measured = rows[(rows["code"] == code) & (rows["set"] == "cv")].iloc[0]
            good = measured["found"] > 0 and measured["precision"] >= 0.70 and measured["low"] >= 0.60
            assert good or limit.status == "candidate"
