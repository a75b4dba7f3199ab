"""The marked-up text over several pages: nothing is lost between them, and links to sentences lead to the right one."""

import re

import pytest

from discourse.analysis import Analysis
from discourse.io.articles import make_article
from discourse.reporting import marked, pages

SENTENCES = [f"We must act on point {n}, and the council will help." for n in range(1, 10)]
TEXT = "\n\n".join(" ".join(SENTENCES[n : n + 3]) for n in (0, 3, 6))
FINDING = {"number": "2.1", "name": "keyness", "title": "Keywords",
           "rows": [{"evidence": [{"sentence": 5, "text": "council"}]}]}  # fmt: skip


@pytest.fixture
def text(monkeypatch: pytest.MonkeyPatch) -> list[pages.Page]:
    monkeypatch.setattr(marked, "_PAGE", 30)
    parts = marked.used([FINDING], {"2.1": "02-keywords.html"}, marked.parts(Analysis(make_article("a", TEXT))))
    return pages.text_pages("The text", parts)


def test_a_long_text_goes_over_several_pages(text: list[pages.Page]) -> None:
    assert [page.file for page in text] == ["text.html", "text-2.html", "text-3.html"]
    found = [[int(n) for n in re.findall(r'id="s(\d+)"', page.body)] for page in text]
    assert found == [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    assert ['id="used-5"' in page.body for page in text] == [False, True, False]
    assert 'href="02-keywords.html#finding-2-1"' in text[1].body


def test_a_link_to_a_sentence_leads_to_its_page(text: list[pages.Page]) -> None:
    front = pages.Page("index.html", "Front", "".join(f'<a href="text.html#s{n}">{n}</a>' for n in (1, 3, 4, 6, 7, 9)))
    linked = pages.linked([front, *text])[0]
    assert re.findall(r'href="([^"]+)#s', linked.body) == ["text.html"] * 2 + ["text-2.html"] * 2 + ["text-3.html"] * 2


def test_only_the_first_page_stands_in_the_navigation(text: list[pages.Page]) -> None:
    last = pages.render(text[2], text, "A text")
    assert re.findall(r'<li><a href="([^"]+)" aria-current="page"', last) == ["text.html"]
    assert 'href="text-2.html">4 to 6</a> · <strong>Sentences 7 to 9</strong>' in last


def test_a_heading_stands_on_the_page_of_what_it_heads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked, "_PAGE", 30)
    source = make_article("a", TEXT.replace("\n\n", "\n\nThe Second Half\n\n", 1))
    first, second, *_ = marked.parts(Analysis(source))
    assert "The Second Half" not in first.body and "The Second Half" in second.body
