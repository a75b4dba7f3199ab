"""The article as a researcher meets it: methods, help, completion, tables that know where they came from, errors."""

import inspect
import runpy
from pathlib import Path

import pandas as pd
import pytest
from matplotlib.figure import Figure

import discourse
from discourse import measures
from discourse.article import Article
from discourse.base.errors import DiscourseError, UnknownName
from discourse.reporting import findings
from discourse.table import Table

SOURCE = Path(discourse.__file__).parent


def test_the_stub_holds_the_signatures_of_the_measures() -> None:
    script = runpy.run_path(str(SOURCE.parents[1] / "scripts" / "make_stubs.py"))
    assert script["PLACE"].read_text(encoding="utf-8") == script["stubs"](), "run 'make stubs'"


def test_every_measure_is_a_method_with_help_and_completion(article: Article) -> None:
    names = {name.replace("-", "_") for name in measures.listed()}
    assert names <= set(dir(article)) and not [name for name in dir(article) if name.startswith("_")]
    signature = inspect.signature(article.keyness)
    assert {"by", "content", "negative", "reference"} <= set(signature.parameters)
    assert signature.parameters["reference"].default == "auto"
    assert "Read two columns together" in (inspect.getdoc(article.keyness) or "")
    assert "what the article is compared with" in (inspect.getdoc(article.keyness) or "")
    assert "the counted words" not in (inspect.getdoc(article.keyness) or ""), "help names what nobody can pass"
    assert list(inspect.signature(article.framing).parameters) == ["codebook"]


def test_the_package_offers_what_it_has() -> None:
    assert set(dir(discourse)) == {*discourse.__all__, "__version__"}
    assert {"open", "articles", "codebooks", "references", "findings", "options"} <= set(dir(discourse))
    assert "zhang-xiao-2024" in discourse.articles()["name"].tolist()
    assert {"brown"} <= set(discourse.references()["name"]) and len(discourse.codebooks()) >= 10


def test_an_article_shows_what_it_is(article: Article) -> None:
    assert repr(article).startswith("<Article zhang-xiao-2024") and "1,031 words" in repr(article)
    assert "Zhang Xiao" in article._repr_html_()


def test_a_table_keeps_its_provenance_through_filtering_and_sorting(article: Article) -> None:
    table = article.stance("modality")
    for kept in (
        table[table["count"] > 0],
        table.sort_values("count").head(3),
        table.drop(columns="places"),
        table.copy(),
    ):
        assert isinstance(kept, Table)
        assert (kept.measure, kept.codebook, kept.article.slug) == ("stance", "modality", "zhang-xiao-2024")
        assert '<section class="finding"' in (kept._repr_html_() or "")
    words = article.keyness()
    assert words.options["reference"] == "auto" and words.base.startswith("1,031 words")
    finding = words.finding()
    assert finding.source["options"]["reference"] == "un-general-debate"
    assert any(note.endswith("because the card calls the article 'diplomatic op-ed'.") for note in finding.notes)


def test_a_grouped_table_is_a_plain_one(article: Article) -> None:
    grouped = article.frequency().groupby("range").sum(numeric_only=True)
    assert "<h3>" not in grouped._repr_html_() and ">paragraphs</th>" in grouped._repr_html_()
    assert type(article.frequency().to_frame()) is pd.DataFrame


def test_places_open_to_words_and_stay_out_of_sight(article: Article) -> None:
    table = article.frequency()
    row = table["word"].tolist().index("must")
    assert table.evidence(row)["match"].tolist() == ["must"] * 6
    assert "places" not in repr(table) and '<th scope="col">places' not in (table._repr_html_() or "")


def test_what_the_recipe_does_not_fit_is_shown_without_its_words(article: Article) -> None:
    other = article.framing("entman").finding()
    assert other.title.endswith("(codebook = entman)") and "generic" not in other.title
    assert article.obligation(by="actor").finding().drawn is None
    bare = findings.make(article, article.frequency(), "frequency", {}, None)
    assert bare.columns == {} and "No recipe" in bare.notes[0]


