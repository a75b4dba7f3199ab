"""Bytes become the letters that were written, or a sentence; a guess is never silent."""

import pytest

from discourse.base.errors import ArticleError
from discourse.io.formats.encoding import decoded

FRENCH = "Le café est fermé, dit-il à l’entrée."
RUSSIAN = "Мы должны действовать сейчас вместе и быстро, сказал он."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_is_sure_is_read_without_a_word(encoding: str) -> None:
    assert decoded("x", FRENCH.encode(encoding)) == (FRENCH, "")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"), ("“We must act now,” she said — it’s time.", "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"),
        ("Zażółć gęślą jaźń, powiedział minister wczoraj.", "cp1250"), ("我们必须采取行动，现在就开始。这是重要的。", "gb18030"),
        ("私たちは今すぐ行動しなければならないと彼は言った。", "shift_jis"),
    ],
)  # fmt: skip
def test_a_guess_is_right_on_sentences_and_told(text: str, encoding: str) -> None:
    read, warning = decoded("x", text.encode(encoding))
    assert read == text
    assert f"read as {encoding}, a guess" in warning


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["The decision was taken.", RUSSIAN])
def test_wide_letters_without_a_mark_are_no_letters_apart(text: str, encoding: str) -> None:
    read, warning = decoded("x", text.encode(encoding))
    assert read == text and "UTF-16" in warning


def test_a_web_page_says_its_encoding() -> None:
    page = '<meta charset="iso-8859-7"><p>Η κυβέρνηση αποφάσισε.</p>'
    assert decoded("x", page.encode("iso-8859-7")) == (page, "")


def test_bytes_that_are_no_text_are_refused() -> None:
    import random

    with pytest.raises(ArticleError, match=r"x: not UTF-8 at byte \d+, nor text"):
        decoded("x", bytes(random.Random(1).choices(range(256), k=2000)))
    with pytest.raises(ArticleError, match="not UTF-16 at byte"):
        decoded("x", b"\xff\xfea")
