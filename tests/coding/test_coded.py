"""One article coded, every row told by hand: by rule, with a reading that is given, and after decisions."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import pytest

from discourse.base.errors import NotAvailable, UsageError
from discourse.base.options import options
from discourse.coding import coded
from discourse.coding.coded import Coded, books
from discourse.coding.coder import COLUMNS
from discourse.coding.reader import COLUMNS as READING
from discourse.io.articles import make_article
from discourse.io.decisions import Decision

TEXT = "We must act. Perhaps the plan is good. “It might work,” said Jane Roe. I hope so."
GERMAN = "We müssen handeln. Die Stadt wartet."
SHOWN = ["code", "start", "end", "text", "sentence", "voice", "coder", "status"]
READ = pd.DataFrame(
    [
        ("x", 2, 13, 20, "meta", "hedge", 0.99),
        ("x", 2, 30, 37, "meta", "booster", 0.9),
        ("x", 3, 40, 53, "meta", "booster", 0.9),
        ("x", 3, 43, 48, "meta", "hedge", 0.6),
        ("x", 3, 56, 60, "meta", "evidential", 0.6),
        ("x", 4, 73, 77, "meta", "attitude", 0.3),
    ],
    columns=list(READING),
)


@pytest.fixture(scope="module")
def source() -> Coded:
    return Coded(make_article("x", TEXT))


@pytest.fixture
def by_rule(monkeypatch: pytest.MonkeyPatch) -> Coded:
    """The reader is switched off, and must not be asked."""
    monkeypatch.setattr(options, "reader", False)
    monkeypatch.delattr(coded, "kept_reading")
    return Coded(make_article("x", TEXT))


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> Coded:
    monkeypatch.setattr(options, "reader", True)
    monkeypatch.setattr(coded, "kept_reading", lambda key, tokens: READ)
    return Coded(make_article("x", TEXT))


def other(code: str, text: str, *decisions: Decision) -> Coded:
    return Coded(replace(make_article(code, text), language=code, decisions=decisions))


def rows(table: pd.DataFrame, *columns: str) -> list[list[object]]:
    return table[list(columns or SHOWN)].values.tolist()


RULED = [
    ["self-mentions", 0, 2, "We", 1, "own", "rule", "candidate"],
    ["engagement-directives", 3, 7, "must", 1, "own", "rule", "finding"],
    ["hedges", 13, 20, "Perhaps", 2, "own", "rule", "candidate"],
    ["evidentials", 56, 60, "said", 3, "own", "rule", "candidate"],
    ["self-mentions", 71, 72, "I", 4, "own", "rule", "candidate"],
    ["attitude-markers", 73, 77, "hope", 4, "own", "rule", "candidate"],
]


def test_what_the_rules_hold_and_what_of_it_is_a_finding(by_rule: Coded) -> None:
    """The status is that of the rules alone; *might* is another's, and metadiscourse is one's own."""
    held = by_rule.codings("metadiscourse")
    assert rows(held) == RULED
    assert list(held.columns) == [*COLUMNS, "status"] and held.index.tolist() == [0, 1, 2, 3, 4, 5]
    out = by_rule.rejected("metadiscourse")
    assert rows(out, "code", "start", "text", "note") == [["hedges", 43, "might", "in another's words"]]
    assert list(out.columns) == list(COLUMNS) and out.index.tolist() == [0]
    counted = by_rule._findings("metadiscourse")
    assert rows(counted) == RULED[1:2] and counted.index.tolist() == [0] and list(counted) == list(held)
    assert by_rule.readings.empty and list(by_rule.readings.columns) == list(READING)


def test_what_is_quoted_counts_where_the_codebook_is_not_of_ones_own_voice(both: Coded) -> None:
    """Modality was not measured with the reader: its rules hold whether the reader is there or not."""
    assert rows(both.codings("modality")) == [
        ["deontic", 3, 7, "must", 1, "own", "rule", "finding"],
        ["epistemic", 43, 48, "might", 3, "quoted", "rule", "finding"],
    ]
    (out,) = rows(both.rejected("modality"), "code", "start", "text")
    assert out == ["epistemic", 3, "must"], "the other reading of the word"


def test_what_rule_and_reader_hold_together(both: Coded) -> None:
    """*Perhaps* and *said* the reader holds alone too (from .55), *hope* only beside the rule (from .25, alone from .7), and
    *is good* no rule knows. What it gives to *It might work* and *might* is enough as well, but both are the speaker's."""
    held = both.codings("metadiscourse")
    assert rows(held) == [
        ["hedges", 13, 20, "Perhaps", 2, "own", "both", "finding"],
        ["boosters", 30, 37, "is good", 2, "own", "reader", "finding"],
        ["evidentials", 56, 60, "said", 3, "own", "both", "finding"],
        ["attitude-markers", 73, 77, "hope", 4, "own", "rule", "finding"],
    ]
    assert held.index.tolist() == [0, 1, 2, 3] and list(held.columns) == [*COLUMNS, "status"]
    out = both.rejected("metadiscourse")
    assert rows(out, "code", "start", "end", "text", "voice", "note") == [
        ["self-mentions", 0, 2, "We", "own", "the reader gives 0.00"],
        ["engagement-directives", 3, 7, "must", "own", "the reader gives 0.00"],
        ["self-mentions", 71, 72, "I", "own", "the reader gives 0.00"],
        ["boosters", 40, 53, "It might work", "quoted", "in another's words"],
        ["hedges", 43, 48, "might", "quoted", "in another's words"],
    ]
    assert both._coded("metadiscourse")[1].index.tolist() == out.index.tolist() == [0, 1, 2, 3, 4]
    assert both.readings is READ


