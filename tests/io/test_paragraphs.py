"""The roles of paragraphs, read off small pages by eye."""

from pathlib import Path

import pytest

from discourse.io.articles import make_article

BODY = "The government said on Monday that it would publish a new plan for the roads of the north. Nobody knows more."


@pytest.mark.parametrize(
    ("above", "roles"),
    [
        (["By Élodie Durand"], ["byline"]),
        (["By Jane Doe in Brussels"], ["byline"]),
        (["By Ursula von der Leyen"], ["byline"]),
        (["Plan is late", "Ministers had promised it for the spring.", "By Jane Doe"], ["title", "title", "byline"]),
        (["Plan is late", "Jane Doe, political editor"], ["title", "byline"]),
        (["Plan is late", "By Jane Doe", "31 July 2024"], ["title", "byline", "byline"]),
        (["Plan is late", "Friday, August 15, 2008"], ["title", "byline"]),
        (["By nine in the morning the queue was long."], ["body"]),
        (["London Bridge, old and grey"], ["body"]),
    ],
)
def test_what_stands_above_the_body(above: list[str], roles: list[str]) -> None:
    article = make_article("roles", "\n\n".join([*above, BODY, BODY]))
    assert [p.role for p in article.paragraphs] == [*roles, "body", "body"]


def test_what_is_printed_above_the_body_is_recorded() -> None:
    above = ["Plan is late", "Ministers had promised it for the spring.", "By Jane Doe and John O’Neil in Brussels"]
    facts = make_article("facts", "\n\n".join([*above, BODY])).facts
    assert facts == {"title": above[0], "subtitle": above[1], "author": "Jane Doe and John O’Neil"}
    article = make_article("role", "\n\n".join(["Plan is late", "Jane Doe, political editor", BODY]))
    assert (article.facts["author"], article.facts["role"]) == ("Jane Doe", "political editor")
    dated = make_article("dated", "\n\n".join(["Plan is late", "By Jane Doe | 3 May 2024", BODY])).facts
    assert dated == {"title": "Plan is late", "author": "Jane Doe", "date": "2024-05-03"}
    assert make_article("none", "\n\n".join(["Plan is late", BODY])).facts == {}


@pytest.mark.parametrize("line", ["Von Petra Lindner", "3. Mai 2025", "3 de mayo de 2025", "3 mai 2025"])
def test_bylines_and_dates_of_other_languages_are_no_body(line: str, tmp_path: Path) -> None:
    card = tmp_path / "bad.toml"
    card.write_text('author = "Petra Lindner"\n', encoding="utf-8")
    article = make_article("bad", "\n\n".join(["Das Bad bleibt zu", line, BODY]), card)
    assert [p.role for p in article.paragraphs] == ["title", "byline", "body"]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Von Johanna Berger", "Johanna Berger"), ("Par J.-P. Martin", "J.-P. Martin"), ("Автор: Анна Соколова", "Анна Соколова"),
        ("作者：林晓雨", "林晓雨"), ("بقلم ليلى حداد", "ليلى حداد"), ("Da Vinci", None), ("Von morgens bis abends", None),
        ("De todos los santos", None),
    ],
)  # fmt: skip
def test_who_wrote_it_is_known_by_the_word_before_the_name(line: str, author: str | None) -> None:
    article = make_article("by", "\n\n".join(["Das Bad bleibt zu", line, BODY]))
    assert article.facts.get("author") == author
    assert [p.role for p in article.paragraphs][1:] == ["byline" if author else "body", "body"]


def test_headings_and_captions_are_no_body() -> None:
    article = make_article("heads", "\n\n".join([BODY, "What comes next", BODY, "Photo: Jane Doe", BODY]))
    assert [p.role for p in article.paragraphs] == ["body", "heading", "body", "caption", "body"]


def test_verse_is_no_row_of_headings() -> None:
    article = make_article("verse", "The sea is wide\nThe night is long\nAnd nobody\nComes home")
    assert {p.role for p in article.paragraphs} == {"body"}


def test_lines_of_one_width_are_one_paragraph_and_indents_part_them() -> None:
    line = "The government said on Monday that it would publish a new plan for all\n"
    article = make_article("wrapped", f"{line}{line}of us in May.\n    {line}{line}of you in June.\n")
    assert len(article.body) == 2


SONG = "Song of the road\nBy Jane Doe\n\nThe night is long,\nand we are few;\nThe King may sing.\n\n{}The road,\nthe sea,\nThe stars, and you.\n"


@pytest.mark.parametrize(("more", "body"), [("", 2), ("We wait. We sing.\nWe go.\n\n", 4)])
def test_lines_that_break_sentences_are_one_paragraph(more: str, body: int) -> None:
    # Four of five breaks, or of six, go on in the next line; a stanza whose lines do not is told line by line.
    article = make_article("song", SONG.format(more))
    assert [p.role for p in article.paragraphs] == ["title", "byline", *["body"] * body]
    first = article.body[0]
    assert article.text[first.start : first.end] == "The night is long,\nand we are few;\nThe King may sing."
    assert len(make_article("captions", "so we all know\nthat the council\nmust act now\nand pay").body) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ["Welcome and apologies", "Minutes of the meeting", "Budget", "Any other business"],
        ["We wait, and wait.", "We sing.", "They go, perhaps.", "It ends."],
        ["The plan is this,", "and it is good;", "for nobody has to pay,", "The council said. " * 8],
    ],
)
def test_lines_that_are_whole_are_paragraphs(lines: list[str]) -> None:
    assert len(make_article("lines", "\n".join(lines)).body) == 4


def test_rows_of_a_table_and_marked_headings_are_no_body() -> None:
    text = f"# Trams\n{BODY}\n| Year | Late |\n|---|---|\n| 2023 | 9 % |\n## More\n{BODY}\n#trams are late"
    article = make_article("table", text)
    assert [p.role for p in article.paragraphs] == ["title", "body", *["table"] * 3, "heading", "body", "body"]
    assert article.facts["title"] == "Trams"
