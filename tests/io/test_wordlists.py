"""Lexicons: every list in the project reads, and slips are named with file and line."""

from pathlib import Path

import pytest

from discourse.base import paths
from discourse.base.errors import CardError, UsageError
from discourse.io.wordlists import read_lexicon

NAMES = sorted(
    path.stem for path in paths.every("words", "*.tsv") if path.read_text(encoding="utf-8").startswith("word\tpos")
)


@pytest.mark.parametrize("name", NAMES)
def test_reads_and_every_group_is_used(name: str) -> None:
    lexicon = read_lexicon(name)
    used = {group.name for groups in lexicon.words.values() for group in groups}
    assert used == set(lexicon.groups)
    assert paths.find("words", f"{name}.toml")


def test_a_verb_says_different_things_of_subject_and_object() -> None:
    (blame,) = [group for group in read_lexicon("evaluative-words").of("accuse", "VERB") if group.name == "blame"]
    assert blame.patient < 0 and blame.agent == 0
    assert read_lexicon("evaluative-words").of("table", "NOUN") == ()


def test_has_ignores_the_part_of_speech() -> None:
    assert read_lexicon("literal-company").has("motorway", "journey")
    assert not read_lexicon("literal-company").has("motorway", "health")


def test_unknown_name() -> None:
    with pytest.raises(UsageError, match="no lexicon of this name"):
        read_lexicon("evaluative-word")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("word\tgroup\n", "line 1: the columns must be"),
        ("word\tpos\tgroup\nlie\tVERB\n", "line 2: 2 cells"),
        ("word\tpos\tgroup\nlie\tVERB\tbed\n", "line 2: unknown group 'bed'; did you mean 'bad'"),
        ("word\tpos\tgroup\nlie\tVERB\tbad\nlie\tVERB\tbad\n", "line 3: 'lie' stands in 'bad' twice"),
    ],
)
def test_slips(table: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    folder = tmp_path / "data" / "words"
    folder.mkdir(parents=True)
    (folder / "toy.tsv").write_text(table, encoding="utf-8")
    card = 'title = "T"\ncitation = "C"\nlicence = "L"\n[[group]]\nname = "bad"\nown = -1\n'
    (folder / "toy.toml").write_text(card, encoding="utf-8")
    read_lexicon.cache_clear()
    with pytest.raises(CardError, match=message):
        read_lexicon("toy")
    read_lexicon.cache_clear()
