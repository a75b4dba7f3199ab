"""Whom we means, and I in somebody else's words."""

from discourse.coding.coder import code
from discourse.io.articles import make_article, read_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate

PERSONS = read_codebook("persons")


def persons(text: str) -> list[tuple[str, str, str]]:
    codings = code(annotate(make_article("x", text)), PERSONS)
    return [(row.text, row.code, row.actor) for row in codings.itertuples()]


def test_the_first_article_by_hand():
    """Judged by reading: hope and belief are the ambassador's, the duties those of both countries."""
    codings = code(annotate(read_article("zhang-xiao-2024")), PERSONS)
    assert list(zip(codings["text"], codings["code"], strict=True)) == [
        ("We", "we-authorial"), ("I", "self-singular"), ("we", "we-inclusive"), ("we", "we-inclusive"),
        ("our", "we-inclusive"), ("we", "we-inclusive"), ("I", "self-singular"), ("We", "we-authorial"),
    ]  # fmt: skip
    assert codings["actor"].iloc[2] == "China and Kazakhstan"


def test_the_actor_names_those_meant():
    assert persons("We in the harbour office open at nine.")[0] == ("We", "we-exclusive", "in the harbour office")
    assert persons("We teachers are tired.")[0] == ("We", "we-inclusive", "teachers")


def test_the_first_person_of_a_quoted_speaker_is_not_the_writers():
    assert persons("“I know what we want,” said the nurse.") == [
        ("I", "other-voice", "the nurse"), ("we", "other-voice", "the nurse"),
    ]  # fmt: skip
