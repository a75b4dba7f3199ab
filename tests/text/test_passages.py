"""Quotations are found where they stand: counted by hand, and under every change that a word processor makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse.text.passages import ALTERED, EXACT, MISSING, SEVERAL, Passages

TEXT = (
    "The minister said:\r\n“We must act — and act now.”\r\nShe must not wait. We must act on trade, too, "
    "and the world’s partners will see that further delay costs all of us dearly."
)
PLACES = Passages(TEXT)


def words(passage: object) -> str:
    return TEXT[slice(*passage.span)]  # type: ignore[attr-defined]


def test_an_exact_quotation_stands_in_one_place() -> None:
    found = PLACES.find("She must not wait.")
    assert found.found == EXACT and words(found) == "She must not wait."


@pytest.mark.parametrize(
    ("quotation", "stands"),
    [
        ('"We must act - and act now."', "“We must act — and act now.”"),
        ("said: “We", "said:\r\n“We"),
        ("the world's  partners", "the world’s partners"),
    ],
)
def test_marks_dashes_blanks_and_line_ends_are_no_alteration(quotation: str, stands: str) -> None:
    found = PLACES.find(quotation)
    assert found.found == EXACT and words(found) == stands


def test_of_several_places_the_known_one_is_taken_else_none() -> None:
    first, second = TEXT.index("We must act"), TEXT.rindex("We must act")
    found = PLACES.find("We must act")
    assert found.found == SEVERAL and [a for a, _ in found.places] == [first, second] and found.span is None
    for known in ({"start": second + 4}, {"after": "on trade"}, {"before": "not wait."}):
        assert PLACES.find("We must act", **known).span == (second, second + len("We must act"))  # type: ignore[arg-type]
    assert PLACES.find("We must act", start=first).found == EXACT


@pytest.mark.parametrize(
    ("quotation", "stands", "changed"),
    [
        ("will see that delay costs all of us", "will see that further delay costs all of us", "left out: further"),
        ("will see that further delays costs all", "will see that further delay costs all", "'delays' for 'delay'"),
        ("on trade, too, and indeed the world’s", "on trade, too, and the world’s", "put in: indeed"),
        ("We must act … further delay", "We must act — and act now.”\r\nShe must not wait. We must act on trade, too, "
         "and the world’s partners will see that further delay", "left out: "),
    ],
)  # fmt: skip
def test_an_altered_quotation_is_found_and_says_what_changed(quotation: str, stands: str, changed: str) -> None:
    found = PLACES.find(quotation)
    assert found.found == ALTERED and words(found) == stands and changed in found.changed


@pytest.mark.parametrize("quotation", ["", "  ", "no such words stand in this text", "ist", "must wait"])
def test_what_is_not_there_is_not_found(quotation: str) -> None:
    assert PLACES.find(quotation).found == MISSING


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 60))
def test_every_stretch_is_found_where_it_was_taken_from(start: int, size: int) -> None:
    taken = TEXT[start : start + size]
    assert PLACES.find(taken, start=start).places == ((start, start + len(taken)),)
