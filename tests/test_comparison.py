"""Two texts side by side: counts by hand in two op-eds that were written for it, and what may be said of them."""

import re
from pathlib import Path

import pandas as pd
import pytest

import discourse
from discourse.base.errors import UsageError
from discourse.comparison import Comparison
from discourse.measures.contrast.differences import _said
from discourse.reporting import recipes
from discourse.text.corpus import read_sides

OP_EDS = "congestion-charge-for", "congestion-charge-against"
# Counted by hand in both op-eds, the one for the charge first.
COUNTED = {
    "must": (4, 0), "should": (4, 2), "perhaps": (0, 3), "we": (8, 0), "might": (0, 2), "could": (0, 2), "may": (1, 1),
    "would": (1, 7), "i": (3, 3), "charge": (4, 4), "council": (4, 4),
}  # fmt: skip


@pytest.fixture(scope="module")
def op_eds(_own_cache: None) -> Comparison:
    return discourse.compare(*OP_EDS)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two folders of five texts each, every word of which is known."""
    top = tmp_path_factory.mktemp("groups")
    for side, most in (
        ("rivers", "The river is deep and we like the river."),
        ("hills", "The hill is high and we like the hill."),
    ):
        (top / side).mkdir()
        for number in range(5):
            lines = [most] * (12 + number) + ["It rained all day, and nobody came to see the bridge."]
            (top / side / f"{side}-{number}.txt").write_text(" ".join(lines), encoding="utf-8")
    return top


@pytest.mark.parametrize("word", COUNTED)
def test_words_are_counted_as_by_hand(op_eds: Comparison, word: str) -> None:
    table = op_eds.keywords_between(min_count=1).set_index("word")
    assert (table.at[word, "count_a"], table.at[word, "count_b"]) == COUNTED[word]


def test_the_places_behind_a_number_lie_in_its_own_text(op_eds: Comparison) -> None:
    finding = op_eds.keywords_between(min_count=1).finding()
    row = finding.table.index[finding.table["word"] == "should"][0]
    seen = [(one["side"], one["text_of"], one["text"].lower()) for one in finding.evidence[row]]
    assert seen == [("a", OP_EDS[0], "should")] * 4 + [("b", OP_EDS[1], "should")] * 2
    text = discourse.open(OP_EDS[1])
    sentences = [text.sentence_at(found.start()) for found in re.finditer(r"\bshould\b", text.text)]
    assert [one["sentence"] for one in finding.evidence[row]][4:] == sentences
    page = finding._repr_html_()
    drawers = re.findall(r">(\d+)</button><div popover(.*?)</div>", page, re.DOTALL)
    assert [number for number, _ in drawers[:2]] and all(int(n) == inner.count("<li>") for n, inner in drawers)


def test_quotations_and_shares_are_those_of_each_text_alone(op_eds: Comparison) -> None:
    quoted = op_eds.contrast(of="quotations", by="role", total=True).set_index("code")
    assert (quoted.at["all together", "count_a"], quoted.at["all together", "count_b"]) == (1, 5)
    both = op_eds.contrast("policy-frames", unit="sentences").set_index("code")
    for side, name in zip("ab", OP_EDS, strict=True):
        alone = discourse.open(name).framing("policy-frames").set_index("code")
        assert both[f"sentences_{side}"].to_dict() == alone["sentences"].to_dict()
        assert both[f"share_{side}"].to_dict() == pytest.approx(alone["share"].to_dict())


def test_identical_texts_show_no_difference(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(discourse.open(OP_EDS[0]).text, encoding="utf-8")
    table = discourse.compare(tmp_path / "one.txt", tmp_path / "two.txt").differences()
    assert table["claim"].tolist() == ["The two texts are the same, word for word."]
    assert table.summary() == "No difference between one and two can be shown."


def test_a_text_and_the_same_text_twice_over_show_no_difference(tmp_path: Path) -> None:
    """Length alone is no difference."""
    text = discourse.open(OP_EDS[0]).text
    (tmp_path / "once.txt").write_text(text, encoding="utf-8")
    (tmp_path / "thrice.txt").write_text("\n\n".join([text] * 3), encoding="utf-8")
    table = discourse.compare(tmp_path / "once.txt", tmp_path / "thrice.txt").differences()
    assert set(table["side"]) == {""} and "In none of" in table["claim"].iloc[-1]


def test_groups_are_compared_by_their_texts(made: Path) -> None:
    texts = discourse.compare(made / "rivers", made / "hills")
    words = texts.keywords_between().set_index("word")
    assert words.at["river", "superiority"] == 1 and words.at["hill", "superiority"] == 0
    assert words.at["river", "texts_a"] == 5 and words.at["river", "texts_b"] == 0
    # Five against five, all of one side above all of the other, and ties within none: 2 of 252 orders.
    assert words.at["river", "p"] == pytest.approx(2 / 252, rel=0.2)
    spread = texts.text_dispersion_keyness(min_texts=1).set_index("word")
    assert (spread.at["river", "texts_a"], spread.at["river", "gap"]) == (5, 1) and spread.at["bridge", "gap"] == 0
    assert spread.at["bridge", "p"] == 1 and spread.at["bridge", "g2"] == 0


def test_what_one_group_does_more_often_is_said_of_its_texts_on_average(tmp_path: Path) -> None:
    """Six texts a side: 8 to 13 sentences with *must* among 14 to 19, k of 7 k + 30 words; on average 63 %, 100.9 per 1,000."""
    for side, modal, thing in (("orders", "must", "river"), ("hopes", "may", "hill")):
        (tmp_path / side).mkdir()
        for n in range(6):
            lines = [f"The council {modal} close the {thing} road."] * (8 + n)
            lines += ["It rained all day.", "Nobody came to see the bridge."] * 3
            (tmp_path / side / f"{side}-{n}.txt").write_text(" ".join(lines), encoding="utf-8")
    texts = discourse.compare(tmp_path / "orders", tmp_path / "hopes")
    claims = "\n".join(texts.differences()["claim"])
    assert (
        "A text of “orders” says what is to be done more often: found in 63% of its sentences on average, in “hopes” in 0% of "
        "its sentences on average (difference 63 points [60, 66]; in 100% of pairs that of “orders” has more)."
    ) in claims
    assert (
        "found 100.9 per 1,000 words on average, in “hopes” 0.0 per 1,000 words on average (difference 100.9" in claims
    )
    assert "Key in “orders” against “hopes”: “must” (“orders” 63, “hopes” 0) and “river” (63, 0)." in claims
    assert "Key in “hopes” against “orders”: “hill” (“orders” 0, “hopes” 63) and “may” (0, 63)." in claims
    assert repr(texts).startswith("<Comparison of “orders” and “hopes”; 621 and 621 words, 99 and 99 sentences")
    assert "texts.differences()" in texts._repr_html_() and texts.sentence_at(0) == 1
    swapped = discourse.compare(tmp_path / "hopes", tmp_path / "orders").differences()
    told = swapped[swapped["claim"].isin(texts.differences()["claim"])]
    assert told["side"].tolist()[:2] == ["b", "b"], "whoever stands first, the same is said"
    frames = texts.contrast("entman", unit="sentences").set_index("code")
    row = frames.loc["treatment-recommendation"]
    assert (row["sentences_a"], row["sentences_b"], row["superiority"]) == (63, 0, 1)


def test_one_thing_is_told_once() -> None:
    """Three places, two of them behind an earlier claim: the same thing. One of three, or two of four: another."""
    told = [{"places": ((0, 2), (4, 6), (50, 52), (60, 62))}]
    assert _said({"places": ((0, 2), (4, 6), (8, 9))}, told)
    assert not _said({"places": ((0, 2), (10, 12), (8, 9))}, told)
    assert not _said({"places": ((0, 2), (4, 6), (8, 9), (20, 21))}, told) and not _said({"places": ((0, 2),)}, [])


def test_nothing_is_claimed_of_small_groups(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.txt").write_text("We must act now, and we must act together.", encoding="utf-8")
    table = discourse.compare(*sorted(tmp_path.glob("*.txt"))).differences()
    assert table["claim"].tolist() == ["Of groups of fewer than 5 texts nothing is claimed; read the tables."]


def test_what_cannot_be_compared_is_said(made: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name two texts"):
        discourse.compare(OP_EDS[0])
    with pytest.raises(UsageError, match="no article in this folder"):
        discourse.compare(OP_EDS[0], tmp_path)
    with pytest.raises(UsageError, match="did you mean 'hyphens'"):
        discourse.compare(*OP_EDS, hyphen="split")
    with pytest.raises(UsageError, match=r"is of one text"):
        discourse.compare(*OP_EDS).table("keyness")
    with pytest.raises(UsageError, match=r"compares texts"):
        discourse.open(OP_EDS[0]).table("lockwords")


def test_sides_are_called_by_what_tells_them_apart(tmp_path: Path) -> None:
    def labels(*names: str | Path) -> list[str]:
        return [side.label for side in read_sides([str(name) for name in names])]

    assert labels("lincoln-1865", "kennedy-1961") == ["Lincoln", "Kennedy"]
    card = 'author = "Jo Berg"\ndate = {}\n'
    for name, date in (("may", "2023-05-01"), ("june", "2024-06-01")):
        (tmp_path / f"{name}.txt").write_text("We must act now.", encoding="utf-8")
        (tmp_path / f"{name}.toml").write_text(card.format(date), encoding="utf-8")
    assert labels(tmp_path / "may.txt", tmp_path / "june.txt") == ["Berg 2023", "Berg 2024"]
    assert labels(tmp_path / "may.txt", tmp_path / "june.txt", "lincoln-1865") == ["Berg", "the others"]


@pytest.mark.parametrize("name", recipes.comparing())
def test_every_finding_of_a_comparison_explains_its_columns(op_eds: Comparison, name: str) -> None:
    made = op_eds.finding(name).finding()
    shown = [str(column) for column in made.table.columns if column != "places"]
    assert [column for column in shown if not made.columns.get(column)] == []
    assert isinstance(made.table, pd.DataFrame) and set(made.layout.view) <= {*made.columns}
    assert made.summary.endswith(".") or recipes.read(name).summary is None
