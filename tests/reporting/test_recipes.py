"""Recipes: whatever a finding needs is there, says what it shows, and a slip in it is named."""

from pathlib import Path

import pandas as pd
import pytest

from discourse import figures
from discourse.article import Article, open_article
from discourse.base import paths
from discourse.base.errors import CardError
from discourse.io.articles import make_article
from discourse.reporting import recipes
from discourse.table import DisplayError

RECIPE = 'measure = "frequency"\ntitle = "Words"\ncaption = "c"\n[columns]\nword = "The word."\n'


@pytest.mark.parametrize("name", recipes.listed())
def test_every_finding_is_made_and_explains_every_column(
    article: Article, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "rendered", lambda figure, kind: b"<svg/>")
    made = article.finding(name).finding()
    shown = [str(column) for column in made.table.columns if column != "places"]
    assert [column for column in shown if not made.columns.get(column)] == []
    assert not made.layout.view or set(made.layout.view) & set(shown), "no column of the view is in the table"
    assert (made.drawn is None) == (recipes.read(name).figure is None)
    assert made.summary.endswith((".", "…")) or recipes.read(name).summary is None


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one's own with a folder of recipes."""
    folder = tmp_path / "data" / "findings"
    folder.mkdir(parents=True)
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    return folder


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: text.replace('"frequency"', '"frequncy"'), "did you mean 'frequency'"),
        (lambda text: text.replace("title", "tilte"), "unknown key 'tilte'; did you mean 'title'"),
        (lambda text: text + '[options]\nby = "wrod"\n', "slip.toml: frequency: by='wrod' is unknown"),
        (lambda text: text, "[columns] does not say what 'count' means"),
        (lambda text: text + '[figure]\nlabel = "word"\n', "[figure] has no 'kind'"),
        (lambda text: 'like = "nothing"\n' + text, "'like' must name another finding"),
    ],
)
def test_a_slip_in_a_recipe_is_named(article: Article, own: Path, change: object, message: str) -> None:
    (own / "slip.toml").write_text(change(RECIPE), encoding="utf-8")  # type: ignore[operator]
    with pytest.raises((CardError, Exception)) as fault:
        article.finding("slip")
    assert message in str(fault.value)


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ('[figure]\nkind = "dot_plto"\n', "kind 'dot_plto' is unknown; did you mean 'dot_plot'"),
        ('[figure]\nkind = "dot_plot"\nlabl = "word"\n', "dot_plot has no 'labl'; did you mean 'label'"),
        ('[summary]\nkind = "top_rows"\nwhat = "w"\nnone = "n"\nlabel = "wrod"\n', "the table has no column 'wrod'"),
    ],
)
def test_a_slip_in_a_figure_or_summary_is_named(article: Article, own: Path, step: str, message: str) -> None:
    (own / "slip.toml").write_text('like = "words"\n' + step, encoding="utf-8")
    with pytest.raises(CardError) as fault:
        article.finding("slip").finding()
    assert message in str(fault.value)


def test_a_fault_while_showing_ends_a_notebook(article: Article, own: Path) -> None:
    import IPython  # noqa: F401 (a table looks whether it is loaded)

    (own / "slip.toml").write_text('like = "words"\n[figure]\nkind = "dot_plto"\n', encoding="utf-8")
    with pytest.raises(DisplayError, match="did you mean 'dot_plot'"):
        article.finding("slip")._repr_html_()


def test_a_claim_falls_with_the_finding_that_it_rests_on() -> None:
    """Norms need 300 words and names none: of 299 words only the names are told, of 300 both; a text without claims has none."""
    table = pd.DataFrame({"claim": ["a", "b"], "basis": ["norms", "entities"]})
    for words, told in ((299, ["b"]), (300, ["a", "b"])):
        text = Article(make_article("x", "We act now. " * 99 + "We act." + " Go." * (words - 299)))
        assert text.length == words
        assert recipes.founded(text, table)["claim"].tolist() == told
        assert list(recipes.founded(text, table[:0]).columns) == ["claim", "basis"]
        assert recipes.founded(text, other := table[["claim"]]) is other


def test_a_recipe_takes_from_the_one_it_is_like() -> None:
    like, base = recipes.read("negative-keywords"), recipes.read("keyness")
    assert like.figure == base.figure and like.columns["g2"] == base.columns["g2"]
    assert like.options == {"negative": True} and like.title != base.title


def test_a_text_too_short_for_a_finding_gets_a_line_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("The council must act now.", encoding="utf-8")
    shown = open_article(path, chapter=2).keyness(reference="brown")._repr_html_()
    assert "needs 100 words and this text has 5" in shown and "<table" not in shown
    assert not list(paths.figures("note").glob("*keyness*"))


def test_every_recipe_plainly_names_its_measure() -> None:
    """Only recipes of a measure are read in full when one of its tables is shown."""
    for name in (*recipes.listed(), *recipes.comparing()):
        assert recipes._named_measure(name) == recipes.read(name).measure.replace("-", "_")
