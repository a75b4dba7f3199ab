"""A filled sheet of a corpus: shares from the sample alone, and beside what the rules find in all sentences."""

from pathlib import Path

import pandas as pd
import pytest

from discourse.base.errors import UsageError
from discourse.base.tables import to_tsv
from discourse.corpora import OpenCorpus
from discourse.corpus.shards import annotate_corpus

from .conftest import Build

TEXTS = [
    ("a", "We must act now. Nobody came. It rained all day. They must go.", {"year": 1}),
    ("b", "The sun shone. Näher kam die Nacht. You must wait.", {"year": 2}),
]


def filled(corpus: OpenCorpus, path: Path, codes: dict[str, str], size: int = 7) -> str:
    sheet = pd.DataFrame(corpus.sample(size=size))
    sheet["codes"] = [codes.get(text, "none") for text in sheet["text"]]
    path.write_text(to_tsv(sheet), encoding="utf-8")
    return str(path)


@pytest.fixture
def corpus(built: Build) -> OpenCorpus:
    return OpenCorpus(str(built(TEXTS).store.folder))


def test_where_all_was_read_the_share_is_the_share(corpus: OpenCorpus, tmp_path: Path) -> None:
    sheet = filled(corpus, tmp_path / "s.tsv", {"Nobody came.": "mood, place", "The sun shone.": "mood"})
    table = corpus.estimate(sheet).set_index("code")
    assert list(table.columns) == ["corrected", "low", "high", "held", "read", "base"]
    assert table.loc["mood"].tolist() == pytest.approx([2 / 7, 2 / 7, 2 / 7, 2, 7, 7])
    assert table.loc["place", "held"] == 1


def test_of_a_sample_the_share_has_an_interval(corpus: OpenCorpus, tmp_path: Path) -> None:
    row = corpus.estimate(
        filled(corpus, tmp_path / "s.tsv", dict.fromkeys(("Nobody came.", "The sun shone."), "x"), 5)
    ).iloc[0]
    assert row["corrected"] == pytest.approx(row["held"] / 5) and row["low"] < row["corrected"] < row["high"]


def test_the_rules_are_held_against_what_was_read(corpus: OpenCorpus, tmp_path: Path) -> None:
    annotate_corpus(str(corpus.store.folder))
    # Three sentences with must; the reader calls one of them no duty and finds another duty.
    codes = {"We must act now.": "deontic", "You must wait.": "deontic", "Nobody came.": "deontic"}
    table = corpus.estimate(filled(corpus, tmp_path / "s.tsv", codes), codebook="modality").set_index("code")
    row = table.loc["deontic"]
    assert (row["machine"], row["held"], row["missed"], row["wrong"]) == (pytest.approx(3 / 7), 3, 1, 1)
    assert row["corrected"] == pytest.approx(3 / 7)


def test_what_says_nothing_of_the_corpus_is_refused(corpus: OpenCorpus, tmp_path: Path) -> None:
    path = tmp_path / "s.tsv"
    path.write_text(to_tsv(pd.DataFrame(corpus.sample(size=7))), encoding="utf-8")
    with pytest.raises(UsageError, match="7 of its 7 sentences are not read yet"):
        corpus.estimate(str(path))
    sheet = filled(corpus, path, {})
    with pytest.raises(UsageError, match="not drawn from these texts as they are"):
        corpus.part("year=1").estimate(sheet)
    path.write_text("\n".join(path.read_text(encoding="utf-8").splitlines()[:-2]), encoding="utf-8")
    with pytest.raises(UsageError, match="rows are missing"):
        corpus.estimate(sheet)
    with pytest.raises(UsageError, match="row 1: modality has no code 'duty'; known are"):
        corpus.estimate(filled(corpus, path, {"We must act now.": "duty"}), codebook="modality")
