"""The measure norms: an article against a table of norms written by hand."""

import math

import pandas as pd
import pytest
from scipy.stats import poisson

from discourse.base.errors import UsageError
from discourse.coding.norms import COLUMNS
from discourse.io.codebooks import read_codebook
from discourse.measures.stance.norms import norms

BOOK = read_codebook("stance-devices")
WORDS = pd.DataFrame({"word": ["x"] * 1000})
INF = float("inf")
NORMS = pd.DataFrame(
    [
        ("brown", "news", BOOK.name, "possibility-modals", 3000, 1_000_000, 500, 400, 3.0, 1.0, 3.0, 5.0, INF),
        ("brown", "news", BOOK.name, "necessity-modals", 2000, 1_000_000, 500, 400, 2.0, 0.5, 2.0, 4.0, 1.0),
        ("brown", "news", BOOK.name, "prediction-modals", 5000, 1_000_000, 500, 400, 5.0, 2.0, 5.0, 9.0, INF),
    ],
    columns=list(COLUMNS),
)


def measured(**options: str) -> pd.DataFrame:
    codings = pd.DataFrame({"code": ["prediction-modals"] * 12, "start": range(12), "end": range(1, 13)})
    return norms(codings, WORDS, BOOK, NORMS, codebook=BOOK.name, **options).set_index("code")


def test_chance_of_so_few_or_so_many() -> None:
    """None of 3 expected, evenly spread: exp(-3); of 2 with k = 1: 1 / (1 + 2); 12 or more of 5: Poisson."""
    table = measured()
    assert table.loc["possibility-modals", "chance"] == pytest.approx(math.exp(-3))
    assert table.loc["necessity-modals", "chance"] == pytest.approx(1 / 3)
    assert table.loc["prediction-modals", "chance"] == pytest.approx(poisson.sf(11, 5))


def test_chances_allow_for_asking_three_times() -> None:
    """Holm: the smallest of three counts three times, the next twice."""
    table = measured()
    assert table.loc["prediction-modals", "chance_holm"] == pytest.approx(3 * poisson.sf(11, 5))
    assert table.loc["possibility-modals", "chance_holm"] == pytest.approx(2 * math.exp(-3))
    assert table.loc["necessity-modals", "chance_holm"] == pytest.approx(1 / 3)


def test_position_in_the_range_of_the_register() -> None:
    assert measured()["position"].to_dict() == {
        "possibility-modals": "below", "necessity-modals": "below", "prediction-modals": "above"
    }  # fmt: skip


def test_every_number_carries_its_places() -> None:
    table = measured()
    assert len(table.loc["prediction-modals", "places"]) == 12
    assert table.loc["possibility-modals", "places"] == ()
    assert list(measured().columns)[-1] == "places"


@pytest.mark.parametrize("options", [{"corpus": "browm"}, {"part": "newz"}])
def test_unknown_names_are_named(options: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="did you mean"):
        measured(**options)


HALF = pd.DataFrame({"word": ["x"] * 500})
MORE = pd.DataFrame(
    [
        ("brown", "fiction", BOOK.name, "possibility-modals", 4000, 1_000_000, 500, 400, 4.0, 4.0, 4.0, 5.0, 0.0),
        ("brown", "fiction", BOOK.name, "prediction-modals", 2000, 1_000_000, 500, 400, 2.0, 1.0, 2.0, 4.0, math.nan),
        ("other", "news", BOOK.name, "prediction-modals", 2000, 1_000_000, 500, 400, 2.0, 1.0, 2.0, 4.0, INF),
        ("brown", "news", "another", "prediction-modals", 2000, 1_000_000, 500, 400, 2.0, 1.0, 2.0, 4.0, INF),
        ("brown", "news", BOOK.name, "no-such-code", 2000, 1_000_000, 500, 400, 2.0, 1.0, 2.0, 4.0, INF),
    ],
    columns=list(COLUMNS),
)


def test_the_whole_table() -> None:
    """Two of either modal in 500 words are 4.0 in a thousand; a k of 0 or none is taken as evenly spread.

    Expected in 500 words of news 1.5 and 2.5, of fiction 2.0 and 1.0: by Poisson the chance of two or more of 1.5 and of 1, of
    two or fewer of 2.5 and, as the rate is the norm's and so not below it, of two or more of 2. A rate on the bound is within.
    """
    codings = pd.DataFrame({
        "code": ["prediction-modals", "possibility-modals"] * 2, "start": [0, 10, 20, 30], "end": [1, 11, 21, 31]
    })  # fmt: skip
    table = norms(codings, HALF, BOOK, pd.concat([NORMS.iloc[[0, 2]], MORE]), codebook=BOOK.name, corpus="brown")
    chances = [poisson.sf(1, 2.0), poisson.sf(1, 1.5), poisson.sf(1, 1.0), poisson.cdf(2, 2.5)]
    possibility, prediction = ((10, 11), (30, 31)), ((0, 1), (20, 21))
    expected = pd.DataFrame({
        "code": ["possibility-modals"] * 2 + ["prediction-modals"] * 2,
        "title": ["Modals of possibility"] * 2 + ["Modals of prediction"] * 2, "corpus": "brown", "part": ["fiction", "news"] * 2,
        "count": 2, "per_1000": 4.0, "norm": [4.0, 3.0, 2.0, 5.0], "norm_low": [4.0, 1.0, 1.0, 2.0], "norm_high": [5.0, 5.0, 4.0, 9.0],
        "position": "within", "chance": chances,
        # Of the two codes of a part the smaller chance counts twice, and the other is no smaller than that: .88 twice, .53 and .59.
        "chance_holm": [chances[0], 2 * chances[1], 2 * chances[2], 2 * chances[1]],
        "places": [possibility, possibility, prediction, prediction],
    })  # fmt: skip
    pd.testing.assert_frame_equal(table, expected)


def test_one_part_and_one_corpus() -> None:
    every = pd.concat([NORMS, MORE])
    codings = pd.DataFrame({"code": [], "start": [], "end": []})
    table = norms(codings, WORDS, BOOK, every, codebook=BOOK.name, part="news")
    assert table["corpus"].tolist() == ["brown", "brown", "brown", "other"] and set(table["part"]) == {"news"}
    assert norms(codings, WORDS, BOOK, every, codebook=BOOK.name, corpus="other")["code"].tolist() == [
        "prediction-modals"
    ]
    assert table["places"].tolist() == [()] * 4 and table["per_1000"].tolist() == [0] * 4
    none = norms(codings, WORDS.iloc[:0], BOOK, NORMS.iloc[:1], codebook=BOOK.name)
    assert none["chance"].tolist() == pytest.approx([math.exp(-0.003)]), "no text is shorter than a word"
