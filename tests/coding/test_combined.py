"""Rule and reader together, with limits set by hand."""

import tomllib
from dataclasses import replace

import pandas as pd
import pytest

from discourse.base import paths
from discourse.base.options import options
from discourse.coding import combined, reader, scoring
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


@pytest.mark.usefixtures("limits")
def test_a_probability_that_is_just_the_limit_holds() -> None:
    codings = ruled(("economic", 0, 5, 1), ("economic", 12, 15, 2))
    readings = read((1, "economic", 0.4), (2, "economic", 0.39), (3, "economic", 0.8))
    held, turned_down = combined.combine(codings, combined.coded(readings, BOOK), BOOK, UNITS, {"x": TEXT})
    assert held[["sentence", "coder"]].to_numpy().tolist() == [[1, "rule"], [3, "reader"]]
    assert turned_down["sentence"].tolist() == [2]


@pytest.mark.usefixtures("limits")
def test_of_words_that_are_too_few_the_reader_must_be_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        scoring, "held", lambda codings, book, units: pd.DataFrame(False, units.index, [c.name for c in book.codes])
    )
    codings = ruled(("economic", 0, 5, 1), ("economic", 12, 15, 2))
    readings = combined.coded(read((1, "economic", 0.7), (2, "economic", 0.8)), BOOK)
    held, turned_down = combined.combine(codings, readings, BOOK, UNITS, {"x": TEXT})
    assert held[["sentence", "coder"]].to_numpy().tolist() == [[2, "both"]]
    assert turned_down["note"].tolist() == ["the reader gives 0.70, and its words are too few"]
    assert turned_down.columns.tolist() == list(COLUMNS)


def test_by_rule_alone_a_sentence_needs_words_enough() -> None:
    """Three words of one code in a sentence of two words are enough, one word of another in one of 300 is not."""
    many = ruled(("economic", 0, 5, 1), ("security-and-defense", 12, 15, 2), ("economic", 40, 44, 3))
    book = replace(BOOK, threshold=1.0, codes=tuple(replace(code, threshold=None) for code in BOOK.codes))
    units = UNITS.assign(words=[2, 300, 2])
    held, weak = combined.by_rule(many, book, units)
    assert held["sentence"].tolist() == [1] and weak["sentence"].tolist() == [2, 3]  # The last lies in no sentence.
    assert set(weak["note"]) == {"its words are too few for the sentence"} and held.index.tolist() == [0]
    cued = replace(book, unit="cue")
    held, weak = combined.by_rule(many, cued, units)
    assert held.equals(many) and weak.empty


MARKERS = read_codebook("attribution")


def stretch(*rows: tuple[str, str, int, int, float]) -> pd.DataFrame:
    return pd.DataFrame(
        [("x", 1, a, b, "h", "l", p, code) for document, code, a, b, p in rows],
        columns=["document", "sentence", "start", "end", "head", "label", "p", "code"],
    )


def test_a_stretch_takes_the_surest_reading_that_shares_a_character_with_it() -> None:
    code = next(code.name for code in MARKERS.codes if not code.part)
    codings = ruled((code, 5, 10, 1), (code, 20, 25, 1)).assign(codebook="attribution", parts=[{}, {}])
    readings = stretch(("x", code, 0, 5, 0.9), ("x", code, 9, 12, 0.3), ("x", code, 4, 6, 0.6), ("x", code, 10, 11, 0.8),
                       ("x", "another", 5, 10, 0.99))  # fmt: skip
    assert combined._in_stretches(codings, readings, MARKERS) == [0.6, 0.0]


def test_cues_that_the_reader_only_confirms_all_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(combined, "limits", lambda coder: {("attribution", combined.ANY): Limit(9.0, 0.5, "finding")})
    code = next(code.name for code in MARKERS.codes if not code.part)
    codings = ruled((code, 0, 5, 1), (code, 12, 15, 2), (code, 22, 26, 3)).assign(parts=[{}, {}, {}])
    readings = stretch(("x", combined.ANY, 0, 5, 0.5), ("x", combined.ANY, 12, 15, 0.4))
    held, turned_down = combined.combine(codings, readings, MARKERS, UNITS, {"x": TEXT})
    assert held[["coder", "status"]].to_numpy().tolist() == [["both", "finding"], *[["rule", "candidate"]] * 2]
    assert turned_down.empty


