"""Concordance lines that cannot be used: a sheet of them comes back, and the result without them is counted by hand."""

import re
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest

from discourse.article import Article, open_article
from discourse.base.errors import CardError, UsageError
from discourse.cli import main
from discourse.io.lines import reasons
from discourse.measures.keywords.usable_lines import usable_lines
from discourse.reporting.lines import line_sheet, read_line_sheet

# 22 words, four of them "must".
TEXT = (
    "They must pay the council. The council must act now. It must be late by then. Somebody must have said so once.\n"
)


def test_lines_left_out_change_the_result_by_so_much(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = path.with_name("lines.xlsx")
    assert main(["sheet", str(path), "--query", "must", "--out", str(out)]) == 0
    book = openpyxl.load_workbook(out)
    page = book["sheet"]
    head = [cell.value for cell in page[1]]
    filled = [
        ("no", "unclear referring expression", None),
        ("yes", None, "deontic"),
        ("yes", None, "epistemic"),
        (None, None, None),
    ]
    for row, given in zip(page.iter_rows(min_row=2), filled, strict=True):
        cells = dict(zip(head, row, strict=True))
        cells["use"].value, cells["reason"].value, cells["category"].value = given
    book.save(out)
    assert main(["decide", str(path), str(out), "--coder", "Jo", "--day", "2026-01-02"]) == 0
    said = (
        "3 of 4 lines can be used; left out: 1 unclear referring expression. 1 of them is not read yet. Without those left out the "
        "rate is 136.4 per 1,000 words (with them 181.8)."
    )
    assert said in capsys.readouterr().out
    article = open_article(path)
    assert len(article.words) == 22
    table = article.usable_lines("must").set_index(["kind", "result"])
    assert table.loc[("lines", "lines"), ["all", "used"]].tolist() == [4, 3]
    # One of two usable lines with a category; of three with the one left out: none or all of it deontic.
    deontic = table.loc[("category", "deontic"), ["before", "after", "low", "high"]].astype(float)
    assert deontic.tolist() == pytest.approx([1 / 2, 1 / 2, 1 / 3, 2 / 3])
    assert table.loc[("collocate", "council"), ["all", "used"]].tolist() == [2, 1]
    assert said in " ".join(article.concordance("must").finding().notes)
    assert "can be used" not in " ".join(article.concordance("council").finding().notes)
    assert article.usable_lines("must").finding().summary.startswith("3 of 4 lines can be used")
    assert main(["concordance", str(path), "must", "--rows", "1"]) == 0
    assert "3 of 4 lines can be used" in capsys.readouterr().out


def test_where_nothing_was_read_it_says_how(path: Path) -> None:
    article = open_article(path)
    assert article.usable_lines("must").summary().startswith("None of the 4 lines has been read")
    assert article.usable_lines("nowhere").summary() == "The query finds nothing."


def filled(article: Article, **first: str) -> list[dict[str, str]]:
    rows = line_sheet(article, "must").astype(str).to_dict("records")
    return [{**rows[0], **first}, *rows[1:]]  # type: ignore[list-item]


def test_all_unusable_is_too_few(path: Path) -> None:
    article = open_article(path)
    rows = [{**row, "use": "no", "category": "deontic"} for row in filled(article)]
    keep = read_line_sheet(article, rows, "Jo", "2026-01-02")
    from discourse.io.beside import beside
    from discourse.io.lines import keep_lines

    keep_lines(beside(path, "lines"), keep)
    after = open_article(path)
    assert "Too few lines can be used to say more." in after.usable_lines("must").summary()
    assert np.isnan(after.usable_lines("must").set_index("result").loc["deontic", "after"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"use": "perhaps"}, "row 1: 'use' is 'perhaps'; write yes or no"),
        ({"use": "yes", "reason": "noise"}, "row 1: it gives a reason"),
        ({"use": "no", "reason": "nois"}, "row 1: the reason 'nois' is unknown; did you mean 'noise'"),
        ({"use": "no", "start": "0"}, "row 1: 'must' does not stand in op from 0 to 9"),
    ],
)
def test_a_slip_in_a_sheet_of_lines_is_named(path: Path, change: dict[str, str], message: str) -> None:
    article = open_article(path)
    with pytest.raises(CardError, match=message):
        read_line_sheet(article, filled(article, **change), "Jo", "2026-01-02")


def test_the_reasons_are_the_eight_of_the_literature(path: Path) -> None:
    assert len(reasons()) == 8 and all(reasons().values())
    with pytest.raises(UsageError, match="nothing was found in op"):
        line_sheet(open_article(path), "nowhere")


