"""Every measure of a corpus against its plain, slow definition on small random corpora."""

from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discourse.article import open_article
from discourse.base.errors import UsageError
from discourse.corpora import OpenCorpus
from discourse.corpus import ngrams
from discourse.corpus.counting import as_reference
from discourse.corpus.lexicon import hits, trend
from discourse.corpus.phrases import find
from discourse.statistics import association, dispersion, keyness

from .conftest import Build

NAMES = ["aa", "bb", "cc", "d-d", "mr."]
MARKS = {0: " ", 1: ", ", 2: ". "}


class Slow(NamedTuple):
    """A corpus as plain lists: of each text its words, and what stands before each (0 nothing, 1 a mark, 2 a full stop)."""

    words: list[list[str]]
    before: list[list[int]]

    def text(self, number: int) -> str:
        shown = []
        for word, mark in zip(self.words[number], self.before[number], strict=True):
            shown.append((MARKS[mark] if shown else "") + (word.title() if mark == 2 or word == "mr." else word))
        return "".join(shown) + "."

    def __len__(self) -> int:
        return len(self.words)


def _marks(words: list[str], marks: list[int]) -> list[int]:
    # A stop after "Mr." belongs to it and ends no sentence.
    return [0 if mark == 2 and n and words[n - 1] == "mr." else mark for n, mark in enumerate(marks)]


TEXTS = st.lists(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([0, 0, 0, 1, 2])), min_size=1, max_size=25),
    min_size=2,
    max_size=6,
)
CORPORA = TEXTS.map(
    lambda rows: Slow(
        [[w for w, _ in row] for row in rows], [_marks([w for w, _ in row], [m for _, m in row]) for row in rows]
    )
)
slow_settings = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


def made(built: Build, slow: Slow) -> OpenCorpus:
    return built([(f"t{n}", slow.text(n), {"year": 2000 + n}) for n in range(len(slow))])


def flat(slow: Slow) -> Iterator[tuple[int, int]]:
    yield from ((text, at) for text, words in enumerate(slow.words) for at in range(len(words)))


def occurrences(slow: Slow, phrase: list[str]) -> list[tuple[int, int]]:
    """Where a phrase stands, with no mark inside it."""
    return [
        (text, at) for text, at in flat(slow)
        if slow.words[text][at : at + len(phrase)] == phrase and not any(slow.before[text][at + 1 : at + len(phrase)])
    ]  # fmt: skip


def placed(corpus: OpenCorpus, query: str) -> list[tuple[int, int]]:
    start, _ = find(corpus, query)
    text = corpus.document_of(start)
    return list(zip(text.tolist(), (start - corpus.store.bounds[text]).tolist(), strict=True))


@slow_settings
@given(CORPORA)
def test_counts_texts_and_dispersion(built: Build, slow: Slow) -> None:
    corpus = made(built, slow)
    counts = Counter(word for words in slow.words for word in words)
    table = corpus.frequency()
    assert list(zip(table["word"], table["count"], strict=True)) == sorted(
        counts.items(), key=lambda pair: (-pair[1], pair[0])
    )
    assert table["texts"].tolist() == [sum(word in words for words in slow.words) for word in table["word"]]
    assert corpus.frequency(top=2).equals(table.head(2))
    part = corpus.part("year>=2001").frequency()
    least = Counter(word for words in slow.words[1:] for word in words)
    assert list(zip(part["word"], part["count"], strict=True)) == sorted(
        least.items(), key=lambda pair: (-pair[1], pair[0])
    )
    spread = corpus.dispersion(min_count=1)
    parts = [[words.count(word) for words in slow.words] for word in spread["word"]]
    sizes = [len(words) for words in slow.words]
    assert np.allclose(spread["dp"], dispersion.dp(parts, sizes))
    assert np.allclose(spread["dp_norm"], dispersion.dp_norm(parts, sizes), equal_nan=True)


