"""Shares estimated from a random sample: worked by hand, and in texts whose true shares are known."""

import numpy as np
import pytest

from discourse.statistics.sampled import estimated_share


def test_worked_by_hand() -> None:
    # 20 of 100 marked; 10 of them read, 4 wrong; 10 of the other 80 read, 1 missed: .20 + .2 (-4/10) + .8 (1/10).
    value, low, high = estimated_share(20, [20, 80], [10, 10], [0, 1], [4, 0], 7, unmarked=[False, True])
    assert value == pytest.approx(0.20) and 0.07 <= low < value < high < 0.5
    # All of one sample: 61/900 + (6 - 3)/200.
    assert estimated_share(61, [900], [200], [6], [3], 17)[0] == pytest.approx(61 / 900 + 3 / 200)


def test_bounds_of_a_few_of_many_are_those_of_jeffreys() -> None:
    """Nothing marked, 1 of 10 sentences of very many: Brown, Cai & DasGupta (2001), Statistical Science 16(2), table 5."""
    assert estimated_share(0, [10**9], [10], [1], [0], 0) == pytest.approx((0.1, 0.011, 0.381), abs=6e-4)


def test_where_all_were_read_the_count_is_the_count() -> None:
    assert estimated_share(3, [4, 6], [4, 6], [1, 1], [1, 0], 4) == pytest.approx((0.4, 0.4, 0.4))
    # In a stratum that was read whole nothing is left open, in the other 1 of 10 sentences.
    value, low, high = estimated_share(3, [4, 6], [4, 5], [0, 0], [0, 0], 3, unmarked=[False, True])
    assert (value, low, high) == (pytest.approx(0.3), pytest.approx(0.3), pytest.approx(0.4))


def text(n: int, true: int, met: int, wrong: int, other: float) -> tuple[np.ndarray, np.ndarray]:
    """What sentences are (0 none, 1 met, 2 wrong, 3 missed), and which are marked, for another code too."""
    kinds = np.repeat([1, 2, 3, 0], [met, wrong, true - met, n - true - wrong])
    return kinds, np.isin(kinds, (1, 2)) | (np.random.default_rng(2).random(n) < other)


def covered(frame: str, n: int, read: int, true: int, met: int, wrong: int, runs: int = 3000) -> tuple[float, float]:
    """How often the bounds hold the true share, and how far the estimates are off it on average."""
    kinds, marked = text(n, true, met, wrong, 0.15)
    strata, sizes = [np.ones(n, bool)], [read]
    if frame == "stratified":
        strata, sizes = [marked, ~marked], [min(read // 2, int(marked.sum()))]
        sizes.append(read - sizes[0])
    draw = np.random.default_rng(3)
    cells = [[int((stratum & (kinds == kind)).sum()) for kind in range(4)] for stratum in strata]
    seen = np.stack(
        [draw.multivariate_hypergeometric(c, s, size=runs) for c, s in zip(cells, sizes, strict=True)], axis=1
    )
    value, low, high = estimated_share(
        np.full(runs, met + wrong), [s.sum() for s in strata], sizes, seen[..., 3], seen[..., 2],
        seen[..., [1, 3]].sum(axis=(1, 2)), unmarked=[False, True][: len(strata)] if frame == "stratified" else False,
    )  # fmt: skip
    holds = (low <= true / n + 1e-12) & (high >= true / n - 1e-12)
    return float(holds.mean()), float(value.mean() - true / n)


@pytest.mark.parametrize("frame", ["all", "stratified"])
@pytest.mark.parametrize(
    ("n", "read", "true", "met", "wrong"),
    [
        (900, 200, 72, 43, 14),
        (900, 200, 270, 189, 47),
        (2000, 200, 160, 96, 32),
        (300, 100, 90, 63, 16),
        (2000, 200, 60, 36, 15),
    ],
)
def test_bounds_hold_the_truth_as_often_as_they_say(
    frame: str, n: int, read: int, true: int, met: int, wrong: int
) -> None:
    holds, off = covered(frame, n, read, true, met, wrong)
    assert 0.93 <= holds <= 0.97 and abs(off) < 0.002


@pytest.mark.parametrize("frame", ["all", "stratified"])
@pytest.mark.parametrize(
    ("n", "read", "true", "met", "wrong"), [(900, 200, 9, 4, 3), (300, 60, 3, 2, 1), (2000, 200, 20, 10, 7)]
)
def test_bounds_of_rare_codes_hold_at_least_as_often(
    frame: str, n: int, read: int, true: int, met: int, wrong: int
) -> None:
    assert covered(frame, n, read, true, met, wrong)[0] >= 0.93


def test_to_check_marked_sentences_only_misses_the_truth() -> None:
    kinds, _ = text(900, 72, 43, 14, 0.0)
    marked = int(np.isin(kinds, (1, 2)).sum())
    seen = np.random.default_rng(5).hypergeometric(14, marked - 14, 40, size=2000)
    # As if nothing had been missed in the rest, which nobody read.
    zeros = np.zeros(2000)
    _, low, high = estimated_share(
        np.full(2000, marked), [marked, 900 - marked], [40, 900 - marked], np.stack([zeros, zeros], 1),
        np.stack([seen, zeros], 1), 40 - seen,
    )  # fmt: skip
    assert ((low <= 72 / 900) & (high >= 72 / 900)).mean() < 0.05


@pytest.mark.parametrize(
    ("given", "message"),
    [((1, [5], [6], [0], [0], 0), "More units were read"), ((1, [5], [2], [2], [1], 0), "More units were missed or wrong"),
     ((1, [5], [0], [0], [0], 0), "read holds a size of 0")],
)  # fmt: skip
def test_what_cannot_be_is_refused(given: tuple[object, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        estimated_share(*given)  # type: ignore[arg-type]
