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
