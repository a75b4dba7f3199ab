"""Every attack in every place where text enters: a right answer, or one sentence and exit code 2 or 4; nothing runs or hangs.

What the pages make of it is tried in a real browser, see `browser/test_hostile_pages.py`.
"""

import csv
import io
import json
import os
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pandas as pd
import pytest

from discourse.base.options import options
from discourse.base.text import shown
from discourse.io import coders, refi
from tests.cli.test_cli import run
from tests.helpers import files

ATTACKS = {
    "script": "<script>document.title='PWNED'</script>\"'><img src=x onerror=alert(1)>",
    "markdown": "[a](javascript:alert(1)) ![x](http://e.example/y.png) **b** `c` # h",
    "templates": "{{ 7*7 }} {% raw %} {0.__class__} %s%n ${x} $5_a \\input{a}",
    "typst": '#read("/etc/passwd") #import "@preview/a:1" *b* @ref <lab>',
    "control": "a\x1b[2J\x07\x08\x7f\x85\x9bb", "nul": "a\x00b", "bidi": "a\u202eb\u2066c\u2069", "zero-width": "a\u200bb\u200d\u2060\ufeffc",
    "invisible": "\u200b\u200b", "lines": "a\u2028b\u2029c\r\nd\re", "surrogate": "a\ud800b", "no-character": "a\uffffb\ufffe",
    "formula": "=1+1", "formula-at": "@SUM(A1)", "formula-plus": "+cmd|' /C calc'!A0", "formula-tab": "\t=1+1", "apostrophe": "'=1",
    "xml": '&lol; &#0; <!DOCTYPE x [<!ENTITY a "b">]> ]]> <![CDATA[', "deep": "[" * 3000, "braces": "{" * 3000, "brackets": "(" * 3000,
    "number": "9" * 400, "infinite": "1e999", "nan": "nan", "minus": "-1", "up": "../../../etc/passwd", "device": "con", "word": "a" * 5000,
    "empty": "", "blank": "   ", "points": "...", "quotes": '"' * 51 + "'" * 50, "cells": "a;b,c|d\te", "hangs": '[word="(a+)+$"]',
    "stars": "*" * 200 + "x", "null": "null", "accents": "a" + "\u0301" * 500, "right-to-left": "العربية",
}  # fmt: skip
SHARE = 1 if "FUZZ_SECONDS" in os.environ else 17
"""One attack of so many is tried in each place; `make fuzz` tries all in all."""
SLOW = 10
"""Seconds after which a command on so little hangs."""
TEXT = "We must act now, said the minister, for the people cannot wait. They may {} not agree, perhaps.\n\nWe think that it is right.\n"
BOOK = "title = {0}\ncitation = {0}\ndescription = {0}\nlicence = {0}\n[[code]]\nname = 'a'\ntitle = {0}\ndefinition = {0}\ncolour = '#112233'\n"
CELLS = {"code": "causes", "text": "the people", "coder": "Anna", "note": "n", "confidence": "1"}
Commands = list[list[str]]


