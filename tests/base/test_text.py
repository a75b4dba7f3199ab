"""Characters: same length, nothing dangerous shown."""

from hypothesis import given
from hypothesis import strategies as st

from discourse.base.text import folded, normalise, shown, slugify


@given(st.text())
def test_the_normalised_copy_has_the_same_length(text: str) -> None:
    assert len(normalise(text)) == len(text)


def test_quotes_dashes_and_spaces_are_levelled() -> None:
    assert (
        normalise("China’s “new” 2019–20 co‑operation — so\u00a0be it")
        == 'China\'s "new" 2019-20 co-operation — so be it'
    )


def test_composed_and_decomposed_letters_are_the_same_word() -> None:
    assert folded("Cafe\u0301") == folded("CAFÉ") == "café"


def test_invisible_characters_do_not_split_a_word() -> None:
    assert folded("co\u00adopera\u200btion") == "cooperation"


@given(st.text())
def test_what_is_shown_holds_nothing_that_hides_or_reorders(text: str) -> None:
    assert not set(shown(text)) & set("\x00\x07\x1b\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200f\r\n\t")


def test_slugs_are_safe_for_files() -> None:
    assert slugify("../../Ünïcode & <b>") == "unicode-b"
    assert slugify("***").startswith("article-") and slugify("***") != slugify("中文")
