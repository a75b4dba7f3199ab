"""What the language of a text does not allow stands once at the end of a page, without the prose of what is not there."""

from typing import Any

from discourse.reporting.omitted import trimmed


def prose(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": "x", "metadata": {}, "source": text}


def code(html: str, *tags: str) -> dict[str, Any]:
    outputs = [{"data": {"text/html": html}}] if html else []
    return {"cell_type": "code", "id": "y", "metadata": {"tags": [*tags]}, "source": "x()", "outputs": outputs}


def left_out(title: str, need: str) -> dict[str, Any]:
    return code(f'<p class="left-out">Left out: {title}: not available for German: needs {need}.</p>')


LAST = prose("## What this does not show\n\n* All else.")
HEAD = [prose("# Page\n\n**Why?**\n\nBecause."), code("", "hide-input"), prose("Press a number.")]


def sources(cells: list[dict[str, Any]]) -> list[str]:
    return [cell["source"] if cell["cell_type"] == "markdown" else "code" for cell in cells]


def test_the_prose_around_what_was_left_out_goes_and_the_heading_stays_for_what_follows() -> None:
    cells = [
        *HEAD, prose("## One\n\nAnnounces a."), left_out("A", "names"), prose("Reads a."), prose("Announces b."), code("<b>"),
        prose("Reads b."), prose("## Two\n\nAnnounces c."), left_out("C", "the English codebook"), prose("Reads c."), LAST,
    ]  # fmt: skip
    found = sources(trimmed(cells))
    assert found[:-2] == [HEAD[0]["source"], "code", "Press a number.", "## One", "Announces b.", "code", "Reads b."]
    assert found[-2].startswith(
        "## Not available for German\n\n* A: needs names.\n* C: needs the English codebook.\n\nCodes can"
    )
    assert found[-1] == LAST["source"]


def test_a_page_of_which_nothing_is_left_keeps_title_and_question() -> None:
    found = sources(trimmed([*HEAD, prose("## One\n\nAnnounces a."), left_out("A", "names"), code(""), LAST]))
    assert found == ["# Page\n\n**Why?**", "## Not available for German\n\n* A: needs names."]


def test_a_page_of_which_nothing_was_left_out_stays_as_it_is() -> None:
    cells = [*HEAD, code("<b>"), code(""), LAST]
    assert trimmed(cells) == cells
