"""Patterns of users: the same places as Python's own engine finds, and an end to each in a moment."""

import re
import time

import pytest

from discourse.base.errors import UsageError
from discourse.io.articles import make_article
from discourse.text import patterns, query
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

WORDS = [
    "we",
    "We",
    "must",
    "naïve",
    "café",
    "co-operate",
    "x_1",
    "a.b",
    "٣",
    "½",
    "日本",
    "it's",
    "–",
    "[",
    "]",
    "",
    "\u200b",
]


@pytest.mark.parametrize(
    "pattern",
    [r"\w+", r"\W+", r"[\w-]+", r"[^\W\d_]+", r"[\W]", r"[^\w]+", r"\d", r"\D+", r"\S+", r"[]a]", r"[^]a]+", r"[a[b]", r"\[",
     ".*", "we|must", r"(co|na).*", r"\u65e5.", r"x\_1"],
)  # fmt: skip
def test_it_finds_what_python_finds(pattern: str) -> None:
    for ignore in (False, True):
        python = re.compile(pattern, re.IGNORECASE if ignore else 0)
        assert patterns.matching(pattern, WORDS, ignore) == [python.fullmatch(word) is not None for word in WORDS]


def test_half_a_surrogate_pair_is_one_character() -> None:
    assert patterns.matching("a.", ["a\ud800", "a"]) == [True, False]


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+b", "(a*)*b", ".*.*.*.*.*.*.*.*b", "a{0,99}a{0,99}b"])
def test_none_takes_longer_than_its_text(pattern: str) -> None:
    since = time.process_time()
    assert not any(patterns.matching(pattern, ["a" * 100_000 + "1"]))
    assert time.process_time() - since < 5


@pytest.mark.parametrize("pattern", ["(", "a*+", "(?=x)", r"(a)\1", "a{99999999999}", "(" * 3000])
def test_what_cannot_be_run_is_told(pattern: str) -> None:
    with pytest.raises(UsageError, match="is not a regular expression that can be run"):
        patterns.check(pattern)


@pytest.mark.parametrize(
    ("asked", "told"),
    [("(" * 3000 + "[]" + ")" * 3000, "cannot be read"), ("[]{" + "9" * 5000 + "}", "too many repetitions"),
     ("[]{0}", "asks for nothing"), ("\u200b\x01", "no character that can be seen")],
)  # fmt: skip
def test_a_query_beyond_all_bounds_is_told(asked: str, told: str) -> None:
    with pytest.raises(UsageError, match=told) as caught:
        query.parse(asked)
    assert len(str(caught.value)) < 300


def test_repetitions_of_repetitions_end() -> None:
    view = TokenView(annotate(make_article("a", "We must act and act and act " * 40 + ".")))
    since = time.process_time()
    first, stop = query.find(view, "(([]?){0,9}){3}")
    assert (first[:2].tolist(), stop[:2].tolist()) == ([0, 27], [27, 54])
    with pytest.raises(UsageError, match="millions of ways"):
        query.find(view, "(((([]?){0,200}){0,200}){0,200}){0,200}")
    assert query.find(view, "*" * 200 + "x")[0].tolist() == []
    assert time.process_time() - since < 5