def test_a_stretch_of_the_reader_has_the_voice_of_most_of_its_words(
    both: Coded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of *work,” said Jane Roe* at least *said Jane Roe* is the writer's, of *It might work,” said* most is not."""
    for end, voices in ((69, ["own"]), (60, [])):
        read = READ[2:3].assign(start=49 if end == 69 else 40, end=end)
        monkeypatch.setattr(coded, "kept_reading", lambda key, tokens, read=read: read)
        held = Coded(both.source).codings("metadiscourse")
        assert held["voice"].tolist() == voices


def test_rows_by_sentence_and_those_of_several_codebooks(both: Coded) -> None:
    table = both.by_sentence("metadiscourse")
    assert list(table.columns) == ["code", "sentence", "start", "end", "status", "voice", "cues", "coder"]
    sentences = [(0, 12), (13, 38), (39, 70), (71, 81)]
    expected = [
        ["boosters", 2, *sentences[1], "finding", "own", [], "reader"],
        ["hedges", 2, *sentences[1], "finding", "own", ["Perhaps"], "both"],
        ["evidentials", 3, *sentences[2], "finding", "own", ["said"], "both"],
        ["attitude-markers", 4, *sentences[3], "finding", "own", ["hope"], "rule"],
    ]
    assert table.values.tolist() == expected
    held = both._held("metadiscourse, modality")
    assert list(held.columns) == [*table.columns, "codebook", "title"] and held.index.tolist() == [0, 1, 2, 3, 4, 5]
    assert rows(held, "code", "sentence", "codebook", "title") == [
        ["boosters", 2, "metadiscourse", "Boosters"],
        ["hedges", 2, "metadiscourse", "Hedges"],
        ["evidentials", 3, "metadiscourse", "Evidentials"],
        ["attitude-markers", 4, "metadiscourse", "Attitude markers"],
        ["deontic", 1, "modality", "Deontic"],
        ["epistemic", 3, "modality", "Epistemic"],
    ]


def test_several_codebooks_stand_below_one_another(by_rule: Coded) -> None:
    one, two = by_rule.codings("modality"), by_rule.codings("metadiscourse")
    several = by_rule.codings("modality, metadiscourse")
    assert rows(several) == rows(one) + rows(two) and several.index.tolist() == list(range(8))
    assert by_rule.codings("modality").index.tolist() == [0, 1]
    assert books("modality, metadiscourse,") == ["modality", "metadiscourse"]
    with pytest.raises(UsageError, match="no codebook is named"):
        by_rule.codings(" , ")


def test_codebooks_and_codings_are_made_once_for_each_reader(by_rule: Coded, monkeypatch: pytest.MonkeyPatch) -> None:
    assert by_rule.codebook("modality") is by_rule.codebook("modality")
    first = by_rule.codings("metadiscourse")
    assert by_rule.codings("metadiscourse") is first
    monkeypatch.setattr(options, "reader", True)
    monkeypatch.setattr(coded, "kept_reading", lambda key, tokens: READ, raising=False)
    again = Coded(by_rule.source)
    assert len(again.codings("metadiscourse")) == 4
    monkeypatch.setattr(options, "reader", False)
    assert rows(again.codings("metadiscourse")) == RULED


def test_words_are_given_as_they_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "reader", False)
    wide = Coded(make_article("x", "Now I   hope that it works."))
    assert ["entertain", "I   hope"] in rows(wide.codings("appraisal"), "code", "text")


def decision(codebook: str, code: str, start: int, end: int, verdict: str) -> Decision:
    return Decision(codebook, code, start, end, TEXT[start:end], verdict, "Jo", "2026-01-02", "x")


