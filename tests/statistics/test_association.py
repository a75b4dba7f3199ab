"""Association: against nltk and scipy, and how the measures hang together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.association import BigramAssocMeasures as Theirs

from discourse.statistics import association as a

pair = st.tuples(st.integers(1, 50), st.integers(0, 300), st.integers(0, 300), st.integers(1, 50_000)).map(
    lambda cells: (cells[0], cells[0] + cells[1], cells[0] + cells[2], sum(cells))
)


@given(pair)
def test_agrees_with_nltk(numbers: tuple[int, int, int, int]) -> None:
    f, f1, f2, n = numbers
    theirs = (f, (f1, f2), n)
    assert float(a.pmi(*numbers)) == pytest.approx(Theirs.pmi(*theirs), abs=1e-9)
    assert float(a.dice(f, f1, f2)) == pytest.approx(Theirs.dice(*theirs))
    assert float(a.t_score(*numbers)) == pytest.approx(Theirs.student_t(*theirs), abs=1e-6)
    assert float(a.g2(*numbers)) == pytest.approx(Theirs.likelihood_ratio(*theirs), rel=1e-6, abs=1e-6)
    # nltk's mi_like leaves n out and takes no logarithm.
    cubed = np.log2(Theirs.mi_like(*theirs, power=3) * n)
    assert float(a.mi_power(*numbers)) == pytest.approx(cubed, abs=1e-9)
    there, back = a.delta_p_forward(*numbers), a.delta_p_backward(*numbers)
    if min(n - f1, n - f2):
        assert float(there * back) == pytest.approx(Theirs.phi_sq(*theirs), rel=1e-6, abs=1e-9)


@given(pair)
def test_the_measures_hang_together(numbers: tuple[int, int, int, int]) -> None:
    f, f1, f2, n = numbers
    assert float(a.log_dice(f, f1, f2)) == pytest.approx(14 + np.log2(float(a.dice(f, f1, f2))))
    assert float(a.mi_power(*numbers, power=2)) == pytest.approx(float(a.pmi(*numbers)) + np.log2(f))
    assert -1 - 1e-9 <= float(a.npmi(*numbers)) <= 1 + 1e-9
    assert float(a.minimum_sensitivity(f, f1, f2)) == min(f / f1, f / f2)
    assert float(a.delta_p_backward(*numbers)) == pytest.approx(float(a.delta_p_forward(f, f2, f1, n)), nan_ok=True)
    for measure in (a.pmi, a.mi_power, a.npmi):
        assert float(measure(f, f1, f2, n)) == pytest.approx(float(measure(f, f2, f1, n)))
    direction, signed = np.sign(f * n - f1 * f2), float(a.g2(*numbers, signed=True))
    assert np.isnan(signed) or abs(signed) < 1e-9 or np.sign(signed) == direction


def test_log_dice_does_not_move_with_corpus_size() -> None:
    assert float(a.log_dice(10, 40, 60)) == pytest.approx(float(a.log_dice(100, 400, 600)))


def test_what_is_undefined_is_nan() -> None:
    assert np.isnan(a.pmi([0, 1], 5, 5, 100)).tolist() == [True, False]
    assert np.isnan(a.npmi([0, 5, 5], 5, 5, [10, 10, 5])).tolist() == [True, False, True]
    assert np.isnan(a.t_score(0, 5, 5, 100)) and np.isnan(a.log_dice(0, 5, 5)) and np.isnan(a.dice(0, 0, 0))
    assert np.isnan(a.g2(0, 0, 5, 100)) and np.isnan(a.minimum_sensitivity(0, 0, 4))
    assert np.isnan(a.delta_p_forward(0, 0, 4, 100)) and np.isnan(a.delta_p_forward(4, 100, 4, 100))
    assert float(a.dice(0, 5, 5)) == 0 and float(a.delta_p_forward(5, 5, 5, 100)) == 1


def test_numbers_that_cannot_belong_together_end_in_one_sentence() -> None:
    for call, sentence in (
        (lambda: a.pmi(6, 5, 10, 100), "pair occurs more often than one of its words"),
        (lambda: a.dice(6, 5, 10), "pair occurs more often"),
        (lambda: a.pmi(1, 60, 50, 100), "n is smaller than the places"),
    ):
        with pytest.raises(ValueError, match=sentence):
            call()
