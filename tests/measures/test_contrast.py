"""Rows of a measure set side by side: tables made by hand, tests and bounds by scipy."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest, chi2, hypergeom, mannwhitneyu
from tests.helpers.made import sides_of

from discourse.base.errors import EmptyTextError
from discourse.measures.contrast.contrast import contrast

Places = tuple[tuple[int, int], ...]


def at(*starts: int) -> Places:
    return tuple((start, start + 1) for start in starts)


def fisher(a: int, n1: int, b: int, n2: int) -> float:
    """Twice the smaller tail, at most 1."""
    tail = hypergeom(n1 + n2, a + b, n1)
    return min(1.0, 2 * min(tail.cdf(a), tail.sf(a - 1)))


def rates_apart(a: int, n1: int, b: int, n2: int) -> tuple[float, float, float]:
    """The difference of two rates per 1,000, by Garwood's bounds of either, squared and added."""
    low = [chi2.ppf(0.025, 2 * k) / 2 if k else 0.0 for k in (a, b)]
    high = [chi2.ppf(0.975, 2 * k + 2) / 2 for k in (a, b)]
    gap = a / n1 - b / n2
    down, up = math.hypot((a - low[0]) / n1, (high[1] - b) / n2), math.hypot((high[0] - a) / n1, (b - low[1]) / n2)
    return gap * 1000, (gap - down) * 1000, (gap + up) * 1000


@pytest.fixture(scope="module")
def two() -> pd.DataFrame:
    """A text of 100 words in 20 sentences and one of 200 in 40."""
    return sides_of(["w w w w w. " * 20], ["w w w w w. " * 40])[0]


def test_names_are_folded_and_all_are_told_together(two: pd.DataFrame) -> None:
    """*We* and *we* are one row; *nobody* stands nowhere and is no test: all together, we, China and Iran are four."""
    rows = [
        pd.DataFrame({"actor": ["We", "China", "nobody"], "count": [8, 3, 0], "places": [at(9, 1), at(5), ()]}),
        pd.DataFrame({"actor": ["we", "Iran"], "count": [4, 5], "places": [at(700), at(600)]}),
    ]
    table = contrast(two, rows, of="actors", total=True)
    counts = [("all together", 11, 9), ("we", 8, 4), ("china", 3, 0), ("iran", 0, 5), ("nobody", 0, 0)]
    expected = pd.DataFrame(counts, columns=["code", "count_a", "count_b"])
    expected.insert(1, "title", ["all together", "We", "China", "Iran", "nobody"])
    expected = expected.assign(per_1000_a=expected["count_a"] * 10, per_1000_b=expected["count_b"] * 5)
    p = [fisher(a, 100, b, 200) for _, a, b in counts]
    for row, (_, a, b) in enumerate(counts):
        expected.loc[row, ["gap", "gap_low", "gap_high"]] = rates_apart(a, 100, b, 200)
    # By Holm the smallest of four p counts four times, and so on; rows stand by p, all together before them.
    assert p[1] < p[0] < p[2] < p[3] < p[4] == 1
    holm = [4 * p[1], 3 * p[0], 2 * p[2], p[3]]
    steps = np.minimum(np.maximum.accumulate(holm), 1)
    expected = expected.assign(
        p=p, p_holm=[steps[1], steps[0], steps[2], steps[3], np.nan], status="",
        too_few=[False, False, True, False, True], text_a="May", text_b="June",
    )  # fmt: skip
    pd.testing.assert_frame_equal(table[expected.columns], expected, check_dtype=False)
    assert table.columns.tolist() == [*expected.columns, "places"]
    assert table["places"].tolist() == [at(1, 5, 9, 600, 700), at(9, 1, 700), at(5), at(600), ()]


def test_shares_of_sentences_with_the_errors_of_the_coder(two: pd.DataFrame) -> None:
    first = pd.DataFrame({
        "code": ["war", "trade"], "title": ["War", "Trade"], "sentences": [5, 1], "places": [at(1), at(2)],
        "status": ["finding", "candidate"], "corrected": [6.0, np.nan], "low": [4.0, np.nan], "high": [9.0, np.nan],
    })  # fmt: skip
    second = first.iloc[:1].assign(sentences=4, corrected=8.0, low=6.0, high=12.0)
    table = contrast(two, [first, second], codebook="toy", unit="sentences")
    names = ["code", "title", "sentences_a", "sentences_b", "share_a", "share_b"]
    assert table[names].to_numpy().tolist() == [["war", "War", 5, 4, 0.25, 0.1], ["trade", "Trade", 1, 0, 0.05, 0]]
    for row, (a, b) in zip(table.itertuples(), ((5, 4), (1, 0)), strict=True):
        # Newcombe (1998), method 10: Wilson's bounds of either share, squared and added.
        one, other = (binomtest(k, n).proportion_ci(0.95, method="wilson") for k, n in ((a, 20), (b, 40)))
        gap = a / 20 - b / 40
        assert row.gap == pytest.approx(gap) and row.p == pytest.approx(fisher(a, 20, b, 40))
        assert row.gap_low == pytest.approx(gap - math.hypot(a / 20 - one.low, other.high - b / 40))
        assert row.gap_high == pytest.approx(gap + math.hypot(one.high - a / 20, b / 40 - other.low))
    # Corrected: 6 of 20 from 4 to 9, less 8 of 40 from 6 to 12; squared and added.
    war = table.loc[0, ["corrected_gap", "corrected_gap_low", "corrected_gap_high"]].tolist()
    assert war == pytest.approx([0.1, 0.1 - math.hypot(2 / 20, 4 / 40), 0.1 + math.hypot(3 / 20, 2 / 40)])
    assert table.loc[1, ["corrected_gap", "corrected_gap_low", "corrected_gap_high"]].isna().all()
    assert table["status"].tolist() == ["finding", "candidate"] and table["too_few"].tolist() == [False, True]
    assert table.columns.tolist() == [
        *names, "gap", "gap_low", "gap_high", "p", "p_holm", "corrected_gap", "corrected_gap_low", "corrected_gap_high", "status",
        "too_few", "text_a", "text_b", "places",
    ]  # fmt: skip
    # Per 1,000 words where occurrences are counted: 6 of 100 less 8 of 200.
    words = contrast(two, [one.assign(count=one["sentences"]) for one in (first, second)], codebook="toy")
    assert words.loc[0, "corrected_gap"] == pytest.approx(60 - 40)


