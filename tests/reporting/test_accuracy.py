"""What is said of a codebook's measured accuracy."""

from dataclasses import replace

import pytest

from discourse.article import Article
from discourse.io import codebooks
from discourse.io.codebooks import read_codebook
from discourse.reporting import accuracy
from discourse.reporting.accuracy import filled, measured, norms_state, told


def test_every_measured_code_has_its_row_with_interval_and_set() -> None:
    table = measured([read_codebook("modality")])
    scored = table[table["f1"].notna()]
    assert len(scored) and (scored["coded"] > 0).all()
    assert (scored["f1_low"] <= scored["f1"]).all() and (scored["f1"] <= scored["f1_high"]).all()


def test_a_codebook_read_with_the_encoder_shows_what_was_measured_with_it() -> None:
    book = read_codebook("entman")
    table = measured([book])
    aside = table[table["corpus"].str.contains("set aside")].set_index("title")
    remedy = aside.loc["Treatment recommendation"]
    # 236 of 273 sentences found were right; 236 of 299 that both readings code, where there are two, were found.
    assert remedy["precision"] == pytest.approx(236 / 273, abs=0.001) and remedy["coded"] == 299
    assert remedy["coders"] == "read from a guide" and remedy["state"] == "finding"
    assert "0.81 and 0.69 on sentences read from a guide (set aside)" in told(book)


def test_what_was_measured_with_the_encoder_grows_old_with_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accuracy, "stale_sets", lambda book: ["some-set"])
    book = read_codebook("entman")
    assert set(measured([book])["state"]) == {accuracy.STALE} and f"; {accuracy.STALE}." in told(book)


def test_codes_nobody_measured_are_untested() -> None:
    book = read_codebook("issue-frames")
    assert measured([book]).empty
    assert told(book) == "Not measured; treat as untested on others' texts."


def test_own_sentences_never_stand_alone_beside_a_number() -> None:
    book = read_codebook("modality")
    assert set(measured([book])["coders"]) > {"own sentences"}
    for name in codebooks.listed():
        assert set(measured([read_codebook(name)])["coders"]) != {"own sentences"}


def test_codes_measured_in_part_are_told_apart() -> None:
    book = read_codebook("modality")
    unknown = replace(book.codes[0], name="unknown", title="Unknown")
    cue = replace(book.cues[0], code="unknown")
    partly = replace(book, codes=(*book.codes, unknown), cues=(*book.cues, cue))
    assert "Unknown: measured only on texts that the project coded itself; treat as untested" in told(partly)


def test_notes_are_filled_from_what_was_recorded() -> None:
    assert "macro-F1" in filled("{accuracy:actors}") and "untested" in filled("{accuracy:actors}")
    assert filled("{norms:metadiscourse}") == norms_state("metadiscourse")


def test_a_finding_carries_the_accuracy_of_its_rules(article: Article) -> None:
    finding = article.stance("metadiscourse").finding()
    page = finding._repr_html_()
    assert "measured accuracy, code by code" in page and "read from a guide" in page
    assert any(row["title"] == "Hedges" for row in finding.as_record()["accuracy"])