@slow_settings
@given(CORPORA)
def test_keyness_of_a_part_against_the_rest(built: Build, slow: Slow) -> None:
    corpus = made(built, slow)
    mine, rest = Counter(slow.words[0]), Counter(word for words in slow.words[1:] for word in words)
    table = corpus.part("year=2000").keyness(min_count=1)
    other = built([(f"o{n}", slow.text(n), {}) for n in range(1, len(slow))])
    assert table.equals(corpus.part("year=2000").keyness(other, min_count=1))
    n1, n2 = mine.total(), rest.total()
    expected = {word: float(keyness.g2_two_cell(mine[word], rest[word], n1, n2, signed=True)) for word in mine}
    expected = {word: g2 for word, g2 in expected.items() if g2 > 0}
    assert dict(zip(table["word"], table["g2"], strict=True)) == pytest.approx(expected)
    assert table["g2"].is_monotonic_decreasing
    assert table["log_ratio"].tolist() == pytest.approx(
        [float(keyness.log_ratio(mine[w], rest[w], n1, n2)) for w in table["word"]]
    )
    assert table["other_texts"].tolist() == [sum(word in words for words in slow.words[1:]) for word in table["word"]]
    for row in table.itertuples():
        rates = [words.count(row.word) / len(words) for words in slow.words]
        better = sum((rates[0] > other) + (rates[0] == other) / 2 for other in rates[1:]) / (len(rates) - 1)
        assert row.superiority == pytest.approx(better)
    less = corpus.part("year=2000").keyness(min_count=1, negative=True)
    assert set(less["word"]) == {
        word
        for word in rest
        if mine[word] / n1 < rest[word] / n2 and keyness.g2_two_cell(mine[word], rest[word], n1, n2) > 0
    }


@slow_settings
@given(CORPORA, st.lists(st.sampled_from(NAMES), min_size=1, max_size=3))
def test_phrases_and_concordance(built: Build, slow: Slow, phrase: list[str]) -> None:
    corpus = made(built, slow)
    expected = occurrences(slow, phrase)
    assert placed(corpus, " ".join(phrase)) == expected
    part = corpus.part("year>=2001")
    assert placed(part, " ".join(phrase)) == [place for place in expected if place[0] >= 1]
    lines = corpus.concordance(" ".join(phrase), context=2, sort="1R")
    assert len(lines) == len(expected)

    def after(place: tuple[int, int]) -> str:
        text, at = place
        return (slow.words[text][at + len(phrase) :] or [""])[0]

    ranked = sorted(expected, key=after)
    assert lines["document"].tolist() == [f"t{text}" for text, _ in ranked]
    assert [node.lower() for node in lines["node"]] == [" ".join(phrase)] * len(lines)
    for line, (text, _) in zip(lines.itertuples(), ranked, strict=True):
        assert slow.text(text)[line.start : line.end] == line.node


@slow_settings
@given(CORPORA, st.sampled_from([["aa"], ["bb", "cc"], ["mr."]]), st.integers(1, 4))
def test_collocates(built: Build, slow: Slow, node: list[str], span: int) -> None:
    corpus = made(built, slow)
    places = occurrences(slow, node)
    own = {(text, at + step) for text, at in places for step in range(len(node))}
    joint: Counter[str] = Counter()
    meets: dict[str, set[tuple[int, int]]] = {}
    for text, at in flat(slow):
        if (text, at) in own:
            continue
        near = []
        for other, first in places:
            last = first + len(node) - 1
            distance = first - at if at < first else at - last
            between = slow.before[text][min(at, last) + 1 : max(at, first) + 1] if other == text else [2]
            if other == text and distance <= span and 2 not in between:
                near.append((distance, at < first, (other, first)))
        if near:
            word = slow.words[text][at]
            joint[word] += 1
            meets.setdefault(word, set()).add(min(near)[2])
    totals = Counter(slow.words[text][at] for text, at in flat(slow) if (text, at) not in own)
    table = corpus.collocates(" ".join(node), span=span, min_count=1)
    assert dict(zip(table["collocate"], table["count"], strict=True)) == dict(joint)
    assert table["collocate_count"].tolist() == [totals[word] for word in table["collocate"]]
    reach, base = sum(joint.values()), sum(totals.values())
    for row in table.itertuples():
        cells = (joint[row.collocate], reach, totals[row.collocate], base)
        assert row.g2 == pytest.approx(float(association.g2(*cells, signed=True)), nan_ok=True)
        assert row.mi == pytest.approx(float(association.pmi(*cells)))
        pairs = min(joint[row.collocate], len(meets[row.collocate]))
        assert row.log_dice == pytest.approx(float(association.log_dice(pairs, len(places), totals[row.collocate])))


