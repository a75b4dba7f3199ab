import sys
from pathlib import Path

import pandas as pd
import pytest
from tests.helpers.made import reference_of, words_of

from discourse.article import Article, open_article
from discourse.base.errors import EmptyTextError
from discourse.measures.keywords.sensitivity import sensitivity

BESIDES = ["word", "against", "count", "range", "survives", "settings", "lost", "places"]


@pytest.fixture(scope="module")
def table(article: Article) -> pd.DataFrame:
    return article.measure("sensitivity")


def test_the_first_setting_is_the_keyword_list(article: Article, table: pd.DataFrame) -> None:
    # Keyness is a measure of its own: both must name the same words in the same order.
    listed = article.measure("keyness", content=True)
    listed = listed[listed["p_holm"] < 0.05]
    first = table[table["first"].notna()].sort_values("first")
    assert first["word"].tolist() == listed["word"].tolist()
    assert first["first"].tolist() == list(range(1, len(first) + 1))


def test_other_references_give_the_list_that_keyness_gives_against_them(article: Article, table: pd.DataFrame) -> None:
    for title, name in (("press", "brown:news+editorial+reviews"), ("Brown", "brown")):
        listed = article.measure("keyness", content=True, reference=name)
        listed = set(listed.loc[listed["p_holm"] < 0.05, "word"])
        assert set(table.loc[table[title].notna(), "word"]) == listed & set(table["word"])


def test_survives_counts_the_settings_and_lost_names_the_others(table: pd.DataFrame) -> None:
    titles = [name for name in table.columns if name not in BESIDES]
    assert (table["survives"] == table[titles].notna().sum(axis=1)).all()
    assert (table["settings"] == len(titles)).all()
    assert table["survives"].is_monotonic_decreasing
    for lost, survives in zip(table["lost"], table["survives"], strict=True):
        assert len([part for part in lost.split(", ") if part]) == len(titles) - survives


def test_thresholds_do_what_they_say(table: pd.DataFrame) -> None:
    rows = table.set_index("word")
    assert (rows.loc[rows["higher count"].notna(), "count"] >= 5).all()
    assert (rows.loc[rows["first"].notna(), "count"] >= 3).all()
    assert (rows.loc[rows["two paragraphs"].notna(), "range"] >= 2).all()
    assert rows["LRC above 1"].notna().sum() <= rows["first"].notna().sum()
    assert pd.isna(rows.loc["high-quality", "hyphens split"])


def test_places_are_those_of_the_word(article: Article, table: pd.DataFrame) -> None:
    for word, count, places in zip(table["word"], table["count"], table["places"], strict=True):
        assert len(places) == count
        assert {article.text[a:b].lower().replace("’", "'") for a, b in places} == {word}


def test_another_first_reference_brings_brown_among_the_others(article: Article) -> None:
    table = article.measure("sensitivity", reference="inaugurals")
    assert "Brown" in table.columns
    assert "inaugurals" not in table.columns


def test_an_empty_text_is_refused(article: Article) -> None:
    with pytest.raises(EmptyTextError):
        sensitivity(article.tokens.iloc[:0], article.reference())


def test_settings_that_are_those_of_the_first_are_not_tried_twice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Trams are late. The well-known trams must go. " * 6, encoding="utf-8")
    split = open_article(tmp_path / "a.txt", hyphens="split").measure("sensitivity", min_count=2, content=False)
    titles = [name for name in split.columns if name not in BESIDES]
    assert "hyphens split" not in titles and "lower count" not in titles and "higher count" in titles
    assert set(split["word"]) == {"trams", "late", "known", "go", "well", "must", "are"}, "words of grammar too"


def test_certain_keywords_are_those_of_which_keyness_is_certain(article: Article, table: pd.DataFrame) -> None:
    listed = article.measure("keyness", content=True)
    certain = listed.loc[(listed["p_holm"] < 0.05) & (listed["lrc"] > 1), "word"]
    assert set(table.loc[table["LRC above 1"].notna(), "word"]) == set(certain)


MADE = {"the": 4000, "of": 3000, "cab": 300, "mob": 400, "flat": 150, "rest": 2150}
OTHER = MADE | {"zeal": 500, "rest": 1650}
BOTH = "trams " * 4 + "car " * 3 + "cab " * 5 + "mob " * 10 + "of flat "
FIRST = BOTH + "tram " * 2 + "zeal " * 5 + "dray dray hap " + "the " * 20
SECOND = BOTH + "dray of flat " + "the " * 19


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> pd.DataFrame:
    """A hundred words, ten types of which are content words, and another reference in which *zeal* is as frequent."""
    module = sys.modules[sensitivity.__module__]
    monkeypatch.setattr(module, "REFERENCES", {"itself": "made", "Other": "other:all", "lost": "lost"})
    monkeypatch.setattr(module, "listed", lambda: ["made", "other"])
    monkeypatch.setattr(module, "read_reference", lambda name: reference_of({"a": OTHER}, name=name))
    tokens = words_of(FIRST, SECOND)
    return tokens.assign(form=tokens["word"], pos=tokens["pos"].where(tokens["word"] != "the", "DET"))


