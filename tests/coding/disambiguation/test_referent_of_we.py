"""Whom we means, and I in somebody else's words."""

import json
from pathlib import Path

import pytest

from discourse.coding.coder import code
from discourse.coding.examples import failures
from discourse.io.articles import make_article, read_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate

PERSONS = read_codebook("persons")
OWN_GOLD = Path(__file__).resolve().parents[2] / "gold" / "persons.jsonl"


def persons(text: str) -> list[tuple[str, str, str]]:
    codings = code(annotate(make_article("x", text)), PERSONS)
    return [(row.text, row.code, row.actor) for row in codings.itertuples()]


def test_every_cue_fires_in_its_example_and_not_in_its_counterexample():
    assert failures(PERSONS).to_dict("records") == []


def test_the_first_article_by_hand():
    """Judged by reading: hope and belief are the ambassador's, the duties those of both countries."""
    codings = code(annotate(read_article("zhang-xiao-2024")), PERSONS)
    assert list(zip(codings["text"], codings["code"], strict=True)) == [
        ("We", "we-authorial"), ("I", "self-singular"), ("we", "we-inclusive"), ("we", "we-inclusive"),
        ("our", "we-inclusive"), ("we", "we-inclusive"), ("I", "self-singular"), ("We", "we-authorial"),
    ]  # fmt: skip
    assert codings["actor"].iloc[2] == "China and Kazakhstan"


def test_the_actor_names_those_meant():
    assert persons("We in the harbour office open at nine.")[0] == (
        "We",
        "we-exclusive",
        "in the harbour office",
    )
    assert persons("We teachers are tired.")[0] == ("We", "we-inclusive", "teachers")


def test_the_first_person_of_a_quoted_speaker_is_not_the_writers():
    assert persons("“I know what we want,” said the nurse.") == [
        ("I", "other-voice", "the nurse"), ("we", "other-voice", "the nurse"),
    ]  # fmt: skip


def test_a_scare_quote_does_not_change_the_voice():
    assert [found for _, found, _ in persons("I saw the so-called “experts” at work.")] == ["self-singular"]


def test_the_united_states_are_no_person():
    assert persons("The US army left.") == []


@pytest.mark.parametrize(("half", "least"), [("tuned", 0.9), ("aside", 0.85)])
def test_accuracy_on_the_own_sentences(half, least):
    rows = [json.loads(line) for line in OWN_GOLD.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["labels"]["half"] == half]
    codings = code(annotate(*[make_article(f"r{n:03d}", row["text"]) for n, row in enumerate(rows)]), PERSONS)
    found = {(row.document, row.start): row.code for row in codings.itertuples()}
    wanted = {(f"r{n:03d}", s["start"]): s["code"] for n, row in enumerate(rows) for s in row["spans"]}
    assert sum(found.get(place) == referent for place, referent in wanted.items()) / len(wanted) >= least
