"""The findings of keywords: every column is explained, wide tables are shown in part and exported whole."""

from pathlib import Path

import pytest

from discourse import figures, summaries
from discourse.reporting import recipes as texts
from discourse.reporting.html import glossary
from discourse.study import Study, open_study

MEASURES = {
    "keyness": "keyness",
    "negative-keywords": "keyness",
    "absent-words": "absent",
    "dispersion": "dispersion",
    "sensitivity": "sensitivity",
    "words": "frequency",
}


@pytest.mark.parametrize("name", MEASURES)
def test_every_column_is_explained(study: Study, name: str) -> None:
    words = texts.read(name)
    columns = [str(column) for column in study.measure(MEASURES[name]).columns if column != "places"]
    known = set(words.get("columns", {})) | set(glossary())
    assert [column for column in columns if column not in known] == []
    assert set(words.get("aside", [])) <= set(columns)


def test_columns_aside_are_exported_and_explained_but_not_shown(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCOURSE_FIGURES", str(tmp_path))
    table = study.measure("keyness", content=True)
    found = study.publish("2.3", "keyness", table, against="brown")
    page = found._repr_html_()
    exported = (tmp_path / "02-keyness.tsv").read_text(encoding="utf-8").splitlines()[0].split("\t")
    assert exported == table.columns.tolist()
    head, explained = page.split("</thead>")[0], page.split("<dl>")[-1]
    assert "simple maths" not in head.lower()
    assert "simple maths" in explained.lower()
    assert "Brown Corpus (1,018,080 words" in page


def test_the_caution_counts_what_the_table_holds(study: Study) -> None:
    table = study.measure("keyness", content=True)
    sentence = summaries.caution(table, len(study.words))
    assert f"{(table['too_few'] != '').sum()} rest on fewer than 4" in sentence
    assert "1,031 words" in sentence
    sure = table.assign(too_few="", range=2, p_holm=0.001)
    assert summaries.caution(sure, 1031) == ""


def test_sentences_of_empty_tables_say_so(study: Study) -> None:
    assert summaries.survivors(study.measure("sensitivity").iloc[:0]).startswith("No word")
    assert summaries.absences(study.measure("absent").iloc[:0], "lemma").startswith("No word")
    assert summaries.evenness(study.measure("dispersion").iloc[:0], "lemma").startswith("No term")
    assert summaries.caution(study.measure("keyness").iloc[:0], 0) == ""


def test_absences_are_named_only_beyond_chance(study: Study) -> None:
    table = study.measure("absent")
    assert "No absence is beyond chance" in summaries.absences(table, "lemma")
    sure = table.head(2).assign(p_holm=[0.001, 0.9])
    assert summaries.absences(sure, "lemma").startswith("Missing beyond chance")
    assert str(table.loc[1, "lemma"]) not in summaries.absences(sure, "lemma").split(":")[1]


def test_survivors_are_those_of_the_table(study: Study) -> None:
    table = study.measure("sensitivity")
    whole = table.loc[table["survives"] == table["settings"], "word"].tolist()
    assert f"{len(whole)} stand under all" in summaries.survivors(table)
    assert whole[0] in summaries.survivors(table)


def test_a_negative_keyword_does_not_hang_on_a_passage(study: Study) -> None:
    table = study.measure("keyness", negative=True)
    assert "passage" not in summaries.caution(table, len(study.words))


@pytest.mark.parametrize("text", ["Word.", "The the.\n", "Reform. " * 30])
def test_texts_of_hardly_any_words_give_tables_not_faults(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCOURSE_FIGURES", str(tmp_path / "figures"))
    (tmp_path / "short.txt").write_text(text, encoding="utf-8")
    study = open_study(str(tmp_path / "short.txt"))
    for name, options in (("keyness", {"least": 1}), ("keyness", {"negative": True}), ("sensitivity", {})):
        table = study.measure(name, **options)
        study.publish("2.1", name, table, getattr(figures, name)(table), against="brown")
    assert study.measure("absent", content=False)["count"].eq(0).all()
    assert study.measure("dispersion")["dp"].isna().all()
