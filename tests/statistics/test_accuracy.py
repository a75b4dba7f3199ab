"""Accuracy: against scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics

from discourse.statistics import accuracy

cases = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=40)


@given(cases)
def test_confusion_and_f1_are_scikit_learns(rows: list[tuple[int, int]]) -> None:
    truth, given_ = zip(*rows, strict=True)
    table = accuracy.confusion(truth, given_, classes=4)
    assert (table == metrics.confusion_matrix(truth, given_, labels=range(4))).all()
    theirs = metrics.f1_score(truth, given_, labels=range(4), average=None, zero_division=np.nan)
    np.testing.assert_allclose(accuracy.class_f1(table), theirs)
    assert float(accuracy.macro_f1(table)) == pytest.approx(metrics.f1_score(truth, given_, average="macro"))


@given(cases, st.sampled_from([0.5, 1.0, 2.0]))
def test_precision_recall_and_f_are_scikit_learns(rows: list[tuple[int, int]], beta: float) -> None:
    truth, given_ = (np.array(column) > 1 for column in zip(*rows, strict=True))
    tp, fp, fn = (truth & given_).sum(), (~truth & given_).sum(), (truth & ~given_).sum()
    options = {"zero_division": np.nan}
    for ours, theirs in (
        (accuracy.precision(tp, fp), metrics.precision_score(truth, given_, **options)),
        (accuracy.recall(tp, fn), metrics.recall_score(truth, given_, **options)),
        (accuracy.f_score(tp, fp, fn, beta=beta), metrics.fbeta_score(truth, given_, beta=beta, **options)),
    ):
        np.testing.assert_allclose(ours, theirs)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=2, max_size=40))
def test_auc_is_scikit_learns(rows: list[tuple[bool, int]]) -> None:
    truth, scores = zip(*rows, strict=True)
    if len(set(truth)) == 1:
        assert np.isnan(accuracy.auc(truth, scores))
    else:
        assert accuracy.auc(truth, scores) == pytest.approx(metrics.roc_auc_score(truth, scores))


def test_stacks_of_tables_give_stacks_of_scores() -> None:
    tables = np.random.default_rng(1).integers(0, 9, (5, 3, 3))
    np.testing.assert_allclose(accuracy.macro_f1(tables), [accuracy.macro_f1(table) for table in tables])
    assert np.isnan(accuracy.macro_f1(np.zeros((2, 2))))


def test_wrong_input_is_told() -> None:
    for call, sentence in (
        (lambda: accuracy.confusion([0, 1], [0], classes=2), "two rows of equal length"),
        (lambda: accuracy.confusion([0, 2], [0, 1], classes=2), "from 0 to 1"),
        (lambda: accuracy.class_f1([[1, 2, 3], [1, 2, 3]]), "is square"),
        (lambda: accuracy.auc([0, 2], [1, 2]), "other than 0 and 1"),
        (lambda: accuracy.auc([0, 1], [1, np.nan]), "two rows of equal length"),
        (lambda: accuracy.f_score(1, 1, 1, beta=0), "beta is 0"),
        (lambda: accuracy.precision(-1, 1), "true_positives holds a negative"),
    ):
        with pytest.raises(ValueError, match=sentence):
            call()