@pytest.mark.usefixtures("limits")
def test_what_the_reader_holds_alone_stands_beside_what_ends_where_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    cued = replace(BOOK, unit="cue")
    codings = ruled(("economic", 0, 5, 1)).assign(parts=[{}])
    beside = stretch(
        ("x", "economic", 5, 11, 0.9),
        ("x", "economic", 4, 6, 0.9),
        ("x", "economic", 0, 2, 0.9),
        ("x", "economic", 12, 15, 0.79),
    )
    held, _ = combined.combine(codings, beside, cued, UNITS, {"x": TEXT})
    assert held[["start", "end", "text", "coder"]].to_numpy().tolist() == [
        [0, 5, "Taxes", "both"],
        [5, 11, " rise.", "reader"],
    ]
    assert held["parts"].tolist() == [{}, None] and held["cue"].tolist() == ["w", ""]


def test_a_sentence_is_said_in_ones_own_voice_where_any_of_its_words_is() -> None:
    codings = ruled(
        ("economic", 0, 5, 1),
        ("economic", 6, 10, 1),
        ("economic", 0, 5, 1),
        ("economic", 12, 15, 2),
        ("economic", 16, 20, 2),
    )
    codings = codings.assign(
        voice=["quoted", "own", "quoted", "reported", "quoted"], coder=["rule", "reader", "rule", "rule", "rule"],
        status="finding", cue=["w", "", "w", "w", "v"],
    )  # fmt: skip
    rows = combined.by_sentence(codings, UNITS)[["sentence", "voice", "cues", "coder"]].to_numpy().tolist()
    assert rows == [[1, "own", ["Taxes"], "both"], [2, "reported", ["War", "ends"], "rule"]]


def test_the_errors_of_a_coder_are_those_of_its_table() -> None:
    """Counted from the table itself; of fewer than ten coded nothing is said."""
    table = pd.read_csv(paths.packaged() / "data/models/reader/thresholds.tsv", sep="\t", na_values="-")
    card = tomllib.loads((paths.packaged() / "data/models/reader/card.toml").read_text(encoding="utf-8"))
    for book in ("entman", "metadiscourse"):
        mine = table[(table["codebook"] == book) & (table["coder"] == "both")]
        found = combined.errors(book)
        assert sorted(found.index) == sorted(mine.loc[mine["held_coded"] >= 10, "code"]) and len(found)
        for row in mine[mine["held_coded"] >= 10].itertuples():
            of = found.loc[row.code]
            assert (of["coded"], of["met"]) == (row.held_coded, row.held_met)
            assert (
                of["rest"] == card["held"][row.unit] - row.held_coded and of["wrong"] == row.held_found - row.held_right
            )


def test_without_the_reader_the_rule_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (combined.coder("entman"), combined.coder("issue-frames")) == ("both", "rule")
    monkeypatch.setattr(options, "reader", False)
    assert combined.coder("entman") == "rule"


def test_similar_sentences_are_those_that_the_numbers_name() -> None:
    known = reader.examples()
    rows = pd.DataFrame(
        {
            "head": ["entman", "nearest", "nearest"],
            "sentence": [1, 1, 2],
            "label": ["x", "3", "0"],
            "p": [0.9, 0.8, 0.7],
        }
    )
    found = combined.similar(rows)
    assert found["text"].tolist() == [known[3]["sentence"], known[0]["sentence"]]
    assert found["sentence"].tolist() == [1, 2] and found["p"].tolist() == [0.8, 0.7]
    assert not found["codes"].str.contains("[:-]").any()
    assert found.columns.tolist() == ["sentence", "text", "codes", "source", "licence", "p"]


def test_every_code_of_the_table_is_one_of_its_codebook_and_findings_are_precise() -> None:
    for coder in ("both", "reader", "rule"):
        for (book, code), limit in combined.limits(coder).items():
            assert code == combined.ANY or code in read_codebook(book).by_name
            rows = combined.accuracy(book, coder)
            measured = rows[(rows["code"] == code) & (rows["set"] == "cv")].iloc[0]
            good = measured["found"] > 0 and measured["precision"] >= 0.70 and measured["low"] >= 0.60
            assert good or limit.status == "candidate"


