"""The language of a text: found where it is sure, asked for where it is not, and never silently taken for English."""

from pathlib import Path

import pytest

from discourse.base.errors import ArticleError
from discourse.io import languages
from discourse.io.articles import read_article

SHORT = {
    "de": "In dem Haus was in der Stadt in der Nacht war, so warm in der Hand, in Berlin, war alles gut.",
    "nl": "We was in het huis en het is in de stad, we is was in de avond.",
    "fr": "La réforme a été adoptée hier par le parlement.",
    "ru": "Мы должны действовать сейчас вместе.",
    "zh": "我们必须采取行动。",
    "kk": "Біз бірге жұмыс істейміз және елімізді дамытамыз.",
    "ar": "يجب أن نعمل الآن معا من أجل السلام.",
    "el": "Η κυβέρνηση αποφάσισε χθες.",
}


@pytest.mark.parametrize("code", SHORT)
def test_a_sentence_is_enough_for_a_language_that_is_not_english(code: str) -> None:
    assert languages.found("x", SHORT[code]).code == code


@pytest.mark.parametrize(
    "text", ["Vote now", "Stop", "Tram late again, council silent", "Trade deal collapses amid tariff row", "300 2024"]
)
def test_a_few_words_in_latin_letters_are_english_unless_they_surely_are_not(text: str) -> None:
    assert languages.found("x", text).code == "en"


def test_what_is_no_language_is_refused_with_the_remedy() -> None:
    with pytest.raises(ArticleError, match="no known language was recognised; if it is one, name it in its card"):
        languages.found("x", "qzxv wkrjt pfgh bvnmx " * 30)


def test_a_card_names_a_language_by_code_or_name() -> None:
    assert [languages.named("x", card).code for card in ("de-AT", "German", "en_GB", "nb")] == ["de", "de", "en", "no"]
    with pytest.raises(ArticleError, match="x: its card says language 'Germn'; did you mean 'german'"):
        languages.named("x", "Germn")


def test_the_article_says_its_language_and_what_is_mixed_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english = "The council has decided that the tram will be late again this winter, and nobody is surprised by it."
    (tmp_path / "mixed.txt").write_text(f"{english}\n\n{SHORT['fr']} {SHORT['fr']}\n\n{english}", encoding="utf-8")
    assert read_article(str(tmp_path / "mixed.txt")).language == "en"
    assert "mixed: parts are in French, and counted as if they were English." in capsys.readouterr().err
    (tmp_path / "fr.txt").write_text(SHORT["fr"], encoding="utf-8")
    assert read_article(str(tmp_path / "fr.txt")).language == "fr"
    assert "fr: in French, by its letters; if not, say so in its card." in capsys.readouterr().err
    (tmp_path / "ja.txt").write_text("私たちは今すぐ行動しなければならない。", encoding="utf-8")
    with pytest.raises(ArticleError, match="Japanese has no blanks between words"):
        read_article(str(tmp_path / "ja.txt"))
