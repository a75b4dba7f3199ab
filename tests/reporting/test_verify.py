"""Verifying a report: whatever is changed in it is named, also by who renews the hashes; what was not changed is not."""

import copy
import io
import json
import os
import random
import re
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from discourse import cli
from discourse.base import paths
from discourse.base.errors import UsageError
from discourse.base.tables import to_json
from discourse.reporting import evidence, execute, manifest, recount, verify
from discourse.reporting.build import build

SECTION = re.compile(r'<section class="finding" id="finding-([\d-]+)">(.*?)</section>', re.DOTALL)
ENTRY = re.compile(r'<li.*?<(?:a|span) class="where"[^>]*>s\. (\d+)</(?:a|span)> <bdi>(.*?)</bdi>', re.DOTALL)
MARKED = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)
TEXT = """We must act now. China and Kazakhstan agreed that trade must grow, and trade will grow.

Some countries say that trade is a threat. “We will not stop,” the minister said. Trade, he added, must not stop.

The two countries share a border and a future. We should believe in trade; perhaps they could, too."""
CELLS = {
    2: ["structure()", 'finding("words")', "entities()", 'concordance("trade")', "ngrams()", "dispersion()"],
    3: ['stance("modality")', 'framing("issue-frames")', "persons()", "quotations()", "actors()", 'finding("claims")'],
}


def project(folder: Path, text: str, card: str = "") -> Path:
    """A project with one article and two notebooks."""
    (folder / "data" / "articles").mkdir(parents=True)
    (folder / "data" / "articles" / "trade.txt").write_text(text, encoding="utf-8")
    (folder / "data" / "articles" / "trade.toml").write_text(card, encoding="utf-8")
    (folder / "notebooks").mkdir()
    for chapter, asked in CELLS.items():
        opened = f"import discourse\narticle = discourse.open(article, chapter={chapter})"
        sources = ['article = "trade"', opened, *(f"article.{cell}" for cell in asked)]
        cells = [{"cell_type": "code", "id": f"c{n}", "metadata": {"tags": ["parameters"] if n == 0 else []}, "outputs": [],
                  "execution_count": None, "source": source} for n, source in enumerate(sources)]  # fmt: skip
        notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        (folder / "notebooks" / f"{chapter:02d}-trade.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return folder


def made(folder: Path, text: str, card: str = "") -> dict[str, bytes]:
    """The files of its report."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISCOURSE_HOME", str(project(folder, text, card)))
        list(build(["trade"], lambda line: None))
    return verify.read(folder / "reports" / "trade")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("verified")


@pytest.fixture(scope="module")
def opened(place: Path) -> set[str]:
    """The data that the making of the report below opened to read, by their names in their folders."""
    log = place / "opened"
    tops = tuple(f"{top / 'data'}{os.sep}" for top in (place, paths.packaged()))
    watched = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(event: str, given: tuple[Any, ...]) -> None:
        # Processes that are forked append to the same file.
        if event == "open" and watching and str(given[0]).startswith(tops) and given[2] & os.O_ACCMODE == os.O_RDONLY:
            os.write(watched, f"{given[0]}\n".encode())

    watching = True
    sys.addaudithook(note)  # Which cannot be taken back, so it is silenced.
    made(place, TEXT, 'language = "en"\n')
    watching = False
    os.close(watched)
    return {str(Path(line)).split(f"{os.sep}data{os.sep}")[-1] for line in log.read_text("utf-8").splitlines()}


@pytest.fixture(scope="module")
def files(place: Path, opened: set[str]) -> dict[str, bytes]:
    return verify.read(place / "reports" / "trade")


def resealed(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files with a manifest that fits them, as a forger would write it."""
    content = json.loads(files[manifest.NAME])
    content["files"] = {name: manifest.digest(data) for name, data in files.items() if name != manifest.NAME}
    content["seal"] = manifest.seal(content)
    return files | {manifest.NAME: to_json(content).encode("utf-8")}


def test_a_report_as_it_was_made_has_no_fault(files: dict[str, bytes]) -> None:
    found = verify.verify(files)
    assert found.faults == [] and found.beside == [] and found.files == len(files) - 1
    assert found.tally.numbers > 200 and found.tally.places > 80
    assert sum(len(SECTION.findall(files[f"0{n}-trade.html"].decode())) for n in CELLS) == len(exported(files)[0]) >= 9


def flipped(data: bytes, rng: random.Random, text: bool) -> bytes:
    """One character (of a text) or byte (of a picture, a workbook) changed into another."""
    if not text:
        at = rng.randrange(len(data))
        return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]
    letters = list(data.decode("utf-8"))
    at = rng.randrange(len(letters))
    letters[at] = rng.choice([one for one in "a0 .\n" if one != letters[at]])
    return "".join(letters).encode("utf-8")


