"""Whatever is typed or planted: one sentence that a terminal may show, an exit code that fits, and nothing left behind."""

import errno
import json
from pathlib import Path

import pytest
from tests.cli.test_cli import run
from tests.helpers.full_disk import room_for

from discourse.base.errors import SetupError
from discourse.cli import main
from discourse.evaluation import accuracy
from discourse.io.codebooks import read_codebook

TEXT = "We must act now, said the minister, for the people cannot wait.\n"
DEEP, LONG = "[" * 5000, "9" * 5000
BOOK = 'title = "T"\ncitation = "C"\n[[code]]\nname = "a"\ndefinition = "d"\ncolour = "#112233"\n'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one text."""
    (tmp_path / "data" / "articles").mkdir(parents=True)
    (tmp_path / "data" / "references").mkdir()
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], code: int, *arguments: str) -> str:
    """The one sentence of a command that fails with this code."""
    got, out, err = run(capsys, *arguments)
    assert (got, out) == (code, ""), err[-300:]
    assert err.startswith("discourse: ") and err.count("\n") == 1 and len(err) < 1100
    assert err.rstrip("\n").isprintable()
    return err


@pytest.mark.parametrize(
    "arguments",
    [
        ("measure", "frequency", "~nosuchuser/x.txt"), ("add", "~nosuchuser/x.txt"), ("sheet", "a.txt", "--codebook", "~nosuchuser/b"),
        ("code", "a.txt", "--codebook", "~nosuchuser/b.tsv"), ("code", "a.txt", "--codebook", ""), ("code", "a.txt", "--codebook", "."),
        ("code", "a.txt", "--codebook", "/"), ("measure", "stance", "a.txt", "--codebook", ","),
        ("measure", "keyness", "a.txt", "--reference", "~nosuchuser/r"), ("evaluate", "metadiscourse", "~nosuchuser/g.jsonl"),
        ("agreement", "~nosuchuser/a.tsv", "b.tsv"), ("decide", "a.txt", "~nosuchuser/s.xlsx", "--coder", "J"), ("init", "~nosuchuser/x"),
        ("measure", "frequency", "x" * 5000), ("measure", "frequency", "/etc/../etc/shadow\x1b[2J"), ("measure", "frequency", "../.."),
        ("measure", "frequency", "a\u202eb"), ("\x1b]0;owned\x07",), ("measure", "\x1b[31mfrequency", "a.txt"), ("report", "--\x1b[2J"),
        ("add", "a.txt", "--slug", "../x"), ("add", "a.txt", "--slug", "con"), ("add", "a.txt", "--slug", "lpt1"), ("add", "a.txt", "--slug", ""),
        ("sheet", "a.txt", "--query", ""), ("sheet", "a.txt", "--codebook", ""),
        ("measure", "concordance", "a.txt", "--query", ""), ("measure", "concordance", "a.txt", "[" * 3000),
    ],
)  # fmt: skip
def test_what_is_typed(home: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    told(capsys, 2, *arguments)
    assert not list((home / "data" / "articles").iterdir())


@pytest.mark.parametrize(
    ("card", "why"),
    [
        (f"x = {DEEP}{']' * 5000}", "nested too deeply"), (f"x = {LONG}", "number too long"), ('title = "a', "not valid TOML"),
        ('"\x1b[2J" = 1', "not valid TOML"), ('"\\u001b[2J\\u202e" = 1', "unknown key '\ufffd[2J\ufffd'"), ("title = 2024-02-30", "not valid TOML"),
        ("title = nan", "must be of type str"), ("", ""), ('\ufefftitle = "a"', ""), ('title = "{{ 7*7 }}"', ""),
    ],
)  # fmt: skip
def test_cards(home: Path, capsys: pytest.CaptureFixture[str], card: str, why: str) -> None:
    (home / "a.toml").write_text(card, encoding="utf-8")
    if why:
        assert why in told(capsys, 2, "measure", "provenance", "a.txt")
    else:
        assert main(["measure", "provenance", "a.txt", "--format", "json"]) == 0


@pytest.mark.parametrize(
    ("card", "table", "why"),
    [
        ("[[part]]\ntitle = 'x'", "word\tc\nwe\t1\n", "part 1: the key 'name' is missing"),
        ("[[group]]\nname = 'x'", "word\tc\nwe\t1\n", "group 1: the key 'parts' is missing"),
        ("", "word\tc\t\nwe\t1\t2\n", "a column has no name"), ("", "word\tc\n", "no counts above 0"), ("", "word\tc\nwe\t0\n", "no counts above 0"),
        ("", f"word\tc\nwe\t{10**20}\n", "not a whole count, or above"), ("", f"word\tc\nwe\t{2**63 - 1}\n", "not a whole count, or above"),
        ("", "word\tc\nwe\t1e30\n", "not a whole count"), ("", "word\tc\nwe\tnan\n", "not a whole count"),
        (f"x = {DEEP}", "word\tc\nwe\t1\n", "nested too deeply"),
    ],
)  # fmt: skip
def test_references(home: Path, capsys: pytest.CaptureFixture[str], card: str, table: str, why: str) -> None:
    (home / "data" / "references" / "own.toml").write_text(f"title = 'Own'\n{card}", encoding="utf-8")
    (home / "data" / "references" / "own.tsv").write_text(table, encoding="utf-8")
    assert why in told(capsys, 2, "measure", "keyness", "a.txt", "--reference", "own")
    code, out, _ = run(capsys, "list", "references", "--format", "json")
    said = {row["name"]: row["about"] for row in json.loads(out)}
    assert code == 0 and why in said["own"] and "Brown" in said["brown"]


@pytest.mark.parametrize(
    ("cue", "more", "why"),
    [
        ("\u200b\u200b", "", "line 2: query: it holds no character"), ("\x01", "", "line 2: "), ("(" * 3000 + "[]", "", "line 2: query: "),
        ('[word="a{99999999999}"]', "", "line 2: query: "), ("may", "threshold = nan", "threshold must be a number"),
        ("may", "threshold = inf", "threshold must be a number"), ("may", "overlap = 'x'", "overlap 'x' is unknown"),
    ],
)  # fmt: skip
def test_codebooks(home: Path, capsys: pytest.CaptureFixture[str], cue: str, more: str, why: str) -> None:
    (home / "b.toml").write_text(f"{more}\n{BOOK}", encoding="utf-8")
    (home / "b.tsv").write_text(f"code\tcue\texample\tsource\na\t{cue}\tWe may.\town\n", encoding="utf-8")
    assert why in told(capsys, 2, "code", "a.txt", "--codebook", "b.tsv")


def test_a_cue_that_hangs_other_engines_is_run(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "b.toml").write_text(BOOK, encoding="utf-8")
    (home / "b.tsv").write_text('code\tcue\texample\tsource\na\t[word="(a+)+$"]\taaaa\town\n', encoding="utf-8")
    (home / "a.txt").write_text(f"We saw {'a' * 60}b1 and {'a' * 60}. {TEXT}", encoding="utf-8")
    _, out, _ = run(capsys, "code", "a.txt", "--codebook", "b.tsv", "--format", "json")
    assert [row["text"] for row in json.loads(out)] == ["a" * 60]


def test_a_column_named_twice_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "b.toml").write_text(BOOK, encoding="utf-8")
    (home / "b.tsv").write_text("code\tcue\tcue\texample\tsource\na\tmay\tmust\tWe may.\town\n", encoding="utf-8")
    assert "two columns have the same name" in told(capsys, 2, "code", "a.txt", "--codebook", "b.tsv")


def test_gold_nested_too_deeply_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "g.jsonl").write_text(DEEP * 20, encoding="utf-8")
    assert "line 1: not valid JSON" in told(capsys, 2, "evaluate", "metadiscourse", "g.jsonl")


def test_a_part_named_twice_is_counted_once(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    once, twice = (
        run(capsys, "measure", "keyness", "a.txt", "--reference", name, "--format", "json")[1]
        for name in ("brown:news+editorial", "brown:news+editorial+news")
    )
    assert once == twice != ""


def raised_for(first: Exception, fault: Exception) -> Exception:
    """A fault as it is where it was raised for another one, which is not to be told."""
    fault.__context__, fault.__suppress_context__ = first, True
    return fault


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (MemoryError(), "the memory is full"),
        (OSError(errno.ENOMEM, "no more"), "the memory is full"),
        (ImportError("libx.so: failed to map segment from shared object", name="numpy"), "the memory is full"),
        (RuntimeError("Exception during initialization: std::bad_alloc"), "the memory is full"),
        (
            raised_for(ImportError("x.so: Cannot allocate memory"), SetupError("The reader needs x.")),
            "the memory is full",
        ),
        (raised_for(ImportError("No module named x"), SetupError("The reader needs x.")), "The reader needs x."),
        (ImportError("no symbol", name="numpy"), "numpy cannot be loaded"),
    ],
)
def test_a_full_memory_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: Exception, why: str
) -> None:
    def run(options: object) -> None:
        raise fault

    monkeypatch.setattr("discourse.cli.list.run", run)
    assert why in told(capsys, 3, "list")


def test_a_full_disk_leaves_no_half_article(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "a.txt").write_text(TEXT * 200, encoding="utf-8")
    (home / "a.toml").write_text(f"title = '{'t' * 5000}'", encoding="utf-8")
    run(capsys, "measure", "frequency", "a.txt")
    for room in (1000, 4000):
        with room_for(room):
            assert "cannot be written" in told(capsys, 3, "add", "a.txt")
        assert not list((home / "data" / "articles").iterdir())
    assert run(capsys, "add", "a.txt")[0] == 0 and (home / "data/articles/a.txt").stat().st_size == len(TEXT) * 200


def test_a_full_disk_leaves_recorded_accuracy_whole(home: Path) -> None:
    book = read_codebook("metadiscourse")
    table = accuracy.recorded(book)
    path = accuracy.write(book, table)
    before = path.read_bytes()
    with room_for(500), pytest.raises(SetupError, match="cannot be written"):
        accuracy.write(book, table)
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]
