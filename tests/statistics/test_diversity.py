"""Diversity: against LexicalRichness, sampling, and windows counted one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicalrichness import LexicalRichness
from scipy.optimize import curve_fit

from discourse.statistics import diversity

TEXT = np.random.default_rng(11).zipf(1.4, 600).clip(max=400)
words = st.lists(st.integers(0, 6), min_size=1, max_size=40)


@given(words, st.integers(1, 12))
def test_mattr_is_the_mean_of_windows_counted_one_by_one(text: list[int], window: int) -> None:
    ratios = [len(set(text[i : i + window])) / window for i in range(len(text) - window + 1)]
    ours = diversity.mattr(text, window=window)
    assert ours == pytest.approx(np.mean(ratios)) if ratios else np.isnan(ours)


@given(words, st.integers(1, 12))
def test_msttr_is_the_mean_of_segments_counted_one_by_one(text: list[int], segment: int) -> None:
    ratios = [len(set(text[i : i + segment])) / segment for i in range(0, len(text) - segment + 1, segment)]
    ours = diversity.msttr(text, segment=segment)
    assert ours == pytest.approx(np.mean(ratios)) if ratios else np.isnan(ours)


def test_agrees_with_lexicalrichness() -> None:
    theirs = LexicalRichness(" ".join(f"w{word}" for word in TEXT), preprocessor=None, tokenizer=str.split)
    assert diversity.mattr(TEXT, window=50) == pytest.approx(theirs.mattr(window_size=50))
    # 90 does not divide 600: LexicalRichness drops the last segment also where it is whole.
    assert diversity.msttr(TEXT, segment=90) == pytest.approx(theirs.msttr(segment_window=90))
    assert diversity.hdd(TEXT) == pytest.approx(theirs.hdd(draws=42))


def test_hdd_is_the_mean_of_random_draws() -> None:
    rng = np.random.default_rng(5)
    drawn = [np.unique(rng.choice(TEXT, 42, replace=False)).size / 42 for _ in range(4000)]
    assert diversity.hdd(TEXT) == pytest.approx(np.mean(drawn), abs=0.005)


def test_vocd_fits_the_curve_of_random_draws() -> None:
    rng, sizes = np.random.default_rng(6), np.arange(35, 51)
    means = [np.mean([np.unique(rng.choice(TEXT, n, replace=False)).size / n for _ in range(400)]) for n in sizes]
    fitted = curve_fit(lambda n, d: d / n * (np.sqrt(1 + 2 * n / d) - 1), sizes, means, p0=[30], bounds=(1, 500))[0][0]
    assert diversity.vocd_d(TEXT) == pytest.approx(fitted, rel=0.03)


@given(words)
def test_order_plays_no_part_in_hdd_and_codes_are_only_names(text: list[int]) -> None:
    renamed = [f"word {9 - word}" for word in text]
    np.testing.assert_allclose(diversity.hdd(renamed, draws=5), diversity.hdd(text, draws=5))
    np.testing.assert_allclose(diversity.mattr(renamed, window=5), diversity.mattr(text, window=5))
    np.testing.assert_allclose(diversity.hdd(sorted(text), draws=5), diversity.hdd(text, draws=5))


def test_what_is_undefined_is_nan() -> None:
    for value in (diversity.mattr([1] * 49), diversity.msttr([1] * 99), diversity.hdd([1] * 41)):
        assert np.isnan(value)
    assert np.isnan(diversity.vocd_d([1] * 49)) and np.isnan(diversity.vocd_d(range(60)))
    assert np.isnan(diversity.mattr([])) and np.isnan(diversity.hdd([]))
    assert diversity.hdd(range(42)) == pytest.approx(1)
    assert diversity.spectrum([]).size == 0


def test_wrong_input_is_told() -> None:
    for measure in (diversity.mattr, diversity.msttr, diversity.hdd, diversity.vocd_d, diversity.spectrum):
        with pytest.raises(ValueError, match="single row"):
            measure([[1, 2], [3, 4]])
        with pytest.raises(ValueError, match="words holds NaN"):
            measure([1.0, float("nan")])
    with pytest.raises(ValueError, match="window is 0"):
        diversity.mattr([1, 2], window=0)
    with pytest.raises(ValueError, match="segment is 0"):
        diversity.msttr([1, 2], segment=0)
    with pytest.raises(ValueError, match="draws is 0"):
        diversity.hdd([1, 2], draws=0)
