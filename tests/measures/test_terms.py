"""Terms: the published example of C-value, and which phrases are candidates."""

import math

import pytest

from discourse.base.errors import EmptyTextError, UsageError
from discourse.measures.keywords.terms import c_values, terms


def test_c_value_comes_out_as_published() -> None:
    # Frantzi, Ananiadou & Mima (2000), section 2.3.1, table 1 and the computation beneath it.
    counts = {
        "adenoid cystic basal cell carcinoma": 5,
        "cystic basal cell carcinoma": 11,
        "ulcerated basal cell carcinoma": 7,
        "recurrent basal cell carcinoma": 5,
        "circumscribed basal cell carcinoma": 3,
        "basal cell carcinoma": 984,
    }
    values = {" ".join(k): v[0] for k, v in c_values({tuple(k.split()): n for k, n in counts.items()}).items()}
    assert values["adenoid cystic basal cell carcinoma"] == pytest.approx(11.6096, abs=1e-4)
    assert values["cystic basal cell carcinoma"] == pytest.approx(12)
    assert values["ulcerated basal cell carcinoma"] == pytest.approx(14)
    assert values["recurrent basal cell carcinoma"] == pytest.approx(10)
    assert values["circumscribed basal cell carcinoma"] == pytest.approx(6)
    assert values["basal cell carcinoma"] == pytest.approx(1551.36, abs=0.005)


def test_nested_terms_are_weighed_down(tables) -> None:
    text = "Global economic growth slows. Global economic growth fell. Economic growth matters."
    table = terms(*tables(text)).set_index("term")
    assert table.loc["global economic growth", ["count", "nested", "longer"]].tolist() == [2, 0, 0]
    assert table.loc["global economic growth", "c_value"] == pytest.approx(2 * math.log2(3))
    assert table.loc["economic growth", ["count", "nested", "longer"]].tolist() == [3, 2, 1]
    assert table.loc["economic growth", "c_value"] == pytest.approx(1 * (3 - 2))
    assert "global economic" not in table.index


def test_singular_and_plural_are_one_term(tables) -> None:
    text = "A peaceful solution is near. We want peaceful solutions."
    table = terms(*tables(text))
    assert table.loc[0, ["term", "count"]].tolist() == ["peaceful solution", 2]
    assert [text[a:b] for a, b in table.loc[0, "places"]] == ["peaceful solution", "peaceful solutions"]


def test_names_joined_by_and_are_a_term_only_where_they_describe_a_noun(article) -> None:
    found = article.measure("terms")["term"].tolist()
    assert "belt and road initiative" in found and "road initiative" not in found
    assert "china and kazakhstan" not in found
    assert "shared future" in found, "a participle that describes counts as an adjective"
    assert not any("'s" in term for term in found)


def test_terms_may_run_across_of(article) -> None:
    found = article.measure("terms", across_of=True)["term"].tolist()
    assert "path of peaceful development" in found
    assert not any(" of " in term for term in article.measure("terms")["term"])


def test_nothing_found_and_wrong_questions(tables) -> None:
    words, view = tables("They ran and they sang.")
    assert terms(words, view).empty
    with pytest.raises(UsageError, match="max_length 1"):
        terms(words, view, max_length=1)
    with pytest.raises(EmptyTextError):
        terms(words.iloc[:0], view)
