"""Odd but honest texts: every measure gives a table that JSON can hold, or says in a sentence what the text lacks."""

import json

import pytest

from discourse import measures
from discourse.analysis import Analysis
from discourse.base.errors import DiscourseError
from discourse.base.options import options
from discourse.base.tables import to_json
from discourse.io.articles import make_article


@pytest.mark.parametrize(
    "text",
    [
        "Reform",
        "WE MUST ACT. THEY MAY WAIT.",
        "We must act,\nwe may wait,\nthe night is long.\n",
        "Мы 我们 Nous devons 2024 😀",
        "ANNA: We must act.\nBEN: Perhaps.\nANNA: “Never,” he said.\n",
        "1 2 3 ... !!! (?)",
    ],
)
def test_no_measure_breaks_down(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Without the reader fewer codes are findings: a codebook may have none that is counted.
    monkeypatch.setattr(options, "reader", False)
    article, told = Analysis(make_article("odd", text)), 0
    for name in measures.listed():
        try:
            assert json.loads(to_json(article.measure(name))) is not None
        except DiscourseError as fault:
            told += 1
            assert len(str(fault)) > 20
    assert told < len(measures.listed()) / 3
