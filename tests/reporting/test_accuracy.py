"""What is said of a codebook's measured accuracy."""

from dataclasses import replace

from discourse.article import Article
from discourse.io.codebooks import read_codebook
from discourse.reporting.accuracy import filled, measured, norms_state, told, unmeasured


def test_every_measured_code_has_its_row_with_interval_and_set() -> None:
    table = measured([read_codebook("metadiscourse")])
    hedges = table[(table["title"] == "Hedges") & table["corpus"].str.startswith("BioScope")]
    assert len(hedges) == 1
    row = hedges.iloc[0]
    assert row["f1_low"] <= row["f1"] <= row["f1_high"] and row["coded"] > 0


def test_codes_nobody_measured_are_named() -> None:
    scheme = read_codebook("issue-frames")
    assert measured([scheme]).empty
    assert unmeasured(scheme) == [code.title for code in scheme.codes]
    assert told(scheme) == "Accuracy of 'Issue frames of the bundled article': not measured."


def test_codes_measured_in_part_are_told_apart() -> None:
    scheme = read_codebook("metaphor")
    unknown = replace(scheme.codes[0], name="unknown", title="Unknown")
    cue = replace(scheme.cues[0], code="unknown")
    partly = replace(scheme, codes=(*scheme.codes, unknown), cues=(*scheme.cues, cue))
    assert "not measured: Unknown" in told(partly)


def test_notes_are_filled_from_what_was_recorded() -> None:
    assert "macro-F1" in filled("{accuracy:actors}") and "beneficiary" in filled("{accuracy:obligations}")
    assert filled("{norms:metadiscourse}") == norms_state("metadiscourse")


def test_a_finding_carries_the_accuracy_of_its_rules(study: Article) -> None:
    finding = study.stance("metadiscourse").finding()
    page = finding._repr_html_()
    assert "measured accuracy, code by code" in page and "BioScope abstracts" in page
    assert any(row["title"] == "Hedges" for row in finding.as_record()["accuracy"])
