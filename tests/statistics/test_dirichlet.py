"""Log-odds with a Dirichlet prior: against draws from the posterior that the formula approximates."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import logit

from discourse.statistics.dirichlet import log_odds_dirichlet


def test_difference_and_error_are_those_of_the_posterior() -> None:
    target, reference, prior = np.array([40, 12, 948]), np.array([20, 60, 1920]), np.array([50, 30, 920])
    scores = log_odds_dirichlet(target, reference, prior, 1000, 2000, prior_size=500)
    rng = np.random.default_rng(8)
    draws = logit(rng.dirichlet(target + prior / 2, 40_000)) - logit(rng.dirichlet(reference + prior / 2, 40_000))
    np.testing.assert_allclose(scores.difference, draws.mean(axis=0), atol=0.015)
    # The variance leaves out the rest of the corpus, which is exact for rare words only.
    np.testing.assert_allclose(scores.error[:2], draws.std(axis=0)[:2], rtol=0.04)
    np.testing.assert_allclose(scores.z, scores.difference / scores.error)


def test_a_stronger_prior_draws_towards_no_difference() -> None:
    z = [
        abs(float(log_odds_dirichlet([9, 91], [1, 99], [5, 95], 100, 100, prior_size=size).z[0]))
        for size in (1, 100, 10_000)
    ]
    assert z[0] > z[1] > z[2] > 0


def test_exchanging_the_corpora_turns_the_sign() -> None:
    there = log_odds_dirichlet([9, 91], [1, 199], [5, 95], 100, 200)
    back = log_odds_dirichlet([1, 199], [9, 91], [5, 95], 200, 100)
    np.testing.assert_allclose(there.z, -back.z)


def test_a_word_unknown_to_prior_and_one_side_has_no_value() -> None:
    scores = log_odds_dirichlet([3, 5], [0, 5], [0, 10], 100, 100)
    for column in scores:
        assert np.isnan(column).tolist() == [True, False]


def test_wrong_priors_are_told() -> None:
    with pytest.raises(ValueError, match="prior holds no occurrence"):
        log_odds_dirichlet([1], [1], [0], 10, 10)
    with pytest.raises(ValueError, match="prior_size holds a size of 0"):
        log_odds_dirichlet([1], [1], [1], 10, 10, prior_size=0)