def test_five_hundred_random_changes_are_all_named(files: dict[str, bytes]) -> None:
    rng, done = random.Random(1), 0
    texts = (".txt", ".tsv", ".json", ".html", ".svg")
    while done < 500:
        # Each round changes one character of each of twenty files; each must be named by itself.
        names = rng.sample(sorted(files), 20)
        changed = {name: flipped(files[name], rng, name.endswith(texts)) for name in names if name != manifest.NAME}
        faults = verify.verify(files | changed).faults
        assert {name for name in changed if f"{name}: was changed" not in faults} == set()
        done += len(changed)


def test_a_changed_manifest_is_named(files: dict[str, bytes]) -> None:
    rng = random.Random(2)
    for _ in range(20):
        changed = flipped(files[manifest.NAME], rng, True)
        try:
            assert verify.verify(files | {manifest.NAME: changed}).faults[0].startswith(manifest.NAME)
        except UsageError as fault:
            assert "manifest.json cannot be read" in str(fault)


@pytest.mark.parametrize(
    "suffix", ["txt", "tokens.tsv", "words.tsv", "words.json", "words.xlsx", "findings.json", "02-trade.html"]
)
def test_who_renews_the_hashes_is_caught_by_counting(files: dict[str, bytes], suffix: str) -> None:
    """A number, a place or a word that is changed in one file alone disagrees with the others."""
    name = next(name for name in files if name.endswith(suffix))
    change = {"txt": (b"threat", b"treaty"), "tokens.tsv": (b"threat", b"treaty"), "words.tsv": (b"\t5\t", b"\t6\t"),
              "words.json": (b'"count": 5', b'"count": 6'), "findings.json": (b'"count": 5', b'"count": 6'),
              "02-trade.html": (b">5</button>", b">6</button>")}  # fmt: skip
    if suffix == "words.xlsx":
        book, made = openpyxl.load_workbook(io.BytesIO(files[name])), io.BytesIO()
        book["table"]["B2"] = book["table"]["B2"].value + 1
        book.save(made)
        changed = made.getvalue()
    else:
        assert change[suffix][0] in files[name]
        changed = files[name].replace(*change[suffix], 1)
    faults = verify.verify(resealed(files | {name: changed})).faults
    assert faults and not any(fault.endswith("was changed") for fault in faults)
    assert any(fault.startswith(name) for fault in faults), faults


def test_a_page_that_opens_other_places_than_the_findings_is_named(files: dict[str, bytes]) -> None:
    """The hashes renewed by a forger, and in one page a number, a sentence, the words between marks or a line gone."""
    name = next(name for name in files if name.endswith("02-trade.html"))
    page = files[name].decode("utf-8")
    section = next(one for one in SECTION.finditer(page) if MARKED.search(one[0]))
    entry, marked = ENTRY.search(section[0]), MARKED.search(section[0])
    assert entry is not None and marked is not None
    other = section[0].replace(entry[0], entry[0].replace(f">s. {entry[1]}<", ">s. 999<"), 1)
    for changed, said in (
        (section[0].replace(section[1], "9-99", 1), "finding 9.99 is not in findings.json"),
        (other, "opens other places than findings.json holds"),
        (section[0].replace(marked[0], marked[0].replace(marked[1], "nobody"), 1), "opens other words than"),
    ):
        assert changed != section[0]
        faults = verify.verify(resealed(files | {name: page.replace(section[0], changed, 1).encode("utf-8")})).faults
        assert any(said in one for one in faults), (said, faults)


