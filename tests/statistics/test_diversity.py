"""Diversity: against LexicalRichness and scipy, random draws, and windows and stretches counted one by one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lexicalrichness import LexicalRichness
from scipy.stats import entropy as scipy_entropy

from discourse.statistics.diversity import entropy, hdd, mattr, mtld, mtld_forward, spectrum, yule_k

TEXT = np.random.default_rng(11).zipf(1.4, 600).clip(max=400)
words = st.lists(st.integers(0, 8), min_size=1, max_size=80)


def theirs(text: object) -> LexicalRichness:
    return LexicalRichness(" ".join(f"w{word}" for word in text), preprocessor=None, tokenizer=str.split)  # type: ignore[attr-defined]


@given(words, st.integers(1, 12))
def test_mattr_is_the_mean_of_windows_counted_one_by_one(text: list[int], window: int) -> None:
    ratios = [len(set(text[i : i + window])) / window for i in range(len(text) - window + 1)]
    ours = mattr(text, window=window)
    assert ours == pytest.approx(np.mean(ratios)) if ratios else np.isnan(ours)


def test_agrees_with_lexicalrichness() -> None:
    assert mattr(TEXT, window=50) == pytest.approx(theirs(TEXT).mattr(window_size=50))
    assert hdd(TEXT) == pytest.approx(theirs(TEXT).hdd(draws=42))


@given(words)
def test_mtld_that_closes_at_the_threshold_is_lexicalrichness(text: list[int]) -> None:
    if len(set(text)) < len(text):
        assert mtld(text, at=True) == pytest.approx(theirs(text).mtld(threshold=0.72))
    else:
        assert np.isnan(mtld(text, at=True))
    forward, backward = mtld_forward(text), mtld_forward(text[::-1])
    np.testing.assert_allclose(mtld(text), (forward + backward) / 2)


def test_stretches_counted_by_hand() -> None:
    # a b a | c d c | e: ratios 1, 1, 2/3 < 0.72 twice, then an unfinished stretch at ratio 1.
    assert mtld_forward(list("abacdce")) == pytest.approx(7 / 2)
    # e c d c | a b a: ratio 3/4 at four, 3/5 at five; b a remain at ratio 1.
    assert mtld_forward(list("abacdce")[::-1]) == pytest.approx(7 / 1)
    # three quarters meets a threshold of 0.75 but does not fall below it
    assert mtld(list("abca"), threshold=0.75, at=True) == 4
    assert mtld(list("abca"), threshold=0.75) == pytest.approx(4 / 1)
    # With a fifth word the stretch goes on to 4/5, a share of .2/.25 of a factor; closed at four it leaves a ratio of 1.
    assert mtld_forward(list("abcad"), threshold=0.75) == pytest.approx(5 / 0.8)
    assert mtld_forward(list("abcad"), threshold=0.75, at=True) == pytest.approx(5 / 1)


def test_hdd_is_the_mean_of_random_draws() -> None:
    rng = np.random.default_rng(5)
    drawn = [np.unique(rng.choice(TEXT, 42, replace=False)).size / 42 for _ in range(4000)]
    assert hdd(TEXT) == pytest.approx(np.mean(drawn), abs=0.005)


@given(st.lists(st.integers(1, 8), min_size=1, max_size=12))
def test_repetition_agrees_with_independent_counts(f: list[int]) -> None:
    tokens = [word for word, times in enumerate(f) for _ in range(times)]
    assert yule_k(f) == pytest.approx(theirs(tokens).yulek)
    assert entropy(f) == pytest.approx(scipy_entropy(f, base=2), abs=1e-12)
    assert yule_k([*f, 0, 0]) == yule_k(f) and entropy([*f, 0, 0]) == entropy(f)


@given(words)
def test_order_plays_no_part_in_hdd_and_codes_are_only_names(text: list[int]) -> None:
    renamed = [f"word {9 - word}" for word in text]
    np.testing.assert_allclose(hdd(renamed, draws=5), hdd(text, draws=5))
    np.testing.assert_allclose(mattr(renamed, window=5), mattr(text, window=5))
    np.testing.assert_allclose(hdd(sorted(text), draws=5), hdd(text, draws=5))


def test_what_is_undefined_is_nan() -> None:
    undefined = (mattr([1] * 49), hdd([1] * 41), mattr([]), hdd([]), mtld(range(30)), mtld([]), yule_k([]), entropy([]))
    assert np.isnan(undefined).all()
    assert hdd(range(42)) == pytest.approx(1) and entropy([5]) == 0
    assert spectrum([]).size == 0


def test_wrong_input_ends_in_one_sentence() -> None:
    for measure in (mattr, hdd, mtld, spectrum):
        with pytest.raises(ValueError, match="single row"):
            measure([[1, 2], [3, 4]])
        with pytest.raises(ValueError, match="words holds NaN"):
            measure([1.0, float("nan")])
    for measure, options, sentence in (
        (mattr, {"window": 0}, "window is 0"),
        (hdd, {"draws": 0}, "draws is 0"),
        (mtld, {"threshold": 72}, "threshold is 72"),
    ):
        with pytest.raises(ValueError, match=sentence):
            measure([1, 1], **options)  # type: ignore[operator]
    for measure in (yule_k, entropy):
        with pytest.raises(ValueError, match="frequencies holds a negative"):
            measure([-1])
