"""Claims about wording: each as it is said in full, just at its bounds and just beside them; counted on fingers."""

from typing import Any

import pandas as pd
import pytest

from discourse.measures.structure import _wording

MANY = [f"name {n:02d}" for n in range(40)]
"""So many rows that an unstable sort would mix them."""
NOBODY = pd.DataFrame({"actor": [], "kind": [], "side": []})


def at(*starts: int) -> tuple[tuple[int, int], ...]:
    return tuple((start, start + 2) for start in starts)


def test_a_name_inside_a_sentence() -> None:
    text = "Now the old minister speaks; the US listens."
    assert _wording.running(text, "The old minister") == "the old minister"
    assert _wording.running(text, "Their minister") == "Their minister", "the word never stands in lower case"
    assert _wording.running(text, "The") == "the"
    assert _wording.running("So we go.", "We") == "“we”" == _wording.running("", "we")
    assert _wording.running("", "peru") == "peru" and _wording.running("It is peru.", "peru") == "peru"
    assert _wording.running("They are theirs.", "The minister") == "The minister", "“the” must stand there as a word"


LETTERS = "bcdfghjk"
TEXT = "".join(f"{letter}  " for letter in LETTERS)
"""Words of one letter, none beside another: words that always stand side by side would be one name."""


def keys(*, survives: str, against: str = "33333333") -> pd.DataFrame:
    """The letters as keywords, with a digit of each for the settings (of 9) and the references that it survives."""
    places = [((3 * n, 3 * n + 1),) for n in range(8)]
    return pd.DataFrame(
        {"survives": [*map(int, survives)], "settings": 9, "against": [*map(int, against)], "places": places}
    )


def test_six_keywords_at_most_that_survive_every_choice() -> None:
    assert list(_wording.keywords(keys(survives="99999999"), TEXT)) == [
        ("keywords", "Its keywords are b, c, d, f, g and h, whichever of 9 settings is chosen.", "speaks of b, c and d",
         "sensitivity", 0.7, tuple((3 * n, 3 * n + 1) for n in range(6))),
    ]  # fmt: skip
    [(_, said, *_)] = _wording.keywords(keys(survives="99898888"), TEXT)
    assert said == "Its keywords are b, c and f, whichever of 9 settings is chosen.", "three are enough"


def test_where_fewer_than_three_survive_those_against_every_reference_stand() -> None:
    table = keys(survives="99888888", against="23333333")
    assert list(_wording.keywords(table, TEXT)) == [
        ("keywords", "Its keywords are c, d, f, g, h and j, whichever of 3 references is chosen.", "speaks of c, d and f",
         "sensitivity", 0.5, tuple((3 * n, 3 * n + 1) for n in range(1, 7))),
    ]  # fmt: skip
    [(_, said, *_)] = _wording.keywords(table[:4], TEXT)
    assert said == "Its keywords are c, d and f, whichever of 3 references is chosen.", "three are enough"
    assert list(_wording.keywords(table[:3], TEXT)) == [] == list(_wording.keywords(table[:0], TEXT))
    assert list(_wording.keywords(keys(survives="11111111", against="00000000"), TEXT)) == [], "key against none"


@pytest.mark.parametrize(("apart", "said"), [
    # *Costa* and *Rica* stand together at four places; each also stands alone so often: 4 of 5 are .8, 4 of 6 less.
    (1, "Costa Rica, port and road"), (2, "Costa, Rica, port and road"),
])  # fmt: skip
def test_two_words_that_nearly_always_stand_together_are_one_keyword(apart: int, said: str) -> None:
    text = "Costa Rica; " * 4 + "Costa, Rica; " * apart + "port; road"
    spots = {
        word: tuple((n, n + len(word)) for n in range(len(text)) if text.startswith(word, n))
        for word in ("Costa", "Rica", "port", "road")
    }
    table = pd.DataFrame({"survives": 9, "settings": 9, "against": 3, "places": list(spots.values())})
    [(_, claim, _, _, _, places)] = _wording.keywords(table, text)
    assert claim == f"Its keywords are {said}, whichever of 9 settings is chosen."
    assert len(places) == (4 if apart == 1 else 6 + 6) + 2


