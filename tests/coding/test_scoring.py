"""Scores counted by hand on a toy scheme: weights, repeated cues, length, thresholds, primary code."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from discourse.base.errors import UsageError
from discourse.coding import scoring
from discourse.io.codebooks import Code, Codebook, Cue

TOY = Codebook(
    "toy", "Toy", "nobody",
    codes=(Code("money", "Money", "", "#112233", threshold=3.0), Code("war", "War", "", "#112233"),
           Code("other", "Other", "", "#112233")),
    cues=(Cue("money", "bank", 2, weight=2.0), Cue("money", "cash", 3, weight=0.5), Cue("war", "army", 4)),
    overlap="all", unit="sentence", threshold=1.0,
)  # fmt: skip
UNITS = pd.DataFrame({"document": ["a", "a", "b"], "start": [0, 60, 0], "end": [49, 99, 40], "words": [10, 100, 400]})


def _codings(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["document", "code", "cue", "start"])
    return table.assign(codebook="toy", end=table["start"] + 4, text=table["cue"], sentence=1)


FOUND = _codings(
    ("a", "money", "bank", 0), ("a", "money", "bank", 10), ("a", "money", "cash", 20), ("a", "war", "army", 60),
    ("b", "money", "bank", 39), ("c", "war", "army", 3), ("a", "war", "army", 50),
)  # fmt: skip


def test_a_repeated_cue_adds_less_and_every_cell_opens_to_its_cues() -> None:
    table = scoring.scores(FOUND, TOY, UNITS)
    assert list(table.columns) == ["money", "war", "other"]
    assert table["money"].tolist() == pytest.approx([2 * math.log2(3) + 0.5, 0, 2])
    assert table["war"].tolist() == [0, 1, 0]  # Position 50 is between the stretches, document c is not there.
    opened = scoring.parts(FOUND, TOY, UNITS)
    first = opened[(opened["unit"] == 0) & (opened["cue"] == "bank")].iloc[0]
    assert (first["count"], first["weight"]) == (2, 2.0) and first["score"] == pytest.approx(2 * math.log2(3))


def test_a_sentence_that_begins_with_its_quotation_mark_has_a_unit() -> None:
    # The unit begins with the first counted word, at 60; what is coded begins a character earlier.
    quoted = _codings(("a", "war", "army", 59), ("a", "war", "army", 56), ("a", "war", "army", 95))
    assert scoring.locate(quoted, UNITS).tolist() == [1, -1, 1]


def test_codings_of_other_codebooks_do_not_count() -> None:
    table = scoring.scores(FOUND.assign(codebook="else"), TOY, UNITS)
    assert table.to_numpy().sum() == 0 and table.shape == (3, 3)


def test_length_counts_by_its_root_from_a_usual_sentence_on() -> None:
    scores = pd.DataFrame({"money": [6.0, 6.0, 6.0]})
    assert scoring.densities(scores, UNITS["words"])["money"].tolist() == pytest.approx([6, 3, 1.5])


def test_articles_are_held_to_the_codes_own_threshold_and_sentences_to_the_codebooks() -> None:
    least = scoring.thresholds(TOY, UNITS["words"])
    assert least["money"].tolist() == [1, 3, 3] and least["war"].tolist() == [1, 1, 1]
    density = pd.DataFrame({"money": [1.0, 2.9, 3.0], "war": [0.9, 0.0, 0.0]})
    there = scoring.present(density, TOY, UNITS["words"])
    assert there["money"].tolist() == [True, False, True] and there["war"].tolist() == [False, False, False]
    assert there["other"].tolist() == [False, True, False]
    assert scoring.none_code(TOY) == "other"


def test_in_a_codebook_that_is_counted_one_coding_is_enough() -> None:
    counted = Codebook("toy", "Toy", "", TOY.codes, TOY.cues, unit="cue", threshold=9.0)
    held = scoring.held(FOUND, counted, UNITS)
    assert held["money"].tolist() == [True, False, True] and held["war"].tolist() == [False, True, False]


def test_codes_that_another_scheme_holds_as_one_are_added() -> None:
    table = pd.DataFrame({"a": [1.0, 0.0], "b": [2.0, 1.0], "c": [5.0, 5.0], "d": [1.0, 1.0]})
    joined = scoring.merged(table, {"a": "X", "b": "X", "d": "Y"})
    assert joined.to_dict("list") == {"X": [3.0, 1.0], "Y": [1.0, 1.0]}
    assert list(scoring.merged(table, {"a": "Y", "b": "X", "d": "Y"})) == ["Y", "X"], "in the order of the codes"


def test_units_list_sentences_paragraphs_and_documents() -> None:
    words = pd.DataFrame({
        "document": ["a"] * 4, "paragraph": [1, 1, 1, 2], "sentence": [1, 1, 2, 3],
        "start": [0, 4, 9, 20], "end": [3, 7, 12, 25],
    })  # fmt: skip
    assert scoring.units(words, "sentence")["words"].tolist() == [2, 1, 1]
    assert scoring.units(words, "paragraph")[["start", "end"]].values.tolist() == [[0, 12], [20, 25]]
    assert scoring.units(words, "document").to_dict("records") == [{"document": "a", "start": 0, "end": 25, "words": 4}]
    two = pd.concat([words.assign(document="b"), words], ignore_index=True)
    assert scoring.units(two, "document")["document"].tolist() == ["b", "a"], "in the order of the texts"
    assert list(scoring.units(two, "paragraph")) == ["document", "paragraph", "start", "end", "words"]
    with pytest.raises(UsageError):
        scoring.units(words, "line")  # type: ignore[arg-type]


def test_every_row_of_opened_scores_by_the_names_of_their_stretches() -> None:
    opened = scoring.parts(FOUND, TOY, UNITS.set_axis([7, 3, 5]))
    assert list(opened.columns) == ["unit", "code", "cue", "count", "weight", "score"]
    assert opened.values.tolist() == [
        [7, "money", "bank", 2, 2.0, 2 * math.log2(3)], [7, "money", "cash", 1, 0.5, 0.5],
        [3, "war", "army", 1, 1.0, 1.0], [5, "money", "bank", 1, 2.0, 2.0],
    ]  # fmt: skip
    unknown = _codings(("a", "money", "gold", 0), ("a", "peace", "dove", 0))
    assert scoring.parts(unknown, TOY, UNITS)[["code", "weight", "score"]].values.tolist() == [["money", 1.0, 1.0]]


def test_where_a_stretch_ends_the_next_one_begins() -> None:
    units = pd.DataFrame({"document": ["b", "a", "a"], "start": [0, 0, 10], "end": [9, 10, 20], "words": 1})
    at = [("a", 0), ("a", 9), ("a", 10), ("a", 19), ("a", 20), ("b", 8), ("b", 9), ("c", 0)]
    assert scoring.locate(_codings(*((document, "war", "army", n) for document, n in at)), units).tolist() == [
        1, 1, 2, 2, -1, 0, -1, -1,
    ]  # fmt: skip


def test_the_lengths_at_which_a_stretch_counts_as_long_or_short() -> None:
    words = pd.Series([24, 25, 26, 99, 100])
    assert scoring.thresholds(TOY, words)["money"].tolist() == [1, 1, 1, 1, 3]
    density = scoring.densities(pd.DataFrame({"war": [1.0] * 5}), words)["war"].tolist()
    assert density == pytest.approx([1, 1, math.sqrt(25 / 26), math.sqrt(25 / 99), 0.5])


def test_a_scored_codebook_holds_by_density_and_a_combined_coding_by_itself() -> None:
    """In the second stretch one *army* weighs 1, by the root of 100 / 25 words .5: less than the threshold of 1."""
    there = scoring.held(FOUND, TOY, UNITS)
    assert there.to_dict("list") == {
        "money": [True, False, False], "war": [False, False, False], "other": [False, True, True],
    }  # fmt: skip
    combined = scoring.held(FOUND.assign(status="finding"), TOY, UNITS)
    assert combined.to_dict("list") == {
        "money": [True, False, True], "war": [False, True, False], "other": [False] * 3,
    }  # fmt: skip


def test_only_one_code_without_cues_stands_for_none_and_places_are_in_order() -> None:
    two = replace(TOY, codes=(*TOY.codes, Code("more", "More", "", "#112233")))
    assert (scoring.none_code(two), scoring.none_code(replace(TOY, codes=TOY.codes[:2]))) == ("", "")
    assert scoring.places(FOUND[:2]) == ((0, 4), (10, 14))
    assert [scoring.is_scored(replace(TOY, unit=unit)) for unit in ("sentence", "paragraph", "article", "cue")] == [
        True
    ] * 3 + [False]
