"""Deciding by clicking: the buttons are pressed as JupyterLab presses them, and what they store is read back."""

import sys
from pathlib import Path

import pytest

from discourse.article import Article, open_article
from discourse.base.errors import SetupError, UsageError
from discourse.io.articles import make_article

# The machine marks the first sentence (treatment recommendation) and the last (problem definition).
TEXT = (
    "The council must close the road. The mayor said that the plan would help families. We hope that everybody agrees.\n\n"
    "Perhaps the budget is too small. However, the town has no choice, because the bridge is unsafe.\n"
)


def decided(path: Path) -> list[tuple[str, str, str, str, str]]:
    return [(one.code, one.verdict, one.recode, one.unsure, one.note) for one in open_article(path).source.decisions]


def test_each_click_is_stored_at_once_and_the_next_day_goes_on(path: Path) -> None:
    view = open_article(path).decide("entman", coder="Jo")
    assert view.progress.value.startswith("1 of 5; 0 decided") and "must close the road" in view.text.value
    assert "Treatment recommendation" in view.code.value and not view.reject.disabled
    view.unsure.value, view.note.value = True, "an order?"
    view.reject.click()
    assert decided(path) == [("treatment-recommendation", "rejected", "–", "yes", "an order?")]
    assert (
        view.progress.value.startswith("2 of 5; 1 decided")
        and view.accept.description == "None applies"
        and view.reject.disabled
    )
    assert (view.unsure.value, view.note.value) == (False, "")
    view.accept.click()
    view.other.value = "moral-evaluation"
    assert decided(path)[1:] == [("moral-evaluation", "added", "–", "–", "–")]
    again = open_article(path).decide("entman", coder="Jo")
    assert again.progress.value.startswith("4 of 5; 3 decided"), "the first that is not decided"
    again.back.click()
    assert again.other.value == "moral-evaluation"
    again.accept.click()
    assert len(decided(path)) == 1, "what was added is taken back"
    again.onward.click()
    again.other.value = "causal-interpretation"
    assert decided(path)[-1][:3] == ("problem-definition", "recoded", "causal-interpretation")
    again.note.value = "because"
    again.back.click()
    assert decided(path)[-1][4] == "because", "a note that comes late is kept too"
    assert [one.codes for one in open_article(path).source.samples] == ["none", "none", "none", "causal-interpretation"]


def test_nobody_decides_without_a_name(path: Path) -> None:
    view = open_article(path).decide("entman")
    view.accept.click()
    assert view.progress.value.startswith("Say who you are") and decided(path) == []
    view.coder.value = "Ann"
    view.accept.click()
    assert [one.coder for one in open_article(path).source.decisions] == ["Ann"]


def test_what_a_text_holds_is_shown_and_never_run(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("The council must <script>alert(1)</script> close the road.\n", encoding="utf-8")
    view = open_article(tmp_path / "bad.txt").decide("entman", coder="Jo")
    assert "<script>" not in view.text.value and "&lt;script&gt;" in view.text.value
    assert "application/vnd.jupyter.widget-view+json" in view._repr_mimebundle_()


def test_what_is_missing_is_told_in_a_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="open the article from a file"):
        Article(make_article("made", TEXT)).decide("entman")
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with pytest.raises(SetupError, match=r"deciding by clicking needs the package 'ipywidgets'.*\[lab\]"):
        open_article(path).decide("entman")