def test_the_first_long_sequence_of_five_words_that_comes_three_times() -> None:
    rows = {"ngram": ["we must", "a b c d e", "b c d e f g", "c d e f g"], "n": [2, 5, 6, 5], "count": [9, 2, 3, 3],
            "places": [at(1), at(2), at(3), at(4)]}  # fmt: skip
    table = pd.DataFrame(rows)
    claim = ("formulae", "The formula “b c d e f g” comes 3 times.", "repeats a formula", "ngrams", 0.45, at(3))
    assert list(_wording.formulae(table)) == [claim]
    [(_, said, *_)] = _wording.formulae(table[3:])
    assert said == "The formula “c d e f g” comes 3 times.", "five words are enough"
    assert list(_wording.formulae(table[:2])) == []


def test_the_course_of_the_sections() -> None:
    rows = {"span": ["1-3", "1-3", "1-3", "4-6", "4-6"], "slot": ["outlook", "leader", "duty", "duty", "leader"], "step": [0, 2, 1, 1, 2],
            "chance": [0.0499] * 5, "places": [at(0), at(9), at(5), at(20), at(25)]}  # fmt: skip
    table = pd.DataFrame(rows)
    assert list(_wording.course(table)) == [
        ("structure", "Sentences 1-3 and 4-6 run the same course: duty and leader (p = .050 under shuffling).",
         "runs the same course 2 times", "template", 0.95, at(5, 9, 20, 25)),
    ]  # fmt: skip
    assert list(_wording.course(table.assign(chance=0.05))) == [], "p must be below .05"
    assert list(_wording.course(table[:1])) == [], "nothing of it is a step"
    assert len(list(_wording.course(table[3:4]))) == 1
    tied = pd.DataFrame({"span": "1", "slot": MANY, "step": [2, 1] * 20, "chance": 0.01, "places": [()] * 40})
    [(_, said, *_)] = _wording.course(tied)
    assert "course: name 01, name 03, name 05, " in said, "slots of one step stand as they come"


def duties(*rows: tuple[str, str, int], modal: str = "must") -> pd.DataFrame:
    """Obligations of (actor, voice, place of the modal), each with another place for its act."""
    table = pd.DataFrame(rows, columns=["actor", "voice", "at"])
    return table.assign(modal=modal, places=[at(place, place + 5) for place in table.pop("at")])


def actors(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["actor", "kind", "side"])


OWN = duties(("We", "own", 50), ("Peru", "own", 10), ("we", "own", 90), ("Chile", "reported", 20))
SAID = "3 words of obligation (must) in the writer's own voice call for 3 acts of “we” (2) and Peru (1)."


def test_obligations_on_one_side_only() -> None:
    """The places are those of the modals, in text order; Chile's is reported and counts for nothing."""
    claim = ("obligation", SAID, "lays 3 obligations", "obligation", 0.9, at(10, 50, 90))
    assert list(_wording.duties(OWN, NOBODY, "")) == [claim]
    assert list(_wording.duties(OWN, actors(("Bolivia", "entity", "them"), ("Cuba", "card", "us")), "")) == [claim]
    for side in ("them", "other"):
        assert list(_wording.duties(OWN, actors(("Chile", "card", side)), "")) == [
            ("obligation", f"{SAID} No actor of another side is obliged.", "lays 3 obligations on one side only", *claim[3:])
        ]  # fmt: skip
    assert list(_wording.duties(OWN, actors(("PERU", "card", "them"), ("Chile", "card", "them")), "")) == [claim]
    assert list(_wording.duties(OWN[1:], NOBODY, "")) == [], "two words are too few"


def test_obligations_of_many_and_of_nobody_named() -> None:
    """The three most obliged are named, of equals the first by name; two of a fourth and one of nobody are the rest."""
    more = ("Peru", "Peru", "Cuba", "Cuba", "Haiti", "Haiti", "Haiti", "Spain", "Spain", "not named")
    table = duties(*((name, "own", 10 * n) for n, name in enumerate(more)))
    them = actors(("Chile", "card", "them"))
    [(_, said, gist, *_)] = _wording.duties(table, them, "")
    assert said == (
        "10 words of obligation (must) in the writer's own voice call for 10 acts of Haiti (3), Cuba (2) and Peru (2) (3 of others, or of nobody named)."
    )
    assert gist == "lays 10 obligations", "who the rest is cannot be said, so nothing is denied"
    # Every second one of forty twice: sixty acts, six of them of the three who are named.
    tied = duties(*((name, "own", 20 * n + again) for n, name in enumerate(MANY) for again in range(1 + n % 2)))
    [(_, said, *_)] = _wording.duties(tied, them, "")
    assert "acts of name 01 (2), name 03 (2) and name 05 (2) (54 of others" in said