def test_mentions_are_counted_where_a_measure_has_them(two: pd.DataFrame) -> None:
    rows = pd.DataFrame({"actor": ["We"], "count": [9], "mentions": [4], "places": [at(1)]})
    table = contrast(two, [rows, rows.assign(mentions=3)], of="actors", total=True)
    assert table[["code", "count_a", "count_b"]].to_numpy().tolist() == [["we", 4, 3]], "one row is all there is"
    assert table["too_few"].tolist() == [False] and contrast(two, [rows, rows]).columns.tolist()[-1] == "places"


def test_equal_chances_stand_by_the_gap_and_then_by_name(two: pd.DataFrame) -> None:
    """1 of 100 and 3 of 200 is 5 per 1,000 less, 1 and 2 are none, 2 and 3 are 5 more: no more than chance in all."""
    names = ["aa", "zz", "mm", "bb"]
    first = pd.DataFrame({"actor": names, "count": [1, 1, 2, 2], "places": [()] * 4})
    table = contrast(two, [first, first.assign(count=[2, 3, 3, 3])])
    assert table["p"].tolist()[-1] == 1 and set(table.loc[table["p"] == 1, "code"]) >= {"aa", "zz"}
    same = table[table["p"] == 1]
    assert same["gap"].abs().is_monotonic_decreasing and same["code"].tolist()[-1] == "aa"
    assert [code for code in table["code"] if code in ("mm", "bb")] == ["bb", "mm"]


def test_groups_are_compared_by_the_rates_of_their_texts() -> None:
    """Rates 1/5 and 2/10 against 0, 1/5 and 0: the first are above two of three and tie with the third."""
    texts, _ = sides_of(["w w w w w.", "w w w w w. " * 2], ["w w w w w."] * 3)

    def row(count: int) -> pd.DataFrame:
        part = pd.DataFrame({"actor": ["we"], "count": [count], "places": [at(*range(count))]})
        return part.assign(corrected=1.0, low=1.0, high=1.0)

    (found,) = contrast(texts, [row(1), row(2), row(0), row(1), row(0)]).to_dict("records")
    assert (found["count_a"], found["count_b"]) == (3, 1) and "corrected_gap" not in found
    rates = [found["per_1000_a"], found["per_1000_b"], found["gap"]]
    assert rates == pytest.approx([200, 1000 / 15, 200 - 1000 / 15])
    assert found["superiority"] == pytest.approx((4 + 2 / 2) / 6)
    assert found["p"] == pytest.approx(mannwhitneyu([0.2, 0.2], [0, 0.2, 0], method="asymptotic").pvalue)
    # Redrawn, the first stay at 200; the second may be 0 to 200, as all three texts may be the same one.
    assert (found["gap_low"], found["gap_high"]) == pytest.approx((0, 200))


def test_the_texts_of_either_group_are_redrawn_by_themselves() -> None:
    """Rates 0 and .4 on both sides: one in sixteen draws has .4 twice against 0 twice, as many the other way round."""
    texts, _ = sides_of(["w w w w w."] * 2, ["w w w w w."] * 2)
    rows = [pd.DataFrame({"actor": ["we"], "count": [count], "places": [()]}) for count in (0, 2, 0, 2)]
    (found,) = contrast(texts, rows).to_dict("records")
    assert (found["gap"], found["gap_low"], found["gap_high"]) == pytest.approx((0, -400, 400))
    assert (found["p"], found["superiority"]) == (1, 0.5)


def test_where_no_row_is_the_table_has_its_columns(two: pd.DataFrame) -> None:
    empty = pd.DataFrame({"actor": [], "count": [], "places": []})
    for texts, rows in ((two, [empty] * 2), (sides_of(["w"] * 2, ["w"] * 2)[0], [empty] * 4)):
        table = contrast(texts, rows, of="actors", total=True)
        assert table.empty and table.columns.tolist()[:4] == ["code", "title", "count_a", "count_b"]


def test_a_text_without_words_is_not_compared(two: pd.DataFrame) -> None:
    rows = pd.DataFrame({"actor": ["We"], "count": [1], "places": [at(1)]})
    with pytest.raises(EmptyTextError):
        contrast(two.assign(words=[100, 0]), [rows, rows])
    assert len(contrast(two.assign(words=[1, 1]), [rows, rows])) == 1


def test_the_spelling_and_the_codes_of_the_first_text_come_first(two: pd.DataFrame) -> None:
    rows = [pd.DataFrame({"actor": [name], "count": [2], "places": [()]}) for name in ("WE", "we")]
    assert contrast(two, rows)["title"].tolist() == ["WE"]
