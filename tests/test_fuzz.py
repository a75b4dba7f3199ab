"""Spoilt files and queries: whatever they hold, the readers give a result or one sentence, soon.

A few cases are tried with every run of the tests; `make fuzz` tries new ones for as long as `FUZZ_SECONDS` says.
"""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from discourse.base import paths
from discourse.base.errors import DiscourseError
from discourse.base.tables import to_xlsx
from discourse.evaluation.gold import read_gold
from discourse.evaluation.panel import read_units
from discourse.io import coders, coding_files, formats, refi, web_annotations
from discourse.io.articles import read_article
from discourse.io.cards import read_card
from discourse.io.codebooks import read_codebook
from discourse.io.decisions import read_decisions
from discourse.io.references import read_reference
from discourse.io.words import read_words
from discourse.reporting import execute, recipes, verify
from discourse.text.query import find, parse
from discourse.text.tokens import TokenView
from tests.helpers.fuzz import spoilt
from tests.helpers.hostile import HOSTILE, HOSTILE_CARD

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
CASES = 15
SLOW = 10
"""Seconds after which a reader of so small a file hangs."""

ARTICLE = paths.packaged() / "data" / "articles" / "zhang-xiao-2024.txt"
TEXT = ARTICLE.read_text(encoding="utf-8")


def data(kind: str, pattern: str, most: int = 6000) -> list[bytes]:
    return [path.read_bytes()[:most] for path in paths.every(kind, pattern)]


CODING = coders.Coding("appraisal", "affect", 10, 20, TEXT[10:20], "Anna", "person", "3", "a note", "found", "", "")


def _article(folder: Path, content: bytes) -> Any:
    (folder / "a.txt").write_bytes(content)
    return read_article(str(folder / "a.txt"))


def _card(folder: Path, content: bytes) -> Any:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.toml").write_bytes(content)
    article = read_article(str(folder / "a.txt"))
    (folder / "a.toml").unlink()
    return article


def _codebook(part: str) -> Callable[[Path, bytes], Any]:
    def read(folder: Path, content: bytes) -> Any:
        book = folder / part.partition(".")[0]
        book.mkdir(exist_ok=True)
        for name in ("card.toml", "cues.tsv"):
            (book / name).write_bytes((paths.packaged() / "data/codebooks/modality" / name).read_bytes())
        (book / part).write_bytes(content)
        found = read_codebook(str(book))
        for cue in found.cues[:40]:
            parse(cue.cue)
        return found

    return read


def _own(kind: str, name: str, read: Callable[[str], Any]) -> Callable[[Path, bytes], Any]:
    """A reader that takes a name and looks for it in the project."""

    def look(folder: Path, content: bytes) -> Any:
        place = folder / "data" / kind
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
        if name.endswith(".tsv"):
            (place / name).with_suffix(".toml").write_text('title = "Made"\n', encoding="utf-8")
        recipes.read.cache_clear() if hasattr(recipes.read, "cache_clear") else None
        read_words.cache_clear() if hasattr(read_words, "cache_clear") else None
        return read(name.partition(".")[0])

    return look


def _file(name: str, read: Callable[[Path], Any]) -> Callable[[Path, bytes], Any]:
    def look(folder: Path, content: bytes) -> Any:
        (folder / name).write_bytes(content)
        return read(folder / name)

    return look


NOTEBOOKS = [path.read_bytes()[:4000] for path in paths.notebooks()]
TABLES = [b"code\ttext\tcoder\naffect\tWe must act\tAnna\n", b"code,start,end,note\naffect,10,20,yes\n", b"code;sentence\naffect;3\n",
          b"row\tcodebook\tstart\tend\ttext\tproposed\tanswer\tother\n1\tentman\t124\t266\tFrom July\tcauses\tyes\t\n"]  # fmt: skip
OBJECTS = [b'{"code": "affect", "text": "We must act", "coder": "Anna", "confidence": 0.5}\n{"code": "affect", "start": 1, "end": 5}\n',
           b'{"unit": 1, "codes": ["a", "b"]}\n{"unit": 2, "labels": {"a": true}}\n',
           b'{"id": "a", "text": "We must act.", "spans": [{"start": 0, "end": 2, "code": "x", "group": 1}], "labels": {"y": [1, "b"]}}\n']  # fmt: skip
PAGES = [b"<!DOCTYPE html><html lang=en><head><title>A</title></head><body><article><h1>A</h1><p>We must act now, he said.</p>"
         b"<table><tr><td>1</td></tr></table></article></body></html>"]  # fmt: skip
