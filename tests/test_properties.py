"""What must hold for any text and any table: `make fuzz` tries it on many more."""

import csv
import html.parser
import io
import json
import os
import random
import re

import mistune
import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from discourse import measures
from discourse.analysis import Analysis
from discourse.base.errors import DiscourseError
from discourse.base.options import options
from discourse.base.tables import to_json, to_tsv, to_xlsx
from discourse.base.text import folded, shown
from discourse.comparison import Comparison
from discourse.io.articles import ArticleText, make_article
from discourse.reporting import html as pages
from discourse.reporting.writers.markdown import escaped
from discourse.text.annotation import annotate
from discourse.text.corpus import Side, counted
from discourse.text.words import CHOICES, CountingRules, words

FUZZ = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"


def examples(few: int) -> settings:
    """So many examples with every run of the tests; a parser of language takes its time."""
    return settings(deadline=None, max_examples=50 * few if FUZZ else few, suppress_health_check=list(HealthCheck))


PIECES = ["We must act.", "China and Kazakhstan agreed", "“trade,” he said", "don't", "co-operation", "(1) ", "2,024.50", "U.S.", "isn’t it?", "\n",
          "\n\n", " – ", "\u200b", "\u202e", "\x00", "é", "中文。", "🌍", "<b>", "=1+1", "$x_1$", "{{ x }}", "[2]", "\t", "\u2028", "…", "’", "I", " "]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), min_size=1, max_size=14).map(" ".join)
SENTENCES = ["We must act now, and trade will grow.", "China and Kazakhstan signed twelve agreements.", "He said that it isn’t easy.",
             "Some countries don't believe in high-quality reform.", "The U.S. and its partners may, perhaps, agree."]  # fmt: skip
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=3).map(" ".join), min_size=2, max_size=4
)


def article(text: str, slug: str = "a") -> ArticleText:
    """An article of a text, if it can be one."""
    try:
        return make_article(slug, text)
    except DiscourseError:
        assume(False)
        raise


def counts(*articles: ArticleText) -> pd.Series:  # type: ignore[type-arg]
    return words(annotate(*articles))["word"].astype(str).value_counts().sort_index()


@examples(8)
@given(TEXTS)
def test_offsets_lead_back_to_every_token_and_word(text: str) -> None:
    made = article(text)
    tokens = annotate(made)
    starts, ends = tokens["start"].tolist(), tokens["end"].tolist()
    assert [text[a:b] for a, b in zip(starts, ends, strict=True)] == tokens["word"].astype(str).tolist()
    assert all(a < b for a, b in zip(starts, ends, strict=True)) and all(
        b <= a for b, a in zip(ends, starts[1:], strict=False)
    )
    assert tokens["sentence"].diff().dropna().isin([0, 1]).all()
    mine = words(tokens)
    for start, end, word in mine[["start", "end", "word"]].itertuples(index=False, name=None):
        if not re.search("['’]", text[max(start - 3, 0) : end + 3]):  # What is contracted is counted in full.
            assert "".join(folded(text[start:end]).split()) == "".join(word.split())


@examples(6)
@given(TEXTS, st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CHOICES.items()}))
def test_counts_sum_to_tokens(text: str, rules: dict[str, str]) -> None:
    made = Analysis(article(text), CountingRules(**rules))
    assume(len(made.words))
    for by in ("word", "lemma", "pos", "tag"):
        table = made.measure("frequency", by=by)
        assert table["count"].sum() == len(made.words) == sum(map(len, table["places"]))
        assert table["share"].sum() == pytest.approx(1) and table["per_1000"].sum() == pytest.approx(1000)


@examples(4)
@given(PARAGRAPHS, PARAGRAPHS)
def test_joined_articles_add_up(one: list[str], other: list[str]) -> None:
    a, b = article("\n\n".join(one)), article("\n\n".join(other), "b")
    assert counts(a, b).equals(
        counts(a).add(counts(b), fill_value=0).astype("int64").rename("count").rename_axis("word")
    )
    table = counted([("a", a), ("b", b)])
    assert table[["a", "b"]].sum().tolist() == [counts(a).sum(), counts(b).sum()]