def test_a_page_that_opens_many_parts_and_closes_none_takes_no_longer() -> None:
    """Looked for pair by pair, which takes the square of their number, they would take hours."""
    section, many = '<section class="finding" id="finding-1-1">', 100_000
    drawer = (
        '<button type="button" class="opens" popovertarget="a" aria-label="a">1</button><div popover class="drawer">'
    )
    entry = '<li><a class="where">s. 1</a> <bdi>'
    rows = {"1.1": {"rows": [{"evidence": [{"sentence": 1, "text": "a", "start": 1, "end": 2}]}]}}
    for page in (section * many, f"{section}{drawer * many}</section>", f"{section}{drawer}{entry * many}</div></section>",
                 f"{section}{drawer}{entry}{'<mark>' * many}</bdi></div></section>"):  # fmt: skip
        since = time.process_time()
        list(verify._page(page, rows))
        assert time.process_time() - since < 5


def test_a_workbook_without_its_last_row_is_named(files: dict[str, bytes]) -> None:
    name = next(name for name in files if name.endswith("words.xlsx"))
    book, made = openpyxl.load_workbook(io.BytesIO(files[name])), io.BytesIO()
    book["table"].delete_rows(book["table"].max_row)
    book.save(made)
    faults = verify.verify(resealed(files | {name: made.getvalue()})).faults
    assert f"{name}: has other rows than findings.json" in faults


@pytest.mark.parametrize("bomb", [(b"x" * 9_000_000, b""), (b"<?xml", b"<!DOCTYPE x [<!ENTITY a 'aa'>]><?xml")])
def test_a_workbook_that_would_fill_the_memory_is_not_opened(
    files: dict[str, bytes], bomb: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    name, made = next(name for name in files if name.endswith("words.xlsx")), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(files[name])) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, old.read(part))
        new.writestr("xl/more.xml", bomb[0] + bomb[1])
    opened, load = [], openpyxl.load_workbook
    monkeypatch.setattr(
        openpyxl, "load_workbook", lambda file, **how: opened.append(file.getvalue()) or load(file, **how)
    )
    faults = verify.verify(resealed({name: made.getvalue()} | {k: v for k, v in files.items() if k != name})).faults
    assert f"{name}: cannot be read" in faults and made.getvalue() not in opened and opened


def test_every_file_that_was_read_is_named(files: dict[str, bytes], opened: set[str]) -> None:
    """Held against what the system was asked to open, whoever asked."""
    named = json.loads(files[manifest.NAME])["inputs"]
    assert opened - named.keys() == set()
    assert {one.partition("/")[0] for one in opened} >= {
        "accuracy",
        "articles",
        "codebooks",
        "findings",
        "models",
        "words",
    }


