"""How measures are found, what they ask for, and which options they take."""

import inspect
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import discourse
from discourse import measures
from discourse.base.errors import UsageError

FOLDER = Path(discourse.__file__).parent / "measures"


def test_each_file_is_a_measure_of_one_text_or_compares_texts() -> None:
    files = [path for path in FOLDER.glob("*/*.py") if not path.stem.startswith("_")]
    compare = sorted(path.stem.replace("_", "-") for path in files if path.parent.name == "contrast")
    others = sorted(path.stem.replace("_", "-") for path in files if path.parent.name != "contrast")
    assert measures.contrasts() == compare and measures.listed() == others and "actor-square" in others


def test_a_measure_is_found_by_either_spelling() -> None:
    assert measures.get("text-dispersion-keyness") is measures.get("text_dispersion_keyness")
    assert measures.get("keyness").__name__ == "keyness"
    with pytest.raises(UsageError, match="keynes: no measure of this name; did you mean 'keyness'"):
        measures.get("keynes")


def test_what_a_measure_asks_for() -> None:
    keyness, differences = measures.get("keyness"), measures.get("differences")
    assert measures.inputs(keyness) == ["words", "reference", "counting"]
    assert list(measures.options(keyness)) == ["by", "content", "min_count", "sort", "negative"]
    assert measures.tables(keyness) == {} and measures.tables(differences)["keywords"] == ("keywords_between", {})
    assert measures.needs(keyness) == {}
    assert measures.needs(measures.get("sensitivity")) == {"english": "the English references"}
    assert measures.needs(measures.get("framing")) == dict.fromkeys(("codings", "book"), "the English codebook")


def test_what_is_mostly_said_stands_first_and_the_reference_last() -> None:
    keyword, either = inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD
    kinds = {name: one.kind for name, one in measures.settings(measures.get("dispersion")).items()}
    assert list(kinds.items()) == [
        ("terms", either), ("by", keyword), ("parts", keyword), ("top", keyword), ("content", keyword),
    ]  # fmt: skip
    settings = measures.settings(measures.get("absent"))
    assert list(settings) == ["by", "content", "min_expected", "reference"]
    assert settings["reference"].kind is keyword and settings["reference"].annotation is str
    assert measures.usual("absent") == {"by": "lemma", "content": True, "min_expected": 3.0, "reference": "auto"}
    assert measures.usual("diversity") == {"by": "word", "window": 50, "draws": 42, "threshold": 0.72}


@pytest.mark.parametrize(
    ("name", "given", "made"),
    [
        ("keyness", {"min_count": 1_000_000, "content": True, "by": "pos"}, None),
        ("keyness", {"min_count": np.int64(-1_000_000)}, None),
        ("diversity", {"threshold": 1, "window": 7}, None),
        ("dispersion", {"terms": ["trade", "belt and road"]}, {"terms": "trade,belt and road"}),
        ("dispersion", {"terms": (1, 2)}, {"terms": "1,2"}),
        ("dispersion", {"terms": True}, None),
    ],
)
def test_options_that_are_taken(name: str, given: dict[str, Any], made: dict[str, Any] | None) -> None:
    assert measures.checked(name, given) == (made or given)


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("keyness", {"min_cont": 3}, "keyness: no option 'min_cont'; did you mean 'min_count'"),
        ("keyness", {"by": "lema"}, "keyness: by='lema' is unknown; did you mean 'lemma'"),
        ("keyness", {"min_count": 2.5}, "min_count must be a whole number, not 2.5"),
        ("keyness", {"min_count": True}, "min_count must be a whole number, not True"),
        ("diversity", {"threshold": True}, "threshold must be a number, not True"),
        ("diversity", {"threshold": "0.5"}, "threshold must be a number, not '0.5'"),
        ("keyness", {"content": 1}, "content must be True or False, not 1"),
        ("dispersion", {"terms": "a\udc80"}, "holds bytes that are no character"),
        ("keyness", {"min_count": 1_000_001}, "must not be above 1,000,000"),
        ("keyness", {"min_count": -1_000_001}, "must not be above 1,000,000"),
    ],
)
def test_options_that_are_refused(name: str, given: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        measures.checked(name, given)
