"""Evaluation against numbers counted by hand on a toy codebook whose cues are plain words."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import f1_score, roc_auc_score

from discourse.base.errors import CardError, UsageError
from discourse.evaluation import evaluate
from discourse.evaluation.result import rank_correlation, summary, tally
from discourse.evaluation.sets import read_reading
from discourse.io.codebooks import Codebook, read_codebook
from discourse.statistics.agreement import auc, spearman

CARD = """title = "Toy"   # a comment that must stay
citation = "nobody"
overlap = "all"

[[code]]
name = "doubt"
definition = "doubt"
colour = "#112233"

[[code]]
name = "doubt-soft"
parent = "doubt"
definition = "soft doubt"
colour = "#112233"

# about money
[[code]]
name = "money"
definition = "money"
colour = "#112233"
threshold = 2

[[code]]
name = "war"
definition = "war"
colour = "#112233"
"""
TABLE = """code\tcue\tweight\texample\tsource
doubt\tperhaps\t1\tPerhaps.\tx
doubt-soft\tmaybe\t2\tMaybe.\tx
doubt\tin part\t1\tIn part.\tx
money\tbank\t1\tA bank.\tx
money\tprice\t2\tA price.\tx
war\tarmy\t1\tAn army.\tx
war\tbank\t1\tA bank.\tx
"""


@pytest.fixture
def book(tmp_path: Path) -> Codebook:
    (tmp_path / "toy.toml").write_text(CARD, encoding="utf-8")
    (tmp_path / "toy.tsv").write_text(TABLE, encoding="utf-8")
    return read_codebook(str(tmp_path / "toy.tsv"))


def gold_file(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def span(text: str, word: str, code: str, group: str | None = None) -> dict[str, Any]:
    start = text.index(word)
    return {"start": start, "end": start + len(word), "code": code, "group": group}


def spans(name: str, text: str, *words: tuple[str, str, str | None]) -> dict[str, Any]:
    return {"id": name, "text": text, "spans": [span(text, word, code, group) for word, code, group in words]}


@pytest.fixture
def cues(tmp_path: Path) -> Path:
    """Three annotations: one found whole, one found by a part of its group, one found only by overlap."""
    return gold_file(
        tmp_path,
        spans("a:1", "Perhaps it rains.", ("Perhaps", "hedge", None)),
        spans("a:2", "It was maybe late or very late.", ("maybe", "hedge", "g"), ("very", "hedge", "g")),
        spans("b:1", "It was in part our fault.", ("part", "hedge", None)),
        {"id": "b:2", "text": "Perhaps not."},
    )


def test_cues_are_matched_exactly_and_groups_count_once(book: Codebook, cues: Path) -> None:
    found = evaluate(book, cues, codes={"doubt": ["hedge"]}).as_json()
    assert (found["unit"], found["documents"], found["tp"], found["fp"], found["fn"]) == ("cue", 2, 2, 2, 1)
    assert found["precision"] == pytest.approx(2 / 4)
    assert found["recall"] == pytest.approx(2 / 3)
    assert found["f1"] == pytest.approx(4 / 7)
    assert found["left_out"] == {} and found["coder"] == "rule"


def test_stretches_that_share_a_character_are_right(book: Codebook, cues: Path) -> None:
    # "in part" finds "part" too; the last "Perhaps" finds nothing.
    found = evaluate(book, cues, codes={"doubt": ["hedge"]}, unit="stretch").as_json()
    assert (found["tp"], found["fp"], found["fn"]) == (3, 1, 0)


def test_predictions_show_every_decision_and_errors_those_that_are_wrong(book: Codebook, cues: Path) -> None:
    result = evaluate(book, cues, codes={"doubt": ["hedge"]})
    told = result.predictions[["id", "text", "gold", "predicted", "coder", "cue"]].to_numpy().tolist()
    assert told == [
        ["a:1", "Perhaps", "doubt", "doubt", "rule", "perhaps"],
        ["a:2", "maybe late or very", "doubt", "doubt", "rule", "maybe"],
        ["b:1", "in part", "", "doubt", "rule", "in part"],
        ["b:1", "part", "doubt", "", "", ""],
        ["b:2", "Perhaps", "", "doubt", "rule", "perhaps"],
    ]
    assert result.errors["text"].tolist() == ["in part", "part", "Perhaps"]


def test_rows_without_a_decision_are_predicted_too(book: Codebook, tmp_path: Path) -> None:
    path = gold_file(tmp_path, spans("a:1", "Perhaps.", ("Perhaps", "hedge", None)), {"id": "a:2", "text": "Yes."})
    table = evaluate(book, path, codes={"doubt": ["hedge"]}).predictions
    assert table[["id", "gold", "predicted"]].to_numpy().tolist() == [["a:1", "doubt", "doubt"], ["a:2", "", ""]]


def test_what_no_code_is_held_against_is_told_with_its_number(book: Codebook, tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "text": "The army.", "labels": {"topics": topics}}
            for n, topics in enumerate((["war", "sport"], ["sport"], ["art"]))]  # fmt: skip
    result = evaluate(book, gold_file(tmp_path, *rows))
    assert result.left_out == {"art": 1, "sport": 2}
    assert "Left out, as no code is held against them: art (1), sport (2)." in result.describe()


def test_progress_is_told(book: Codebook, cues: Path) -> None:
    told: list[tuple[int, int]] = []
    evaluate(book, cues, codes={"doubt": ["hedge"]}, progress=lambda done, all_: told.append((done, all_)))
    assert told == [(4, 4)]


def test_tokens_are_counted_one_by_one(book: Codebook, cues: Path) -> None:
    # Ours: Perhaps, maybe, in, part, Perhaps. Gold: Perhaps, maybe, very, part.
    found = evaluate(book, cues, codes={"doubt": ["hedge"]}, unit="token").as_json()
    assert (found["tp"], found["fp"], found["fn"]) == (3, 2, 1)


def test_sentences_have_a_code_or_not(book: Codebook, cues: Path) -> None:
    found = evaluate(book, cues, codes={"doubt": ["hedge"]}, unit="sentence").as_json()
    assert (found["tp"], found["fp"], found["fn"]) == (3, 1, 0)


def test_a_parent_stands_for_its_children_and_a_child_for_itself(book: Codebook, cues: Path) -> None:
    assert evaluate(book, cues, codes={"doubt-soft": ["hedge"]}).overall["tp"] == 1
    both = evaluate(book, cues, codes={"doubt": ["hedge"], "doubt-soft": ["hedge"]}).as_json()
    assert (both["tp"], both["fp"], both["fn"]) == (2, 2, 1)
    assert both["code"] == "doubt+doubt-soft"


def test_senses_at_given_places_are_classified(book: Codebook, tmp_path: Path) -> None:
    rows = [
        spans("d:1", "Perhaps the army came.", ("Perhaps", "D", None)),
        spans("d:2", "Maybe an army came.", ("army", "W", None)),
        spans("e:1", "The price fell.", ("price", "W", None)),
        spans("e:2", "The tree fell.", ("tree", "D", None)),
    ]
    found = evaluate(book, gold_file(tmp_path, *rows), codes={"doubt": ["D"], "war": ["W"]}).as_json()
    assert found["accuracy"] == pytest.approx(2 / 4)
    # Each code: one right, none too many, one missed: F1 = 2/3.
    assert found["macro_f1"] == pytest.approx(2 / 3)
    assert [(part["tp"], part["fp"], part["fn"]) for part in found["codes"]] == [(1, 0, 1), (1, 0, 1)]


def test_senses_with_several_places_a_row_are_asked_for(book: Codebook, tmp_path: Path) -> None:
    rows = [
        spans("d:1", "Perhaps the army came.", ("Perhaps", "D", None), ("army", "D", None)),
        spans("d:2", "Maybe not.", ("Maybe", "D", None)),
        spans("e:1", "The army fell.", ("army", "W", None)),
        {"id": "e:2", "text": "The army."},
    ]
    found = evaluate(book, gold_file(tmp_path, *rows), codes={"doubt": ["D"], "war": ["W"]}, unit="place").as_json()
    # Four places; what stands outside of them is not asked.
    assert found["n"] == 4 and found["accuracy"] == pytest.approx(3 / 4)


def test_parts_of_relations_are_right_where_their_heads_are(tmp_path: Path) -> None:
    text = "The old minister of trade said that prices had fallen."
    sure = spans("a:1", text, ("said", "cue", "r"), ("The old minister of trade", "source", "r"), ("prices had fallen", "content", "r"))  # fmt: skip
    missed = spans("b:1", "Birds sing, the report hums.", ("hums", "cue", "r"), ("the report", "source", "r"))
    path, book = gold_file(tmp_path, sure, missed), read_codebook("attribution")
    found = evaluate(book, path, codes={"attribution": ["cue"]}, unit="relation")
    assert {part["code"]: (part["tp"], part["fp"], part["fn"]) for part in found.codes} == {
        "content": (1, 0, 0), "source": (1, 0, 1),
    }  # fmt: skip


def test_a_row_has_a_code_from_its_threshold_on(book: Codebook, tmp_path: Path) -> None:
    texts = ["The bank.", "The bank and the bank.", "A price.", "A tree."]
    rows = [{"id": f"r{n}", "text": text, "labels": {"money": n in (1, 3)}} for n, text in enumerate(texts)]
    found = evaluate(book, gold_file(tmp_path, *rows)).as_json()
    assert (found["code"], found["gold"], found["unit"]) == ("money", "money", "sentence")
    assert (found["tp"], found["fp"], found["fn"]) == (1, 1, 1)
    assert found["accuracy"] == pytest.approx(2 / 4)
    # Weights per word: 1/2, 2/5, 2/2, 0.
    assert found["auc"] == pytest.approx(roc_auc_score([0, 1, 0, 1], [0.5, 0.4, 1.0, 0.0]))
    assert found["macro_f1"] == pytest.approx(f1_score([0, 1, 0, 1], [0, 1, 1, 0], average="macro"))


def test_of_several_values_a_row_gets_the_heaviest(book: Codebook, tmp_path: Path) -> None:
    texts = {"The price and the army.": "Money", "An army.": "War", "A tree.": "Other", "The army left.": "Other"}
    rows = [{"id": f"r{n}", "text": text, "labels": {"frame": frame}} for n, (text, frame) in enumerate(texts.items())]
    found = evaluate(book, gold_file(tmp_path, *rows), codes={"money": ["Money"], "war": ["War"]}).as_json()
    assert found["accuracy"] == pytest.approx(3 / 4)
    assert found["macro_f1"] == pytest.approx((1 + 2 / 3) / 2)


def test_one_value_counts_under_any_label(book: Codebook, tmp_path: Path) -> None:
    rows = [
        {"id": "r1", "text": "Perhaps.", "labels": {"Number": "Certain", "Extent": "Unsure"}},
        {"id": "r2", "text": "Yes.", "labels": {"Number": "Unsure", "Extent": "Certain"}},
    ]
    path = gold_file(tmp_path, *rows)
    found = evaluate(book, path, codes={"doubt": ["Unsure"]}).as_json()
    assert (found["tp"], found["fp"], found["fn"]) == (1, 0, 1)
    assert evaluate(book, path, codes={"doubt": ["Number:Unsure"]}).overall["fp"] == 1


def test_lists_of_labels_are_judged_apart(book: Codebook, tmp_path: Path) -> None:
    rows = [
        {"id": "r1", "text": "The army has a price.", "labels": {"topics": ["money", "war"]}},
        {"id": "r2", "text": "An army.", "labels": {"topics": []}},
        {"id": "r3", "text": "A price.", "labels": {"topics": ["money"]}},
    ]
    found = evaluate(book, gold_file(tmp_path, *rows)).as_json()
    assert (found["tp"], found["fp"], found["fn"]) == (3, 1, 0)
    assert found["micro_f1"] == pytest.approx(6 / 7)
    assert found["macro_f1"] == pytest.approx((1 + 2 / 3) / 2)


def test_ratings_are_ranked(book: Codebook, tmp_path: Path) -> None:
    texts = ["Perhaps perhaps perhaps.", "Perhaps perhaps.", "Perhaps.", "Yes."]
    rows = [{"id": f"r{n}", "text": text, "labels": {"certainty": n + 0.5}} for n, text in enumerate(texts)]
    found = evaluate(book, gold_file(tmp_path, *rows), codes={"doubt": ["certainty"]}, unit="sentence").as_json()
    assert found["spearman"] == pytest.approx(-1.0)
    assert found["tp"] is None and found["f1"] is None


def test_rank_correlation_and_auc_with_ties_agree_with_worked_values() -> None:
    # Ranks of x: 1.5 1.5 3 4, of y: 1 2 3.5 3.5; products of deviations 4, squares 4.5 and 4.5.
    assert spearman([1, 1, 2, 3], [1, 2, 5, 5]) == pytest.approx(4 / 4.5)
    assert auc([True, False, False], [1, 1, 0]) == pytest.approx(0.75)
    found = rank_correlation(np.arange(9.0), np.arange(9.0), np.arange(9))
    assert (found["spearman_low"], found["spearman_high"]) == (pytest.approx(1.0), pytest.approx(1.0))


def test_intervals_hold_the_value_and_are_drawn_over_documents() -> None:
    # Forty documents that are all alike leave no doubt; forty that are all or nothing leave much.
    same = np.tile([[[4, 3, 4, 3]]], (40, 1, 1))
    whole, _ = summary(same)
    assert whole["f1_low"] == pytest.approx(whole["f1_high"]) == pytest.approx(0.75)
    mixed = np.array([[[4, 4, 4, 4]], [[4, 0, 4, 0]]] * 20)
    whole, _ = summary(mixed)
    # Recall is the share of good documents: 0.5, with a standard error of sqrt(.25 / 40) = .079.
    assert whole["recall_low"] == pytest.approx(0.5 - 1.96 * 0.079, abs=0.03)
    assert whole["recall_high"] == pytest.approx(0.5 + 1.96 * 0.079, abs=0.03)
    assert summary(mixed) == summary(mixed)


def test_what_is_undefined_is_null(book: Codebook, tmp_path: Path) -> None:
    path = gold_file(tmp_path, spans("a", "A tree fell.", ("tree", "hedge", None)))
    found = json.loads(json.dumps(evaluate(book, path, codes={"doubt": ["hedge"]}).as_json()))
    assert found["precision"] is None and found["recall"] == 0 and found["f1"] == 0
    assert found["f1_low"] is None  # One document has no spread.
    assert "undefined" in evaluate(book, path, codes={"doubt": ["hedge"]}).describe()


def test_a_line_like_a_byline_is_text_too(book: Codebook, tmp_path: Path) -> None:
    path = gold_file(tmp_path, spans("a:1", "By Ann Perhaps", ("Perhaps", "hedge", None)))
    assert evaluate(book, path, codes={"doubt": ["hedge"]}).overall["tp"] == 1


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "line 2: not valid JSON"),
        ("[]", "line 2: it must be one object"),
        ('{"id": "a", "text": "x"}', "line 2: the id 'a' stands on line 1"),
        ('{"id": "b", "txt": "x"}', "unknown key 'txt'; did you mean 'text'"),
        ('{"id": "b"}', "'text' must be"),
        ('{"id": "b", "text": "x", "spans": [{"start": 0, "end": 2, "code": "c"}]}', "0 to 2 does not fit"),
        ('{"id": "b", "text": "x", "spans": [{"start": 0, "end": 0, "code": "c"}]}', "0 to 0 does not fit"),
        ('{"id": "b", "text": "x", "spans": [{"start": 0.0, "end": 1, "code": "c"}]}', "must be of type int"),
        (
            '{"id": "b", "text": "x", "spans": [{"start": 0, "end": 1, "kode": "c", "code": "c"}]}',
            "did you mean 'code'",
        ),
        ('{"id": "b", "text": "x", "labels": {"y": null}}', "label 'y' must be"),
        ('{"id": "b", "text": "x", "spans": "c"}', "'spans' must be written as"),
        ('{"id": "b", "text": "x", "labels": "c"}', "'labels' must be of type dict"),
    ],
)
def test_slips_in_the_gold_are_named_with_file_and_line(book: Codebook, tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "x"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(CardError) as caught:
        evaluate(book, path)
    assert str(caught.value).startswith("gold.jsonl: line 2") and fault in str(caught.value)


@pytest.mark.parametrize(
    ("codes", "unit", "fault"),
    [
        ({"dout": ["hedge"]}, "", "did you mean 'doubt'"),
        ({"doubt": ["hedg"]}, "", "did you mean 'hedge'"),
        ({"doubt": ["hedge"]}, "word", "cue, place, relation, sentence, stretch, token"),
        (None, "", "--code doubt=hedge"),
    ],
)
def test_slips_in_the_call_name_the_remedy(
    book: Codebook, cues: Path, codes: dict[str, list[str]] | None, unit: str, fault: str
) -> None:
    with pytest.raises(UsageError, match=fault):
        evaluate(book, cues, codes=codes, unit=unit)


def test_a_stretch_and_a_label_are_not_measured_together(book: Codebook, tmp_path: Path) -> None:
    path = gold_file(tmp_path, spans("a:1", "It may rain.", ("may", "hedge", None)) | {"labels": {"rain": True}})
    with pytest.raises(
        UsageError, match=r"--code: names of different kinds \(labels, spans\) differ; measure them one"
    ):
        evaluate(book, path, codes={"doubt": ["hedge", "rain"]})


def test_a_missing_file_is_named(book: Codebook, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.jsonl"):
        evaluate(book, tmp_path / "none.jsonl")


def test_without_a_mapping_our_plural_meets_their_singular(book: Codebook, tmp_path: Path) -> None:
    (tmp_path / "toy.toml").write_text(CARD.replace('"war"', '"wars"'), encoding="utf-8")
    (tmp_path / "toy.tsv").write_text(TABLE.replace("war\t", "wars\t"), encoding="utf-8")
    path = gold_file(tmp_path, spans("a:1", "The army left.", ("army", "war", None)))
    found = evaluate(read_codebook(str(tmp_path / "toy.tsv")), path).overall
    assert (found["code"], found["gold"], found["tp"]) == ("wars", "war", 1)


def test_a_value_that_a_part_of_a_corpus_lacks_is_measured_as_absent(book: Codebook, tmp_path: Path) -> None:
    path = gold_file(tmp_path, {"id": "r1", "text": "The army.", "labels": {"frame": "War"}})
    found = evaluate(book, path, codes={"war": ["War"], "money": ["Economic"]}).as_json()
    assert found["accuracy"] == 1.0
    assert [part["recall"] for part in found["codes"]] == [1.0, None]


def test_passages_read_twice_are_right_by_either_reader_and_due_by_both(tmp_path: Path) -> None:
    texts = ["We must act.", "They said that prices fell.", "We go."]
    rows = [{"id": f"p1:{n}", "paragraph": 1, "text": text} for n, text in enumerate(texts)]
    we = {"start": 0, "end": 2, "words": "We", "referent": "inclusive"}
    said = {"start": 5, "end": 9, "words": "said", "source": "They", "content": "prices fell", "kind": "say"}
    first = [{"id": "p1:0", "we": [we], "attribution": []}, {"id": "p1:1", "we": [], "attribution": [said]},
             {"id": "p1:2", "we": [we], "attribution": []}]  # fmt: skip
    second = [{"id": "p1:0", "we": [we], "attribution": []}, {"id": "p1:2", "we": [we | {"referent": "exclusive"}], "attribution": []}]  # fmt: skip
    for name, lines in (("passages", rows), ("reader1", first), ("reader2", second)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    gold = read_reading(tmp_path, "persons")
    marked = [(span.code, span.sure) for row in gold.rows for span in row.spans]
    assert marked == [("inclusive", True), ("inclusive", False), ("exclusive", False)]
    relation = read_reading(tmp_path, "attribution").rows[1]
    assert [(s.code, relation.text[s.start : s.end]) for s in relation.spans] == [
        ("attribution", "said"), ("source", "They"), ("content", "prices fell"),
    ]  # fmt: skip
    articles, units = gold.articles()
    assert [articles[0].text[a:b] for a, b in zip(units["start"], units["end"], strict=True)] == texts
    with pytest.raises(UsageError, match="nothing of the codebook 'quotation'"):
        read_reading(tmp_path, "quotation")


def test_what_only_one_reader_has_is_right_to_find_and_no_fault_to_miss() -> None:
    # Found and sure, found and unsure, missed and sure, missed and unsure: of two found both right, of two due one met.
    decisions = pd.DataFrame({"row": 0, "gold": 0, "predicted": [0, 0, -1, -1], "due": [True, False, True, False]})
    whole, _ = summary(tally(decisions, np.array([0]), 1))
    assert (whole["precision"], whole["recall"], whole["n"]) == (1.0, 0.5, 2)
