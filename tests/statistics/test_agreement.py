"""Agreement and accuracy: against krippendorff, nltk, scikit-learn, scipy and published examples."""

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from scipy.stats import spearmanr
from sklearn import metrics

from discourse.statistics import agreement as a

_ = float("nan")
# Krippendorff (2011), Computing Krippendorff's alpha-reliability, 5-8: four observers, twelve units.
PUBLISHED = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
LEVELS = ("nominal", "ordinal", "interval")


@pytest.mark.parametrize(("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_the_published_alphas_come_out(level: a.Level, alpha: float) -> None:
    table = a.coincidences(np.array(PUBLISHED) - 1).sum(axis=0)
    assert float(a.krippendorff_alpha(table, level=level)) == pytest.approx(alpha, abs=0.0005)


def test_published_kappa_ac1_and_pabak_come_out() -> None:
    # Gwet (2002), Kappa statistic is not satisfactory, 3: 125 units, kappa -0.0234, AC1 0.9408; PABAK 2 (118/125) - 1.
    table = [[118, 5], [2, 0]]
    assert float(a.cohen_kappa(table)) == pytest.approx(-0.0234, abs=5e-5)
    assert float(a.gwet_ac1(table)) == pytest.approx(0.9408, abs=5e-5)
    assert float(a.pabak(table)) == pytest.approx(2 * 118 / 125 - 1)
    # Cohen (1960), 45: 200 clinical judgements in three categories, po .70, kappa .492.
    cohen = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    assert float(a.percent_agreement(cohen)) == pytest.approx(0.70)
    assert float(a.cohen_kappa(cohen)) == pytest.approx(0.492, abs=5e-4)


codings = st.integers(2, 12).flatmap(
    lambda units: st.lists(
        st.lists(st.sampled_from([0, 1, 2, 3, _]), min_size=units, max_size=units), min_size=2, max_size=4
    )
)


@given(codings)
def test_alpha_is_that_of_the_krippendorff_package(codes: list[list[float]]) -> None:
    values = np.array(codes)
    table = a.coincidences(values).sum(axis=0)
    pairable = values[:, (~np.isnan(values)).sum(axis=0) > 1]
    for level in LEVELS:
        ours = float(a.krippendorff_alpha(table, level=level)) if table.size else _
        if np.unique(pairable[~np.isnan(pairable)]).size < 2:
            assert np.isnan(ours)
        else:
            assert ours == pytest.approx(krippendorff.alpha(values, level_of_measurement=level), abs=1e-9)


pairs = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=30)


@given(pairs)
def test_kappa_and_specific_agreement_are_scikit_learns(rows: list[tuple[int, int]]) -> None:
    first, second = zip(*rows, strict=True)
    table = a.meetings([first, second], codes_used=4).sum(axis=0)
    assert (table == metrics.confusion_matrix(first, second, labels=range(4))).all()
    assert float(a.percent_agreement(table)) == pytest.approx(metrics.accuracy_score(first, second))
    theirs = metrics.f1_score(first, second, labels=range(4), average=None, zero_division=np.nan)
    np.testing.assert_allclose(a.specific_agreement(table), theirs)
    if len(set(first + second)) == 1:
        assert np.isnan(a.cohen_kappa(table))
    else:
        assert float(a.cohen_kappa(table)) == pytest.approx(metrics.cohen_kappa_score(first, second), abs=1e-9)


@settings(max_examples=40)
@given(pairs)
def test_kappa_and_alpha_are_nltks(rows: list[tuple[int, int]]) -> None:
    if len({code for row in rows for code in row}) < 2:
        return
    task = AnnotationTask([(coder, unit, code) for unit, row in enumerate(rows) for coder, code in enumerate(row)])
    first, second = zip(*rows, strict=True)
    table = a.meetings([first, second], codes_used=4).sum(axis=0)
    assert float(a.cohen_kappa(table)) == pytest.approx(task.kappa(), abs=1e-9)
    alpha = a.krippendorff_alpha(a.coincidences([first, second]).sum(axis=0))
    assert float(alpha) == pytest.approx(task.alpha(), abs=1e-9)
    # Bennett's S, which PABAK is, over the codes that were used.
    used = sorted({code for row in rows for code in row})
    assert float(a.pabak(table[np.ix_(used, used)])) == pytest.approx(task.S(), abs=1e-9)


def test_stacks_of_tables_give_stacks_of_values_and_empty_ones_nan() -> None:
    tables = np.random.default_rng(1).integers(0, 9, (5, 3, 3))
    both = tables + tables.swapaxes(1, 2)
    for measure in (a.percent_agreement, a.cohen_kappa, a.gwet_ac1, a.pabak, a.specific_agreement):
        np.testing.assert_allclose(measure(tables), [measure(table) for table in tables])
        assert np.isnan(measure(np.zeros((2, 2)))).all()
    for level in LEVELS:
        alphas = a.krippendorff_alpha(both, level=level)
        np.testing.assert_allclose(alphas, [a.krippendorff_alpha(table, level=level) for table in both])


def test_units_coded_once_are_left_out() -> None:
    gaps = a.coincidences([[1, 0, _, 1, 0], [1, 1, 0, _, 0]]).sum(axis=0)
    assert gaps.tolist() == a.coincidences([[1, 0, 0], [1, 1, 0]]).sum(axis=0).tolist()
    assert a.coincidences([[_], [_]]).shape == (1, 0, 0)


@given(pairs)
def test_spearman_is_scipys(rows: list[tuple[int, int]]) -> None:
    x, y = zip(*rows, strict=True)
    if len(set(x)) == 1 or len(set(y)) == 1:
        assert np.isnan(a.spearman(x, y))
    else:
        assert a.spearman(x, y) == pytest.approx(spearmanr(x, y).statistic, abs=1e-12)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=2, max_size=40))