def test_obligations_that_name_nobody_and_their_modals() -> None:
    table = duties(*(("not named", "own", 10 * n) for n in range(5)), modal="").assign(
        modal=["Must", "must", "should", "need to", "has to"]
    )
    [(_, said, *_)] = _wording.duties(table, NOBODY, "")
    assert said == (
        "5 words of obligation (must, should and need to) in the writer's own voice call for 5 acts and name nobody."
    )


def markers(*rows: tuple[str, int, str, float]) -> pd.DataFrame:
    """Markers of (title, count, position, corrected p) with rates and norms that differ from row to row."""
    table = pd.DataFrame(rows, columns=["title", "count", "position", "chance_holm"])
    rates = pd.Series(range(len(table)), dtype=float)
    return table.assign(per_1000=rates + 6.25, norm=rates + 2.04, places=[at(100 - n, 50) for n in range(len(table))])


def test_markers_that_are_absent_beyond_chance() -> None:
    table = markers(("Hedges", 0, "below", 0.0099), ("Frame markers: sequencing", 0, "below", 0.049), ("Boosters", 1, "below", 0.01),
                    ("Self-mention", 0, "below", 0.05), ("Engagement: reader pronouns", 0, "within", 0.02))  # fmt: skip
    absent = "hedges, frame markers (sequencing) and reader pronouns"
    assert list(_wording.markers(table)) == [
        ("absent markers", f"The writer uses no {absent}; chance seldom leaves them out of such a text (p = 0.049, corrected).",
         f"uses no {absent}", "norms", 0.85, ()),
    ]  # fmt: skip
    assert list(_wording.markers(table[2:4])) == [], "one occurs, the other is within chance"


def test_markers_that_are_frequent_beyond_chance() -> None:
    table = markers(("Hedges", 3, "above", 0.01), ("Boosters", 9, "above", 0.049), ("Attitude", 2, "above", 0.01),
                    ("Sources", 9, "above", 0.05), ("Links", 9, "within", 0.01), ("Engagement: asides", 9, "above", 0.01))  # fmt: skip
    assert list(_wording.markers(table)) == [
        ("frequent markers", "More frequent than in nineteen of twenty texts of the register, per 1,000 words: "
         "hedges (6.2, usually 2.0), boosters (7.2, usually 3.0) and asides (11.2, usually 7.0).",
         "is rich in hedges and boosters", "norms", 0.6, ((50, 52), (95, 97), (99, 101), (100, 102))),
    ]  # fmt: skip
    assert list(_wording.markers(table[2:5])) == []


def referents(**counts: Any) -> pd.DataFrame:
    names = {
        "alone": "The writer alone",
        "others": "We: writer and others",
        "group": "We: a group without the reader",
        "you": "You",
    }
    rows = [(names[name], n, at(*range(10 * place, 10 * place + n))) for place, (name, n) in enumerate(counts.items())]
    return pd.DataFrame(rows, columns=["referent", "count", "places"])


def test_whom_the_pronouns_of_the_first_person_mean() -> None:
    """Form by form, so that a referent stands in several rows; *you* is another person."""
    table = pd.concat([referents(alone=2, others=3, you=9), referents(alone=2).assign(places=[at(1, 90)])])
    assert list(_wording.pronouns(table)) == [
        ("we", "Its pronouns of the first person mean the writer alone (4) and writer and others (3).",
         "says “I” and “we” most often of the writer alone", "persons", 0.45, at(0, 1, 10, 11, 12, 90)),
    ]  # fmt: skip
    [(_, said, *_)] = _wording.pronouns(referents(others=2, group=2, alone=2))
    # Of equals the first by the name of the referent: *The* before *We: a* before *We: w*.
    assert said == (
        "Its pronouns of the first person mean the writer alone (2), a group without the reader (2) and writer and others (2)."
    )
    assert list(_wording.pronouns(referents(others=5, you=9))) == [], "six are needed"
    tied = pd.DataFrame({"referent": [f"We: {name}" for name in MANY], "count": [2, 3] * 20, "places": [()] * 40})
    [(_, said, *_)] = _wording.pronouns(tied)
    assert said.endswith("mean name 01 (3), name 03 (3) and name 05 (3).")
