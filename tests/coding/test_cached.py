"""Codings from the cache are those that coding gives, and a changed codebook is coded anew."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from discourse.coding.cached import kept_codings
from discourse.coding.coder import code
from discourse.io.articles import make_article
from discourse.io.codebooks import listed, read_codebook
from discourse.text.annotation import annotate, tokens_key
from discourse.text.tokens import TokenView

ARTICLE = make_article("kept", "Perhaps we must act, they said. China and its partners could build a road to peace.")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path / "cache"))


def refuse() -> TokenView:
    raise AssertionError("searched although the codings were kept")


@pytest.mark.parametrize("name", listed())
def test_kept_codings_are_those_that_coding_gives(name: str) -> None:
    view, book = TokenView(annotate(ARTICLE)), read_codebook(name)
    kept_codings(tokens_key(ARTICLE), lambda: view, book)
    again = kept_codings(tokens_key(ARTICLE), refuse, book)
    pd.testing.assert_frame_equal(again, code(view, book), check_dtype=bool(len(again)))


def test_a_changed_codebook_is_coded_anew(tmp_path: Path) -> None:
    view, original = TokenView(annotate(ARTICLE)), read_codebook("metadiscourse")
    own = tmp_path / "metadiscourse" / "cues.tsv"
    shutil.copytree(original.card.parent, own.parent)
    assert "hedges" in set(kept_codings(tokens_key(ARTICLE), lambda: view, read_codebook(str(own)))["code"])
    lines = own.read_text(encoding="utf-8").splitlines(keepends=True)
    own.write_text("".join(line for line in lines if not line.startswith("hedges\t")), encoding="utf-8")
    assert "hedges" not in set(kept_codings(tokens_key(ARTICLE), lambda: view, read_codebook(str(own)))["code"])


def test_another_text_has_other_codings() -> None:
    other = make_article("kept", "Nothing of the kind.")
    assert tokens_key(other) != tokens_key(ARTICLE)