@slow_settings
@given(CORPORA, st.booleans(), st.sampled_from([2, 7, 1 << 18]))
def test_ngrams(built: Build, slow: Slow, part: bool, block: int) -> None:
    corpus = made(built, slow)
    corpus = corpus.part("year<2002") if part else corpus
    counts: Counter[tuple[str, ...]] = Counter()
    for text, at in flat(slow):
        for n in range(2, 6):
            if (
                at + n <= len(slow.words[text])
                and not any(slow.before[text][at + 1 : at + n])
                and (text < 2 or not part)
            ):
                counts[tuple(slow.words[text][at : at + n])] += 1
    expected = {" ".join(words): (len(words), count) for words, count in counts.items() if count >= 2}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ngrams, "_BLOCK", block)
        table = corpus.ngrams(min_count=2, top=0)
        first = corpus.ngrams(min_count=2, top=2)
    assert {row.ngram: (row.n, row.count) for row in table.itertuples(index=False)} == expected
    for n, rows in table.groupby("n"):
        least = sorted(rows["count"], reverse=True)[:2][-1]
        assert first[first["n"] == n]["ngram"].tolist() == rows[rows["count"] >= least]["ngram"].tolist()


@slow_settings
@given(CORPORA)
def test_a_lexicon_counts_what_lies_in_a_longer_hit_once(built: Build, slow: Slow) -> None:
    corpus = made(built, slow)
    found = [(place, len(phrase)) for phrase in (["aa"], ["aa", "bb"], ["bb"]) for place in occurrences(slow, phrase)]
    expected = {
        (text, at) for (text, at), n in found
        if not any(other == text and first <= at and at + n <= first + m and m > n for (other, first), m in found)
    }  # fmt: skip
    places = hits(corpus, ["aa", "aa bb", "bb", "zz"])
    text = corpus.document_of(places)
    assert list(zip(text.tolist(), (places - corpus.store.bounds[text]).tolist(), strict=True)) == sorted(expected)


@pytest.mark.parametrize("pattern", ["a*", "*d", "d*d", "*", "*-*", "aa|c*", "aa|aa|zz", "b*b*b*"])
def test_patterns_find_what_a_shell_would(built: Build, pattern: str) -> None:
    words = [*NAMES[:4], "d-dd", "dad", "a", "bbb", "ça"]
    corpus = built([("t", " ".join(f"{word} x" for word in words), {})])
    fits = {word for word in (*words, "x") for one in pattern.split("|") if fnmatchcase(word, one)}
    assert placed(corpus, pattern) == [
        (0, at) for at, word in enumerate(w for name in words for w in (name, "x")) if word in fits
    ]


def test_patterns_and_alternatives(built: Build) -> None:
    corpus = built([("a", "Tax reform, taxes reformed. The tax on reformers; don't tax it.", {})])
    assert placed(corpus, "tax|taxes reform*") == [(0, 0), (0, 2)]
    assert placed(corpus, "DON'T tax") == [(0, 8)] and placed(corpus, "zebra") == []
    with pytest.raises(UsageError, match="empty"):
        find(corpus, " ")


def test_the_same_texts_are_not_compared(built: Build) -> None:
    corpus = built([("a", "one two", {"year": 1}), ("b", "two three", {"year": 2})])
    with pytest.raises(UsageError, match="share texts"):
        corpus.keyness(against="year=1")
    with pytest.raises(UsageError, match="all texts"):
        corpus.keyness()
    assert corpus.part("year=1").keyness("year=2", min_count=1)["word"].tolist() == ["one"]