def test_a_row_of_accuracy_is_that_of_the_table() -> None:
    """Read off the file; where a set has no measure, a dash there, there is no number."""
    table = pd.read_csv(
        paths.packaged() / "data/models/reader/thresholds.tsv", sep="\t", dtype=str, keep_default_na=False
    )
    mine = table[(table["codebook"] == "entman") & (table["coder"] == "rule")].reset_index(drop=True)
    found = combined.accuracy("entman", "rule")
    assert found[["code", "set"]].values.tolist() == [
        [code, part] for code in mine["code"] for part in ("cv", "held", "brown")
    ]
    for number, row in mine.iterrows():
        for at, part in enumerate(("cv", "held", "brown")):
            one = found.iloc[3 * number + at]
            assert one[["status", "unit", "read"]].tolist() == row[["status", "unit", "read"]].tolist()
            for name in ("coded", "found", "right", "met", "precision", "low", "high", "recall"):
                cell = row[f"{part}_{name}"]
                assert pd.isna(one[name]) if cell == "-" else float(one[name]) == float(cell)


def test_the_limit_of_a_codebook_stands_for_its_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    own, every = Limit(0.5, 0.3, "finding"), Limit(0.9, 0.6, "candidate")
    monkeypatch.setattr(combined, "limits", lambda coder: {("a", "x"): own, ("b", combined.ANY): every})
    assert [combined.limit(*pair, "both") for pair in (("a", "x"), ("a", "y"), ("b", "x"), ("c", "x"))] == [
        own,
        None,
        every,
        None,
    ]
    assert [combined.knows(name) for name in "abc"] == [True, True, False]


def test_a_source_holds_where_its_cue_does() -> None:
    """*Taxes* is the source of the cue at 12, of which alone the reader says something; the other has no cue."""
    code, part = (next(one for one in MARKERS.codes if bool(one.part) == wanted) for wanted in (False, True))
    codings = ruled((code.name, 12, 15, 2), (part.name, 0, 5, 1), (part.name, 6, 10, 1)).assign(
        parts=[{part.part: (0, 5)}, {}, None]
    )
    readings = stretch(("x", combined.ANY, 12, 15, 0.7), ("x", combined.ANY, 6, 8, 0.2))
    assert combined._in_stretches(codings, readings, MARKERS) == [0.7, 0.7, 0.2]


def test_what_the_reader_says_of_a_codebook_stands_under_its_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    heads = [reader.Output("labels", 0, "h", "l", "policy-frames", "economic"), reader.Output("labels", 1, "h", "m", "entman", "x"),
             reader.Output("stretches", 2, "attribution", "none", "-", "-"), reader.Output("stretches", 3, "attribution", "cue", "-", "-")]  # fmt: skip
    monkeypatch.setattr(reader, "outputs", lambda: heads)
    rows = pd.DataFrame(
        [("h", "l"), ("h", "m"), ("attribution", "none"), ("attribution", "cue"), ("h", "k")], columns=["head", "label"]
    )
    assert combined.coded(rows, BOOK).values.tolist() == [["h", "l", "economic"]]
    assert combined.coded(rows, MARKERS).values.tolist() == [["attribution", "cue", combined.ANY]]


def test_errors_are_told_of_codes_that_ten_sentences_have(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("a", "held", 10, 20, 15, 8), ("b", "held", 9, 20, 15, 8), ("c", "cv", 50, 20, 15, 8)]
    table = pd.DataFrame(rows, columns=["code", "set", "coded", "found", "right", "met"]).assign(unit="sentence")
    monkeypatch.setattr(combined, "accuracy", lambda book, coder: table)
    monkeypatch.setattr(reader, "held", lambda: {"sentence": 100})
    found = combined.errors("entman").to_dict("index")
    assert found == {"a": {"coded": 10, "met": 8, "rest": 90, "wrong": 5}}


