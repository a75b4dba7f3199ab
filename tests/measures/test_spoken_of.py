"""Claims about those who are spoken of: each as it is said in full, just at its bounds and just beside them; counted on fingers."""

from typing import Any

import pandas as pd
import pytest

from discourse.measures.structure import _spoken_of

Places = tuple[tuple[int, int], ...]
MANY = [f"name {n:02d}" for n in range(40)]
"""So many rows that an unstable sort would mix them."""


def at(*starts: int) -> Places:
    return tuple((start, start + 2) for start in starts)


def tenth(place: tuple[int, int]) -> int:
    """Sentences of ten characters, counted from 1."""
    return place[0] // 10 + 1


def test_the_three_names_that_come_most_often_three_times_at_least() -> None:
    rows = {"name": ["Ghana", "Niamey", "Accra", "Kano", "Lagos"], "count": [5, 4, 3, 3, 2],
            "places": [at(50, 20), at(30), at(20, 70), at(90), at(95)]}  # fmt: skip
    table = pd.DataFrame(rows)
    assert list(_spoken_of.named(table)) == [
        ("names", "Most often it names Ghana (5), Niamey (4) and Accra (3).", "", "entities", 0.41, at(20, 30, 50, 70))
    ]
    assert list(_spoken_of.named(table[4:])) == []


def test_the_three_policy_frames_of_most_sentences_of_equals_the_first() -> None:
    rows = {"title": ["Crime", "Health", "Economic", "Morality", "Fairness"], "sentences": [3, 2, 7, 3, 3],
            "places": [at(10), at(20), at(40, 30), at(50), at(60)]}  # fmt: skip
    table = pd.DataFrame(rows)
    assert list(_spoken_of.policies(table, 90)) == [
        ("policy frames", "The most frequent policy frames of its 90 sentences are Economic (7), Crime (3) and Morality (3).",
         "frames its matter most often as economic", "policy-frames", 0.43, at(10, 30, 40, 50)),
    ]  # fmt: skip
    [(_, said, gist, *_)] = _spoken_of.policies(table[:2], 90)
    assert said == "The most frequent policy frame of its 90 sentences is Crime (3)." and gist.endswith("as crime")
    assert list(_spoken_of.policies(table[1:2], 90)) == [], "two sentences are too few"
    [(_, said, *_)] = _spoken_of.policies(table[2:4], 90)
    assert said == "The most frequent policy frames of its 90 sentences are Economic (7) and Morality (3)."
    tied = pd.DataFrame({"title": MANY, "sentences": [4, 5] * 20, "places": [()] * 40})
    [(_, said, *_)] = _spoken_of.policies(tied, 90)
    assert said.endswith("are name 01 (5), name 03 (5) and name 05 (5).")


