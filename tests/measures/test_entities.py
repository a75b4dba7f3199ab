"""Names, counted by hand."""

import pytest
from tests.measures.conftest import Tables

from discourse.io.articles import Actor
from discourse.measures.structure.entities import entities

TEXT = (
    "President Joe Biden visited Kazakhstan in May. Biden praised Kazakhstan.\n\n"
    "China and Kazakhstan signed a treaty in Astana. The Chinese delegation left Astana."
)
ACTORS = (Actor("Joe Biden", ("Biden",)), Actor("China", ("Chinese",)), Actor("Kazakhstan"))


def test_names_with_counts_paragraphs_and_whom_they_mean(tables: Tables) -> None:
    words, view = tables(TEXT)
    table = entities(view, words, ACTORS).set_index("name")
    assert table["count"].to_dict() == {"Kazakhstan": 3, "Astana": 2, "Joe Biden": 2, "China": 1, "Chinese": 1}
    assert table.index.tolist()[0] == "Kazakhstan" and table.index.tolist()[3:] == ["China", "Chinese"]
    assert table.loc["Kazakhstan", "range"] == 2 and table.loc["Astana", "range"] == 1
    assert table.loc["Joe Biden", "actor"] == "Joe Biden", "a surname is counted with the whole name"
    assert table.loc["China", "per_1000"] == pytest.approx(1000 / len(words)) and len(words) == 23
    assert [TEXT[a:b] for a, b in table.loc["Joe Biden", "places"]] == ["Joe Biden", "Biden"]
    assert table.loc["Astana", "actor"] == "Astana" and table.loc["Astana", "mentions"] == 2
    assert table.loc["Joe Biden", "mentions"] == 2


def test_rare_names_can_be_left_out(tables: Tables) -> None:
    words, view = tables(TEXT)
    assert entities(view, words, ACTORS, min_count=2)["name"].tolist() == ["Kazakhstan", "Astana", "Joe Biden"]
    assert len(entities(view, words, ACTORS, min_count=1)) == 5


def test_a_name_inside_the_name_of_another_actor_is_joint(tables: Tables) -> None:
    words, view = tables("China and Kazakhstan signed a treaty. Kazakhstan left Astana.")
    both = (Actor("Both", ("China and Kazakhstan",)), Actor("China"), Actor("Kazakhstan"))
    table = entities(view, words, both).set_index("name")
    assert table["joint"].to_dict() == {"Kazakhstan": 1, "Astana": 0, "China": 1}
    assert table["mentions"].to_dict() == {"Kazakhstan": 1, "Astana": 1, "China": 0}


def test_the_whole_table(tables: Tables) -> None:
    """A surname counts with the whole name; the name that is printed most often heads the row. *Monday* is a date.

    *European* stands in *some European countries*, who are nobody in particular: the name stands for no actor.
    """
    text = (
        "Biden met Joe Biden. Biden left. Some European countries praised Kazakhstan on Monday.\n\n"
        "Astana grew. The people of Astana praised Biden."
    )
    words, view = tables(text)
    table = entities(view, words, (Actor("Joe Biden", ("Biden",)),))
    assert len(words) == 21
    assert table.drop(columns=["per_1000", "places"]).to_numpy().tolist() == [
        ["Biden", "person", 4, 2, "Joe Biden", 0, 4], ["Astana", "country or city", 2, 1, "Astana", 0, 2],
        ["European", "nationality, religion or politics", 1, 1, "", 0, 0], ["Kazakhstan", "country or city", 1, 1, "Kazakhstan", 0, 1],
    ]  # fmt: skip
    assert list(table.columns) == ["name", "kind", "count", "per_1000", "range", "actor", "joint", "mentions", "places"]
    assert table["per_1000"].tolist() == pytest.approx([4000 / 21, 2000 / 21, 1000 / 21, 1000 / 21])
    assert table.index.tolist() == [0, 1, 2, 3]
    assert [text[a:b] for a, b in table["places"][0]] == ["Biden", "Joe Biden", "Biden", "Biden"]
