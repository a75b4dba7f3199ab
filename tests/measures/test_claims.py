"""Claims: full sentences, chosen by what is unusual, each with its places; counted by hand on small tables."""

import pandas as pd
import pytest

from discourse.measures.structure.claims import claims

TEXT = "We must act. Some states must not. " * 10
SENTENCES = pd.DataFrame({"sentence": range(1, 21), "start": [n * 35 // 2 for n in range(20)]})
TOKENS = pd.DataFrame({"start": [0, 80], "pos": ["PRON", "PROPN"]})
EMPTY = {
    "keywords": ["survives", "settings", "against", "count", "places"], "formulae": ["ngram", "n", "count", "places"],
    "course": ["span", "slot", "step", "chance", "places"], "duties": ["actor", "modal", "voice", "places"],
    "markers": ["title", "count", "per_1000", "norm", "position", "chance_holm", "places"],
    "people": ["actor", "kind", "side", "mentions", "agent", "places"],
    "functions": ["code", "sentences", "places"], "frames": ["code", "sentences", "places"],
    "voices": ["source", "count", "places"], "named": ["name", "count", "places"],
    "pronouns": ["referent", "count", "places"], "policies": ["title", "sentences", "places"],
}  # fmt: skip


def table_of(given: dict[str, dict[str, list[object]]], **options: int) -> pd.DataFrame:
    """The claims; tables that are not given are empty."""
    tables = {
        name: pd.DataFrame(given.get(name, {column: [] for column in columns})) for name, columns in EMPTY.items()
    }
    return claims(TEXT, TOKENS, SENTENCES, **tables, **options)


def said(**given: dict[str, list[object]]) -> dict[str, str]:
    """The claims by topic."""
    return table_of(given).set_index("topic")["claim"].to_dict()


def at(*starts: int) -> tuple[tuple[int, int], ...]:
    return tuple((start, start + 2) for start in starts)


def test_a_text_of_which_nothing_stands_out_gets_no_claim() -> None:
    assert said() == {}


def test_obligations_are_counted_by_modal_and_named_by_actor() -> None:
    rows = {"actor": ["we", "We", "we", "China"], "modal": ["must"] * 4, "voice": ["own"] * 4,
            "places": [at(3), at(3, 9), at(40), at(80)]}  # fmt: skip
    # Two acts hang on the first must.
    assert said(duties=rows) == {
        "obligation": "3 words of obligation (must) in the writer's own voice call for 4 acts of “we” (3) and China (1)."
    }
    rows["voice"] = ["own", "own", "reported", "own"]
    assert said(duties=rows) == {}, "two own obligations are too few for a claim"


def test_an_actor_of_another_side_who_is_obliged_is_not_denied() -> None:
    rows = {
        "actor": ["we", "we", "China"],
        "modal": ["must"] * 3,
        "voice": ["own"] * 3,
        "places": [at(3), at(40), at(80)],
    }
    them = {"actor": ["China"], "kind": ["card"], "side": ["them"], "mentions": [2], "agent": [0], "places": [at(80)]}
    assert "No actor of another side" not in said(duties=rows, people=them)["obligation"]
    assert (
        "No actor of another side is obliged." in said(duties=rows, people=them | {"actor": ["Russia"]})["obligation"]
    )


@pytest.mark.parametrize(("problem", "expected"), [
    (at(17 * 15), "A problem is first named in sentence 15 of 20; of 2 sentences that say what is to be done 2 come before it."),
    (at(0), "A problem is first named in sentence 1 of 20; of 2 sentences that say what is to be done none comes before it."),
])  # fmt: skip
def test_the_order_of_problem_and_remedy_is_a_claim(problem: object, expected: str) -> None:
    rows = {
        "code": ["treatment-recommendation", "problem-definition"],
        "sentences": [2, 1],
        "places": [at(18, 36), problem],
    }
    assert said(functions=rows).get("problem and remedy") == expected


def test_conflict_is_a_claim_only_where_it_keeps_to_one_passage() -> None:
    one = {"code": ["conflict"], "sentences": [2], "places": [at(36, 53)]}
    assert said(frames=one) == {"conflict": "Conflict enters in one passage only, sentences 3 to 4 of 20."}
    assert said(frames=one | {"places": [at(0, 300)]}) == {}


def test_absence_is_a_claim_only_beyond_chance() -> None:
    rows = {"title": ["Hedges"], "count": [0], "per_1000": [0.0], "norm": [12.0], "position": ["below"],
            "chance_holm": [0.0099], "places": [()]}  # fmt: skip
    assert said(markers=rows)["absent markers"].startswith("The writer uses no hedges;")
    assert said(markers=rows | {"chance_holm": [0.2]}) == {}


def test_the_parts_of_a_name_are_one_keyword() -> None:
    text = "Costa Rica asks. Costa Rica gives. Costa Rica waits. Peace and rights. Peace, rights."
    tables = {name: pd.DataFrame({column: [] for column in columns}) for name, columns in EMPTY.items()}
    places = [((0, 5), (17, 22), (35, 40)), ((6, 10), (23, 27), (41, 45)), ((53, 58), (71, 76)), ((63, 69), (78, 84))]
    tables["keywords"] = pd.DataFrame(
        {"survives": [9] * 4, "settings": [9] * 4, "count": [3, 3, 2, 2], "places": places}
    )
    table = claims(text, TOKENS, SENTENCES, **tables)
    assert table["claim"].tolist() == [
        "Its keywords are Costa Rica, Peace and rights, whichever of 9 settings is chosen."
    ]
    assert len(table["places"].iloc[0]) == table["count"].iloc[0] == 7


def test_a_template_is_a_claim_only_beyond_chance() -> None:
    rows = {"span": ["1-3", "1-3", "4-6", "4-6", "4-6"], "slot": ["duty", "leader", "duty", "contrast", "leader"],
            "step": [1, 2, 1, 0, 2], "chance": [0.01] * 5, "places": [at(0)] * 5}  # fmt: skip
    assert said(course=rows) == {
        "structure": "Sentences 1-3 and 4-6 run the same course: duty and leader (p = .010 under shuffling)."
    }
    assert said(course=rows | {"chance": [0.2] * 5}) == {}


@pytest.mark.parametrize(
    ("place", "expected"), [(35, {"the other side": "The other side has no name in 2 mentions: it is “We”."}), (80, {})]
)
def test_that_the_other_side_has_no_name(place: int, expected: dict[str, str]) -> None:
    them = {"actor": ["states"], "kind": ["card"], "side": ["them"], "mentions": [2], "agent": [0],
            "places": [at(place, place + 35)]}  # fmt: skip
    assert said(people=them) == expected


def test_whom_the_card_expects_and_the_text_never_names() -> None:
    rows = {"actor": ["Russia", "Norway"], "kind": ["expected"] * 2, "side": [""] * 2, "mentions": [0] * 2,
            "agent": [0] * 2, "places": [(), ()]}  # fmt: skip
    assert said(people=rows) == {"never named": "The text never names Russia and Norway, whom the card expects."}


def test_names_pronouns_and_policy_frames_are_claimed_from_three_places_on() -> None:
    named = {"name": ["Ghana", "Niamey"], "count": [3, 2], "places": [at(0, 20, 40), at(60, 80)]}
    pronouns = {"referent": ["We: a group without the reader", "The writer alone", "You"], "count": [4, 2, 9],
                "places": [at(0, 20, 40, 60), at(80, 100), at(1)]}  # fmt: skip
    policies = {"title": ["Economic", "Political"], "sentences": [3, 2], "places": [at(0, 20, 40), at(60, 80)]}
    assert said(named=named, pronouns=pronouns, policies=policies) == {
        "names": "Most often it names Ghana (3).",
        "we": "Its pronouns of the first person mean a group without the reader (4) and the writer alone (2).",
        "policy frames": "The most frequent policy frame of its 20 sentences is Economic (3).",
    }


def test_who_acts_and_who_is_named_and_never_acts() -> None:
    rows = {"actor": ["China", "Peru", "Chile", "Bolivia"], "kind": ["card"] * 4, "side": ["us"] * 4, "mentions": [9, 5, 7, 1],
            "agent": [6, 2, 0, 0], "places": [at(3), at(40), at(80), at(90)]}  # fmt: skip
    assert (
        said(people=rows)["actors"]
        == "The agents of clauses are China (6) and Peru (2); Chile is named and never acts."
    )
    rows["agent"] = [6, 2, 1, 1]
    assert said(people=rows)["actors"] == "The agents of clauses are China (6), Peru (2) and Chile (1)."


ALL: dict[str, dict[str, list[object]]] = {
    # Every topic has its claim: what is told and what is left out is a matter of the weights alone.
    "keywords": {"survives": [9] * 3, "settings": [9] * 3, "count": [1] * 3, "places": [((0, 2),), ((10, 12),), ((20, 22),)]},
    "formulae": {"ngram": ["a b c d e"], "n": [5], "count": [3], "places": [at(0, 20, 40)]},
    "course": {"span": ["1", "2"], "slot": ["duty"] * 2, "step": [1] * 2, "chance": [0.01] * 2, "places": [at(0), at(9)]},
    "duties": {"actor": ["we"] * 3, "modal": ["must"] * 3, "voice": ["own"] * 3, "places": [at(3), at(9), at(40)]},
    "markers": {"title": ["Hedges", "Boosters"], "count": [0, 3], "per_1000": [0.0, 9.0], "norm": [9.0, 1.0],
                "position": ["below", "above"], "chance_holm": [0.01] * 2, "places": [(), at(1, 2, 3)]},
    "people": {"actor": ["Peru", "Chile", "others", "Russia"], "kind": ["card"] * 3 + ["expected"], "side": ["us", "us", "them", ""],
               "mentions": [4, 3, 2, 0], "agent": [2, 1, 0, 0], "places": [at(3), at(40), ((35, 37),), ()]},
    "functions": {"code": ["treatment-recommendation", "problem-definition"], "sentences": [2, 1], "places": [at(18, 36), at(300)]},
    "frames": {"code": ["conflict"], "sentences": [2], "places": [at(36, 53)]},
    "voices": {"source": ["the mayor"], "count": [3], "places": [at(1, 2, 3)]},
    "named": {"name": ["Peru"], "count": [4], "places": [at(3, 80)]},
    "pronouns": {"referent": ["The writer alone"], "count": [6], "places": [at(1, 2, 3, 4, 5, 6)]},
    "policies": {"title": ["Economic"], "sentences": [3], "places": [at(0, 20, 40)]},
}  # fmt: skip
TOPICS = ["keywords", "formulae", "structure", "obligation", "absent markers", "frequent markers", "we", "names", "actors", "never named",
          "the other side", "problem and remedy", "conflict", "policy frames", "voices"]  # fmt: skip


def test_the_eight_most_unusual_are_told_in_the_order_of_an_analysis() -> None:
    table = table_of(ALL)
    assert list(table.columns) == ["topic", "claim", "gist", "count", "basis", "weight", "places"]
    # .6 have the frequent markers and who is never named: of equals the first.
    assert table[["topic", "count", "basis", "weight"]].to_numpy().tolist() == [
        ["keywords", 3, "sensitivity", 0.7], ["structure", 2, "template", 0.95], ["obligation", 3, "obligation", 0.9],
        ["absent markers", 0, "norms", 0.85], ["frequent markers", 3, "norms", 0.6], ["the other side", 1, "actor-square", 0.75],
        ["problem and remedy", 3, "entman", 0.8], ["conflict", 2, "generic-frames", 0.65],
    ]  # fmt: skip
    assert table["places"].map(len).tolist() == table["count"].tolist() and table["count"].dtype == "int64"
    assert table_of(ALL, max_claims=1)["topic"].tolist() == ["structure"]
    assert table_of(ALL, max_claims=15)["topic"].tolist() == TOPICS


def test_a_place_lies_in_the_sentence_that_began_last() -> None:
    """Sentence 3 begins at 35; what stands before the first one, such as a mark, belongs to it."""
    rows = {"code": ["conflict"], "sentences": [2], "places": [((35, 36), (53, 54))]}
    assert said(frames=rows) == {"conflict": "Conflict enters in one passage only, sentences 3 to 4 of 20."}
    assert said(frames=rows | {"places": [((34, 35), (53, 54))]})["conflict"].endswith("sentences 2 to 4 of 20.")
    later = SENTENCES.assign(start=SENTENCES["start"] + 5, sentence=SENTENCES["sentence"] + 7)
    tables = {name: pd.DataFrame({column: [] for column in columns}) for name, columns in EMPTY.items()}
    tables["frames"] = pd.DataFrame(rows | {"places": [((0, 1), (53, 54))]})
    assert claims(TEXT, TOKENS, later, **tables)["claim"].tolist()[0].endswith("sentences 8 to 10 of 20.")
