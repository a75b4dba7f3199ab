import sys

import pytest

from discourse.base.errors import SetupError
from discourse.base.extras import extra


def test_a_missing_extra_is_one_sentence_that_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(SetupError) as told:
        extra("typst", "export", "a report as PDF")
    assert str(told.value) == (
        "a report as PDF needs the package 'typst', which is not installed: pip install 'discourse-analysis[export]'"
    )


def test_an_extra_that_pyproject_does_not_know_is_a_slip_of_ours():
    with pytest.raises(ValueError, match="no extra 'exports'"):
        extra("typst", "exports", "a report as PDF")
