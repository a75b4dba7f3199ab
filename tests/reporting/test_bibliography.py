"""The bibliography knows what is cited, holds nothing that is not, and becomes BibTeX that cannot be broken."""

import inspect
import re
from pathlib import Path

import pytest

from discourse import measures
from discourse.base import paths
from discourse.io.codebooks import listed, read_codebook
from discourse.io.references import listed as references
from discourse.io.references import read_reference
from discourse.reporting import recipes
from discourse.reporting.bibliography import Work, bibtex, cited, software, works

CARDS = [read_codebook(name).citation for name in listed()] + [read_reference(name).citation for name in references()]
DOCSTRINGS = [(inspect.getdoc(measures.get(name)) or "").partition("References:")[2] for name in measures.listed()]
RECIPES = [recipes.read(name) for name in recipes.listed()]
NOTES = [text for recipe in RECIPES for text in (*recipe.notes, *recipe.columns.values())]
METHODS = [(paths.find("", "methods.toml") or Path()).read_text(encoding="utf-8")]
# A name, then a year in brackets or after it; editions, corpora and years of texts have none.
CITED = re.compile(r"([A-ZÀ-Ž][\w'’-]+)(?: et al\.)? \(?((?:19|20)\d\d)\b(?![-–]\d)")


def test_all_that_measures_and_recipes_cite_is_known() -> None:
    every = {(part, work.year) for work in works() for part in re.findall(r"[\w'’-]+", work.author)}
    found = {
        (name.removesuffix("'s"), year)
        for text in [*DOCSTRINGS, *NOTES, *METHODS]
        for name, year in CITED.findall(text)
    }
    # Conferences and corpora bear a year too.
    assert {pair for pair in found if pair[0] not in ("RASLAN", "Linguistics", "Debate")} <= every
    assert len(found) > 40


@pytest.mark.parametrize("citation", CARDS)
def test_a_card_names_known_works(citation: str) -> None:
    assert all(work.title for work in cited([], [citation])), citation


def test_every_work_is_cited_somewhere() -> None:
    everywhere = [*CARDS, *DOCSTRINGS, *NOTES, *METHODS, "Wang et al. (2020)", "Honnibal et al. (2020)"]
    assert {work.key for work in works()} - {work.key for work in cited(everywhere)} <= {"reimers2019sentence"}


def test_a_work_is_found_by_its_first_author_and_year() -> None:
    assert [work.key for work in cited(["as Hyland (2005) says"])] == ["hyland2005metadiscourse"]
    assert [work.key for work in cited(["Church & Gale 1995, not Church & Hanks 1990"])] == [
        "church1990word", "church1995poisson"]  # fmt: skip
    assert cited(["Hyland (2006); (2005)"]) == [] and cited(["nobody 1999"]) == []


def test_a_codebook_of_ones_own_becomes_a_work() -> None:
    (work,) = cited(
        [], ["Doe, J. & Roe, R. (2021). Frames of trams. Journal of Trams 3, 1-9.", "Written for this project."]
    )
    assert (work.kind, work.author, work.year) == ("misc", "Doe", "2021") and str(work).startswith("Doe, J. & Roe")
    assert "note = {Doe, J. \\& Roe, R. (2021)" in work.entry()


def test_bibtex_is_well_formed_whatever_stands_in_it() -> None:
    nasty = Work("misc", "Doe, J.", "2020", "100 % of $x_1$ {\\input{x}} #1 ~^&")
    assert (
        "title = {100 \\% of \\$x\\_1\\$ \\{\\textbackslash{}input\\{x\\}\\} \\#1 \\textasciitilde{}\\textasciicircum{}\\&}"
        in nasty.entry()
    )
    made = bibtex([software(), nasty, nasty, *works()])
    assert len(set(re.findall(r"@\w+\{([^,]+),", made))) == len(works()) + 3
    assert "author = {{The discourse contributors}}" in made
    bare = re.sub(r"\\[{}]", "", made)
    assert bare.count("{") == bare.count("}")