LINES = pd.DataFrame(columns=["start", "end", "use", "reason", "category"])


def test_the_whole_table_by_hand(tables) -> None:
    words, view = tables(TEXT)
    words["content"] = words["word"].isin(["pay", "council", "act", "late", "said"])
    spots = [(found.start(), found.end()) for found in re.finditer("must", TEXT)]
    sheet = [("no", "noise", "–"), ("yes", "–", "deontic"), ("yes", "–", "epistemic")]
    lines = pd.DataFrame([(*place, *said) for place, said in zip(spots, sheet, strict=False)], columns=LINES.columns)
    table = usable_lines(words, view, lines, query=" must ")
    gap, (one, two, three, four) = [np.nan] * 4, spots
    # Four lines of 22 words, one left out, one not read. Deontic: of two, or with the one left out of three.
    expected = pd.DataFrame(
        [
            ("lines", "lines", 4, 3, 4000 / 22, 3000 / 22, np.nan, np.nan, (two, three, four)),
            ("unread", "not read yet", 1, 1, *gap, (four,)),
            ("reason", "noise", 1, 0, *gap, (one,)),
            ("category", "deontic", 1, 1, 1 / 2, 1 / 2, 1 / 3, 2 / 3, (two,)),
            ("category", "epistemic", 1, 1, 1 / 2, 1 / 2, 1 / 3, 2 / 3, (three,)),
            ("collocate", "council", 2, 1, *gap, (one, two)),
            ("collocate", "act", 1, 1, *gap, (two,)),
            ("collocate", "late", 1, 1, *gap, (three,)),
            ("collocate", "pay", 1, 0, *gap, (one,)),
            ("collocate", "say", 1, 1, *gap, (four,)),
        ],
        columns=["kind", "result", "all", "used", "before", "after", "low", "high", "places"],
    )  # fmt: skip
    pd.testing.assert_frame_equal(table, expected)


def test_reasons_and_categories_stand_by_their_number(tables) -> None:
    words, view = tables(TEXT)
    spots = [(found.start(), found.end()) for found in re.finditer("must", TEXT)]
    sheet = [("no", "–", "b"), ("no", "noise", "–"), ("no", "noise", "b"), ("yes", "–", "a")]
    lines = pd.DataFrame([(*place, *said) for place, said in zip(spots, sheet, strict=True)], columns=LINES.columns)
    table = usable_lines(words, view, lines, query="must", top=0)
    assert table[["kind", "result", "all", "used"]].to_numpy().tolist() == [
        ["lines", "lines", 4, 1], ["reason", "noise", 2, 0], ["reason", "without a reason", 1, 0],
        ["category", "b", 2, 0], ["category", "a", 1, 1],
    ]  # fmt: skip
    # b: two of three before; after, none of the one line; with the three left out none to three of four.
    assert table.loc[3, ["before", "after", "low", "high"]].tolist() == pytest.approx([2 / 3, 0, 0, 3 / 4])
    assert table["places"].map(len).tolist() == [1, 2, 1, 2, 1]


def test_collocates_are_the_content_lemmas_of_the_sentence_within_five_words(tables) -> None:
    text = "Cats must sleep! Six small grey wild dogs quietly must eat ten fresh red apples today."
    words, view = tables(text)
    words["content"], words["lemma"] = True, words["word"]
    table = usable_lines(words, view, LINES, query="must")
    found = table.loc[table["kind"] == "collocate", "result"].tolist()
    assert found == ["apples", "cats", "dogs", "eat", "fresh", "grey", "quietly", "red", "sleep", "small"]
    more = usable_lines(words, view, LINES, query="must", span=6, top=20)["result"].tolist()[2:]
    assert set(more) - set(found) == {"six", "ten", "today", "wild"}
    # A mark belongs to the sentence that it ends.
    marks = usable_lines(words, view, LINES, query='[word="!"]', span=1)
    assert marks["result"].tolist() == ["lines", "not read yet", "sleep"]
    assert usable_lines(words, view, LINES, query=r'[word="\."]', span=1)["result"].tolist()[2:] == ["today"]


def test_without_a_query_the_leading_lemma_is_taken(tables) -> None:
    table = usable_lines(*tables("The trams stop. A tram came. The trams run late."), LINES)
    assert table.loc[0, ["all", "used", "before"]].tolist() == [3, 3, pytest.approx(3000 / 10)]