@examples(8)
@given(PARAGRAPHS, st.randoms(use_true_random=False))
def test_the_order_of_paragraphs_leaves_counts_alone(paragraphs: list[str], order: random.Random) -> None:
    mixed = order.sample(paragraphs, len(paragraphs))
    assert counts(article("\n\n".join(paragraphs))).equals(counts(article("\n\n".join(mixed))))


@examples(6)
@given(st.sampled_from(["trade", "perhaps", "agreements"]), st.sampled_from(["zebra", "quickly", "Norway"]))
def test_one_changed_word_changes_what_rests_on_it_and_nothing_else(old: str, new: str) -> None:
    text = "\n\n".join(SENTENCES)
    at, longer = text.index(old), len(new) - len(old)
    before, after = (Analysis(article(one)) for one in (text, text.replace(old, new)))

    def rows(made: Analysis, moved: int) -> dict[str, list[tuple[int, int]]]:
        table = made.measure("frequency")
        return {str(word): [(a + moved * (a > at), b + moved * (a > at)) for a, b in places]
                for word, places in zip(table["word"], table["places"], strict=True)}  # fmt: skip

    first, second = rows(before, longer), rows(after, 0)
    assert first.pop(old) == [(at, at + len(old))] and second.pop(new.lower()) == [(at, at + len(new))]
    assert first == second
    sentence = before.sentence_at(at)
    codings = [made.by_rule("modality")[["sentence", "code", "text"]].astype(str) for made in (before, after)]
    held = [one[one["sentence"] != str(sentence)].reset_index(drop=True) for one in codings]
    assert held[0].equals(held[1]) and len(held[0])


STORY = """The council must repair the bridge before winter. The town pays for it.

“Our roads are old,” said Anna Berg. She asked the minister for money.

We drive to Kazakhstan every summer. The road to China was closed.

Perhaps the bridge will stand for ten years. Nobody knows why it fell."""
# A word, what stands in its place, and the measures that count it, or show the sentence that it stands in. Who is compared with
# a reference (keyness) or corrected for many tests is left out, for there each word weighs on all others.
CHANGES = [
    ("must", "should", {"frequency", "modals", "obligation"}),
    ("Kazakhstan", "Portugal", {"frequency", "dispersion", "entities", "actors"}),
    ("Our", "Their", {"frequency", "persons", "quotations"}),
    ("said", "shouted", {"frequency", "dispersion", "actors", "quotations", "appraisal"}),
    ("bridge before", "tunnel before", {"frequency", "dispersion", "obligation"}),
]
ASKED = (
    "frequency",
    "dispersion",
    "modals",
    "obligation",
    "entities",
    "actors",
    "persons",
    "quotations",
    "appraisal",
    "attribution",
    "ngrams",
)


@pytest.mark.parametrize(("old", "new", "rest_on_it"), CHANGES, ids=lambda one: one if isinstance(one, str) else "")
def test_one_changed_word_changes_the_measures_that_rest_on_it_and_no_other(
    old: str, new: str, rest_on_it: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "reader", False)  # It reads a sentence with its neighbours.
    at, longer = STORY.index(old), len(new) - len(old)
    before, after = (Analysis(article(text)) for text in (STORY, STORY.replace(old, new, 1)))
    sentence = before.sentence_at(at)

    def evidence(made: Analysis, name: str, moved: int) -> tuple[pd.DataFrame, set[tuple[int, int]]]:
        """The table without offsets, and the places outside the sentence, as they lie in the story."""
        table = made.measure(name)
        moved_back = [[(a - moved * (a > at), b - moved * (b > at)) for a, b in places] for places in table["places"]]
        elsewhere = {one for places in moved_back for one in places if before.sentence_at(one[0]) != sentence}
        return table.assign(places=moved_back).astype(str), elsewhere

    changed = set()
    for name in ASKED:
        (first, outside), (second, outside_too) = evidence(before, name, 0), evidence(after, name, longer)
        if not first.equals(second):
            changed.add(name)
        assert outside == outside_too, name
    assert changed == rest_on_it


CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["=1+1", "@SUM(A1)", "+cmd", "-5", "\t\t", "'a", "a\nb", "<script>", "http://a", *PIECES]),
)
TABLES = st.lists(
    st.tuples(CELLS, st.integers(-(2**52), 2**52), st.floats(allow_nan=True, width=32)), min_size=1, max_size=6
)


def frame(rows: list[tuple[str, int, float]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["text", "count", "rate"])


def defined(rate: float) -> float | None:
    return float(f"{rate:.10g}") if np.isfinite(rate) else None


@given(TABLES)
def test_a_tsv_comes_back(rows: list[tuple[str, int, float]]) -> None:
    read = list(csv.reader(io.StringIO(to_tsv(frame(rows)), newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert read[0] == ["text", "count", "rate"] and len(read) == len(rows) + 1
    for (text, count, rate), (cell, number, share) in zip(rows, read[1:], strict=True):
        assert cell.removeprefix("'") == shown(text).removeprefix("'") and cell[:1] not in tuple("=+-@")
        assert int(number) == count and (float(share) if share else None) == defined(rate)


@given(TABLES)
def test_json_comes_back(rows: list[tuple[str, int, float]]) -> None:
    read = [tuple(row.values()) for row in json.loads(to_json(frame(rows)))]
    assert read == [(text, count, defined(rate)) for text, count, rate in rows]


@examples(25)
@given(TABLES)
def test_a_workbook_comes_back_without_a_formula(rows: list[tuple[str, int, float]]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx({"a": frame(rows)})))
    for (text, count, rate), (cell, number, share) in zip(rows, book["a"].iter_rows(min_row=2), strict=True):
        assert (cell.value or "") == shown(text) and cell.data_type in "sn" and cell.hyperlink is None
        assert number.value == count and share.value == (pytest.approx(rate, rel=1e-9) if np.isfinite(rate) else None)


class Seen(html.parser.HTMLParser):
    """The words of a page, and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@given(CELLS.filter(lambda text: shown(text).strip()))
def test_whatever_a_cell_holds_a_page_shows_it_and_does_not_run_it(text: str) -> None:
    page = Seen()
    page.feed(pages.listing(pd.DataFrame({"text": [text], "n": [1]}), title=text))
    assert not page.tags & {"script", "img", "b", "a"} and shown(text) in "".join(page.said)


@example("__0__")
@given(CELLS.map(shown).filter(str.strip))
def test_whatever_a_cell_holds_markdown_shows_it_and_reads_no_mark_up(text: str) -> None:
    page = Seen()
    page.feed(str(mistune.html(escaped(text))))
    assert page.tags == {"p"} and "".join("".join(page.said).split()) == "".join(text.split())


def none_stumbles(made: Analysis, names: list[str]) -> None:
    """Each gives a table whose numbers are finite or left out and whose places lie in the text, or one sentence."""
    for name in names:
        try:
            table = made.measure(name)
        except DiscourseError as fault:
            assert str(fault), name
            continue
        # The interval of a word that one side has not at all is open to that side.
        numbers = table.select_dtypes("number").filter(regex="(?<!_low)(?<!_high)$")
        assert not numbers.isin([np.inf, -np.inf]).any().any(), name
        for places in table.get("places", ()):
            assert all(0 <= a < b <= len(made.text) for a, b in places), name


@example("We must act. " * 5, "We must act. " * 7 + "=1+1 " * 4)
@examples(1)
@given(TEXTS.filter(lambda text: len(text) > 60), TEXTS.filter(lambda text: len(text) > 60))
def test_no_two_texts_make_a_contrast_stumble(one: str, other: str) -> None:
    texts = Comparison([Side("A", "a", (article(one),)), Side("B", "b", (article(other, "b"),))])
    none_stumbles(texts, measures.contrasts())


@examples(1)
@given(TEXTS.filter(lambda text: len(text) > 60))
def test_no_text_makes_a_measure_stumble(text: str) -> None:
    none_stumbles(Analysis(article(text)), measures.listed())
