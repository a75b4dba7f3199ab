"""MTLD: each convention against the package that keeps it, and stretches counted by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicalrichness import LexicalRichness

from discourse.statistics.mtld import mtld, mtld_ma

words = st.lists(st.integers(0, 8), min_size=1, max_size=80)


@given(words)
def test_closing_at_the_threshold_is_lexicalrichness(text: list[int]) -> None:
    theirs = LexicalRichness(" ".join(f"w{word}" for word in text), preprocessor=None, tokenizer=str.split)
    if len(set(text)) < len(text):
        assert mtld(text, closes="at") == pytest.approx(theirs.mtld(threshold=0.72))
    else:
        assert np.isnan(mtld(text, closes="at"))


@given(words)
def test_both_directions_are_the_mean_of_either(text: list[int]) -> None:
    forward, backward = mtld(text, direction="forward"), mtld(text, direction="backward")
    np.testing.assert_allclose(mtld(text), (forward + backward) / 2)
    np.testing.assert_allclose(mtld(text[::-1], direction="forward"), backward)


def test_stretches_counted_by_hand() -> None:
    # a b a | c d c | e: ratios 1, 1, 2/3 < 0.72 twice, then an unfinished stretch at ratio 1.
    assert mtld(list("abacdce"), direction="forward") == pytest.approx(7 / 2)
    # e c d c | a b a: ratio 3/4 at four, 3/5 at five; b a remain at ratio 1.
    assert mtld(list("abacdce"), direction="backward") == pytest.approx(7 / 1)
    # three quarters meets a threshold of 0.75 but does not fall below it
    assert mtld(list("abca"), threshold=0.75, closes="at") == 4
    assert mtld(list("abca"), threshold=0.75) == pytest.approx(4 / 1)
    assert mtld(list("aaaaaaaaaaaa"), least=10, direction="forward") == pytest.approx(12 / (1 + 0.5 / 0.28))


def test_moving_average_by_hand() -> None:
    # From a: "a b a" (3); from b: "b a c a" (3/4), round the end "b a c a a" (3/5, 5); and so on.
    text = list("abaca")
    lengths = []
    for start in range(5):
        ring = [text[(start + step) % 5] for step in range(5)]
        lengths += [next((n for n in range(1, 6) if len(set(ring[:n])) / n < 0.72), None)]
    known = [length for length in lengths if length is not None]
    assert mtld_ma(text, least=1) == pytest.approx(np.mean(known))


def test_what_never_closes_is_nan() -> None:
    assert np.isnan(mtld(range(30))) and np.isnan(mtld([]))
    assert np.isnan(mtld_ma(range(30))) and np.isnan(mtld_ma(range(30), ends="both"))


def test_wrong_settings_are_told() -> None:
    for options, sentence in (
        ({"threshold": 72}, "threshold is 72"),
        ({"closes": "above"}, 'closes is "above"'),
        ({"least": 0}, "least is 0"),
    ):
        for measure in (mtld, mtld_ma):
            with pytest.raises(ValueError, match=sentence):
                measure([1, 1], **options)
    with pytest.raises(ValueError, match='direction is "up"'):
        mtld([1, 1], direction="up")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match='ends is "none"'):
        mtld_ma([1, 1], ends="none")  # type: ignore[arg-type]
