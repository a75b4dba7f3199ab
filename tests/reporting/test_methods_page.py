"""The methods page: every item has a state, every link leads somewhere, and one fact of the card flips one item."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.helpers.recorded import recorded

from discourse.article import Article, open_article
from discourse.io.articles import CARD, read_article
from discourse.io.declared import DECLARED
from discourse.reporting import methods_page, pages, paper
from discourse.reporting.methods_page import GIVEN, NOT_APPLICABLE, NOT_RECORDED, STATES, methods

FULL = """
title = "The tram"
subtitle = "is late"
author = "Jane Doe"
role = "chair"
outlet = "Courier"
genre = "op-ed"
date = 2024-07-31
url = "https://example.org/tram"
language = "en"
licence = "CC BY 4.0."
selection = "the only op-ed on the tram"
collected = "2024-08-01 from the archive"
language_model = "None."
expected = ["drivers"]
codebooks = ["issue-frames"]

[declared]
question = "Who must act?"
primary = "modality"
reference = "brown:press"
threshold = 0.01

[[actor]]
name = "Council"
"""
NAMES = ["keyness", "modality", "words"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("card")
    (place / "tram.txt").write_text("The council must act. The tram may be late. " * 12, encoding="utf-8")
    (place / "tram.toml").write_text(FULL, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def records(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    return recorded(open_article(folder / "tram.txt"), NAMES, tmp_path_factory.mktemp("records"))


def states(path: Path, records: list[dict[str, Any]]) -> dict[str, str]:
    return {item.asks: item.state for item in methods(read_article(str(path)), records).checklist}


FACTS = [key for key in CARD if key != "declared"] + [f"declared.{key}" for key in DECLARED]


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_that_is_gone_flips_one_item(
    fact: str, folder: Path, records: list[dict[str, Any]], tmp_path: Path
) -> None:
    """`DECLARED` and `CARD` are all keys that a card may have: a new one needs an item."""
    whole = states(folder / "tram.txt", records)
    poorer = tmp_path / "tram.txt"
    poorer.write_bytes((folder / "tram.txt").read_bytes())
    key = fact.rpartition(".")[2]
    card = (
        FULL.replace('[[actor]]\nname = "Council"\n', "")
        if fact == "actor"
        else re.sub(rf"(?m)^{key} = .*\n", "", FULL)
    )
    assert card != FULL
    poorer.with_suffix(".toml").write_text(card, encoding="utf-8")
    after = states(poorer, records)
    changed = [(whole[asks], after[asks]) for asks in whole if whole[asks] != after[asks]]
    assert len(changed) == 1 and changed[0][0] == GIVEN and changed[0][1] in (NOT_RECORDED, NOT_APPLICABLE)


def test_every_item_of_the_bundled_article_has_a_state_and_a_source(article: Article, tmp_path: Path) -> None:
    made = methods(article.source, recorded(article, ["modality", "words"], tmp_path))
    assert all(item.state in STATES and item.asks and item.source for item in made.checklist)
    assert {item.state for item in made.checklist} == set(STATES)
    assert all(item.answer for item in made.checklist if item.state == GIVEN)
    asked = {item.asks: item for item in made.checklist}
    assert asked["Which text is it: its title"].state == NOT_RECORDED
    assert (
        "accepted" in asked["Who coded, how many codings"].answer
        and "two readings" in asked["Who coded, how many codings"].answer
    )
    # Coefficients were asked for and nobody recorded them; where nobody coded they do not apply.
    chance = next(asks for asks in asked if "chance-corrected" in asks)
    alone = methods(replace(article.source, decisions=()), recorded(article, ["words"], tmp_path))
    assert asked[chance].state == NOT_RECORDED
    assert next(item.state for item in alone.checklist if item.asks == chance) == NOT_APPLICABLE


def test_the_paragraph_says_what_was_done_and_nothing_else(folder: Path, records: list[dict[str, Any]]) -> None:
    made = methods(read_article(str(folder / "tram.txt")), records)
    said = " ".join(sentence for _, group in made.paragraph for sentence in group)
    assert "“The tram” by Jane Doe (Courier, 2024-07-31) (108 words, 24 sentences, 1 paragraph; SHA-256" in said
    assert "chosen as follows: the only op-ed on the tram." in said and "p < 0.01" in said
    # Content types: council, act, tram, late; every one was tested.
    assert "(Python 3" in said and "Honnibal et al. 2020, language model" in said
    assert "over all 4 types tested" in said and "Holm (1979)" in said
    assert "{" not in said and "register" not in said and "read by hand" not in said


def test_a_question_ends_with_its_own_mark(folder: Path, records: list[dict[str, Any]]) -> None:
    text = methods(read_article(str(folder / "tram.txt")), records).paragraph
    assert dict(text)["declared"][0] == "The question was fixed before the run: Who must act?"


def test_of_a_german_text_the_page_says_what_its_language_leaves_out(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("Die Stadt muss das Bad bauen. Das Bad ist alt. " * 12, encoding="utf-8")
    (tmp_path / "bad.toml").write_text('title = "Bad"\nlanguage = "de"\n', encoding="utf-8")
    made = methods(
        read_article(str(tmp_path / "bad.txt")), recorded(open_article(tmp_path / "bad.txt"), ["words"], tmp_path)
    )
    said = " ".join(sentence for _, group in made.paragraph for sentence in group)
    assert "German read by simplemma" in said and "spaCy" not in said and "don't" not in said
    items = {item.asks: item for item in made.checklist}
    assert items["What it is compared with: size, years, register, and why"].answer == (
        "Nothing is compared: codebooks and references here are English."
    )
    assert items["Precision and recall of what rules find, for each code"].state == NOT_APPLICABLE
    assert items["What was not measured on others' texts"].answer == "No scheme was used."


def test_a_declaration_parts_confirmatory_from_exploratory(folder: Path, records: list[dict[str, Any]]) -> None:
    source = read_article(str(folder / "tram.txt"))
    past = [{"day": "2024-01-01", "hash": "x", "after_report": "no", **source.declared}]
    made = methods(source, records, past)
    numbers = {one["name"]: one["number"] for one in records}
    assert made.confirmatory == [numbers["keyness"], numbers["modality"]] and made.declaration.startswith(
        "Declared on 2024-01-01"
    )
    assert (
        "because the card declares it" in records[0]["compared"] and "Brown Corpus: the press" in records[0]["compared"]
    )
    files = [pages.Page("03-framing.html", "Framing", "")]
    page = methods_page.document(source, made, records, pages.homes(records, files))
    said = ["".join(text for text, _ in block.runs) for block in page.blocks if block.kind == "prose"]
    assert f"Confirmatory: {', '.join(made.confirmatory)}. Exploratory: {numbers['words']}." in said
    told = paper.paper(source, records, files, made)
    status = [block.runs[0][0] for block in told.blocks if block.kind == "prose" and block.role == "status"]
    assert [one.split()[-1] for one in status] == ["Confirmatory.", "Confirmatory.", "Exploratory."]
    late = methods(source, records, [past[0] | {"after_report": "yes"}])
    assert late.confirmatory == methods(replace(source, declared={}), records).confirmatory == []


def test_every_link_of_the_page_leads_to_a_finding_or_a_part_of_it(folder: Path, records: list[dict[str, Any]]) -> None:
    source, chapter = read_article(str(folder / "tram.txt")), pages.Page("03-framing.html", "Framing", "")
    made, homes = methods(source, records), pages.homes(records, [chapter])
    document = methods_page.document(source, made, records, homes)
    asked = {
        address
        for block in document.blocks
        if block.kind == "grid"
        for row in block.rows
        for _, address in row
        if address
    }
    files = {"data/datapackage.json", "findings.json"}
    assert asked & files == files and asked & set(homes.values())
    assert {address for address in asked if address.startswith("#")} <= {f"#{mark}" for mark in document.marks}
    assert not {one for one in asked if not one.startswith("#")} - files - set(homes.values())
