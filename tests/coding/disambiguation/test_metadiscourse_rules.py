"""The rules of the codebook `metadiscourse`, each on sentences that differ only in what the rule looks at."""

import pandas as pd
import pytest

from discourse.coding.coder import code, rejected
from discourse.coding.examples import failures
from discourse.io.articles import make_article
from discourse.io.codebooks import Codebook, read_codebook
from discourse.text.annotation import annotate


@pytest.fixture(scope="module")
def book() -> Codebook:
    return read_codebook("metadiscourse")


def codings(book: Codebook, sentence: str, name: str) -> list[str]:
    """The words of a sentence that got a code, or a child of it."""
    table = code(annotate(make_article("x", sentence)), book)
    mine = [one.name for one in book.codes if name in (one.name, one.parent)]
    return list(table.loc[table["code"].isin(mine), "text"])


def test_every_example_fires_and_no_counterexample_does(book: Codebook) -> None:
    faults = failures(book)
    assert faults.empty, faults.to_string()


def test_every_code_is_a_leaf_with_cues_or_a_parent(book: Codebook) -> None:
    used = {cue.code for cue in book.cues}
    parents = {one.parent for one in book.codes}
    assert {one.name for one in book.codes} == used | (parents - {""})


@pytest.mark.parametrize(
    ("sentence", "name", "words"),
    [
        ("The dam could break.", "hedges", ["could"]),
        ("Then we return to the question of cost.", "frame-markers-topic", ["return to"]),
        ("To come back to my point, bees do not vote.", "frame-markers-topic", ["To come back to"]),
        ("We returned to the village.", "frame-markers-topic", []),
        ("We return to the village in May.", "frame-markers-topic", []),
        ("As the elders put it, water remembers.", "evidentials", ["put"]),
        ("As she said this, the lamp went out.", "evidentials", []),
        ("As I said, the shop is closed.", "evidentials", []),
        ("We met herders, that is, people with animals.", "code-glosses", ["that is"]),
        ("She finished third, as planned, and the next, a boy, fell.", "frame-markers-sequencing", []),
        ("No ship has come yet.", "transitions-contrast", []),
        ("We could not sleep.", "hedges", []),
        ("She asked whether it could rain.", "hedges", ["whether"]),
        ("It should be useful for teachers.", "hedges", ["should"]),
        ("You should read it.", "hedges", []),
        ("The roof should be mended.", "hedges", []),
        ("We think that the law is bad.", "hedges", ["think"]),
        ("Critics think that the law is bad.", "hedges", []),
        ("About 40 people came.", "hedges", ["About"]),
        ("They talked about three plans.", "hedges", []),
        ("The sun rose and the birds sang.", "transitions", ["and"]),
        ("He sold apples and pears.", "transitions", []),
        ("She sings and dances.", "transitions", []),
        ("It was late, so we left.", "transitions", ["so"]),
        ("It was so late.", "transitions", []),
        ("She slept after she had eaten.", "transitions", ["after"]),
        ("She slept after lunch.", "transitions", []),
        ("If it snows, we stay.", "transitions", ["If"]),
        ("I wonder if it snows.", "transitions", []),
        ("They met in order to settle it.", "transitions", ["in order"]),
        ("I saw my aunt.", "self-mentions", ["I", "my"]),
        ("Let us go.", "self-mentions", ["us"]),
        ("The US won.", "self-mentions", []),
        ("I am sure that it works.", "boosters", ["sure"]),
        ("He is sure that it works.", "boosters", []),
        ("They never lie.", "boosters", ["never"]),
        ("He had never lied.", "boosters", []),
        ("I am glad that he came.", "attitude-markers", ["glad"]),
        ("She was glad that he came.", "attitude-markers", []),
        ("Look at the sky and count the stars.", "engagement-directives", ["Look", "count"]),
        ("They look at the sky and count the stars.", "engagement-directives", []),
        ("You must wait.", "engagement-directives", ["must"]),
        ("The driver must wait.", "engagement-directives", []),
        ("It must be noted that sales fell.", "engagement-directives", ["must"]),
        ("My aunt (she is ninety) still swims.", "engagement-asides", ["(she is ninety)"]),
        ("My aunt (born in Kent) still swims.", "engagement-asides", []),
        ("Doctors warn that the drug is weak.", "evidentials", ["warn"]),
        ("I warn that the drug is weak.", "evidentials", []),
        ("Well, who knows?", "frame-markers-topic", ["Well"]),
        ("All is well, he thought.", "frame-markers-topic", []),
    ],
)
def test_a_rule_tells_readings_apart(book: Codebook, sentence: str, name: str, words: list[str]) -> None:
    assert codings(book, sentence, name) == words


def test_a_rejected_reading_says_why(book: Codebook) -> None:
    table: pd.DataFrame = rejected(annotate(make_article("x", "He sold apples and pears.")), book)
    assert table.loc[table["text"] == "and", "note"].item() == "rule clause-link: joins apples and pears, no clauses"
