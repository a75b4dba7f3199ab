"""Which words the fast tokenizer finds: by hand, and against the article pipeline."""

from collections import Counter

import pytest

from discourse.corpus.chunks import chunks
from discourse.corpus.vocabulary import DIVIDED, PARAGRAPH, SENTENCE, WITHIN, read, words_of
from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't stop: it's China's high-quality growth.", "do not stop it is china high-quality growth"),
        ("Don\u2019t stop\u2014it\u2019s China\u2019s high\u2010quality growth.", "do not stop it is china high-quality growth"),
        ("Mr. Xi met the U.S. envoy at 10:30 a.m.", "mr. xi met the u.s. envoy at 10:30 a.m."),
        ("The US gives us 1,000 or 3.5%.", "the u.s. gives us 1,000 or 3.5"),
        ("Caf\u00e9s, na\u00efve; \u041c\u043e\u0441\u043a\u0432\u0430!", "caf\u00e9s na\u00efve \u043c\u043e\u0441\u043a\u0432\u0430"),
        ("a co-\noperation, well -- not  known", "a cooperation well not known"),
        ("let's go, we'd say, and so on...", "let us go we would say and so on"),
        ("cannot can't won't \u2018quoted\u2019 'so'", "can not can not will not quoted so"),
        ("the workers' rights/duties 2019\u201320", "the workers rights duties 2019-20"),
        ("co\u00adoperation\u200b", "cooperation"),
        ("-- ... !", ""), ("", ""), ("a", "a"), ("a\x00b", "a b"),
    ],
)  # fmt: skip
def test_words_by_hand(text: str, expected: str) -> None:
    assert words_of(text) == expected.split()


def test_what_stands_before_a_word() -> None:
    found = read(chunks(b'One two, three. Four "five" mr. Six! seven\n\nEight.\nNine\nten Mr. Ten'))
    expected = [
        WITHIN,
        WITHIN,
        DIVIDED,
        SENTENCE,
        WITHIN,
        WITHIN,
        SENTENCE,
        DIVIDED,
        PARAGRAPH,
        PARAGRAPH,
        WITHIN,
        WITHIN,
        WITHIN,
    ]
    # "mr." keeps its stop only with a capital or where the tokenizer knows it so; here it is the end of a sentence.
    assert found.before.tolist() == expected
    assert found.start.tolist()[:5] == [0, 4, 9, 16, 22]


def test_every_start_is_a_place_in_the_text() -> None:
    text = "\u201cIt\u2019s so,\u201d said Zo\u00eb\u2014don\u2019t! Caf\u00e9s/bars"
    found = read(chunks(text.encode()))
    begun = [text.encode()[start:].decode()[:2] for start in found.start.tolist()]
    assert begun == ["It", "\u2019s", "so", "sa", "Zo", "do", "n\u2019", "Ca", "ba"]


def test_the_words_are_those_of_the_article_pipeline() -> None:
    text = "\n".join(
        ["Mr. Smith doesn't think that the U.N.'s 2015 plan (see p. 3) is well-made; we've seen 1,200 cases, e.g. in St. Louis.",
         "\u201cIt\u2019s time,\u201d she said \u2013 and so it was. They'd gone by 5pm, and the workers' union wasn't there."]
    )  # fmt: skip
    theirs = words(annotate(make_article("one", text)))["word"].astype(str).tolist()
    assert Counter(words_of(text)) == Counter(theirs)
