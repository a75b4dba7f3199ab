"""The language of each text of a corpus: found, stated, a condition, and what knows English only leaves the others out."""

from pathlib import Path

import pytest

from discourse.base.errors import NotAvailable
from discourse.coding.status import status
from discourse.corpus.annotated import measured_rules
from discourse.corpus.build import build
from discourse.corpus.corpus import Corpus
from discourse.corpus.sources import Columns, texts
from discourse.io.codebooks import read_codebook

ENGLISH = "The council has decided that the tram will be late again this winter, and nobody is surprised by it. "
GERMAN = (
    "Die Stadt hat beschlossen, dass die Bahn auch in diesem Winter zu spät kommt, und niemand wundert sich darüber. "
)
CHINESE = "城市不应忘记老人。我们必须采取行动，现在就开始。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "texts"
    source.mkdir()
    for name, text in (("en", ENGLISH * 3), ("de", GERMAN * 3), ("zh", CHINESE * 3), ("card", "Ja, nein, ja. Nein.")):
        (source / f"{name}.txt").write_text(text, encoding="utf-8")
    (source / "card.toml").write_text('language = "German"', encoding="utf-8")
    return source


def made(source: Path, place: Path) -> str:
    build(texts(source, Columns()), place, {"title": "x", "source": "x"}, tell=lambda done: None)
    return str(place)


def test_each_text_has_its_language_and_can_be_chosen_by_it(folder: Path, tmp_path: Path) -> None:
    corpus = Corpus(made(folder, tmp_path / "mixed"))
    assert dict(zip(corpus.documents["document"], corpus.documents["language"], strict=True)) == {
        "card": "German", "de": "de", "en": "en", "zh": "zh",
    }  # fmt: skip
    assert corpus.languages == {"de": 2, "en": 1, "zh": 1}
    assert corpus.describe().endswith("4 texts, in German (2), English (1) and Chinese (1))")
    assert corpus.part("language=de").documents["document"].tolist() == ["de"]
    assert corpus.english().documents["document"].tolist() == ["en"]
    with pytest.raises(NotAvailable, match="not available for German: needs English texts"):
        corpus.part("language=de").english()


def test_english_texts_bear_no_column_and_can_be_chosen_all_the_same(folder: Path, tmp_path: Path) -> None:
    for name in ("de", "zh", "card"):
        (folder / f"{name}.txt").unlink()
    corpus = Corpus(made(folder, tmp_path / "english"))
    assert "language" not in corpus.documents and corpus.languages == {"en": 1} and corpus.english() is corpus
    assert corpus.part("language=en").number == 1


def test_a_finding_of_the_rules_was_right_often_enough() -> None:
    for name in ("modality", "metadiscourse", "entman"):
        book = read_codebook(name)
        measured = measured_rules(book)
        assert measured and all(not precision < 0 and not precision > 1 for precision, _ in measured.values())
        for code, (precision, _) in measured.items():
            if status(book, code, with_reader=False) == "finding" and name == "modality":
                assert precision >= 0.7
