"""Readability: counts by hand, formulas against textstat given the same counts."""

import sys

import pytest
import textstat

from discourse.base.errors import EmptyTextError
from discourse.base.tables import to_text
from discourse.measures.keywords.readability import FORMULAS, readability

TEXT = "The committee discussed cooperation in Kazakhstan. It was a state-of-the-art agreement. We created good houses."
# the com-mit-tee dis-cussed co-op-er-a-tion in Ka-zakh-stan | it was a state-of-the-art a-gree-ment |
# we cre-at-ed good hous-es


def test_counts_by_hand(tables) -> None:
    table = readability(tables(" ".join([TEXT] * 10))[0]).set_index("measure")
    assert table.loc["Flesch reading ease", ["words", "sentences", "syllables"]].tolist() == [150, 30, 320]
    # Kazakhstan is a name, state-of-the-art a compound, created is long by -ed.
    assert table.loc["Gunning Fog", "complex_words"] == 30
    assert [TEXT[a:b] for a, b in table.loc["Gunning Fog", "places"][:3]] == ["committee", "cooperation", "agreement"]
    assert table.loc["SMOG", "polysyllables"] == 60
    # committee discussed cooperation Kazakhstan state-of-the-art agreement created
    assert table.loc["LIX", "long_words"] == 70
    assert table.loc["LIX", "value"] == pytest.approx(15 / 3 + 100 * 7 / 15)
    assert table.loc["SMOG", ["words", "syllables"]].isna().all(), "a count that a formula does not use is undefined"


def test_formulas_agree_with_textstat_given_the_same_counts(article, monkeypatch) -> None:
    table = article.measure("readability").set_index("measure")
    text = "Whatever stands here: the counts are given."
    flesch, fog, smog, lix = (table.loc[name] for name in ("Flesch reading ease", "Gunning Fog", "SMOG", "LIX"))

    def given(module: str, **counts: float) -> None:
        for name, value in counts.items():
            monkeypatch.setattr(sys.modules[f"textstat.backend.metrics.{module}"], name, lambda *_, v=value: v)

    length = flesch["words"] / flesch["sentences"]
    for module in ("_flesch_reading_ease", "_flesch_kincaid_grade"):
        given(module, words_per_sentence=length, syllables_per_word=flesch["syllables"] / flesch["words"])
    given(
        "_gunning_fog", words_per_sentence=length, count_difficult_words=fog["complex_words"], count_words=fog["words"]
    )
    given("_smog_index", count_sentences=smog["sentences"], count_polysyllable_words=smog["polysyllables"])
    given("_lix", words_per_sentence=length, count_long_words=lix["long_words"], count_words=lix["words"])
    assert flesch["value"] == pytest.approx(textstat.flesch_reading_ease(text))
    assert table.loc["Flesch-Kincaid grade", "value"] == pytest.approx(textstat.flesch_kincaid_grade(text))
    assert fog["value"] == pytest.approx(textstat.gunning_fog(text))
    assert smog["value"] == pytest.approx(textstat.smog_index(text))
    assert lix["value"] == pytest.approx(textstat.lix(text))


def test_sentences_of_two_documents_are_not_one(tables) -> None:
    words, _ = tables("Dogs run.", "Cats sleep.")
    assert readability(words)["sentences"].tolist() == [2] * 5


def test_other_alphabets_and_numbers_do_not_stop_it(tables) -> None:
    table = readability(tables("The 中国 team won 300 medals — café naïve Алматы.")[0])
    assert table["syllables"].notna().any() and table["value"].isna().all()
    assert set(table["meaning"]) == {"too few sentences to say"}
    assert "too few" in to_text(table)


def test_wrong_questions(tables) -> None:
    words, _ = tables("Dogs run.")
    with pytest.raises(EmptyTextError):
        readability(words.iloc[:0])


def test_a_count_is_named_with_its_words_and_nothing_is_said_of_few_sentences(tables) -> None:
    table = readability(tables(TEXT)[0])
    assert table["measure"].tolist() == ["Flesch reading ease", "Flesch-Kincaid grade", "Gunning Fog", "SMOG", "LIX"]
    assert table["places"].map(len).tolist() == [0, 0, 3, 6, 7]
    assert set(table["meaning"]) == {"too few sentences to say"}


def test_ten_sentences_are_enough_and_thirty_for_smog(tables) -> None:
    """Two words of one syllable a sentence: 206.835 - 2.03 - 84.6, far below the first year of school."""
    said = {n: readability(tables("Dogs run. " * n)[0]).set_index("measure")["meaning"] for n in (9, 10, 29, 30)}
    few = "too few sentences to say"
    assert set(said[9]) == {few}
    assert said[10].to_dict() == {
        "Flesch reading ease": "very easy", "Flesch-Kincaid grade": "about 0 years of school",
        "Gunning Fog": "about 1 years of school", "SMOG": few, "LIX": "very easy",
    }  # fmt: skip
    assert said[29]["SMOG"] == few and said[30]["SMOG"] == "about 3 years of school"


@pytest.mark.parametrize(
    ("name", "value", "meaning"),
    [
        ("Flesch reading ease", 90, "very easy"), ("Flesch reading ease", 89.9, "easy"), ("Flesch reading ease", -5, "very difficult"),
        ("LIX", 60, "very difficult"), ("LIX", 59.9, "difficult"), ("LIX", 40, "medium"),
        ("SMOG", 12.4, "about 12 years of school"),
    ],
)  # fmt: skip
def test_a_band_begins_with_its_least_value(name: str, value: float, meaning: str) -> None:
    assert FORMULAS[name].meaning(value) == meaning


def test_a_word_of_another_alphabet_has_one_syllable(tables) -> None:
    assert readability(tables("Алматы won.")[0])["syllables"].iloc[0] == 2
