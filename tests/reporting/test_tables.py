"""How many of its places a row shows on a page, and that what is exported of them comes back."""

import re

import pandas as pd
import pytest

from discourse.reporting import evidence, html, tables
from discourse.reporting.recipes import Layout


@pytest.mark.parametrize(
    ("sizes", "budget", "most", "each"),
    [([5, 3, 9], 20, None, 9), ([5, 3, 9], 14, None, 6), ([10, 10, 10], 12, None, 4), ([90, 2], 50, 40, 40), ([], 5, None, 0)],
)  # fmt: skip
def test_rows_share_a_budget_alike(sizes: list[int], budget: int, most: int | None, each: int) -> None:
    """Counted by hand: of 14 places 3 and 5 take 8, so that 6 are left for the row of 9."""
    assert tables._share(sizes, budget, most) == each


def seen(words: str, start: int = 0) -> list[dict[str, object]]:
    found = [(match.start(), match.end(), match[0]) for match in re.finditer(r"\S+", words)]
    return [{"start": start + a, "end": start + b, "text": text, "sentence": 1} for a, b, text in found]


def test_a_drawer_says_how_many_places_are_not_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_IN_CONTEXT", 7)
    monkeypatch.setattr(tables, "_LISTED", 6)
    monkeypatch.setattr(tables, "_LEAST", 0)
    text = "ha " * 30 + "no no"
    rows = pd.DataFrame({"word": ["ha", "no"], "count": [30, 2]})
    made = tables.table(rows, Layout(), evidence=[seen(text[:90]), seen("no no", 90)], text=text)
    ha, no = (next(cell[3] for cell in line if cell[3]) for _, line in made.lines)
    assert (len(ha.entries), len(ha.rest), ha.more, ha.places) == (5, 6, 19, 30)
    assert (len(no.entries), len(no.rest), no.more) == (2, 0, 0)
    page = html.templates().get_template("listing.html.j2").render(style="", table=made, note="")
    assert "and 19 more: all are in the exported table" in page and page.count("<li") == 5 + 6 + 1 + 2


def test_places_are_exported_once_and_come_back() -> None:
    places = seen("we must act")
    why = {**places[1], "why": "by a cue word"}
    records = [
        {"name": "words", "rows": [{"word": "we", "evidence": places[:1]}, {"word": "act", "evidence": places[1:]}]},
        {
            "name": "modality",
            "rows": [{"code": "deontic", "evidence": [why, places[0]]}, {"code": "x", "evidence": []}],
        },
    ]
    columns, packed = evidence.packed(records)
    assert columns["text"] == ["we", "must", "act", "must"] and columns["why"] == [None, None, None, "by a cue word"]
    assert [row["evidence"] for one in packed for row in one["rows"]] == [[0], [1, 2], [3, 0], []]
    assert evidence.opened(columns, packed) == records


def test_rows_that_may_be_none_are_told_as_absent_only_where_the_recipe_says_so() -> None:
    rows = pd.DataFrame(
        {"actor": ["Peru", "Chile", "(passives)"], "kind": ["card", "expected", "passive"], "mentions": [3, 0, 0]}
    )
    layout = Layout(
        zeros={"column": "mentions", "where": "kind == 'expected'", "one": "{} is never named.", "many": "{} are not."}
    )
    shown = tables.table(rows, layout)
    assert shown.below == ["Chile is never named."] and len(shown.lines) == 2