def test_auc_is_scikit_learns(rows: list[tuple[bool, int]]) -> None:
    truth, scores = zip(*rows, strict=True)
    if len(set(truth)) == 1:
        assert np.isnan(a.auc(truth, scores))
    else:
        assert a.auc(truth, scores) == pytest.approx(metrics.roc_auc_score(truth, scores))


def test_wrong_input_ends_in_one_sentence() -> None:
    for call, sentence in (
        (lambda: a.cohen_kappa([[1, 2, 3], [1, 2, 3]]), "is square"),
        (lambda: a.coincidences([1, 2]), "coders x units"),
        (lambda: a.krippendorff_alpha([[1, 1], [1, 1]], level="ratio"), 'level is "ratio"'),  # type: ignore[arg-type]
        (lambda: a.auc([0, 1], [1, np.nan]), "two rows of equal length"),
        (lambda: a.spearman([1, 2], [1]), "two rows of equal length"),
    ):
        with pytest.raises(ValueError, match=sentence):
            call()


def test_published_prevalence_and_bias_paradoxes_come_out() -> None:
    # Byrt, Bishop & Carlin (1993), table of 100: kappa depends on prevalence, PABAK 2 po - 1 does not.
    # Feinstein & Cicchetti (1990), 544-545, and Cicchetti & Feinstein (1990), 552-554: same po .85, kappa .70 where codes are even and .32 where one is common;
    # specific agreement tells why: positive and negative .84 and .86, then .91 and .40.
    even, common = [[40, 9], [6, 45]], [[80, 10], [5, 5]]
    assert [round(float(a.percent_agreement(t)), 2) for t in (even, common)] == [0.85, 0.85]
    assert [round(float(a.cohen_kappa(t)), 2) for t in (even, common)] == [0.70, 0.32]
    assert [round(float(a.pabak(t)), 2) for t in (even, common)] == [0.70, 0.70]
    np.testing.assert_allclose(a.specific_agreement(even), [0.842, 0.857], atol=5e-4)
    np.testing.assert_allclose(a.specific_agreement(common), [0.914, 0.4], atol=5e-4)


def test_fleiss_published_kappa_of_several_coders_comes_out() -> None:
    # The worked example of 10 subjects, 14 raters and 5 categories that follows Fleiss (1971): kappa .210.
    counts = [
        [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ]  # fmt: skip
    codes = np.array([np.repeat(np.arange(5), row) for row in counts]).T
    table = a.meetings(codes, codes_used=5).sum(axis=0)
    assert float(a.percent_agreement(table)) == pytest.approx(0.378, abs=5e-4)
    assert float(a.cohen_kappa(table)) == pytest.approx(0.210, abs=5e-4)


@given(codings)
def test_meetings_of_two_are_their_confusion_and_of_more_do_not_depend_on_order(codes: list[list[float]]) -> None:
    values = np.array(codes)
    two = values[:2][:, ~np.isnan(values[:2]).any(axis=0)]
    if two.size:
        expected = metrics.confusion_matrix(*two.astype(int), labels=range(4))
        assert (a.meetings(two, codes_used=4).sum(axis=0) == expected).all()
    if len(values) > 2:
        np.testing.assert_allclose(a.meetings(values, codes_used=4), a.meetings(values[::-1], codes_used=4))
