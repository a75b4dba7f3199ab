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