def put(path: Path, content: str | bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return str(path)


def toml(text: str) -> str:
    return json.dumps(text, ensure_ascii="\ud800" in text).replace("\x7f", "\\u007f")


def table(rows: list[dict[str, Any]], mark: str = "\t") -> str:
    if mark == "\t":
        return "".join("\t".join(map(str, row)) + "\n" for row in (rows[0], *(row.values() for row in rows)))
    made = io.StringIO()
    writer = csv.DictWriter(made, list(rows[0]), delimiter=mark)
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue()


def xlsx(rows: list[dict[str, Any]]) -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    for row in (rows[0], *(row.values() for row in rows)):
        book.active.append(list(row))
    book.save(made)
    return made.getvalue()


def ods(rows: list[dict[str, Any]]) -> bytes:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    lines = "".join(
        f"<table:table-row>{''.join(cell(escape(str(one))) for one in row)}</table:table-row>"
        for row in (rows[0], rows[0].values())
    )
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    content = f"<office:x {names}><table:table>{lines}</table:table></office:x>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("content.xml", content.encode("utf-8", "surrogatepass"))
    return made.getvalue()


def annotation(rows: list[dict[str, Any]]) -> str:
    (row,) = rows
    selector = [
        {"type": "TextQuoteSelector", "exact": row["text"], "prefix": row["note"]},
        {"type": "TextPositionSelector", "start": row["note"]},
    ]
    body = [{"value": row["code"], "purpose": "tagging"}, {"value": row["note"], "purpose": "commenting"}]
    return json.dumps(
        {
            "type": "Annotation",
            "creator": {"name": row["coder"]},
            "body": body,
            "target": {"source": "a", "selector": selector},
        }
    )


def lines(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def text(home: Path, attack: str) -> Commands:
    put(home / "t.txt", TEXT.format(attack))
    return [["frequency", "t.txt", "--format", "json"], ["concordance", "t.txt", "may", "--format", "tsv"]]


def nothing_else(home: Path, attack: str) -> Commands:
    put(home / "t.txt", attack)
    return [["frequency", "t.txt"], ["structure", "t.txt", "--format", "json"]]


def file_name(home: Path, attack: str) -> Commands:
    put(home / (name := attack.replace("/", "").replace("\0", "")[:80] + ".txt"), TEXT)
    return [["frequency", name], ["add", name], ["list", "articles"]]


def argument(home: Path, attack: str) -> Commands:
    rest = [
        ["report", attack],
        ["compare", attack, "a.txt"],
        ["verify", attack],
        ["evaluate", "modality", attack],
        ["corpus", "frequency", attack],
    ]
    return [*rest, ["frequency", attack], ["code", "a.txt", "--codebook", attack], ["keyness", "a.txt", "--reference", attack], ["codebook", attack],
            ["corpus", "build", attack, "--out", "x"], ["add", "a.txt", "--slug", attack], ["concordance", "a.txt", "must", "--sort", attack]]  # fmt: skip


def card(home: Path, attack: str) -> Commands:
    keys = ("title", "author", "role", "outlet", "date", "url", "genre", "licence")
    actors = f"expected = [{toml(attack)}]\n[[actor]]\nname = {toml(attack)}\naliases = [{toml(attack + 'x')}]\nside = 'us'\n"
    put(home / "a.toml", "".join(f"{key} = {toml(attack)}\n" for key in keys) + actors)
    return [
        ["provenance", "a.txt", "--format", "json"],
        ["provenance", "a.txt"],
        ["actors", "a.txt", "--format", "tsv"],
        ["not-said", "a.txt"],
    ]


def card_keys(home: Path, attack: str) -> Commands:
    put(home / "a.toml", f"{toml(attack)} = 1\n")
    put(home / "b.txt", TEXT)
    put(home / "b.toml", f"[[actor]]\nname = 'c'\nside = {toml(attack)}\n")
    put(home / "c.txt", TEXT)
    put(home / "c.toml", f"language = {toml(attack)}\n")
    return [["provenance", "a.txt"], ["actors", "b.txt"], ["frequency", "c.txt"]]


def raw_card(home: Path, attack: str) -> Commands:
    put(home / "a.toml", attack)
    return [["provenance", "a.txt"]]


def declaration(home: Path, attack: str) -> Commands:
    put(
        home / "a.toml",
        f"[declared]\nquestion = {toml(attack)}\nprimary = [{toml(attack)}]\nreference = {toml(attack)}\n",
    )
    return [["provenance", "a.txt"]]


def query(home: Path, attack: str) -> Commands:
    return [["concordance", "a.txt", attack], ["concordance", "a.txt", f"[word={json.dumps(attack, ensure_ascii=False)}]"],
            ["sheet", "a.txt", "--query", attack, "--out", "o.tsv"], ["collocation", "a.txt", attack]]  # fmt: skip


def cue(home: Path, attack: str) -> Commands:
    put(home / "b.toml", BOOK.format("'x'"))
    put(
        home / "b.tsv",
        table([{"code": "a", "cue": attack, "unless": attack, "example": f"We {attack} may.", "source": attack}]),
    )
    put(home / "c.toml", BOOK.format("'x'"))
    put(
        home / "c.tsv",
        table([{"code": "a", "cue": "may", "rule": attack, "weight": attack, "example": "We may.", "source": "own"}]),
    )
    return [["code", "a.txt", "--codebook", "b.tsv"], ["check", "b.tsv"], ["code", "a.txt", "--codebook", "c.tsv"]]


def codebook(home: Path, attack: str) -> Commands:
    put(home / "b.toml", BOOK.format(toml(attack)))
    put(home / "b.tsv", table([{"code": "a", "cue": "may", "example": f"We may. {attack}", "source": attack or "x"}]))
    return [
        ["code", "a.txt", "--codebook", "b.tsv"],
        ["codebook", "b.tsv"],
        ["sheet", "a.txt", "--codebook", "b.tsv", "--out", "o.tsv"],
    ]


def sheet(home: Path, attack: str) -> Commands:
    rows = [
        {
            "row": 1,
            "codebook": "entman",
            "start": 3,
            "end": 7,
            "text": "must",
            "proposed": "causes",
            "answer": "yes",
            "other": "",
            "note": "",
            "unsure": "",
        }
    ]
    made = [put(home / f"{name}.tsv", table([rows[0] | {name: attack}])) for name in rows[0]]
    return [*(["decide", "a.txt", file, "--coder", "J"] for file in made),
            ["decide", "a.txt", put(home / "s.tsv", table(rows)), "--coder", attack, "--day", attack], ["check", "a.txt"]]  # fmt: skip


def codings(ending: str, write: Callable[[list[dict[str, Any]]], str | bytes]) -> Callable[[Path, str], Commands]:
    def place(home: Path, attack: str) -> Commands:
        put(home / "data/articles/t.txt", TEXT)
        tables = [put(home / f"{name}{ending}", write([CELLS | {name: attack}])) for name in CELLS]
        say = ["--codebook", "entman"]
        return [*(["codings", "t", file, *say] for file in tables), ["codings", "t", tables[-1], *say, "--coder", attack, "--made", attack],
                ["codings", "t"], ["agreement", "t", "--out", "coders.html"]]  # fmt: skip

    return place


def project(home: Path, attack: str) -> Commands:
    one = coders.Coding(
        "entman", attack or "x", 3, 9, attack, attack or "A", "person", attack, attack, attack, attack, attack
    )
    file = put(home / "p.qdpx", refi.write("a", attack, TEXT, [one], []))
    return [["codings", "a.txt", file, "--codebook", "entman"], ["codings", "a.txt"]]


def beside(home: Path, attack: str) -> Commands:
    tables = {
        "decisions": {"codebook": "metadiscourse", "code": "hedges", "start": 3, "end": 7, "text": "must", "verdict": "accepted", "coder": "A", "day": "2024-01-01", "hash": "x", "note": "–"},
        "samples": {"codebook": "metadiscourse", "start": 0, "end": 7, "text": "We must", "codes": "none", "coder": "A", "day": "2024-01-01", "blind": "yes", "frame": "all", "probability": 0.5, "seed": 1, "hash": "x", "note": "–"},
        "lines": {"query": "must", "start": 3, "end": 7, "text": "must", "use": "yes", "reason": "–", "category": "c", "coder": "A", "day": "2024-01-01", "note": "–"},
        "structure": {"line": 1, "role": "heading", "begins": TEXT[:40].strip()},
    }  # fmt: skip
    found = []
    for kind, row in tables.items():
        for name in row:
            put(home / f"{kind}-{name}.txt", TEXT)
            put(home / f"{kind}-{name}.{kind}.tsv", table([row | {name: attack}]))
            found.append(["check", f"{kind}-{name}.txt"])
    return found


def reference(home: Path, attack: str) -> Commands:
    put(
        home / "data/references/own.toml",
        f"title = {toml(attack)}\nregister = {toml(attack)}\n[[part]]\nname = 'c'\ntitle = {toml(attack)}\n",
    )
    put(home / "data/references/own.tsv", f"word\tc\nwe\t5\n{attack}\t3\n")
    put(home / "data/references/two.toml", "title = 'x'\n")
    put(home / "data/references/two.tsv", f"word\t{attack}\nwe\t5\n")
    put(home / "data/references/six.toml", "title = 'x'\n")
    put(home / "data/references/six.tsv", f"word\tc\nwe\t{attack}\nthe\t9\n")
    put(home / "f" / "one.txt", TEXT.format(attack))
    return [
        ["keyness", "a.txt", "--reference", name] for name in ("own", f"own:{attack}", "two", "six", str(home / "f"))
    ] + [["list", "references"]]


def corpus(ending: str, write: Callable[[list[dict[str, Any]]], str | bytes]) -> Callable[[Path, str], Commands]:
    def place(home: Path, attack: str) -> Commands:
        one, two = ({"id": name, "text": TEXT, "party": name, "words": 3, "year": 1999} for name in ("b", "c"))
        made = {"id": [one | {"id": attack}, two], "value": [one | {"party": attack}, two], "text": [one | {"text": TEXT.format(attack)}, two],
                "name": [one | {attack: "v"}, two | {attack: "v"}], "kinds": [one | {"year": attack}, two]}  # fmt: skip
        found = []
        for name, rows in made.items():
            file = put(home / f"{name}{ending}", write(rows))
            found += [
                ["corpus", "build", file, "--out", name, "--workers", "1"],
                ["corpus", "concordance", name, "people", "--format", "tsv"],
            ]
        return [*found, ["corpus", "frequency", "value", "--where", f"party={attack}", "--rows", "3"], ["corpus", "concordance", "value", attack],
                ["corpus", "frequency", "kinds", "--where", "year>=1999", "--rows", "3"]]  # fmt: skip

    return place


def parquet(rows: list[dict[str, Any]]) -> bytes:
    made = io.BytesIO()
    pd.DataFrame(rows).astype({"year": str}).to_parquet(made)
    return made.getvalue()


def draft(home: Path, attack: str) -> Commands:
    return [
        [
            "check-claims",
            put(home / "d.txt", f'He said "We must act now {attack}" and 5. {attack}'),
            "a.txt",
            "--format",
            how,
        ]
        for how in ("table", "json", "tsv")
    ]


def gold(home: Path, attack: str) -> Commands:
    row = {
        "id": attack,
        "text": TEXT.format(attack),
        "spans": [{"start": 0, "end": 2, "code": attack}],
        "labels": {attack: [attack]},
    }
    return [
        ["evaluate", "metadiscourse", put(home / "g.jsonl", lines([row]))],
        ["evaluate", "metadiscourse", put(home / "h.jsonl", attack)],
    ]


def panel(home: Path, attack: str) -> Commands:
    tables = [
        put(home / f"{n}.tsv", table([{"unit": unit, "code": code}, {"unit": 2, "code": "b"}]))
        for n, (unit, code) in enumerate([(1, attack), (1, "b"), (attack, "a")])
    ]
    return [
        ["agreement", tables[0], tables[1], "--format", "json"],
        ["agreement", tables[0], tables[2]],
        ["agreement", tables[0], tables[1], "--level", "interval"],
    ]


def formatted(ending: str, content: Callable[[str], str]) -> Callable[[Path, str], Commands]:
    return lambda home, attack: [
        ["provenance", put(home / f"f{ending}", content(attack)), "--format", "json"],
        ["add", f"f{ending}"],
    ]


def carried(kind: str) -> Callable[[Path, str], Commands]:
    """A file of another format that holds the attack, spelled as the format wants it, and one that holds it as it is."""
    write, spell = files.CARRIERS[kind]

    def place(home: Path, attack: str) -> Commands:
        as_is = put(home / f"g.{kind}", write(TEXT.format(attack), attack))
        file = put(home / f"f.{kind}", write(TEXT.format(spell(attack)), spell(attack)))
        return [["provenance", file, "--format", "json"], ["provenance", as_is], ["add", file]]

    return place


def page(attack: str) -> str:
    return f"<!DOCTYPE html><html><head><title>{attack}</title><meta name=author content='{attack}'></head><body><article><h1>{attack}</h1><p>{TEXT.format(attack) * 3}</p></article></body></html>"


PLACES: dict[str, Callable[[Path, str], Commands]] = {
    "text": text, "whole text": nothing_else, "file name": file_name, "argument": argument, "card": card, "keys of a card": card_keys,
    "raw card": raw_card, "declaration": declaration, "query": query, "cue": cue, "codebook": codebook, "sheet": sheet, "beside": beside,
    "codings.tsv": codings(".tsv", table), "codings.csv": codings(".csv", lambda rows: table(rows, ",")), "codings.jsonl": codings(".jsonl", lines),
    "codings.xlsx": codings(".xlsx", xlsx), "codings.ods": codings(".ods", ods), "codings.jsonld": codings(".jsonld", annotation), "codings.qdpx": project,
    "reference": reference, "corpus.jsonl": corpus(".jsonl", lines), "corpus.csv": corpus(".csv", lambda rows: table(rows, ",")), "corpus.parquet": corpus(".parquet", parquet),
    "draft": draft, "gold": gold, "panel": panel, "article.html": formatted(".html", page), "article.json": formatted(".json", lambda attack: lines([{"text": TEXT, "title": attack, attack: "x"}])),
    "article.csv": formatted(".csv", lambda attack: table([{"text": TEXT, "title": attack, attack: "x"}], ",")),
    "article.srt": formatted(".srt", lambda attack: f"1\n00:00:01,000 --> 00:00:02,000\n<v {attack}>{TEXT.format(attack)}\n"),
    **{f"article.{kind}": carried(kind) for kind in files.CARRIERS},
}  # fmt: skip


@pytest.fixture
def homes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Path]]:
    def make(name: str) -> Path:
        home = tmp_path / name
        (home / "data" / "articles").mkdir(parents=True)
        put(home / "a.txt", TEXT)
        monkeypatch.setenv("DISCOURSE_HOME", str(home))
        monkeypatch.chdir(home)
        return home

    monkeypatch.setattr(options, "reader", False)
    yield make


@pytest.mark.parametrize("place", PLACES)
def test_it_ends_in_an_answer_or_a_sentence(
    place: str, homes: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for name, attack in list(ATTACKS.items())[list(PLACES).index(place) % SHARE :: SHARE]:
        try:
            commands = PLACES[place](homes(name), attack)
        except (UnicodeEncodeError, ValueError, openpyxl.utils.exceptions.IllegalCharacterError):
            continue  # A file of this kind cannot hold it.
        for command in commands:
            since = time.process_time()
            code, out, err = run(capsys, *command)
            case = f"{name}: {command}: {code} {err[-500:]}"
            assert code in (0, 2, 4, 5), case
            assert time.process_time() - since < SLOW, case
            assert shown(err.replace("\n", "")) == err.replace("\n", ""), case
            assert shown(re.sub("[\n\t]", "", out)) == re.sub("[\n\t]", "", out), case
            if code in (2, 4) and command[0] != "check":
                assert sum(line.startswith("discourse: ") for line in err.split("\n")) == 1 and len(err) < 3000, case
            if "json" in command and not code:
                json.loads(out, parse_constant=pytest.fail)
            if "tsv" in command and not code:
                assert not re.search(r"(^|[\t\n])([=+@]|-(?![\d.]))", out), case
