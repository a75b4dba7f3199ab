"""Repetition: against LexicalRichness, scipy and counted pairs."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicalrichness import LexicalRichness
from scipy.stats import entropy as scipy_entropy

from discourse.statistics import repetition

frequencies = st.lists(st.integers(1, 8), min_size=1, max_size=12)


@given(frequencies)
def test_agrees_with_independent_counts(f: list[int]) -> None:
    tokens = [word for word, times in enumerate(f) for _ in range(times)]
    theirs = LexicalRichness(" ".join(f"w{word}" for word in tokens), preprocessor=None, tokenizer=str.split)
    assert repetition.yule_k(f) == pytest.approx(theirs.yulek)
    pairs = [x == y for x, y in combinations(tokens, 2)]
    if pairs:
        assert repetition.simpson_d(f) == pytest.approx(np.mean(pairs))
    if max(f) > 1:
        assert repetition.yule_i(f) == pytest.approx(theirs.yulei)
    assert repetition.entropy(f) == pytest.approx(scipy_entropy(f, base=2), abs=1e-12)
    assert repetition.entropy(f, base=10) == pytest.approx(scipy_entropy(f, base=10), abs=1e-12)
    assert repetition.repeat_rate(f) == pytest.approx(np.mean([x == y for x in tokens for y in tokens]))


@given(frequencies)
def test_types_that_do_not_occur_have_no_say(f: list[int]) -> None:
    for measure in (repetition.yule_k, repetition.yule_i, repetition.simpson_d, repetition.entropy):
        np.testing.assert_equal(measure([*f, 0, 0]), measure(f))


def test_what_is_undefined_is_nan() -> None:
    for measure in (
        repetition.yule_k,
        repetition.yule_i,
        repetition.simpson_d,
        repetition.entropy,
        repetition.repeat_rate,
    ):
        assert np.isnan(measure([]))
        with pytest.raises(ValueError, match="frequencies holds a negative"):
            measure([-1])
    assert np.isnan(repetition.yule_i([1, 1])) and np.isnan(repetition.simpson_d([1]))
    assert repetition.entropy([5]) == 0
    with pytest.raises(ValueError, match=r"base is 1\.0"):
        repetition.entropy([1], base=1.0)