def test_sampling_states_the_chance_of_each_sentence(built: Build) -> None:
    rows = [(f"t{n}", "First one here. Second peace here. Third.", {"year": 2000 + n % 2}) for n in range(10)]
    corpus = built(rows)
    sheet = corpus.sample(size=6)
    assert len(sheet) == 6 and set(sheet["probability"]) == {6 / 30} and sheet["text"].str.endswith(".").all()
    by_year = corpus.sample(size=4, by="year", query="peace")
    assert by_year["year"].tolist() == [2000] * 4 + [2001] * 4 and set(by_year["probability"]) == {4 / 5}
    assert set(by_year["text"]) == {"Second peace here."}
    assert corpus.sample(size=6).equals(sheet)


def test_a_lexicon_by_year_and_its_trend(built: Build, tmp_path: Path) -> None:
    (tmp_path / "my.tsv").write_text("word\tgroup\npeace*\tcalm\nwar\tfight\ncold war\tfight\n", encoding="utf-8")
    corpus = built(
        [(f"t{n}", "peaceful " * n + "cold war " * (5 - n) + "end", {"year": 2000 + n}) for n in (1, 2, 3, 4)]
    )
    table = corpus.cues(str(tmp_path / "my.tsv"), by="year")
    assert table["group"].tolist() == ["calm"] * 4 + ["fight"] * 4 and table["count"].tolist() == [
        1,
        2,
        3,
        4,
        4,
        3,
        2,
        1,
    ]
    assert table["per_million"].tolist()[:2] == [1e6 / 10, 2e6 / 9] and table["low"].isna().all()
    course = trend(table)
    assert course["tau"].tolist() == [1, -1] and course["p"].tolist() == pytest.approx([2 / 24] * 2)
    assert corpus.cues(str(tmp_path / "my.tsv"), groups=("calm",))["document"].tolist() == ["t1", "t2", "t3", "t4"]
    with pytest.raises(UsageError, match="did you mean 'calm'"):
        corpus.cues(str(tmp_path / "my.tsv"), groups=("clam",))


def test_a_corpus_as_a_reference(built: Build) -> None:
    corpus = built([("a", "one two two", {"year": 1999}), ("b", "two three", {"year": 2003})])
    found = as_reference(corpus, besides="two three")
    assert found.counts[["word", "count"]].to_numpy().tolist() == [["one", 1], ["two", 2]]
    assert (found.size, found.documents, found.years, found.parts["a"].tolist()) == (3, 1, "1999", [1, 2])
    keys = open_article("zhang-xiao-2024").keyness(reference=str(corpus.store.folder))
    assert keys.loc[0, "reference"] == 0 and keys.provenance.options["reference"] == str(corpus.store.folder)


def test_a_column_that_is_not_there_is_told(built: Build) -> None:
    corpus = built([("a", "one two two", {}), ("b", "two three", {})])
    with pytest.raises(UsageError, match=r"no column 'lod' to sort by; known are: .*log_dice, mi"):
        corpus.collocates("two", min_count=1, sort="lod")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no column 'g3' to sort by; known are: count, g2"):
        corpus.keyness(against="brown", min_count=1, sort="g3")  # type: ignore[arg-type]


def test_some_texts_are_set_apart_by_what_is_known(built: Build) -> None:
    def apart(known: list[dict[str, object]]) -> tuple[str, ...]:
        corpus = built([(f"t{n}", "war and peace", row) for n, row in enumerate(known)])
        return OpenCorpus(str(corpus.store.folder)).apart().where

    assert apart([{"year": year} for year in (1990, 1991, 1992, 1993)]) == ("year>=1992",)
    assert apart([{"year": 2017, "side": side} for side in "abba"]) == ("side=a",)
    assert apart([{"year": 2017} for _ in range(3)]) == ("document<=t1",)


def test_the_interval_of_a_trend_is_fishers() -> None:
    rates = [1, 2, 3, 4, 5, 6, 8, 7]
    table = pd.DataFrame({"year": range(8), "group": "x", "per_million": rates, "words": 10})
    row = trend(table).iloc[0]
    # One of 28 pairs is turned: tau = 26/28; z = 1.6479 +- 1.96 * sqrt(.437 / 4) = 1.0001 and 2.2957.
    assert row["tau"] == pytest.approx(26 / 28) and row["words"] == 80
    assert (row["tau_low"], row["tau_high"]) == pytest.approx((0.7616, 0.9799), abs=0.0005)
