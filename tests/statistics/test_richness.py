"""Formulas of tokens and types: against LexicalRichness, and what is undefined."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicalrichness import LexicalRichness

from discourse.statistics import richness

lengths = st.integers(10, 200).flatmap(lambda n: st.tuples(st.just(n), st.integers(3, n - 1)))


@given(lengths)
def test_agrees_with_lexicalrichness(case: tuple[int, int]) -> None:
    n, v = case
    text = [f"w{place % v}" for place in range(n)]
    theirs = LexicalRichness(" ".join(text), preprocessor=None, tokenizer=str.split)
    for ours, other in (
        (richness.type_token_ratio, theirs.ttr),
        (richness.guiraud_r, theirs.rttr),
        (richness.carroll_cttr, theirs.cttr),
        (richness.herdan_c, theirs.Herdan),
        (richness.summer_s, theirs.Summer),
        (richness.dugast_u, theirs.Dugast),
        (richness.maas_a2, theirs.Maas),
    ):
        assert float(ours(n, v)) == pytest.approx(other), ours.__name__


@given(lengths)
def test_maas_is_the_reciprocal_of_dugast_and_the_base_matters_as_stated(case: tuple[int, int]) -> None:
    assert float(richness.maas_a2(*case) * richness.dugast_u(*case)) == pytest.approx(1)
    factor = float(richness.dugast_u(*case, base=10) / richness.dugast_u(*case))
    assert factor == pytest.approx(1 / np.log(10))


def test_what_is_undefined_is_nan() -> None:
    for measure in (richness.type_token_ratio, richness.guiraud_r, richness.carroll_cttr, richness.herdan_c):
        assert np.isnan(measure(0, 0))
    assert np.isnan(richness.herdan_c(1, 1)) and np.isnan(richness.maas_a2(1, 1))
    assert np.isnan(richness.dugast_u([9, 9], [9, 8])).tolist() == [True, False]
    assert np.isnan(richness.summer_s(3, 1))
    assert float(richness.maas_a2(9, 9)) == 0


def test_wrong_input_is_told() -> None:
    with pytest.raises(ValueError, match="more types than tokens"):
        richness.guiraud_r(3, 4)
    for measure in (richness.summer_s, richness.dugast_u, richness.maas_a2):
        with pytest.raises(ValueError, match="base is 1;"):
            measure(4, 3, base=1)