QUERIES = [line.split("\t")[1].encode() for path in paths.every("codebooks", "*/cues.tsv")
           for line in path.read_text(encoding="utf-8").splitlines()[1:] if "\t" in line]  # fmt: skip

READERS: dict[str, tuple[Callable[[Path, bytes], Any], list[bytes]]] = {
    "article": (_article, [TEXT.encode()[:1500], HOSTILE.encode()]),
    "article-card": (_card, [*data("articles", "*.toml"), HOSTILE_CARD.encode()]),
    "codebook-card": (_codebook("card.toml"), data("codebooks", "*/card.toml", 9000)),
    "codebook-cues": (_codebook("cues.tsv"), data("codebooks", "*/cues.tsv")),
    "words": (_own("words", "made.tsv", read_words), data("words", "*.tsv", 2000)),
    "words-card": (_file("made.toml", lambda path: read_card(path, {"title": str}, ("title",))), data("words", "*.toml", 2000)),
    "reference": (_own("references", "made.tsv", read_reference), data("references", "*.tsv", 3000)),
    "recipe": (_own("findings", "made.toml", recipes.read), data("findings", "*.toml")),
    "decisions": (_file("a.decisions.tsv", lambda path: read_decisions(path, TEXT)), data("articles", "*.decisions.tsv", 4000)),
    "coding-table": (_file("a.tsv", coding_files.read_given), TABLES),
    "coding-csv": (_file("a.csv", coding_files.read_given), TABLES),
    "coding-objects": (_file("a.jsonl", coding_files.read_given), OBJECTS),
    "web-annotations": (_file("a.jsonld", web_annotations.read), [web_annotations.write("a", TEXT, [CODING])]),
    "workbook": (_file("a.xlsx", coding_files.read_given), [to_xlsx({"a": pd.DataFrame({"code": ["affect"], "text": ["We"]})})]),
    "refi-qda": (_file("a.qdpx", refi.read), [refi.write("a", "A", TEXT[:300], [CODING], [])]),
    "agreement": (_file("a.jsonl", read_units), OBJECTS),
    "gold": (_file("a.jsonl", read_gold), OBJECTS),
    "notebook": (_file("a.ipynb", lambda path: execute.read_notebook(path, "a")), NOTEBOOKS),
    "web-page": (lambda folder, content: formats.read("a.html", content), PAGES),
    "subtitles": (lambda folder, content: formats.read("a.srt", content), [b"1\n00:00:01,000 --> 00:00:02,000\nWe must act.\n\n2\n00:00:03,000 --> 00:00:04,000\n<i>Now</i>\n"]),
    "rows": (lambda folder, content: formats.read("a.json", content), [b'{"text": "We must act.", "title": "A"}', b'[{"body": "We must."}]']),
    "any-file": (lambda folder, content: formats.read("a", content), [b"PK\x03\x04" + bytes(40), b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer<<>>", TEXT.encode("utf-16")[:900]]),
    "report": (lambda folder, content: verify.verify({"manifest.json": content}), [b'{"article": "a", "inputs": {}, "files": {"a": "b"}, "seal": "c"}']),
}  # fmt: skip


@contextmanager
def in_time(what: bytes) -> Iterator[None]:
    def late(*_: object) -> None:
        raise TimeoutError(f"more than {SLOW} seconds: {what!r}")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SLOW)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def hold(try_one: Callable[[bytes], Any], seeds: list[bytes], share: int) -> None:
    """Try spoilt seeds; DiscourseError with one line that says something is the only error."""
    rng = random.Random(int(time.time()) if SECONDS else 13)
    end = time.monotonic() + SECONDS / share
    for number, content in enumerate(spoilt(rng, seeds)):
        if (time.monotonic() > end) if SECONDS else number == CASES:
            break
        try:
            with in_time(content):
                try_one(content)
        except DiscourseError as fault:
            assert str(fault).strip(), content
        except Exception as fault:
            fault.add_note(f"the case: {content!r}")
            raise


pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")


@pytest.mark.parametrize("name", READERS)
def test_a_spoilt_file_is_read_or_refused_in_one_sentence(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data" / "articles").mkdir(parents=True)
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    read, seeds = READERS[name]
    hold(lambda content: read(tmp_path, content), seeds, len(READERS) + 1)


def test_a_spoilt_query_finds_something_or_is_refused_in_one_sentence(view: TokenView) -> None:
    hold(lambda content: find(view, content.decode("utf-8", "replace")), QUERIES, len(READERS) + 1)


@pytest.fixture(scope="module")
def view(article: Any) -> TokenView:
    return article.view  # type: ignore[no-any-return]
