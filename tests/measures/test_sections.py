"""Where the points of a text begin and what a sentence does, on sentences that were made for it and read by hand."""

from typing import Any

import pandas as pd
import pytest
from tests.measures.conftest import Tables

from discourse.measures.structure._sections import Section, opening, sections, slots
from discourse.text.tokens import TokenView

POINTS: list[tuple[list[str], list[Section]]] = [
    # The last point is as long as one and a half of the longest before it, up to the close or the end.
    (["First, a", "b", "Second, c", "d", "e", "f"], [(0, 2, "First"), (2, 5, "Second")]),
    (["First, a", "b", "Second, c", "In conclusion, d", "e"], [(0, 2, "First"), (2, 3, "Second")]),
    (["In short, x", "First, a", "b", "Second, c"], [(1, 3, "First"), (3, 4, "Second")]),
    # What is counted twice, or out of order, ends the list; a point 0 is none.
    (["First, a", "Second, b", "Second, c", "Third, d"], [(0, 1, "First"), (1, 2, "Second")]),
    (["First, a", "Third, b", "Second, c", "Fourth, d"], [(0, 1, "First"), (1, 2, "Third")]),
    (["1. a", "0. x", "2. b", "c"], [(0, 2, "1"), (2, 4, "2")]),
    (["Second, a", "Third, b"], []),
    # One point and *finally* are no list; *finally* more than twice as far off as the points are long is that of the speech.
    (["First, a", "b", "Finally, c"], []),
    (["First, a", "b", "Second, c", "d", "d", "d", "Finally, e", "f"], [(0, 2, "First"), (2, 6, "Second"), (6, 8, "Finally")]),
    (["First, a", "b", "Second, c", "d", "d", "d", "d", "Finally, e", "f"], [(0, 2, "First"), (2, 5, "Second")]),
    # Of several lists the one that takes most sentences: 5 of 2, 3 of 2 and 5 of 4.
    (["First, a", "b", "Second, c", "d", "e", "f", "(a) g", "(b) h"], [(0, 2, "First"), (2, 5, "Second")]),
    (["(a) g", "(b) h", "x", "First, a", "Second, b", "Third, c", "d"], [(3, 4, "First"), (4, 5, "Second"), (5, 6, "Third")]),
    (["1. w", "2. x", "3. y", "4. z", "First, a", "b", "Second, c", "d", "e"], [(4, 6, "First"), (6, 9, "Second")]),
    ([], []),
]  # fmt: skip


@pytest.mark.parametrize(("said", "found"), POINTS)
def test_points(said: list[str], found: list[Section]) -> None:
    assert sections(said) == found


@pytest.mark.parametrize(("sentence", "found"), [
    ("First, we act.", ("word", 1, "First")), ("Second we act.", ("word", 2, "Second")), ("First of all we act.", ("word", 1, "First of all")),
    ("And thirdly - we act.", ("word", 3, "thirdly")), ("Last but not least we act.", ("word", 99, "Last but not least")),
    ("(c) The roof leaks.", ("letter", 3, "c")), ("12. The roof leaks.", ("figure", 12, "12")), ("To sum up, we act.", ("close", 0, "To sum up")),
    ("The third aim of our town is peace.", ("noun", 3, "The third")), ("Our last hope was peace.", ("noun", 99, "Our last")),
    ("The third aim, peace.", ("", 0, "")), ("First class is full.", ("", 0, "")), ("It rains.", ("", 0, "")), ("FIRST, we act.", ("word", 1, "FIRST")),
])  # fmt: skip
def test_openings(sentence: str, found: tuple[str, int, str]) -> None:
    assert opening(sentence) == found


