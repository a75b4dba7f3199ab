"""Word lists: every list in the project reads, and slips are named with file and line."""

from pathlib import Path

import pytest

from discourse.base import paths
from discourse.base.errors import CardError, UsageError
from discourse.io.words import WordList, read_words, word_kinds, word_set

NAMES = [path.stem for path in paths.every("words", "*.tsv")]
# Lists of which each word has one kind, as `word_kinds` reads them.
SINGLE = ("obligation-strength", "process-types", "will-contexts")
HEAD = "word\tpos\tgroup\n"


@pytest.mark.parametrize("name", NAMES)
def test_reads(name: str) -> None:
    assert read_words(name).words


@pytest.mark.parametrize("name", SINGLE)
def test_a_word_has_one_kind(name: str) -> None:
    assert all(len(groups) == 1 for groups in read_words(name).words.values())


def test_words_of_several_groups() -> None:
    assert word_set("will-contexts", "promise", "willing") == word_set("will-contexts", "promise") | {
        "gladly", "willingly", "happily", "voluntarily", "refuse", "insist", "please",
    }  # fmt: skip
    assert word_kinds("will-contexts")["pledge"] == "promise"


def test_a_verb_says_different_things_of_subject_and_object() -> None:
    (blame,) = [group for group in read_words("evaluative-words").of("accuse", "VERB") if group.name == "blame"]
    assert blame.patient < 0 and blame.agent == 0
    assert read_words("evaluative-words").of("table", "NOUN") == ()


def test_has_ignores_the_part_of_speech() -> None:
    assert read_words("rule-words").has("evacuate", "aid")
    assert not read_words("rule-words").has("evacuate", "report")


def test_unknown_name() -> None:
    with pytest.raises(UsageError, match="no word list of this name"):
        read_words("evaluative-word")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("word\tpos\n", "line 1: the columns must be word, group"),
        (HEAD + "lie\tVERB\n", "line 2: 2 cells under 3 columns"),
        (HEAD + "lie\t\tbad\n", "line 2: 'pos' is empty"),
        (HEAD + "lie\tVERB\tbed\n", "line 2: unknown group 'bed'; did you mean 'bad'"),
        (HEAD + "lie\tVERB\tbad\nlie\tVERB\tbad\n", "line 3: 'lie' stands in 'bad' twice"),
        (HEAD, "no word stands in group 'bad'"),
    ],
)
def test_slips(table: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CardError, match=message):
        made(table, 'definition = "D"\nexample = "E"\nown = -1', tmp_path, monkeypatch)


def test_slips_of_the_card_and_of_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CardError, match="group 'bad' has no example"):
        made("word\tgroup\nlie\tbad\n", 'definition = "D"', tmp_path, monkeypatch)
    toy = made("word\tgroup\nlie\tbad\n", 'definition = "D"\nexample = "E"', tmp_path, monkeypatch)
    assert toy.of("lie") == (toy.groups["bad"],)
    with pytest.raises(CardError, match="no group 'bed'; did you mean 'bad'"):
        toy.members("bed")


def made(table: str, group: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> WordList:
    monkeypatch.setenv("DISCOURSE_HOME", str(folder))
    folder = folder / "data" / "words"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "toy.tsv").write_text(table, encoding="utf-8")
    card = f'title = "T"\ncitation = "C"\nlicence = "L"\n[[group]]\nname = "bad"\n{group}\n'
    (folder / "toy.toml").write_text(card, encoding="utf-8")
    return read_words.__wrapped__("toy")
