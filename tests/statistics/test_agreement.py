"""Agreement: against krippendorff, scikit-learn, scipy and the published example."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr
from sklearn.metrics import cohen_kappa_score

from discourse.statistics import agreement

_ = float("nan")
# Krippendorff (2011), Computing Krippendorff's alpha-reliability, 5: four observers, twelve units, 0.743.
PUBLISHED = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]


def test_the_published_alpha_comes_out() -> None:
    assert agreement.krippendorff_alpha(PUBLISHED) == pytest.approx(0.743, abs=0.0005)


@given(
    st.integers(2, 12).flatmap(
        lambda units: st.lists(
            st.lists(st.sampled_from([0, 1, 2, _]), min_size=units, max_size=units), min_size=2, max_size=4
        )
    )
)
def test_alpha_is_that_of_the_krippendorff_package(codes: list[list[float]]) -> None:
    values = np.array(codes)
    pairable = values[:, (~np.isnan(values)).sum(axis=0) > 1]
    if np.unique(pairable[~np.isnan(pairable)]).size < 2:
        assert np.isnan(agreement.krippendorff_alpha(codes))
    else:
        theirs = krippendorff.alpha(values, level_of_measurement="nominal")
        assert agreement.krippendorff_alpha(codes) == pytest.approx(theirs)


pairs = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=30)


@given(pairs)
def test_kappa_is_scikit_learns(rows: list[tuple[int, int]]) -> None:
    first, second = zip(*rows, strict=True)
    assert agreement.percent_agreement(first, second) == pytest.approx(np.mean(np.equal(first, second)))
    if len(set(first + second)) == 1:
        assert np.isnan(agreement.cohen_kappa(first, second))
    else:
        assert agreement.cohen_kappa(first, second) == pytest.approx(cohen_kappa_score(first, second))


@given(pairs)
def test_spearman_is_scipys(rows: list[tuple[int, int]]) -> None:
    x, y = zip(*rows, strict=True)
    if len(set(x)) == 1 or len(set(y)) == 1:
        assert np.isnan(agreement.spearman(x, y))
    else:
        assert agreement.spearman(x, y) == pytest.approx(spearmanr(x, y).statistic)


def test_units_coded_once_are_left_out() -> None:
    first, second = [1, 0, _, 1, 0], [1, 1, 0, _, 0]
    assert agreement.percent_agreement(first, second) == pytest.approx(2 / 3)
    assert agreement.cohen_kappa(first, second) == agreement.cohen_kappa([1, 0, 0], [1, 1, 0])
    assert np.isnan(agreement.percent_agreement([_], [1])) and np.isnan(agreement.cohen_kappa([_], [1]))


def test_wrong_shapes_are_told() -> None:
    for measure in (agreement.percent_agreement, agreement.cohen_kappa, agreement.spearman):
        with pytest.raises(ValueError, match="two rows of equal length"):
            measure([1, 2], [1])
    with pytest.raises(ValueError, match="coders x units"):
        agreement.krippendorff_alpha([1, 2])