def test_the_inputs_of_another_project_cannot_be_compared(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    assert verify.changed_since(files) == ["articles/trade: not in this project, so its inputs cannot be compared"]


def exported(files: dict[str, bytes]) -> tuple[list[dict[str, Any]], str, recount.Words]:
    content = json.loads(files["findings.json"])
    findings = evidence.opened(content["evidence"], content["findings"])
    return findings, files[manifest.TEXT].decode(), recount.Words(verify.table(files[manifest.TOKENS]))


def faults(finding: dict[str, Any], text: str, words: recount.Words) -> list[str]:
    return list(recount.recount(finding, text, words, recount.Tally()))


def test_no_number_and_no_place_can_be_changed_everywhere_at_once(files: dict[str, bytes]) -> None:
    """Whoever changes a number or a place alike in every file still meets the text."""
    findings, text, words = exported(files)
    tried = 0
    for finding in findings:
        known = recount.formulas()[finding["measure"]]
        for number, row in enumerate(finding["rows"]):
            for column in known.keys() & row.keys():
                changed = copy.deepcopy(finding)
                changed["rows"][number][column] = (row[column] or 0) + 1
                assert any(f": {column} is " in fault for fault in faults(changed, text, words)), (
                    finding["name"],
                    column,
                )
                tried += 1
            for at in range(len(row["evidence"])):
                for key in ("start", "end", "sentence"):
                    changed = copy.deepcopy(finding)
                    changed["rows"][number]["evidence"][at][key] += 1
                    assert faults(changed, text, words), (finding["name"], number, key)
                    tried += 1
    assert tried > 500


def test_a_place_that_is_left_out_is_missed_by_its_count(files: dict[str, bytes]) -> None:
    findings, text, words = exported(files)
    for finding in findings:
        if "count" in recount.formulas()[finding["measure"]] and "count" in finding["columns"]:
            row = next(n for n, row in enumerate(finding["rows"]) if row["evidence"])
            changed = copy.deepcopy(finding)
            changed["rows"][row]["evidence"].pop()
            assert any("count is" in fault for fault in faults(changed, text, words)), finding["name"]


def test_the_words_of_the_recount_are_those_of_a_reader(files: dict[str, bytes]) -> None:
    """Counted by hand: 16 + 21 + 18 words."""
    _, _, words = exported(files)
    assert words.whole["all_words"] == 55 and words.whole["all_sentences"] == 7
    assert words.before(0) == 0 and words.before(len(TEXT)) == 55 and words.sentence(TEXT.index("Trade, he")) == 5


def test_what_lies_beside_or_is_missing_is_told(files: dict[str, bytes], place: Path, capsys: pytest.CaptureFixture[str],
                                                monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    folder = str(place / "reports" / "trade")
    monkeypatch.setenv("DISCOURSE_HOME", str(place))
    assert cli.main(["verify", "trade"]) == 0
    said = capsys.readouterr().out
    assert "counted again from places and text: the same" in said and "old " not in said and "beside" not in said
    own = place / "reports" / "trade" / "my notes.md"
    own.write_text("mine", encoding="utf-8")
    (place / "data" / "articles" / "trade.toml").write_text('language = "en-GB"\n', encoding="utf-8")
    kinds = ("codings", "decisions", "declared", "lines", "samples", "structure")
    for kind in kinds:
        (place / "data" / "articles" / f"trade.{kind}.tsv").write_text("", encoding="utf-8")
    assert cli.main(["verify", folder]) == 0
    said = capsys.readouterr().out
    assert all(f"old    articles/trade.{kind}.tsv: was not there yet" in said for kind in kinds)
    assert "old    articles/trade.toml: changed since" in said and "beside my notes.md: not part of the report" in said
    own.unlink()
    gone = place / "reports" / "trade" / "index.html"
    data = gone.read_bytes()
    gone.unlink()
    assert cli.main(["verify", folder]) == 2
    assert "fault  index.html: is missing" in capsys.readouterr().err
    gone.write_bytes(data)


def test_what_is_no_report_is_refused_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", str(tmp_path)]) == 2 and cli.main(["verify", "no-such-report"]) == 2
    (tmp_path / "manifest.json").write_text("[]", encoding="utf-8")
    assert cli.main(["verify", str(tmp_path)]) == 2
    assert [line.startswith("discourse: ") for line in capsys.readouterr().err.splitlines()] == [True] * 3


def test_another_place_and_one_process_after_the_other_give_the_same_bytes(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first report was made by two processes side by side. Seeds, cold caches, fresh processes: test_report.py."""
    monkeypatch.setattr(execute, "JOBS", 1)
    again = made(tmp_path / "another folder", TEXT, 'language = "en"\n')
    assert {name for name in files | again if files.get(name) != again.get(name)} == set()
    assert {Path(name).suffix for name in files} >= {".html", ".json", ".pdf", ".png", ".svg", ".tsv", ".txt", ".xlsx"}
