from pathlib import Path

import nltk
import pytest
from nltk.corpus.reader import TaggedCorpusReader

from discourse.article import Article
from discourse.base.errors import UsageError
from discourse.io.articles import make_article
from discourse.io.references import read_reference
from discourse.text.nltk_corpora import nltk_reference, nltk_texts

TEXTS = {
    "home/one.txt": "The state-owned firm grew.\n",
    "home/two.txt": "It didn't.\n",
    "abroad/three.txt": "Firms grew.\n",
}


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of three texts in two categories, on NLTK's path."""
    for name, text in TEXTS.items():
        file = tmp_path / "corpora" / "tiny" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(nltk.data, "path", [str(tmp_path)])
    return tmp_path


def test_a_folder_on_nltks_path_is_counted_by_our_rules(tiny: Path) -> None:
    found = nltk_reference("nltk:tiny")
    counts = found.counts.groupby("word")["count"].sum().to_dict()
    assert counts == {"the": 1, "state-owned": 1, "firm": 1, "grew": 2, "it": 1, "did": 1, "not": 1, "firms": 1}
    assert (found.size, found.documents, list(found.parts.columns)) == (9, 3, ["abroad", "home"])
    assert found.parts.sum().tolist() == [2, 7]
    assert found.describe() == "NLTK's corpus tiny (9 words, 3 documents)"


def test_categories_are_parts(tiny: Path) -> None:
    assert nltk_reference("nltk:tiny:abroad").counts["word"].tolist() == ["firms", "grew"]
    with pytest.raises(UsageError, match="no part 'hom' in this corpus; did you mean 'home'"):
        nltk_reference("nltk:tiny:hom")


def test_a_text_is_not_compared_with_itself(tiny: Path) -> None:
    assert nltk_reference("nltk:tiny", besides=make_article("x", TEXTS["home/one.txt"])).size == 5


def test_a_missing_corpus_is_one_sentence(tiny: Path) -> None:
    for name in ("reuters", "nowhere"):
        with pytest.raises(UsageError, match=f"nltk:{name}: NLTK finds no corpus .* nltk.downloader {name}") as caught:
            nltk_reference(f"nltk:{name}")
        assert "\n" not in str(caught.value)


def test_an_article_is_compared_with_it(tiny: Path, article: Article) -> None:
    assert article.reference("nltk:tiny").size == 9


@pytest.mark.gold
def test_bundled_counts_are_those_of_nltks_reader(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nltk.data, "path", [str(gold.parent / "nltk_data")])
    ours, theirs = read_reference("brown:humor"), nltk_reference("nltk:brown:humor")
    assert (ours.size, ours.documents) == (theirs.size, theirs.documents) == (18_438, 9)
    keys = ["word", "lemma", "pos"]
    mine, others = (reference.counts.groupby(keys)["count"].sum().to_dict() for reference in (ours, theirs))
    assert mine == others


def test_a_folder_without_categories_has_its_files_as_parts(tiny: Path) -> None:
    (tiny / "corpora" / "flat").mkdir()
    for name, text in {"b.txt": "Firms grew.", "a.txt": "It grew."}.items():
        (tiny / "corpora" / "flat" / name).write_text(text, encoding="utf-8")
    found = nltk_reference("nltk:flat")
    assert (list(found.parts.columns), found.parts.sum().tolist(), found.documents) == (["a", "b"], [2, 2], 2)
    with pytest.raises(UsageError, match="nltk:flat:a: no other text in this corpus"):
        nltk_reference("nltk:flat:a", besides=make_article("x", "It grew."))


def test_a_corpus_that_nltk_keeps_as_tokens_is_put_together_again(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny / "corpora" / "kept"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / name).write_text(
            f"``/`` It/PRP did/VBD n't/RB grow/VB ,/, ''/'' {name}/NN said/VBD ./.\n", encoding="utf-8"
        )
    reader = TaggedCorpusReader(str(folder), r"one|two")
    monkeypatch.setattr(nltk.corpus, "kept", reader, raising=False)
    assert [(part, text) for part, _, text in nltk_texts("kept", every=2)] == [("one", '"It didn\'t grow," one said.')]
    assert nltk_reference("nltk:kept:two").counts["word"].tolist() == ["did", "grow", "it", "not", "said", "two"]