SAID: list[tuple[str, list[tuple[str, str, dict[str, Any]]], list[tuple[str, str]]]] = [
    # A sentence; its codings as (code, words, more); what it does, by which words.
    ("The treaty urges that we must act.", [("neutral", "urges", {"head": "treaty"}), ("deontic", "must", {})], [("authority", "urges")]),
    ("The charter urged peace.", [("neutral", "urged", {"head": "charter"})], [("authority", "urged")]),
    ("Ministers urged peace.", [("neutral", "urged", {"head": "Ministers"})], [("deed", "urged")]),
    ("Mayor Ann Lee's plan failed.", [], [("leader", "Mayor Ann Lee"), ("deed", "failed")]),
    ("The town opened a park.", [("deontic", "opened", {"voice": "reported"})], [("deed", "opened")]),
    ("Unlike us, Bob slept.", [], [("contrast", "Unlike"), ("deed", "slept")]),
    ("Act now!", [("engagement-directives", "Act", {}), ("engagement-directives", "now", {})], [("duty", "Act")]),
    ("Wait here!", [("hedges", "Wait", {})], []),
    ("You see it.", [("engagement-directives", "see", {})], []),
    ("You must act.", [("deontic", "must", {})], [("duty", "must")]),
    ("They must be ill.", [("epistemic", "must", {})], []),
    ("We may go.", [("deontic", "may", {})], []),
    ("It was built.", [], [("deed", "built")]),
    ("It is built.", [], []),
    ("It was growing.", [], []),
    ("The men had paid and the women sang.", [], [("deed", "paid"), ("deed", "sang")]),
    ("He came and sang.", [], [("deed", "came")]),
    ("If rain came and wind blew, we slept.", [], [("deed", "slept")]),
    ("He said that it rained.", [], []),
    ("They were happy.", [], []),
    ("She had a dog.", [], []),
    ("He did not pay.", [], []),
    ("We hoped for rain.", [("mental", "hoped", {})], []),
    ("He had hoped for rain.", [("mental", "had hoped", {})], []),
    ("Trade will grow.", [("will-prediction", "will", {})], [("outlook", "will")]),
    ("However, prices fell.", [("transitions-contrast", "However", {})], [("contrast", "However"), ("deed", "fell")]),
    ("The “Ann Lee Prize” grew.", [], [("deed", "grew")]),
    ("Ann Lee slept.", [], [("leader", "Ann Lee"), ("deed", "slept")]),
    ("Mayor Green slept.", [], [("leader", "Mayor Green"), ("deed", "slept")]),
    ("We met the mayor", [], [("deed", "met")]),
    ("Bob slept.", [], [("deed", "slept")]),
    ("Kim Il Sung", [], [("leader", "Kim Il Sung")]),
]  # fmt: skip


def done(tables: Tables, said: list[Any]) -> list[list[tuple[str, str]]]:
    """What each sentence does; each is a paragraph, so that none is parted or joined by the parser."""
    text = "\n\n".join(one for one, _, _ in said)
    _, view = tables(text)
    rows, at = [], 0
    for sentence, coded, _ in said:
        for name, words, more in coded:
            start = at + sentence.index(words)
            head = {"head": (at + sentence.index(more["head"]), 0)} if "head" in more else None
            rows.append((name, start, start + len(words), more.get("voice", "own"), head))
        at += len(sentence) + 2
    codings = pd.DataFrame(rows, columns=["code", "start", "end", "voice", "parts"])
    found = slots(view, codings, bounds(view))
    assert all(text[slice(*place)] == words for one in found for _, words, place in one)
    return [[(name, words) for name, words, _ in one] for one in found]


def bounds(view: TokenView) -> list[tuple[int, int]]:
    return [(first, int(view.sentence_end[first])) for first in sorted({int(row) for row in view.sentence_start})]


def test_what_a_sentence_does(tables: Tables) -> None:
    found = done(tables, SAID)
    assert len(found) == len(SAID)
    for (sentence, _, expected), mine in zip(SAID, found, strict=True):
        assert mine == expected, sentence


def test_a_document_may_be_the_first_word(tables: Tables) -> None:
    said = [("Reports warn of war.", [("neutral", "warn", {"head": "Reports"})], [("authority", "warn")])]
    assert done(tables, said) == [said[0][2]]
