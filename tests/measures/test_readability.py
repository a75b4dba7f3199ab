"""Readability: counts by hand, formulas against textstat given the same counts."""

import sys

import pytest
import textstat

from discourse.base.errors import EmptyTextError
from discourse.base.tables import to_text
from discourse.measures.keywords.readability import readability

TEXT = "The committee discussed cooperation in Kazakhstan. It was a state-of-the-art agreement. We created good houses."
# the com-mit-tee dis-cussed co-op-er-a-tion in Ka-zakh-stan | it was a state-of-the-art a-gree-ment |
# we cre-at-ed good hous-es


def test_counts_by_hand(tables) -> None:
    table = readability(tables(TEXT)[0]).set_index("measure")
    assert table.loc["Flesch reading ease", ["words", "sentences", "syllables"]].tolist() == [15, 3, 32]
    # Kazakhstan is a name, state-of-the-art a compound, created is long by -ed.
    assert table.loc["Gunning Fog", "complex_words"] == 3
    assert [TEXT[a:b] for a, b in table.loc["Gunning Fog", "places"]] == ["committee", "cooperation", "agreement"]
    assert table.loc["SMOG", "polysyllables"] == 6
    # committee discussed cooperation Kazakhstan state-of-the-art agreement created
    assert table.loc["LIX", "long_words"] == 7
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
    assert table["value"].notna().all()
    assert set(table["meaning"]) == {"too few sentences to say"}
    assert "too few" in to_text(table)


def test_wrong_questions(tables) -> None:
    words, _ = tables("Dogs run.")
    with pytest.raises(EmptyTextError):
        readability(words.iloc[:0])
