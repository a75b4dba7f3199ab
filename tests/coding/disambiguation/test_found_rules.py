"""Which functions are rules, and what is said of a name that none or two of them have."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from discourse.base.errors import CardError
from discourse.coding import disambiguation

RULE = """
from discourse.coding.disambiguation import Place, Reading, get
from discourse.coding.disambiguation.modals.senses import modal_sense

SENSE = modal_sense

def {name}(place: Place) -> Reading:
    return Reading(True)

def _helper_of_the_rule(place: Place) -> Reading:
    return Reading(True)

def no_rule(place: Place) -> bool:
    return True
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose modules count as those of the package."""
    monkeypatch.setattr(disambiguation, "__path__", [*disambiguation.__path__, str(tmp_path)])
    disambiguation._found.cache_clear()
    yield tmp_path
    disambiguation._found.cache_clear()
    for name in ("first_of_two", "second_of_two"):
        sys.modules.pop(f"{disambiguation.__name__}.{name}", None)
        vars(disambiguation).pop(name, None)


def test_a_rule_is_a_public_function_from_a_place_to_a_reading(folder: Path) -> None:
    before = {
        "modal-sense",
        "will-sense",
        "would-sense",
        "quotation-role",
        "stance-adverb",
        "stance-clause",
        "stance-noun",
    }
    before |= {f"attribution-{kind}" for kind in ("clause", "label", "noun", "source", "topic")}
    (folder / "first_of_two.py").write_text(RULE.format(name="a_new_rule"), encoding="utf-8")
    assert disambiguation.listed() == sorted({*before, "a-new-rule"})
    assert disambiguation.get("a-new-rule").__name__ == "a_new_rule"


def test_two_rules_of_one_name_are_an_error(folder: Path) -> None:
    for name in ("first_of_two", "second_of_two"):
        (folder / f"{name}.py").write_text(RULE.format(name="a_new_rule"), encoding="utf-8")
    with pytest.raises(CardError, match="rule 'a_new_rule' stands in two modules; give one of them another name"):
        disambiguation.listed()


def test_a_rule_that_is_not_there() -> None:
    with pytest.raises(CardError, match="rule 'modal-sens' is unknown; did you mean 'modal-sense'"):
        disambiguation.get("modal-sens")
