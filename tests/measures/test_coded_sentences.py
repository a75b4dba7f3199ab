"""Sentences with their codes, counted on fingers."""

import pandas as pd

from discourse.measures.framing.coded_sentences import coded_sentences

HELD = pd.DataFrame(
    [("a", 2, 10, 19, "finding", "own", ["must"], "both", "one", "Remedy"),
     ("b", 2, 10, 19, "finding", "own", ["must", "war"], "rule", "two", "Conflict"),
     ("c", 1, 0, 9, "candidate", "own", [], "reader", "one", "Cause"),
     ("d", 1, 0, 9, "finding", "own", [], "reader", "three", "Other scheme")],
    columns=["code", "sentence", "start", "end", "status", "voice", "cues", "coder", "codebook", "title"],
)  # fmt: skip
SIMILAR = pd.DataFrame({"sentence": [2, 2], "text": ["We shall act.", "It rains."], "codes": ["remedy", "none"]})


def test_a_row_is_a_sentence_with_all_that_it_holds() -> None:
    table = coded_sentences(HELD, SIMILAR, codebooks="one, two")
    assert table.to_dict("records") == [
        {"sentence": 2, "count": 2, "codes": "Remedy (both); Conflict (rule)", "cues": "must; war",
         "similar": "“We shall act.” (remedy) “It rains.” (none)", "places": ((10, 19),)},
    ]  # fmt: skip


def test_candidates_stand_apart_and_none_gives_an_empty_table() -> None:
    table = coded_sentences(HELD, SIMILAR, codebooks="one,two", status="candidate")
    assert table[["sentence", "codes"]].to_numpy().tolist() == [[1, "Cause (reader)"]]
    assert list(coded_sentences(HELD.iloc[:0], SIMILAR).columns) == list(table.columns)
