"""The fingerprint of a codebook: what must change it, and what must not."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from discourse.base import paths
from discourse.evaluation import fingerprint as module
from discourse.evaluation.fingerprint import _module, _sources, fingerprint
from discourse.io.codebooks import Codebook, read_codebook


@pytest.fixture(scope="module")
def book() -> Codebook:
    return read_codebook("modality")


def with_cue(book: Codebook, **changed: object) -> Codebook:
    return replace(book, cues=(replace(book.cues[0], **changed), *book.cues[1:]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed", [{"cue": "the"}, {"unless": "not"}, {"weight": 2.0}, {"polarity": "positive"}, {"rule": ""}]
)
def test_what_a_cue_finds_changes_it(book: Codebook, changed: dict[str, object]) -> None:
    cue = next(number for number, cue in enumerate(book.cues) if cue.rule)
    book = replace(book, cues=(book.cues[cue], *book.cues))
    assert fingerprint(with_cue(book, **changed)) != fingerprint(book)


@pytest.mark.parametrize(
    "changed", [{"example": "Other words."}, {"counterexample": "x"}, {"source": "y"}, {"line": 999}]
)
def test_prose_of_a_cue_does_not(book: Codebook, changed: dict[str, object]) -> None:
    assert fingerprint(with_cue(book, **changed)) == fingerprint(book)


def test_a_threshold_changes_it_and_a_definition_does_not(book: Codebook) -> None:
    first, *others = book.codes
    assert fingerprint(replace(book, codes=(replace(first, threshold=9.0), *others))) != fingerprint(book)
    assert fingerprint(replace(book, codes=(replace(first, definition="new"), *others))) == fingerprint(book)


def test_a_word_list_that_a_rule_names_changes_it(
    book: Codebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint("actors"), fingerprint(read_codebook("generic-frames"))
    (tmp_path / "data" / "articles").mkdir(parents=True)
    source = paths.packaged() / "data" / "words" / "evaluative-words.tsv"
    (tmp_path / "data" / "words").mkdir()
    shutil.copy(source, tmp_path / "data" / "words")
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    assert (fingerprint("actors"), fingerprint(read_codebook("generic-frames"))) == before
    with (tmp_path / "data" / "words" / "evaluative-words.tsv").open("a", encoding="utf-8") as file:
        file.write("zeugma\tNOUN\tgood\n")
    assert fingerprint("actors") != before[0] and fingerprint(read_codebook("generic-frames")) == before[1]


CODE = 'import os\n\n\ndef f(x: int) -> int:\n    """Old."""\n    if x < 0:\n        raise ValueError("low")\n    return x + 1  # up\n'


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ('"""Old."""', '"""New, and better."""', True),
        ("  # up", "", True),
        ("x: int", "x: float", True),
        ('"low"', '"too low"', True),
        ("import os\n\n\n", "", True),
        ("x + 1", "x + 2", False),
        ("x < 0", "x < 1", False),
    ],
)
def test_the_meaning_of_a_module_counts_not_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, same: bool
) -> None:
    monkeypatch.setattr(module, "_PACKAGE", tmp_path)
    meanings = []
    for name, text in (("a.py", CODE), ("b.py", CODE.replace(old, new))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        meanings.append(_module(tmp_path / name)[0])
    assert (meanings[0] == meanings[1]) == same


def test_a_rule_counts_with_all_that_it_imports() -> None:
    alone, whole = _sources(("text.words",)), _sources(("coding.coder",))
    assert set(alone) <= set(_sources(("text.words", "coding.coder"))) and len(whole) > 5
