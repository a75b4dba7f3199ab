"""The sentences of the codebooks: examples and counterexamples of every cue, and pairs that differ in what a rule looks at."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from discourse.base.errors import CardError
from discourse.coding.examples import Sentence, failures, sentences
from discourse.io import codebooks
from discourse.io.codebooks import Code, Codebook, Cue, read_codebook


@pytest.mark.parametrize("name", codebooks.listed())
def test_every_sentence_of_a_codebook_behaves(name: str) -> None:
    faults = failures(read_codebook(name))
    assert faults.empty, faults.to_string()


@pytest.mark.parametrize("name", codebooks.listed())
def test_every_code_is_a_leaf_with_cues_or_a_parent(name: str) -> None:
    book = read_codebook(name)
    used = {cue.code for cue in book.cues} | {one.name for one in book.codes if one.part}
    parents = {one.parent for one in book.codes} - {""}
    assert {one.name for one in book.codes} - {"other"} == (used | parents) - {"other"}


def with_pairs(folder: Path, *lines: str) -> Codebook:
    shutil.copytree(read_codebook("persons").table.parent, folder / "persons")
    (folder / "persons" / "sentences.tsv").write_text(
        "\n".join(("sentence\tcode\twords\tpolarity", *lines)) + "\n", encoding="utf-8"
    )
    return read_codebook(str(folder / "persons"))


def test_a_pair_that_does_not_behave_is_named_with_file_and_line(tmp_path: Path) -> None:
    book = with_pairs(tmp_path, "I sleep.\twe-authorial\tI", "We sleep.\twe-authorial\tWe")
    (fault,) = failures(book).to_dict("records")
    assert (fault["file"], fault["line"], fault["fault"]) == ("sentences.tsv", 3, "coded must be 'We'; it is nothing")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("I sleep.\twe-authorl\tI", "sentences.tsv: line 2: no code 'we-authorl'; did you mean 'we-authorial'"),
        ("I sleep.", "sentences.tsv: line 2: 1 cells under 4 columns"),
    ],
)
def test_slips_in_the_pairs_are_named(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(CardError, match=message):
        sentences(with_pairs(tmp_path, line))


CODES = (
    Code("judgement", "Judgement", "", "#112233"),
    Code("good", "Good", "", "#112233", parent="judgement"),
    Code("bad", "Bad", "", "#112233", parent="judgement"),
)
FAIR = "The plan is fair."


def toy(folder: Path, *pairs: str, table: str = "cues.tsv") -> Codebook:
    """A codebook of judgements, two of whose cues have sentences that do not fit them; with pairs of sentences beside."""
    card = folder / "codebook.toml"
    card.write_text("", encoding="utf-8")
    (folder / table).write_text("", encoding="utf-8")
    (folder / "sentences.tsv").write_text("\n".join(pairs), encoding="utf-8")
    cues = (
        Cue("good", "fair", 2, polarity="positive", example=FAIR, counterexample="The plan is good."),
        Cue("good", "just", 3, example=FAIR, counterexample="The plan is just."),
        Cue("bad", "wrong", 4, example="The road is long."),
        Cue("bad", "late", 5, example="The wrong plan is fair."),
        Cue("bad", "poor", 6),
    )
    return Codebook(
        "toy", "Toy", "", CODES, cues, card=card, table=folder / table, by_name={one.name: one for one in CODES}
    )


HEAD = "sentence\tcode\twords\tpolarity"


def test_every_fault_of_the_sentences_of_cues_in_the_order_of_the_table(tmp_path: Path) -> None:
    table = failures(toy(tmp_path, HEAD))
    assert list(table.columns) == ["file", "line", "code", "cue", "sentence", "fault"]
    missed = "the example is not coded by its cue; found: "
    assert table.values.tolist() == [
        ["cues.tsv", 3, "good", "just", FAIR, f"{missed}good by 'fair'"],
        ["cues.tsv", 3, "good", "just", "The plan is just.", "the counterexample is coded by its cue"],
        ["cues.tsv", 4, "bad", "wrong", "The road is long.", f"{missed}nothing"],
        ["cues.tsv", 5, "bad", "late", "The wrong plan is fair.", f"{missed}bad by 'wrong', good by 'fair'"],
    ]
    assert table.index.tolist() == [0, 1, 2, 3]


def test_every_fault_of_the_pairs_with_its_line_and_polarity(tmp_path: Path) -> None:
    """Lines 2, 6, 7, 9 and 11 behave: a negator turns the polarity, a parent stands for its codes, and nothing has no polarity."""
    both = "A fair and wrong plan."
    book = toy(
        tmp_path,
        HEAD,
        f"{FAIR}\tgood\tfair\tpositive",
        "The plan is not fair.\tgood\tfair\tpositive",
        "",
        f"{FAIR}\tgood\tfair\tnegative",
        "The plan is not fair.\tjudgement\tfair\tnegative",
        f" {both} \tgood|bad\tfair | wrong",
        f"{both}\tbad\tfair | wrong",
        "The road is long.\tgood",
        f"{FAIR}\tgood|bad",
        "The road is long.\tgood\t\tpositive",
    )
    only_pairs = replace(book, cues=tuple(replace(cue, example="", counterexample="") for cue in book.cues))
    assert failures(only_pairs).values.tolist() == [
        ["sentences.tsv", 3, "good", "", "The plan is not fair.", "the polarity must be positive; it is 'negative'"],
        ["sentences.tsv", 5, "good", "", FAIR, "the polarity must be negative; it is 'positive'"],
        ["sentences.tsv", 8, "bad", "", both, "coded must be 'fair', 'wrong'; it is 'wrong'"],
        ["sentences.tsv", 10, "good|bad", "", FAIR, "coded must be nothing; it is 'fair'"],
    ]
    # Behind the sentences of the cues the pairs have the same faults.
    assert failures(book)["line"].tolist() == [3, 3, 4, 5, 3, 5, 8, 10]


def test_the_cells_of_pairs(tmp_path: Path) -> None:
    book = toy(
        tmp_path, HEAD, f"{FAIR}\tgood", f"{FAIR}\tgood|bad\tfair | plan", f" {FAIR} \tbad\t\tnegative ", "", " "
    )
    assert sentences(book) == [
        Sentence(2, FAIR, ("good",), (), ""),
        Sentence(3, FAIR, ("good", "bad"), ("fair", "plan"), ""),
        Sentence(4, FAIR, ("bad",), (), "negative"),
    ]
    for line, cells in ((FAIR, 1), (f"{FAIR}\tgood\t\t\t", 5)):
        with pytest.raises(CardError, match=f"line 2: {cells} cells under 4 columns"):
            sentences(toy(tmp_path, HEAD, line))
    with pytest.raises(CardError, match="line 3: no code 'god'; did you mean 'good'"):
        sentences(toy(tmp_path, HEAD, f"{FAIR}\tgood", f"{FAIR}\tbad|god"))
    with pytest.raises(
        CardError, match="line 1: the columns must be sentence, code, words, polarity, separated by tabs"
    ):
        sentences(toy(tmp_path, "sentence\tcode\twords"))


def test_only_a_folder_of_its_own_has_pairs(tmp_path: Path) -> None:
    """Beside a codebook that is one table of another name a file of that name belongs to somebody else."""
    assert sentences(toy(tmp_path, "Anything.", table="toy.tsv")) == []
    book = toy(tmp_path, HEAD, f"{FAIR}\tgood")
    assert len(sentences(book)) == 1
    (tmp_path / "sentences.tsv").unlink()
    assert sentences(book) == []