def people(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    """Actors of (name, kind, mentions, how often agent), all of one side, each at a place of its own."""
    table = pd.DataFrame(rows, columns=["actor", "kind", "mentions", "agent"])
    return table.assign(side="us", places=[at(10 * n) for n in range(len(table))])


def test_those_who_act_most_and_those_who_never_do() -> None:
    table = people(
        ("Peru", "card", 5, 1), ("Chile", "card", 9, 6), ("Cuba", "card", 3, 0), ("Haiti", "card", 2, 0), ("Spain", "entity", 9, 9),
        ("Bolivia", "card", 8, 1), ("Ecuador", "card", 8, 1), ("Brazil", "card", 7, 0),
    )  # fmt: skip
    # Haiti is named too seldom to be missed as an agent, Spain is not on the card, Ecuador comes after the three.
    assert list(_spoken_of.people(table)) == [
        ("actors", "The agents of clauses are Chile (6), Peru (1) and Bolivia (1); Cuba and Brazil are named and never act.",
         "lets Chile act most", "actors", 0.55, at(0, 10, 50)),
    ]  # fmt: skip
    [(_, said, *_)] = _spoken_of.people(table[:3])
    assert said == "The agents of clauses are Chile (6) and Peru (1); Cuba is named and never acts."
    assert list(_spoken_of.people(table[1:4])) == [], "one agent is not compared"
    [(_, said, *_)] = _spoken_of.people(people(*((name, "card", 4, 1 + n % 2) for n, name in enumerate(MANY))))
    assert said == "The agents of clauses are name 01 (2), name 03 (2) and name 05 (2)."


def test_who_was_expected() -> None:
    table = people(("Russia", "expected", 0, 0), ("Peru", "card", 5, 5))
    assert list(_spoken_of.expected(table)) == [
        ("never named", "The text never names Russia, whom the card expects.", "leaves 1 expected name out", "actors", 0.6, ())
    ]  # fmt: skip
    assert list(_spoken_of.expected(table[1:])) == []


def test_the_other_side_without_a_name() -> None:
    """Names begin at 0, our own, and at 61, right after the last mention of them."""
    text = "Peru fears some states. Some states fear other powers, so a  Brazil"
    tokens = pd.DataFrame({"start": [0, 11, 61], "pos": ["PROPN", "NOUN", "PROPN"]})
    places = ((11, 22), (24, 35), (41, 53), (58, 61))
    table = people(("Peru", "card", 1, 1), ("Others", "card", 4, 1)).assign(
        side=["us", "them"], places=[((0, 4),), places]
    )
    assert list(_spoken_of.other_side(table, tokens, text)) == [
        ("the other side", "The other side has no name in 4 mentions: it is “some states”, “Some states”, “other powers” and “a  ”.",
         "never names the other side", "actor-square", 0.75, places),
    ]  # fmt: skip
    named = table.assign(places=[((0, 4),), ((11, 22), (58, 62))])
    assert list(_spoken_of.other_side(named, tokens, text)) == []
    assert list(_spoken_of.other_side(table[:1], tokens, text)) == []


def test_of_the_other_side_five_ways_to_speak_are_quoted() -> None:
    text = "they them those some others critics they"
    places = ((0, 4), (5, 9), (10, 15), (16, 20), (21, 27), (28, 35), (36, 40))
    table = people(("Others", "card", 7, 1)).assign(side="them", places=[places])
    [(_, said, *_)] = _spoken_of.other_side(table, pd.DataFrame({"start": [], "pos": []}), text)
    assert said == "The other side has no name in 7 mentions: it is “they”, “them”, “those”, “some” and “others”."


def functions(remedy: Places, problem: Places) -> pd.DataFrame:
    """Remedies and problems, as many sentences as places; nothing is said of causes."""
    return pd.DataFrame({
        "code": ["treatment-recommendation", "problem-definition", "cause"], "sentences": [len(remedy), len(problem), 9],
        "places": [remedy, problem, at(1)],
    })  # fmt: skip


@pytest.mark.parametrize(("remedy", "problem", "said", "late"), [
    # Of three remedies one before the problem is a third, and no more than that.
    (at(30, 50, 70), at(40, 90), "A problem is first named in sentence 5 of 9; of 3 sentences that say what is to be done 1 comes before it.", False),
    (at(30, 35, 70), at(40), "A problem is first named in sentence 5 of 9; of 2 sentences that say what is to be done 1 comes before it.", True),
    (at(20, 30, 70), at(40), "A problem is first named in sentence 5 of 9; of 3 sentences that say what is to be done 2 come before it.", True),
    (at(45, 70), at(40), "A problem is first named in sentence 5 of 9; of 2 sentences that say what is to be done none comes before it.", False),
])  # fmt: skip
def test_problem_and_remedy(remedy: Places, problem: Places, said: str, late: bool) -> None:
    gist = "names the remedy before the problem" if late else "names the problem before the remedy"
    assert list(_spoken_of.order(functions(remedy, problem), tenth, 9)) == [
        ("problem and remedy", said, gist, "entman", 0.8 if late else 0.44, tuple(sorted(remedy + problem)))
    ]


def test_a_remedy_without_a_problem_and_too_few_of_them() -> None:
    assert list(_spoken_of.order(functions(at(30, 70), ()), tenth, 9)) == [
        ("problem and remedy", "2 sentences say what is to be done; none was found that names a problem.",
         "says what is to be done and names no problem", "entman", 0.5, at(30, 70)),
    ]  # fmt: skip
    assert list(_spoken_of.order(functions(at(30), at(10)), tenth, 9)) == []
    assert list(_spoken_of.order(functions((), at(10)), tenth, 9)) == []


@pytest.mark.parametrize(
    ("starts", "total", "said"),
    [
        # A passage is fifteen of a hundred sentences: of 40 sentences less than 6 apart; of a short text less than 3.
        ((20, 30, 70), 40, "sentences 3 to 8 of 40"), ((20, 30, 80), 40, ""), ((0, 10, 20), 9, "sentences 1 to 3 of 9"), ((0, 10, 30), 9, ""),
        ((50, 60), 9, "sentences 6 to 7 of 9"), ((50, 55), 9, ""),  # One sentence is no passage.
    ],
)  # fmt: skip
def test_conflict_in_one_passage(starts: tuple[int, ...], total: int, said: str) -> None:
    table = pd.DataFrame({"code": ["morality", "conflict"], "sentences": [9, 1], "places": [at(0, 390), at(*starts)]})
    claim = ("conflict", f"Conflict enters in one passage only, {said}.", "confines conflict to one passage", "generic-frames", 0.65, at(*starts))  # fmt: skip
    assert list(_spoken_of.conflict(table, tenth, total)) == [claim] * bool(said)


def test_without_conflict_nothing_is_said_of_it() -> None:
    table = pd.DataFrame({"code": ["morality", "conflict"], "sentences": [9, 0], "places": [at(0), at(20)]})
    assert list(_spoken_of.conflict(table, tenth, 9)) == [] == list(_spoken_of.conflict(table[:1], tenth, 9))


def test_the_voice_most_often_given_is_no_pronoun_and_has_a_name() -> None:
    rows: dict[str, list[Any]] = {
        "source": ["I", "not named", "The minister", "Critics"], "count": [9, 5, 3, 1], "places": [at(1), at(2), at(30, 40, 50), at(60)]
    }  # fmt: skip
    table = pd.DataFrame(rows)
    claim = ("voices", "The voice most often given is that of the minister: 3 of 18 attributions.", "lets the minister speak",
             "attribution", 0.5, at(30, 40, 50))  # fmt: skip
    assert list(_spoken_of.voices(table, "Now the minister speaks.")) == [claim]
    assert list(_spoken_of.voices(table.assign(count=[9, 5, 2, 1]), "")) == [], "two are too few"
    assert list(_spoken_of.voices(table[:2], "")) == []
    assert list(_spoken_of.voices(table.assign(count=[21, 5, 3, 2]), "")) == [], "3 of 31 are less than a tenth"
