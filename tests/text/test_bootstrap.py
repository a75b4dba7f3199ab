import random

import numpy as np
import pandas as pd
import pytest

from discourse.text.bootstrap import by_sentence, interval, rate_interval
from discourse.text.counts import units


def words_of(*sentences: str) -> pd.DataFrame:
    rows = [(number, word) for number, one in enumerate(sentences, start=1) for word in one.split()]
    table = pd.DataFrame(rows, columns=["sentence", "word"])
    return table.assign(
        document="made", paragraph=1, start=range(len(table)), end=range(1, len(table) + 1), content=True
    )


def test_counts_by_sentence() -> None:
    words = words_of("a b a", "c", "a")
    counts, sizes = by_sentence(units(words), words, "word", ["c", "a", "z"])
    assert counts.toarray().tolist() == [[0, 2, 0], [1, 0, 0], [0, 1, 0]]
    assert sizes.tolist() == [3, 1, 1]


def test_sentences_of_the_same_number_in_two_documents_stay_apart() -> None:
    words = words_of("a b", "a")
    words["document"] = ["x", "x", "y"]
    words["sentence"] = 1
    counts, sizes = by_sentence(units(words), words, "word", ["a"])
    assert counts.toarray().tolist() == [[1], [1]]
    assert sizes.tolist() == [2, 1]


def test_the_interval_has_the_width_that_a_loop_of_draws_gives() -> None:
    rng = np.random.default_rng(7)
    counts = rng.poisson(1.0, size=(60, 1)).astype(float)
    sizes = np.full(60, 25.0)
    low, high = rate_interval(counts, sizes, base=1500)
    # Independent: blocks of four sentences (cube root of 60), drawn one by one with Python's own generator.
    draw = random.Random(3)
    rates = []
    for _ in range(4000):
        picked: list[int] = []
        while len(picked) < 60:
            start = draw.randrange(57)
            picked += range(start, start + 4)
        rates.append(1000 * counts[picked[:60], 0].sum() / 1500)
    expected = np.quantile(rates, [0.025, 0.975])
    assert low[0] == pytest.approx(expected[0], rel=0.06)
    assert high[0] == pytest.approx(expected[1], rel=0.06)


def test_many_types_are_drawn_in_pieces_with_the_same_result() -> None:
    counts = np.random.default_rng(1).poisson(0.5, size=(30, 1203)).astype(float)
    sizes = np.full(30, 700.0)
    whole = rate_interval(counts, sizes, base=21_000)
    last = rate_interval(counts[:, 1100:], sizes, base=21_000)
    assert np.array_equal(whole[0][1100:], last[0])
    assert np.array_equal(whole[1][1100:], last[1])


def test_too_few_sentences_give_no_bootstrap() -> None:
    low, high = interval(lambda count, size, _: count / size, np.ones((19, 2)), np.ones(19))
    assert np.isnan(low).all()
    assert np.isnan(high).all()


def test_a_long_text_is_drawn_in_batches_of_the_same_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    from discourse.text import bootstrap as resampled

    counts = np.random.default_rng(5).poisson(0.8, size=(200, 3)).astype(float)
    sizes = np.full(200, 20.0)
    whole = rate_interval(counts, sizes, base=4000)
    monkeypatch.setattr(resampled, "_CELLS", 200 * 300)
    parts = rate_interval(counts, sizes, base=4000)
    # Other draws of the same article: the bounds agree but for chance.
    assert np.concatenate(parts) == pytest.approx(np.concatenate(whole), rel=0.05)