def test_decisions_hold_for_their_own_codebook(by_rule: Coded) -> None:
    decisions = (
        decision("modality", "deontic", 3, 7, "rejected"),
        decision("metadiscourse", "hedges", 13, 20, "accepted"),
        decision("metadiscourse", "boosters", 33, 37, "added"),
    )
    read = Coded(replace(by_rule.source, decisions=decisions))
    assert rows(read.codings("modality"), "code", "text", "status") == [["epistemic", "might", "finding"]]
    out = read.rejected("modality")
    assert rows(out, "code", "text") == [["epistemic", "must"], ["deontic", "must"]] and out.index.tolist() == [0, 1]
    assert out["note"][1] == "rejected by Jo"
    assert rows(read.codings("metadiscourse")) == [
        *RULED[:2],
        ["hedges", 13, 20, "Perhaps", 2, "own", "rule", "decided"],
        ["boosters", 33, 37, "good", 2, "own", "person", "decided"],
        *RULED[3:],
    ]
    assert rows(read.codings("attribution")) == rows(by_rule.codings("attribution")), "nothing was decided there"
    alone = read.undecided
    assert alone.source.decisions == () and read.source.decisions == decisions and alone.undecided is alone
    assert rows(alone.codings("metadiscourse")) == RULED and len(read.codings("modality")) == 1
    assert by_rule.undecided is by_rule


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The reader is switched on, and must not be asked."""
    monkeypatch.setattr(options, "reader", True)
    monkeypatch.delattr(coded, "kept_reading")
    return


@pytest.mark.usefixtures("reading")
def test_in_another_language_only_people_code() -> None:
    """*We* would be a person of an English text."""
    german = other("de", GERMAN)
    for name in ("persons", "metadiscourse"):
        with pytest.raises(NotAvailable, match=r"^codings: not available for German: needs the English codebook\.$"):
            german.codings(name)
        proposed = german.proposed(name)
        assert proposed.empty and list(proposed.columns) == [*COLUMNS, "status"]
        assert german.by_rule(name).empty and german.rejected(name).empty
    assert german.readings.empty and list(german.readings.columns) == list(READING)
    mine = decision("modality", "deontic", 3, 9, "added")
    read = other("de", GERMAN, replace(mine, text=GERMAN[3:9]))
    assert rows(read.codings("modality")) == [["deontic", 3, 9, "müssen", 1, "own", "person", "decided"]]
    with pytest.raises(NotAvailable):
        read.codings("modality, persons")


def refused(article: Coded, needs: dict[str, str] | None = None, **chosen: str) -> str:
    try:
        article._require("stance", needs or {}, chosen)
    except NotAvailable as fault:
        return str(fault).removeprefix("stance: not available for German: needs ")
    return ""


@pytest.mark.usefixtures("reading")
def test_what_a_measure_lacks_in_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    made = (decision("modality", "deontic", 0, 2, "added"), decision("entman", "moral-evaluation", 0, 2, "added"))
    german, none = other("de", GERMAN, *made), other("de", GERMAN)
    for column, what in (("codings", "codes"), ("book", "a codebook"), ("held", "codings")):
        needs = {column: what}
        assert refused(german, needs, codebook="modality") == refused(german, needs, codebooks="modality") == ""
        assert refused(german, needs, codebooks="entman, modality") == ""
        assert refused(german, needs, codebook="modality, persons") == f"{what}."
        assert refused(german, needs) == refused(none, needs, codebook="modality") == f"{what}."
    assert refused(none, {"lemma": "lemmas"}) == "" and refused(none, {"dep": "syntax", "entity": "names"}) == "syntax."
    assert refused(german, {"entity": "names"}, codebook="modality") == "names."
    assert refused(none, by="pos") == "parts of speech." and refused(none, {"dep": "syntax"}, by="pos") == "syntax."
    assert refused(none, by="word") == refused(none) == ""
    monkeypatch.setattr(coded, "fills", lambda code: {"pos": None}[{"de": "pos"}[code]] or frozenset({"pos"}))
    assert refused(none, by="pos") == ""


@pytest.mark.usefixtures("reading")
def test_a_word_is_chosen_only_where_function_words_are_known(source: Coded) -> None:
    """*Die* is on the list of common German words; for Mongolian there is no list."""
    german, mongolian = other("de", GERMAN), other("mn", "Ус бол амь.")
    for name in ("query", "node"):
        assert refused(german, **{name: ""}) == refused(mongolian, **{name: "ус"}) == ""
        assert "needs a list of function words, to choose a word by; name one yourself." in refused(
            mongolian, **{name: ""}
        )
    assert refused(mongolian) == ""
    assert refused(source, {"nothing": "what no text has"}, by="pos", query="") == "", "English has all"
