"""Sentences about two texts: rows made by hand, so that each sentence and each bound can be said beforehand."""

from typing import Any

import pandas as pd
import pytest
from tests.helpers.made import sides_of

from discourse.measures.contrast import _sentences
from discourse.measures.contrast.differences import TABLES, differences

Places = tuple[tuple[int, int], ...]
# Forty sentences of five words on either side: a sentence is ten characters long, the second text begins at 401.
TEXTS, EACH = sides_of(["w w w w w. " * 40], ["v v v v v. " * 40])
SECOND = 401
NAMES = {"text_a": "May", "text_b": "June"}
WORDS = ["lemma", "count_a", "count_b", "sentences_a", "sentences_b", "g2", "p", "p_holm", "places"]
COLUMNS = ["topic", "claim", "gist", "side", "basis", "count_a", "count_b", "text_a", "text_b", "places"]


def spots(a: int, b: int, word: int = 0) -> Places:
    """The word of this number in so many sentences of either text."""
    return tuple(
        (begin + 10 * n + 2 * word % 10 + word // 5,) * 2
        for begin, count in ((0, a), (SECOND, b))
        for n in range(count)
    )


def row(
    code: str, a: int, b: int, p: float = 0.001, *, half: float = 25, word: int = 0, **other: Any
) -> dict[str, Any]:
    """Occurrences in 200 words of either text, five per 1,000 words each, and a gap with so wide an interval."""
    gap = 5.0 * (a - b)
    facts = {
        "code": code, "title": code.title(), "count_a": a, "count_b": b, "per_1000_a": 5.0 * a, "per_1000_b": 5.0 * b, "gap": gap,
        "gap_low": gap - half, "gap_high": gap + half, "p": p, "status": "finding", "places": spots(a, b, word),
    }  # fmt: skip
    return facts | other


def share(
    code: str, a: int, b: int, p: float = 0.001, *, half: float = 0.1, word: int = 0, **other: Any
) -> dict[str, Any]:
    """Sentences of the forty of either text."""
    gap = (a - b) / 40
    facts = {
        "code": code, "title": code.title(), "sentences_a": a, "sentences_b": b, "share_a": a / 40, "share_b": b / 40, "gap": gap,
        "gap_low": gap - half, "gap_high": gap + half, "p": p, "status": "finding", "places": spots(a, b, word),
    }  # fmt: skip
    return facts | other


def told(texts: pd.DataFrame = TEXTS, each: list[pd.DataFrame] = EACH, **given: Any) -> pd.DataFrame:
    """What is said of some rows, by the name of their list; options by theirs."""
    lists = {
        name: pd.DataFrame(given.pop(name, []), columns=WORDS if name in ("keywords", "shared") else None)
        for name in TABLES
    }
    return differences(texts, "w" * 900, each, **lists, **given)


def test_who_does_what_more_often_per_thousand_words() -> None:
    """The lists stand in their own order, whatever is the surest; bounds are those of the side that has more."""
    table = told(
        markers=[row("hedges", 9, 1, 0.003), row("boosters", 0, 8, 0.001, word=1)], obliged=[row("we", 10, 2, 0.002, word=2), row("not named", 12, 0)]
    )  # fmt: skip
    rows = [
        ("obliged", "May obliges “We” more often: found 10 times (50.0 per 1,000 words), in June twice (10.0 per 1,000 words) "
         "(difference 40.0 [15.0, 65.0]).", "obliges “We”", "a", "compare-obliged", 10, 2, "May", "June", spots(10, 2, 2)),
        ("markers", "May hedges more often: found 9 times (45.0 per 1,000 words), in June once (5.0 per 1,000 words) "
         "(difference 40.0 [15.0, 65.0]).", "hedges", "a", "compare-metadiscourse", 9, 1, "May", "June", spots(9, 1)),
        ("markers", "June insists more often: found 8 times (40.0 per 1,000 words), in May never (difference 40.0 [15.0, 65.0]).",
         "insists", "b", "compare-metadiscourse", 0, 8, "May", "June", spots(0, 8, 1)),
    ]  # fmt: skip
    pd.testing.assert_frame_equal(table, pd.DataFrame(rows, columns=COLUMNS))


def test_who_does_what_in_more_sentences() -> None:
    table = told(functions=[share("problem-definition", 12, 0, half=0.15)], frames=[share("conflict", 2, 18, word=1)])
    assert table["claim"].tolist() == [
        "May names a problem more often: found in 12 of 40 sentences (30%), in June in none of 40 (difference 30 points [15, 45]).",
        "June speaks of conflict more often: found in 18 of 40 sentences (45%), in May in 2 of 40 sentences (5%) "
        "(difference 40 points [30, 50]).",
    ]  # fmt: skip
    assert table["side"].tolist() == ["a", "b"]


@pytest.mark.parametrize(
    ("one", "holds"),
    [
        (row("hedges", 9, 1), True),
        (row("hedges", 9, 1, half=40), False),  # From 0 to 80.
        (row("hedges", 1, 9, half=40), False),  # From -80 to 0.
        (row("hedges", 9, 1, corrected_gap_low=-1.0, corrected_gap_high=60.0), False),
        (row("hedges", 9, 1, corrected_gap_low=1.0, corrected_gap_high=60.0), True),
        (row("hedges", 9, 1, status="candidate"), False),
        (row("hedges", 9, 1, status="decided"), True),
        (row("hedges", 9, 1, status=""), True),
        (row("other", 9, 1), False),  # Nothing can be said of it.
        (row("hedges", 9, 1, places=((0, 1),) * 9 + ((SECOND, SECOND),)), False),  # All nine in one sentence.
        # Dealt anew, six of 80 sentences fall on one side in 2 x 40 x 39 x ... x 35 of 80 x 79 x ... x 75: .026; five in .055.
        (row("hedges", 6, 0), True),
        (row("hedges", 5, 1, places=spots(5, 0)), False),
    ],
)
def test_a_difference_is_told_where_it_holds(one: dict[str, Any], holds: bool) -> None:
    assert (told(markers=[one])["side"].tolist() == ["a" if one["gap"] > 0 else "b"]) == holds
    assert len(told(markers=[one])) == holds


def test_six_on_both_sides_together_are_enough() -> None:
    assert len(told(functions=[share("problem-definition", 6, 0)])) == 1
    assert told(functions=[share("problem-definition", 5, 0)]).empty
    assert len(told(functions=[share("problem-definition", 5, 0)], min_count=5)) == 1


def test_the_surest_of_many_are_told_and_each_thing_once() -> None:
    names = list(_sentences._phrases()["policies"])[:10]
    many = [share(name, 12, 0, 0.001 * (20 - n), word=n) for n, name in enumerate(names)]
    gists = [_sentences._phrases()["policies"][name] for name in names]
    assert told(policies=many)["gist"].tolist() == gists[2:], "eight unless asked, those of the smallest p"
    assert told(policies=many, max_claims=1)["gist"].tolist() == gists[-1:]
    # Both are .002 by Benjamini and Hochberg: 2 x .001, and 2 x .002 / 2.
    equal = [share(names[0], 12, 0, 0.002), share(names[1], 12, 0, 0.001, word=1)]
    assert told(policies=equal, max_claims=1)["gist"].tolist() == gists[1:2]
    again = told(policies=[share(names[0], 12, 0, 0.002), share(names[1], 12, 0, 0.001)])
    assert again["gist"].tolist() == gists[1:2], "the same sentences"


def test_what_comes_nearest_is_named_and_the_rest_counted() -> None:
    """Of six tests .02 is .12 at best, so none is shown; .05 is no longer near, and five would be too many."""
    near = [
        row("hedges", 5, 2, 0.02), row("boosters", 1, 6, 0.03, word=1), row("self-mentions", 7, 3, 0.05, word=2),
        row("attitude-markers", 4, 4, 0.9, word=3), row("code-glosses", 5, 2, 0.04),
    ]  # fmt: skip
    table = told(markers=near, functions=[share("problem-definition", 9, 4, 0.04, word=4)])
    assert table[["topic", "claim", "side", "basis"]].to_numpy().tolist() == [
        ["within chance", "Nearest to a difference, though within chance: May hedges (5 to 2), June insists (6 to 1) and May names a "
         "problem (9 to 4).", "", "compare-metadiscourse"],
        ["not shown", "In none of 6 frames, markers, pronouns, obligations, people and voices that are frequent enough is a difference "
         "shown, which is not to say that there is none.", "", "compare-sizes"],
    ]  # fmt: skip
    assert table.loc[0, "places"] == tuple(sorted(spots(5, 2) + spots(1, 6, 1) + spots(9, 4, 4)))
    assert table[["count_a", "count_b"]].to_numpy().tolist() == [[15, 12], [0, 0]]
    names = list(_sentences._phrases()["policies"])[:10]
    many = [share(name, 9, 4, 0.04 if n < 5 else 0.9, word=n) for n, name in enumerate(names)]
    assert told(policies=many).loc[0, "claim"].count("(9 to 4)") == 4


def test_of_some_rows_no_difference_is_shown() -> None:
    table = told(markers=[row("hedges", 9, 1), row("boosters", 4, 4, 0.9, word=1)])
    assert table["topic"].tolist() == ["markers", "not shown"]
    assert table["claim"].iloc[1].startswith("In 1 of 2 frames") and "no difference is shown" in table["claim"].iloc[1]


def test_groups_of_five_texts_are_enough() -> None:
    five, each = sides_of(["w"] * 5, ["v"] * 5)
    assert told(five, each).empty and told(five, each).columns.tolist() == COLUMNS
    said = told(*sides_of(["w"] * 5, ["v"] * 4))
    assert said[["topic", "claim"]].to_numpy().tolist() == [
        ["too few texts", "Of groups of fewer than 5 texts nothing is claimed; read the tables."]
    ]
    assert told(*sides_of(["w"] * 5, ["v"] * 4), least_texts=4).empty
    found = row("hedges", 0, 8, superiority=0.1, places=((0, 1),))
    (claim,) = told(five, each, markers=[found])["claim"]
    assert claim == (
        "A text of June hedges more often: found 40.0 per 1,000 words on average, in May 0.0 per 1,000 words on average "
        "(difference 40.0 [15.0, 65.0]; in 90% of pairs that of June has more)."
    )
    shares = share("conflict", 12, 2, superiority=0.8, places=((0, 1),))
    (claim,) = told(five, each, frames=[shares])["claim"]
    assert claim == (
        "A text of May speaks of conflict more often: found in 30% of its sentences on average, in June in 5% of its sentences on "
        "average (difference 25 points [15, 35]; in 80% of pairs that of May has more)."
    )


def test_the_same_words_are_the_same_text() -> None:
    said = told(*sides_of(["a b c"], ["a. b c"]))
    assert said["claim"].tolist() == ["The two texts are the same, word for word."] and said["topic"].tolist() == [
        "the same text"
    ]


TEXT = "tram road hill lake fish bird oaks ants bees cows"


def words_table(*rows: tuple[Any, ...], kind: str = "sentences") -> pd.DataFrame:
    """Rows of the words of `TEXT`, in their order."""
    columns = ["count_a", "count_b", f"{kind}_a", f"{kind}_b", "g2", "p", "p_holm"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(lemma=TEXT.split()[: len(rows)], places=[((5 * n, 5 * n + 4),) for n in range(len(rows))])


@pytest.mark.parametrize("kind", ["sentences", "texts"])
def test_key_words_of_either_side(kind: str) -> None:
    """At least four times in three sentences: *tram* just so, *road* in two, *hill* three times; .05 of *bird* is too much."""
    table = words_table(
        (4, 0, 3, 0, 20.0, 0.001, 0.01), (9, 0, 2, 0, 19.0, 0.001, 0.01), (3, 0, 3, 0, 18.0, 0.001, 0.01),
        (0, 9, 0, 5, -15.0, 0.002, 0.02), (8, 1, 6, 1, 10.0, 0.004, 0.04), (8, 1, 6, 1, 9.0, 0.01, 0.05), kind=kind,
    )  # fmt: skip
    assert _sentences.words(table, NAMES, TEXT) == [
        ("words", "Key in May against June: “tram” (May 4, June 0) and “fish” (8, 1).", "uses “tram” and “fish”", "a", "compare-words",
         ((0, 4), (20, 24))),
        ("words", "Key in June against May: “lake” (May 0, June 9).", "uses “lake”", "b", "compare-words", ((15, 19),)),
    ]  # fmt: skip


def test_six_key_words_are_named_and_three_in_short() -> None:
    table = words_table(*[(9, 0, 9, 0, 20.0 - n, 0.001, 0.01) for n in range(8)])
    ((_, claim, gist, *_),) = _sentences.words(table, NAMES, TEXT)
    assert claim.endswith("“fish” (9, 0) and “bird” (9, 0).") and gist == "uses “tram”, “road” and “hill”"
    other = words_table(*[(0, 9, 0, 9, n - 20.0, 0.001, 0.01) for n in range(8)])
    assert _sentences.words(other, NAMES, TEXT)[0][1].endswith("“fish” (0, 9) and “bird” (0, 9).")


def test_without_a_key_word_the_farthest_apart_are_named() -> None:
    rows = [(9, 1, 9, 1, 8.0, 0.049, 0.2)] * 5 + [(9, 1, 9, 1, 8.0, 0.05, 0.9)]
    said = "No single word is shown to be key, once all {} that are frequent enough are allowed for; farthest apart {}."
    ((topic, claim, gist, side, basis, places),) = _sentences.words(words_table(*rows), NAMES, TEXT)
    four = "are “tram” (May 9, June 1), “road” (9, 1), “hill” (9, 1) and “lake” (9, 1)"
    assert (topic, claim, gist, side, basis) == ("words", said.format(6, four), "", "", "compare-words")
    assert len(places) == 4
    assert _sentences.words(words_table(*rows[4:]), NAMES, TEXT)[0][1] == said.format(2, "is “tram” (May 9, June 1)")
    assert _sentences.words(words_table(*rows[5:]), NAMES, TEXT) == []


def test_words_that_both_use() -> None:
    """Three times on either side and no difference shown; the most frequent first, equals by their names."""
    table = words_table(
        (3, 9, 3, 3, 0.0, 0.05, 1.0), (2, 20, 2, 9, 0.0, 0.5, 1.0), (5, 5, 5, 5, 0.0, 0.049, 1.0), (4, 8, 4, 8, 0.0, 0.3, 1.0),
        (10, 10, 9, 9, 0.0, 1.0, 1.0),
    )  # fmt: skip
    claim = "Both use “fish” (May 10, June 10), “lake” (4, 8) and “tram” (3, 9)."
    places = ((0, 4), (15, 19), (20, 24))
    assert _sentences.shared(table, NAMES, TEXT) == [("shared words", claim, "", "", "compare-shared", places)]
    assert _sentences.shared(table[:0], NAMES, TEXT) == []
    ((_, claim, *_),) = _sentences.shared(words_table(*[(9, 9, 9, 9, 0.0, 1.0, 1.0)] * 8), NAMES, TEXT)
    assert claim.count("(") == 6


def test_a_finding_stands_behind_each_list() -> None:
    assert set(_sentences._BASIS) == set(TABLES) - {"keywords", "shared"}
