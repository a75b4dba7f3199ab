"""Evenness: what the four measures make of the same words."""

from __future__ import annotations

import numpy as np

from discourse.statistics import evenness


def test_all_rank_an_even_word_above_a_heaped_one() -> None:
    words = [[4, 4, 4, 4, 4], [8, 6, 4, 2, 0], [20, 0, 0, 0, 0]]
    for measure in (evenness.juilland_d, evenness.carroll_d2, evenness.rosengren_s, evenness.burch_da):
        assert (np.diff(measure(words, [100] * 5)) < -0.1).all()


def test_rates_and_not_counts_are_compared() -> None:
    for measure in (evenness.juilland_d, evenness.carroll_d2, evenness.rosengren_s, evenness.burch_da):
        assert abs(float(measure([1, 2, 4], [100, 200, 400])) - 1) < 1e-12