@pytest.mark.parametrize(
    ("slip", "remedy"),
    [
        (lambda a: a.keyness(by="wrod"), "by='wrod' is unknown; did you mean 'word'?"),
        (lambda a: a.keyness(contnet=True), "no option 'contnet'; did you mean 'content'?"),
        (lambda a: a.keyness(content="yes"), "content must be True or False"),
        (lambda a: a.keynes(), "did you mean 'keyness'?"),
        (lambda a: a.framing("generic-frame"), "did you mean 'generic-frames'?"),
        (lambda a: a.keyness(reference="brwn"), "did you mean 'brown'?"),
        (lambda a: a.finding("keynes"), "did you mean 'keyness'?"),
        (lambda a: a.frequency()["cuont"], "did you mean 'count'?"),
        (lambda a: a.frequency()[["word", "cuont"]], "did you mean 'count'?"),
        (lambda a: a.frequency().cuont, "did you mean 'count'?"),
        (lambda a: a.frequency().query("cuont > 3"), "did you mean 'count'?"),
        (lambda a: a.frequency("word", "lemma", True, 1, 2), "frequency: write its options by name"),
        (lambda a: a.framing("entman", codebook="entman"), "framing: codebook was given twice."),
        (lambda a: a.frequency().evidence(9999), "row 9999: the table has the rows 0 to"),
        (lambda a: a.diversity().evidence(0), "its rows have no places in the text."),
        (lambda a: a.diversity().figure(), "no figure belongs to it"),
        (lambda a: type(a.frequency())({"word": ["must"]}).finding(), "this table was not made by a measure"),
        (lambda a: a.in_context(pd.DataFrame({"begin": [0]})), "the table needs the columns 'start' and 'end'"),
        (lambda a: a.common_contexts(["nowhere"]), "common_contexts: "),
        (lambda a: a.publish("mine", pd.DataFrame({"x": [1]}), title="Mine"), "columns= does not say what 'x' means"),
        (lambda a: discourse.opne, "did you mean 'open'?"),
        (lambda a: discourse.open("zhang-xiao-2042"), "did you mean 'zhang-xiao-2024'?"),
        (lambda a: discourse.open(hyphen="split"), "did you mean 'hyphens'?"),
    ],
)  # fmt: skip
def test_a_slip_ends_in_one_sentence_with_the_remedy(article: Article, slip: object, remedy: str) -> None:
    with pytest.raises(DiscourseError) as fault:
        slip(article)  # type: ignore[operator]
    assert remedy in str(fault.value) and "\n" not in str(fault.value)


def test_a_notebook_prints_the_sentence_and_all_of_it_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = UnknownName("no such thing")
    assert fault._render_traceback_() == ["UnknownName: no such thing"]
    monkeypatch.setattr(discourse.options, "debug", True)
    try:
        raise fault
    except UnknownName:
        assert any("test_article.py" in line for line in fault._render_traceback_())
    with pytest.raises(AttributeError):
        discourse.options.debgu = True


def test_a_table_and_a_figure_of_ones_own_become_a_finding(
    article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    table = pd.DataFrame(
        {"word": ["must"], "count": [6], "places": [list(article.frequency().set_index("word").at["must", "places"])]}
    )
    meant = {"word": "the word", "count": "occurrences"}
    figures = [Figure(), article.dispersion_plot(["must"]), None]
    made = [
        article.publish(f"mine-{n}", table, figure, title="Mine", summary="Six.", columns=meant, notes=["By hand."])
        for n, figure in enumerate(figures)
    ]
    assert [(one.title, one.alt, one.notes) for one in made] == [("Mine", "Mine. Six.", ("By hand.",))] * 3
    assert [len(one.evidence[0]) for one in made] == [6, 6, 6] and "places" not in made[0].columns


def test_places_open_as_a_table_too(article: Article) -> None:
    codings = article.codings("modality")
    seen = article.in_context(codings)
    assert seen["match"].tolist() == codings["text"].tolist()


def test_what_is_left_out_says_why(tmp_path: Path) -> None:
    (tmp_path / "kurz.txt").write_text("Wir müssen jetzt handeln. Vielleicht kommen sie nicht mehr.", encoding="utf-8")
    (tmp_path / "kurz.toml").write_text('language = "de"\n', encoding="utf-8")
    left = discourse.open(tmp_path / "kurz.txt", chapter=3).framing("entman")
    assert repr(left).startswith("Left out: ") and "English" in repr(left)


def test_a_table_knows_its_reference(article: Article) -> None:
    assert article.keyness(reference="brown:press").reference == "brown:press"
    assert article.frequency().reference == ""


def test_what_nltk_users_know_by_heart(article: Article) -> None:
    assert len(article.concordance("cooperation")) == 18
    pairs = article.collocations(5)
    assert len(pairs) == 5 and pairs["g2"].is_monotonic_decreasing
    assert ("china", "kazakhstan") not in zip(pairs["first"], pairs["second"], strict=True)
    assert article.dispersion_plot(["cooperation", "reform"])._repr_svg_().startswith("<?xml")
    assert list(article.common_contexts(["china", "kazakhstan"]).columns) == ["before", "after", "count"]


def test_names_keep_their_capitals_and_sequences_stand_as_printed(article: Article) -> None:
    words = article.finding("sensitivity").finding().table["word"].tolist()
    assert {"China", "BRI", "cooperation"} <= set(words) and "china" not in words
    sequences = article.finding("ngrams").finding().table["ngram"].tolist()
    assert "Central Committee of the Communist Party of China" in sequences
    # *First* and *Second* have their capitals from the head of their sentences alone.
    assert not {"first", "second", "we"} & set(article.capitals)
