"""Other languages: their words, sentences and lemmas, and which measures they have."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from discourse.analysis import Analysis
from discourse.article import Article, open_article
from discourse.base.errors import NotAvailable, SetupError, UsageError
from discourse.io.articles import make_article
from discourse.io.decisions import Decision
from discourse.reporting import marked, sheets
from discourse.table import LeftOut
from discourse.text import annotation, providers
from discourse.text.providers import annotate
from discourse.text.words import words

TEXTS = {
    "fr": ("L’eau n’est peut-être pas là. M. Dupont, dit-il, « part » !", "l' eau n' est peut-être pas là m dupont dit-il part", 2),
    "de": ("Die Häuser gingen z. B. verloren. Das 3. Haus stand.", "die häuser gingen z b verloren das 3 haus stand", 2),
    "zh": ("我们必须采取行动，现在就开始。这是重要的。", "我们 必须 采取行动 现在 就 开始 这是 重要 的", 2),
    "ru": ("Мы должны действовать. Москва ждёт ответа.", "мы должны действовать москва ждёт ответа", 2),
    "kk": ("Біз бірге жұмыс істейміз. Қазақстан – тәуелсіз ел.", "біз бірге жұмыс істейміз қазақстан тәуелсіз ел", 2),
    "ar": ("يجب أن نعمل الآن. هل هذا مهم؟", "يجب أن نعمل الآن هل هذا مهم", 2),
    "hi": ("यह किताब है। वह जाता है।", "यह किताब है वह जाता है", 2),
    "uk": ("П'ять людей прийшли.", "п'ять людей прийшли", 1),
}  # fmt: skip


def article(code: str, text: str = "") -> Analysis:
    return Analysis(replace(make_article(code, text or TEXTS[code][0]), language=code))


@pytest.mark.parametrize("code", TEXTS)
def test_words_and_sentences_of_a_language_are_as_counted_by_hand(code: str) -> None:
    text, expected, sentences = TEXTS[code]
    tokens = annotate(article(code).source)
    assert list(tokens.columns) == list(annotation.COLUMNS)
    assert [text[a:b] for a, b in zip(tokens["start"], tokens["end"], strict=True)] == tokens["word"].tolist()
    assert " ".join(words(tokens)["word"]) == expected and tokens["sentence"].max() == sentences
    for column in {"pos", "tag", "dep", "entity"} - {*providers.fills(code)}:
        assert tokens[column].isna().all()


def test_lemmas_parts_of_speech_and_names_come_from_the_provider() -> None:
    german = annotate(article("de").source)
    assert dict(zip(german["word"], german["lemma"], strict=True))["Häuser"] == "haus"
    russian = annotate(article("ru", "Владимир Путин прибыл в Москву.").source)
    assert russian["lemma"].tolist()[2:5] == ["прибыть", "в", "москва"]
    assert russian["pos"].tolist()[:3] == ["PROPN", "PROPN", "VERB"]
    assert [str(kind) for kind in russian["entity"]] == ["B-PERSON", "I-PERSON", "", "", "B-GPE", ""]
    assert russian["head"].tolist()[0] == 2 and russian["dep"].tolist()[0] == "nsubj"


def test_english_is_read_as_before() -> None:
    english = make_article("en", "We must act now. They won’t.")
    pd.testing.assert_frame_equal(annotate(english), annotation.annotate(english))
    assert providers.tokens_key(english) == annotation.tokens_key(english)


def test_texts_of_two_languages_are_not_counted_as_one_and_a_squatter_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(UsageError, match="texts in German and French cannot be counted as one"):
        annotate(article("de").source, article("fr").source)
    monkeypatch.setattr(providers, "version", lambda name: "999.9.9")
    providers.trusted.cache_clear()
    with pytest.raises(SetupError, match=r"simplemma 999\.9\.9 is an empty package"):
        providers.described("de")
    providers.trusted.cache_clear()


def test_a_measure_says_what_it_needs_and_words_are_counted_in_any_language() -> None:
    kazakh = article("kk")
    for name in (
        "frequency",
        "ngrams",
        "dispersion",
        "collocation",
        "concordance",
        "diversity",
        "structure",
        "provenance",
    ):
        assert isinstance(kazakh.measure(name), pd.DataFrame)
    for name, what in (
        ("stance", "the English codebook"), ("claims", "the English"), ("actors", "the English reader"),
        ("readability", "the syllables of English"), ("entities", "names"), ("keyness", "a reference of that language"),
    ):  # fmt: skip
        with pytest.raises(NotAvailable, match=f"{name}: not available for Kazakh: needs {what}"):
            kazakh.measure(name)
    with pytest.raises(NotAvailable, match="needs parts of speech"):
        kazakh.measure("frequency", by="pos")
    assert "content words are those that are not on a list of common Kazakh words" in kazakh.counting_rules


@pytest.mark.parametrize(
    ("code", "text", "leading"),
    [
        ("de", "Die Stadt und die Bahn und die Stadt und der Rat.", "stadt"),
        ("fr", "L'école et la rue et l'école et le bruit.", "école"),
        ("kk", "Ол су және біз су және олар көл туралы.", "су"),
        ("zh", "我们的城市是我们的城市。", "城市"),
    ],
)
def test_the_leading_word_is_no_function_word_of_the_language(code: str, text: str, leading: str) -> None:
    assert set(article(code, text).measure("concordance")["node"].str.lower()) == {leading}


def test_without_a_list_of_function_words_no_word_leads() -> None:
    mongolian = article("mn", "Ус бол амь. Ус бол баялаг. Ус бол ирээдүй.")
    assert mongolian.counting_rules.endswith("parts of speech are not known: all words are content words.")
    for name in ("concordance", "collocation"):
        with pytest.raises(
            NotAvailable, match="needs a list of function words, to choose a word by; name one yourself"
        ):
            mongolian.measure(name)
    assert len(mongolian.measure("concordance", query="ус")) == 3


def test_keyness_with_a_folder_of_the_language(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Die Häuser stehen. " * 9, encoding="utf-8")
    (tmp_path / "a.toml").write_text('language = "de"', encoding="utf-8")
    german = article("de", "Der Zug fährt. Der Zug hält. Der Zug steht. Die Häuser stehen.")
    table = german.measure("keyness", reference=f"{tmp_path}/", min_count=3)
    row = table.set_index("word").loc["zug"]
    assert (row["count"], row["reference"]) == (3, 0)
    with pytest.raises(UsageError, match=r"a is in German, fr in French; a reference has one language"):
        article("fr").measure("keyness", reference=f"{tmp_path}/")


def test_people_code_and_what_they_decided_is_counted_in_any_language() -> None:
    sheet = sheets.sheet(article("ru"), "modality", sheets.Sample(), blind=True)
    assert sheet["text"].tolist() == ["Мы должны действовать.", "Москва ждёт ответа."]
    text = TEXTS["ru"][0]
    mine = Decision("modality", "deontic", 3, 9, text[3:9], "added", "Jo", "2024-08-01", "x")
    coded = Analysis(replace(article("ru").source, decisions=(mine,)))
    table = coded.measure("stance", codebook="modality").set_index("code")
    assert table.loc["deontic", "count"] == 1


def test_a_finding_on_what_people_coded_shows_itself_in_any_language() -> None:
    mine = Decision("entman", "problem-definition", 0, 8, TEXTS["de"][0][:8], "added", "Jo", "2024-08-01", "x")
    coded = Article(replace(article("de").source, decisions=(mine,)))
    shown = coded.frame_functions("entman")._repr_html_()
    assert "Problem definition is found in 1 of 2 sentences" in shown
    assert "nothing else was looked for" in shown and "machine:" not in shown and "Accuracy" not in shown
    assert "by hand" in shown


def test_a_notebook_shows_one_line_for_what_is_left_out() -> None:
    notebook = Article(article("de").source, chapter=4)
    left = notebook.stance("modality")
    assert (
        isinstance(left, LeftOut)
        and "Modality: deontic, epistemic, dynamic: not available for German" in left._repr_html_()
    )
    assert isinstance(notebook.finding("modality-along"), LeftOut)
    assert "Häuser" in marked.parts(notebook)[0].body
    with pytest.raises(NotAvailable):
        open_article(notebook).stance("modality")