@pytest.mark.usefixtures("limits")
def test_every_column_of_what_holds_and_of_what_does_not() -> None:
    """In text order: *War* and *ends* are sure alone, of *Rain* the reader says nothing, and *rise* has a code without a limit."""
    codings = ruled(
        ("economic", 12, 15, 2), ("security-and-defense", 12, 15, 2), ("economic", 22, 26, 3), ("morality", 6, 10, 1)
    )
    readings = read((2, "economic", 0.8), (2, "security", 0.5), (1, "security", 0.85), (1, "economic", 0.79))
    held, out = combined.combine(codings, combined.coded(readings, BOOK), BOOK, UNITS, {"x": TEXT})
    assert list(held.columns) == [*COLUMNS, "status"] and held.index.tolist() == [0, 1, 2]
    shown = ["document", "codebook", "code", "start", "end", "text", "sentence", "cue", "voice", "coder", "status"]
    assert held[shown].values.tolist() == [
        ["x", "policy-frames", "security-and-defense", 0, 11, "Taxes rise.", 1, "", "own", "reader", "candidate"],
        ["x", "policy-frames", "economic", 12, 15, "War", 2, "w", "own", "both", "finding"],
        ["x", "policy-frames", "security-and-defense", 12, 15, "War", 2, "w", "own", "rule", "candidate"],
    ]
    assert held.loc[0, ["rule", "actor", "polarity", "note"]].tolist() == [""] * 4 and held["parts"][0] is None
    assert out[["code", "start", "coder", "note"]].values.tolist() == [
        ["economic", 22, "rule", "the reader gives 0.00"],
        ["morality", 6, "rule", "the reader gives 0.00"],
    ]
    assert list(out.columns) == list(COLUMNS) and out.index.tolist() == [0, 1]
    nothing = combined.combine(ruled(), combined.coded(read(), BOOK), BOOK, UNITS, {"x": TEXT})
    assert [(len(part), list(part.columns)) for part in nothing] == [(0, [*COLUMNS, "status"]), (0, list(COLUMNS))]


@pytest.mark.usefixtures("limits")
def test_words_of_one_code_in_a_sentence_and_outside_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules hold *economic* in the first sentence alone; at 40 there is no sentence."""
    only = pd.DataFrame(False, UNITS.index, [code.name for code in BOOK.codes])
    only.loc[0, "economic"] = True
    monkeypatch.setattr(scoring, "held", lambda codings, book, units: only)
    codings = ruled(
        ("economic", 0, 5, 1), ("security-and-defense", 6, 10, 1), ("economic", 16, 20, 2), ("economic", 40, 44, 3)
    )
    p, reached = combined._in_sentences(
        codings, combined.coded(read((1, "economic", 0.5), (3, "economic", 0.6)), BOOK), BOOK, UNITS
    )
    assert (p, reached) == ([0.5, 0.0, 0.0, 0.6], [True, False, False, False])
    held, weak = combined.by_rule(codings, BOOK, UNITS)
    assert held["start"].tolist() == [0] and weak["start"].tolist() == [6, 16, 40]
    assert weak.index.tolist() == [0, 1, 2] and held["note"].tolist() == [""]
    assert list(held.columns) == list(weak.columns) == list(COLUMNS)


def test_the_rows_of_sentences_are_in_text_order() -> None:
    codings = ruled(("morality", 12, 15, 2), ("economic", 16, 20, 2), ("morality", 0, 5, 1), ("economic", 12, 15, 2))
    codings = codings.assign(
        status=["finding", "candidate", "decided", "finding"], coder=["rule", "both", "person", "both"]
    )
    table = combined.by_sentence(codings, UNITS)
    assert list(table.columns) == ["code", "sentence", "start", "end", "status", "voice", "cues", "coder"]
    assert table.values.tolist() == [
        ["morality", 1, 0, 11, "decided", "own", ["Taxes"], "person"],
        ["economic", 2, 12, 21, "candidate", "own", ["ends", "War"], "both"],
        ["morality", 2, 12, 21, "finding", "own", ["War"], "rule"],
    ]
    assert combined.by_sentence(codings[:0], UNITS).columns.tolist() == list(table.columns)


def test_limits_are_those_of_their_coder() -> None:
    """Read off the table of thresholds."""
    assert combined.limits("both")["entman", "causal-interpretation"] == Limit(0.9, 0.4, "finding")
    assert combined.limits("reader")["entman", "moral-evaluation"] == Limit(0.8, 0.8, "finding")
    assert combined.limits("rule")["entman", "moral-evaluation"] == Limit(9.0, 0.0, "candidate")
