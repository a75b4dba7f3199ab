"""The measure norms: an article against a table of norms written by hand."""

import math

import numpy as np
import pandas as pd
import pytest

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


def test_chance_of_none() -> None:
    """3 expected, evenly spread: exp(-3); 2 expected with k = 1: 1 / (1 + 2)."""
    table = measured()
    assert table.loc["possibility-modals", "absence"] == pytest.approx(math.exp(-3))
    assert table.loc["necessity-modals", "absence"] == pytest.approx(1 / 3)
    assert np.isnan(table.loc["prediction-modals", "absence"])


def test_chances_allow_for_asking_twice() -> None:
    """Holm: the smaller of two counts double."""
    table = measured()
    assert table.loc["possibility-modals", "absence_holm"] == pytest.approx(2 * math.exp(-3))
    assert table.loc["necessity-modals", "absence_holm"] == pytest.approx(1 / 3)


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
