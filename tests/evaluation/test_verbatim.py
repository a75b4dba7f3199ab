"""Quotations: what editors may do is exact and named; every kind of alteration is told, and no true quotation called false."""

import random
import re

import pytest

from discourse.article import Article
from discourse.evaluation.verbatim import ALTERED, EXACT, MISSING, Verbatim
from discourse.io.apparatus import prose

TEXT = (
    "The tram was late again on Monday, and nobody in the council seems to care. “We must not act now,” said the mayor; "
    "the traders, who pay 300 crowns a year, do not agree with him. They want a plan that works for everyone.\n"
    "A plan was promised in 2019 and never came."
)


@pytest.fixture(scope="module")
def guard() -> Verbatim:
    starts = [TEXT.index(words) for words in ("The tram", "“We must", "They want", "A plan")]
    return Verbatim(TEXT, starts)


@pytest.mark.parametrize(
    ("quotation", "how"),
    [
        ("We must not act now", ()),
        ("We must not act now.", ()),
        ("the tram was late again", ("first letter changed",)),
        ("[t]he tram was late again", ("a letter changed in brackets",)),
        ("the traders [...] do not agree with him", ("shortened with an ellipsis",)),
        ("the traders … do not agree", ("shortened with an ellipsis",)),
        ("the traders ... do not agree", ("shortened with an ellipsis",)),
        ("the traders [the shops], who pay 300 crowns", ("words of the editor in brackets",)),
        ("[The traders] want a plan that works", ("words of the editor in brackets",)),
        ("want[ed] a plan", ("an ending changed in brackets",)),
        ("They want a plan [sic] that works", ("with a sic",)),
        ("works for everyone. A plan was promised", ()),
        ("'We must not act now,' said the mayor", ()),
        ("We must […] act now", ("shortened with an ellipsis", "careful: what is left out holds 'not'")),
    ],
)
def test_what_editors_may_do_is_exact_and_named(guard: Verbatim, quotation: str, how: tuple[str, ...]) -> None:
    found = guard.check(quotation)
    assert (found.verdict, found.how) == (EXACT, how)


@pytest.mark.parametrize(
    ("quotation", "kind", "difference"),
    [
        ("We must act now", "negation left out", "left out: not"),
        ("nobody in the council never seems to care", "negation put in", "put in: never"),
        ("who pay 400 crowns a year", "number changed", "'400' for '300'"),
        ("The tram was early again on Monday", "word replaced", "'early' for 'late'"),
        ("The tram was very late again on Monday", "word put in", "put in: very"),
        ("The tram was late on Monday, and nobody", "word left out", "left out: again"),
        ("the tram late was again on Monday", "order changed", ""),
        ("The tram was late again a plan that works for everyone", "two passages joined", "joins words of sentence 1 with words of sentence 3"),
        ("The Tram was late again", "marks or capitals changed", "'The Tram was late again' for 'The tram was late again'"),
        ("the traders do not agree with him", "words left out", "left out: who pay 300 crowns a year"),
    ],
)  # fmt: skip
def test_an_alteration_is_told(guard: Verbatim, quotation: str, kind: str, difference: str) -> None:
    found = guard.check(quotation)
    assert (found.verdict, found.how) == (ALTERED, (kind,))
    assert difference in found.difference


@pytest.mark.parametrize("quotation", ["a new hospital for the north", "ouncil", "am was la", "…", "hospital"])
def test_what_is_not_there_is_said_so(guard: Verbatim, quotation: str) -> None:
    assert guard.check(quotation).verdict == MISSING


def mutants(words: list[str], others: list[list[str]], draw: random.Random) -> dict[str, str]:
    """One of each kind of alteration of a run of words, each surely no run of the text."""
    at = draw.randrange(2, len(words) - 2)
    half = len(words) // 2
    other = draw.choice(others)
    made = {
        "word left out": [*words[:at], *words[at + 1 :]],
        "word put in": [*words[:at], "zealously", *words[at:]],
        "word replaced": [*words[:at], "marmalade", *words[at + 1 :]],
        "negation put in": [*words[:at], "never", *words[at:]],
        "order changed": [*words[half:], *words[:half]],
        "two passages joined": [*words[:half], *other[len(other) // 2 :]],
    }
    numbers = [n for n, word in enumerate(words[1:-1], start=1) if word.isdigit()]
    if numbers:
        made["number changed"] = [str(int(w) + 1) if n == numbers[0] else w for n, w in enumerate(words)]
    return {kind: " ".join(changed) for kind, changed in made.items()}


def test_mutated_sentences_are_told_right_and_true_ones_never_called_false(article: Article) -> None:
    source = article.source
    guard = Verbatim(article.text, article.sentences["start"].tolist(), prose(article.text, source.asides))
    plain = " ".join(article.text.replace("’", "'").lower().split())
    denied = re.compile(r"\b(?:not|no|never|nor|neither|nobody|none|nothing|\w+n't)\b")
    sentences = [re.findall(r"\w+(?:['’.,/-]\w+)*", text) for text in article.sentences["text"]]
    sentences = [words for words in sentences if len(words) >= 10]
    draw = random.Random(1)
    right, made = 0, 0
    for _ in range(4):
        for words in sentences:
            size = draw.randrange(10, min(len(words), 25) + 1)
            first = draw.randrange(len(words) - size + 1)
            run = words[first : first + size]
            printed = re.search(r"[^\w]+".join(map(re.escape, run)), article.text)
            assert printed is not None
            assert guard.check(printed[0]).verdict == EXACT, printed[0]
            for kind, quotation in mutants(run, [w for w in sentences if w is not words], draw).items():
                if " ".join(quotation.replace("’", "'").lower().split()) in plain:
                    continue
                found = guard.check(quotation)
                expected = {kind}
                if kind in ("word left out", "word replaced") and denied.search(" ".join(run).lower()):
                    expected.add("negation left out")
                made += 1
                right += found.verdict == ALTERED and bool(expected & set(found.how))
    assert made > 500 and right / made >= 0.98, f"{right} of {made}"
