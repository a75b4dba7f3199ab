"""Articles: read as printed, never altered, refused with one sentence where they cannot be analysed."""

from pathlib import Path

import pytest

from discourse.base.errors import ArticleError, CardError, EmptyTextError, UsageError
from discourse.io.articles import make_article, read_article


def body(text: str) -> list[str]:
    article = make_article("t", text)
    return [article.text[p.start : p.end] for p in article.body]


def test_the_first_article_has_a_byline_and_eight_paragraphs() -> None:
    article = read_article("zhang-xiao-2024")
    assert [p.role for p in article.paragraphs] == ["byline"] + ["body"] * 8
    assert [p.number for p in article.paragraphs] == list(range(9))
    assert article.facts["author"] == "Zhang Xiao"
    assert "title" not in article.facts and "outlet" not in article.facts and "url" not in article.facts


def test_text_is_kept_character_by_character(tmp_path: Path) -> None:
    raw = "“Curly” and\r\nnext\u2028third\x00 \u202eline\n\n\nlast"
    path = tmp_path / "x.txt"
    path.write_bytes(raw.encode("utf-8"))
    article = read_article(str(path))
    assert article.text == raw
    assert [raw[p.start : p.end] for p in article.paragraphs] == ["“Curly” and", "next", "third\x00 \u202eline", "last"]


def test_each_printed_line_is_a_paragraph() -> None:
    assert body("One line.\nAnother line.") == ["One line.", "Another line."]


def test_lines_broken_at_a_fixed_width_are_joined_between_blank_lines() -> None:
    wrapped = (
        "This paragraph was broken by an editor at about sixty\ncharacters a line, and it goes on to a second\n"
        "and a third line, as mail does.\n\nThis is the second paragraph of the text, which was\nbroken as well by it.\n"
    )
    assert len(body(wrapped)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "By JANE DOE and John Smith",
        "By Zhang Xiao, Ambassador of the People’s Republic of China",
        "by Ursula von der Leyen",
    ],
)
def test_a_byline_is_no_body(line: str) -> None:
    article = make_article("t", f"{line}\nThe body stands here.")
    assert [p.role for p in article.paragraphs] == ["byline", "body"]


def test_a_headline_above_a_byline_is_no_body() -> None:
    roles = [p.role for p in make_article("t", "A BIG HEADLINE\nAnd a second line\nBy Jane Doe\nThe body.").paragraphs]
    assert roles == ["title", "title", "byline", "body"]
    roles = [p.role for p in make_article("t", "The body began.\nBy Jane Doe\nMore body.").paragraphs]
    assert roles == ["body", "body", "body"]


@pytest.mark.parametrize(
    "line", ["By 2029 all reforms will be done.", "By Monday, the talks had failed.", "By the way, nothing happened"]
)
def test_a_sentence_that_starts_with_by_is_body(line: str) -> None:
    assert [p.role for p in make_article("t", f"{line}\nMore of it.").paragraphs] == ["body", "body"]


def test_the_title_on_the_card_is_no_body(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A Grand Title\nThe body.", encoding="utf-8")
    (tmp_path / "a.toml").write_text('title = "A grand title"', encoding="utf-8")
    assert [p.role for p in read_article(str(tmp_path / "a.txt")).paragraphs] == ["title", "body"]


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bytes.txt").write_bytes(b"caf\xff\x00\x81\x9d")
    with pytest.raises(ArticleError, match=r"bytes.txt: not UTF-8 at byte 3, nor text .*; save the text as UTF-8\."):
        read_article(str(tmp_path / "bytes.txt"))
    (tmp_path / "empty.txt").write_text(" \n\t\n", encoding="utf-8")
    with pytest.raises(EmptyTextError, match="empty: the text holds no word"):
        read_article(str(tmp_path / "empty.txt"))
    with pytest.raises(EmptyTextError, match="no body"):
        make_article("t", "By Jane Doe")


def test_the_card_says_which_language_it_is(tmp_path: Path) -> None:
    german = "Die Regierung hat gestern beschlossen, dass alle Bürger mehr Steuern zahlen müssen, weil der Haushalt leer ist."
    (tmp_path / "de.txt").write_text(german, encoding="utf-8")
    assert read_article(str(tmp_path / "de.txt")).language == "de"
    (tmp_path / "de.toml").write_text('language = "en"', encoding="utf-8")
    assert read_article(str(tmp_path / "de.txt")).language == "en"
    (tmp_path / "de.toml").write_text('language = "Klingon"', encoding="utf-8")
    with pytest.raises(ArticleError, match="its card says language 'Klingon'"):
        read_article(str(tmp_path / "de.txt"))


def test_misspelt_names_get_a_remedy() -> None:
    with pytest.raises(UsageError, match="did you mean 'zhang-xiao-2024'"):
        read_article("zhang-xiao-2042")
    with pytest.raises(UsageError, match="not a text file that can be read"):
        read_article("nowhere/at/all.txt")


@pytest.mark.parametrize(
    ("card", "message"),
    [
        ('titel = "x"', "unknown key 'titel'; did you mean 'title'"),
        ("title = 3", "'title' must be of type str, not int"),
        ("title = ", "not valid TOML"),
        ('[[actor]]\naliases = ["x"]', "actor 1: the key 'name' is missing"),
        ('[[actor]]\nname = "x"\nside = "we"', "side 'we' is unknown"),
        ('[actor]\nname = "x"', r"must be written as \[\[actor\]\] tables"),
    ],
)
def test_a_slip_in_a_card_is_told_with_its_place(tmp_path: Path, card: str, message: str) -> None:
    (tmp_path / "a.txt").write_text("Some text.", encoding="utf-8")
    (tmp_path / "a.toml").write_text(card, encoding="utf-8")
    with pytest.raises(CardError, match=message) as fault:
        read_article(str(tmp_path / "a.txt"))
    assert str(fault.value).startswith("a.toml: ")