def test_every_setting_by_hand(made: pd.DataFrame) -> None:
    """Of words that the reference lacks G2 is 9.23 times the count; it is 31.8 of *mob*, 9.9 of *cab*, and 1.1 of *flat*.

    What is certain of Log Ratio is 1.3 and 0.1 of *mob* and *cab*, 4 and more of words of three and more that the reference lacks.
    *of* is far rarer than in the reference, so it is key nowhere.
    """
    table = sensitivity(made, reference_of({"a": MADE}))
    titles = [
        "first",
        "Other",
        "hyphens split",
        "lemmas",
        "lower count",
        "higher count",
        "two paragraphs",
        "LRC above 1",
    ]
    assert table.columns.tolist() == [
        "word",
        "count",
        "range",
        "against",
        "survives",
        "settings",
        *titles,
        "lost",
        "places",
    ]
    ranks = {
        "trams": [1, 1, 1, 1, 1, 1, 1, 1], "car": [2, 2, 2, 2, 2, 2, 2, 2], "mob": [4, 3, 4, 4, 4, 4, 3, 4],
        "zeal": [3, None, 3, 3, 3, 3, None, 3], "cab": [6, 5, 6, 6, 7, 5, 5, None], "dray": [5, 4, 5, 5, 5, None, 4, 5],
        "tram": [None, None, None, 1, 6, None, None, None],
    }  # fmt: skip
    facts = {
        "trams": (8, 2, 2),
        "car": (6, 2, 2),
        "mob": (20, 2, 2),
        "zeal": (5, 1, 1),
        "cab": (10, 2, 2),
        "dray": (3, 2, 2),
        "tram": (2, 1, 0),
    }
    found = table.set_index("word")
    for word, row in ranks.items():
        assert [None if pd.isna(n) else int(n) for n in found.loc[word, titles]] == row, word
        assert tuple(found.loc[word, ["count", "range", "against"]]) == facts[word], word
        there = [title for title, rank in zip(titles, row, strict=True) if rank]
        assert found.loc[word, ["survives", "settings"]].tolist() == [len(there), 8]
        assert found.loc[word, "lost"] == ", ".join(title for title in titles if title not in there)
        assert len(found.loc[word, "places"]) == facts[word][0]
    # By how many settings it survives, then by the mean of its ranks: mob 3.75 and cab of seven 5.71, dray of seven 4.71.
    assert table["word"].tolist() == ["trams", "car", "mob", "dray", "cab", "zeal", "tram"]


def test_rank_by_what_is_certain(made: pd.DataFrame) -> None:
    found = sensitivity(made, reference_of({"a": MADE}), rank="lrc").set_index("word")
    # Certain are 5.5 of eight, then car, zeal and dray; 1.3 of mob, 0.1 of cab.
    assert found["first"].dropna().sort_values().index.tolist() == ["trams", "car", "zeal", "dray", "mob", "cab"]


@pytest.mark.parametrize(("least", "lower"), [(3, 2), (4, 2), (5, 3), (6, 4)])
def test_the_lower_count_is_two_fewer_but_never_one(made: pd.DataFrame, least: int, lower: int) -> None:
    found = sensitivity(made, reference_of({"a": MADE}), min_count=least).set_index("word")
    there = found["lower count"].notna()
    assert found.loc[there, "count"].min() == {2: 2, 3: 3, 4: 5}[lower]
    assert found.loc[found["higher count"].notna(), "count"].min() >= least + 2


def test_of_the_lower_count_nothing_is_said_where_two_are_asked_for(made: pd.DataFrame) -> None:
    table = sensitivity(made, reference_of({"a": MADE}), min_count=2)
    assert "lower count" not in table and "tram" in set(table.loc[table["first"].notna(), "word"])


def test_the_level_is_that_of_the_corrected_chance(made: pd.DataFrame) -> None:
    """.0016 of *cab*, the eighth of ten tested (seven are surer), .0024 of *hap* the next, .28 of *flat* the last: 3 x .0016."""
    reference = reference_of({"a": MADE})
    assert "cab" not in set(sensitivity(made, reference, level=0.0049)["word"])
    assert "cab" in set(sensitivity(made, reference, level=0.00492)["word"])


def test_words_of_grammar_are_counted_only_where_asked(made: pd.DataFrame) -> None:
    every = sensitivity(made, reference_of({"a": MADE | {"the": 10}}), content=False)
    assert "the" in set(every["word"]) and "the" not in set(
        sensitivity(made, reference_of({"a": MADE | {"the": 10}}))["word"]
    )


def test_a_word_has_the_rank_of_its_commonest_lemma(made: pd.DataFrame) -> None:
    """Five of *trams* are *tram*, and three *aaa*; of *car* three are *auto* and three *car*: the first in the alphabet.

    Lemmas: tram 7, zeal 5, mob (31.8), then aaa, auto and car 3 each (27.7), cab; *dray* is no more key than *drays* in the reference.
    """
    for word, lemma, number in (("trams", "aaa", 3), ("car", "auto", 3)):
        made.loc[made.index[made["word"] == word][:number], "lemma"] = lemma
    reference = reference_of({"a": MADE | {"drays": 150, "rest": 2000}})
    lemmas = sensitivity(made, reference).set_index("word")["lemmas"]
    assert lemmas.dropna().to_dict() == {"trams": 1, "tram": 1, "zeal": 2, "mob": 3, "car": 5, "cab": 7}


def test_words_of_the_same_mean_rank_stand_by_their_names(made: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven settings have *trams* before *car*; against seven references with ten *trams* (G2 49.3) *car* (55.4) is before it."""
    module = sys.modules[sensitivity.__module__]
    monkeypatch.setattr(module, "REFERENCES", {f"other {n}": f"other:{n}" for n in range(7)})
    monkeypatch.setattr(
        module, "read_reference", lambda name: reference_of({"a": MADE | {"trams": 10, "rest": 2140}}, name=name)
    )
    table = sensitivity(made, reference_of({"a": MADE}))
    assert table["word"].tolist()[:2] == ["car", "trams"] and table["survives"].tolist()[:2] == [14, 14]
    titles = ["first", "other 0"]
    assert table.loc[:1, titles].to_numpy().tolist() == [[2, 1], [1, 2]]
