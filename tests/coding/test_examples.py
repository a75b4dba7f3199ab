"""The sentences of the codebooks: examples and counterexamples of every cue, and pairs that differ in what a rule looks at."""

import shutil
from pathlib import Path

import pytest

from discourse.base.errors import CardError
from discourse.coding.examples import failures, sentences
from discourse.io import codebooks
from discourse.io.codebooks import Codebook, read_codebook


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
