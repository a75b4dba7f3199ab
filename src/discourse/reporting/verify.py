"""Holding a report against its manifest, its tables against one another, and its numbers against places and text."""

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from discourse.base import paths
from discourse.base.errors import CardError, UsageError, did_you_mean
from discourse.base.tables import plain, to_json, to_tsv
from discourse.base.text import listing, shown
from discourse.io.articles import listed
from discourse.io.cards import check
from discourse.io.workbooks import workbook_rows
from discourse.reporting.evidence import opened, sentences
from discourse.reporting.evidence import read as read_record
from discourse.reporting.manifest import NAME, TEXT, TOKENS, digest, inputs, seal
from discourse.reporting.recount import Tally, Words, recount, tokens

# What opens a part of a page, and what closes it.
_SECTION = re.compile(r'<section class="finding" id="finding-([\d-]+)">'), "</section>"
_DRAWER = re.compile(
    r'<button type="button" class="opens( at)?" popovertarget="[^"]*" aria-label="[^"]*">([^<]*)</button>'
    r'<div popover class="drawer"[^>]*>'), "</div>"  # fmt: skip
_ENTRY = re.compile(r'<(?:a|span) class="where"[^>]*>s\. (\d+)</(?:a|span)> <bdi>'), "</bdi>"
_MARKED = re.compile("<mark>"), "</mark>"
_MORE = re.compile(r'<li class="rest">and ([\d,]+) more: ')
_MANIFEST = {
    "article": str,
    "settings": dict,
    "inputs": dict,
    "files": dict,
    "made_with": str,
    "listed": list,
    "seal": str,
}


@dataclass
class Verdict:
    """What was found of a report: `faults`, each with the file it is in; `beside`, files that are not its own."""

    slug: str
    seal: str
    files: int
    faults: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)


def folder(name: str) -> Path:
    """The folder of a report, by its path, that of its first page, or the slug of its article.

    Raises:
        UsageError: there is no report.
    """
    path = paths.given(name)
    path = path.parent if path.name == "index.html" and path.is_file() else path
    if not path.is_dir():
        path = paths.report(name) if re.fullmatch(r"[\w-]+", name) else path
    if not path.is_dir():
        known = [one.parent.name for one in (paths.home() / "reports").glob(f"*/{NAME}")]
        raise UsageError(f"{name}: no report; {did_you_mean(name, known)}")
    return path


def read(place: Path) -> dict[str, bytes]:
    """All files of a report, by their path in it."""
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()
    }


def verify(files: Mapping[str, bytes]) -> Verdict:
    """Check a report: every file by its hash, every table against the findings, every number that places can give again.

    Raises:
        UsageError: what was given is no report that can be checked.
    """
    if NAME not in files:
        raise UsageError(f"{NAME} is missing: no report, or only a part of one.")
    try:
        manifest = json.loads(files[NAME].decode("utf-8"))
        check(NAME, manifest, _MANIFEST)
        known = manifest["files"]
        verdict = Verdict(manifest["article"], manifest["seal"], len(known))
        sealed = manifest["seal"] == seal(manifest) and files[NAME] == to_json(manifest).encode("utf-8")
    except (AttributeError, CardError, KeyError, RecursionError, ValueError):
        raise UsageError(f"{NAME} cannot be read: it was changed, or an earlier version made it.") from None
    verdict.faults += [] if sealed else [f"{NAME}: was changed"]
    verdict.faults += [
        f"{name}: {'was changed' if name in files else 'is missing'}"
        for name, mark in known.items()
        if digest(files.get(name, b"")) != mark
    ]
    verdict.beside = [name for name in files if name not in known and name != NAME]
    verdict.faults += [fault for name, look in _checks(files, verdict.tally) for fault in _told(name, look)]
    return verdict


def _told(name: str, look: Callable[[], Iterator[str]]) -> Iterator[str]:
    """The faults of a file, each with its name; one that cannot be read at all is a fault."""
    try:
        yield from (f"{name}: {fault}" for fault in look())
    except Exception:  # Whatever a changed file makes a reader stumble over.
        yield f"{name}: cannot be read"


def _checks(files: Mapping[str, bytes], tally: Tally) -> Iterator[tuple[str, Callable[[], Iterator[str]]]]:
    try:
        text = files[TEXT].decode("utf-8")
        rows = table(files[TOKENS])
        words, content = Words(rows), json.loads(files["findings.json"])
        findings = opened(content["evidence"], content["findings"])
        by_number = {one["number"]: one for one in findings}
    except Exception:
        yield "findings.json", partial(_unreadable)
        return
    yield TEXT, partial(_text, text, findings)
    yield TOKENS, partial(tokens, rows, text)
    for number, one in by_number.items():
        yield f"findings.json, finding {number}", partial(recount, one, text, words, tally)
        for kind, look in (("json", _json), ("tsv", _tsv), ("xlsx", _xlsx)):
            name = f"data/{one['stem']}.{kind}"
            yield name, partial(look, files.get(name, b""), one)
    for name in files:
        if name.endswith(".html") and "/" not in name:
            yield name, partial(_page, files[name].decode("utf-8"), by_number)


def _text(text: str, findings: list[dict[str, Any]]) -> Iterator[str]:
    if {one["sha256"] for one in findings} - {digest(text.encode("utf-8"))}:
        yield "is not the text of the findings"


def _unreadable() -> Iterator[str]:
    yield f"with {TEXT} and {TOKENS}, cannot be read, so no number can be counted again"


def table(data: bytes) -> list[dict[str, str]]:
    """Read a table of the report."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))


def _json(data: bytes, finding: dict[str, Any]) -> Iterator[str]:
    if read_record(data) != finding:
        yield "says otherwise than findings.json"


def _tsv(data: bytes, finding: dict[str, Any]) -> Iterator[str]:
    """Write the table again from findings.json: line by line it must be the same."""
    names = finding["columns"]
    head, *lines = data.decode("utf-8").split("\n")[:-1]
    cells = [[row[name] for name in names] for row in finding["rows"]]
    if head.split("\t")[-1] == "places":
        names = [*names, "places"]
        spans = ([(one["start"], one["end"]) for one in row["evidence"]] for row in finding["rows"])
        cells = [[*line, places] for line, places in zip(cells, spans, strict=True)]
    rows = pd.DataFrame(cells, columns=names, dtype=object)
    again, *others = to_tsv(rows).split("\n")[:-1]
    if again != head or len(others) != len(lines):
        yield "has other columns or rows than findings.json"
    for number, (line, other) in enumerate(zip(lines, others, strict=False), start=1):
        if line != other:
            yield f"row {number} differs from findings.json"


def _xlsx(data: bytes, finding: dict[str, Any]) -> Iterator[str]:
    head, *lines = workbook_rows(finding["name"], data, "table")
    if len(lines) != len(finding["rows"]):
        yield "has other rows than findings.json"
    for number, (line, row) in enumerate(zip(lines, finding["rows"], strict=False), start=1):
        filled = (*line, *[None] * (len(head) - len(line)))  # Empty cells at its end are not in the file.
        for name, cell in zip(map(str, head), filled, strict=True):
            if name in row and not _same_cell(cell, row[name]):
                yield f"row {number}: {name} differs from findings.json"


def _same_cell(cell: Any, value: Any) -> bool:
    if isinstance(value, list | dict):
        value = json.dumps(plain(value), ensure_ascii=False)
    if isinstance(value, float) and isinstance(cell, int | float):
        return abs(cell - value) <= 1e-9 * max(abs(value), 1)
    return (cell or "") == shown(value or "") if isinstance(value, str) or value is None else bool(cell == value)


def _page(page: str, findings: dict[str, dict[str, Any]]) -> Iterator[str]:
    """What the numbers of a page open must be the places of the rows, in their order."""
    for opening, section in _parts(page, *_SECTION):
        number = opening[1].replace("-", ".")
        if number not in findings:
            yield f"finding {number} is not in findings.json"
            continue
        rows = [part for row in findings[number]["rows"] for part in _by_side(row["evidence"])]
        for seen, (opens, inner) in zip(rows, _parts(section, *_DRAWER), strict=False):
            at, value = opens.groups()
            entries = [(int(where[1]), [shown(html.unescape(one)) for _, one in _parts(said, *_MARKED)])
                       for where, said in _parts(inner, *_ENTRY)]  # fmt: skip
            more = sum(int(left.replace(",", "")) for left in _MORE.findall(inner))
            ways = ([one["sentence"] for one in seen], [n for _, n in sentences(seen)])
            held = [
                way
                for way in ways
                if way[: len(entries)] == [n for n, _ in entries] and len(way) == len(entries) + more
            ]
            if not held:
                yield f"finding {number}: “{value}” opens other places than findings.json holds"
            elif not at and int(value.replace(",", "")) != len(held[0]):
                yield f"finding {number}: “{value}” opens {len(held[0])} places"
            elif len(held[0]) == len(seen):
                for one, (_, marked) in zip(seen, entries, strict=False):
                    if marked != [shown(one["text"])]:
                        yield f"finding {number}: “{value}” opens other words than “{shown(one['text'])}”"


def _parts(text: str, opening: re.Pattern[str], closing: str) -> Iterator[tuple[re.Match[str], str]]:
    """What opens each part, and what stands before that is closed; in one pass, though a thousand be opened and none closed."""
    end = 0
    while (begun := opening.search(text, end)) and (end := text.find(closing, begun.end())) >= 0:
        yield begun, text[begun.end() : end]


def _by_side(seen: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """What each number of a row opens: all its places, or where texts are compared those of either side."""
    sides = dict.fromkeys(one.get("side") for one in seen)
    return [[one for one in seen if one.get("side") == side] for side in sides]


def changed_since(files: Mapping[str, bytes]) -> list[str]:
    """The inputs that lie here and read otherwise than when the report was made; files that it did not have are told too."""
    manifest = json.loads(files[NAME])
    then = manifest["inputs"]
    texts = [path.stem for path in map(Path, then) if path.parent.name == "articles" and path.suffix == ".txt"]
    if missing := [slug for slug in texts or [manifest["article"]] if slug not in listed()]:
        its = "its" if len(missing) == 1 else "their"
        return [f"articles/{listing(missing)}: not in this project, so {its} inputs cannot be compared"]
    now = inputs(texts)
    told = [f"{name}: {'changed since' if name in now else 'no longer here'}" for name, mark in then.items()
            if name not in now or digest(now[name].read_bytes()) != mark]  # fmt: skip
    return told + [f"{name}: was not there yet" for name in now if name not in then and name.startswith("articles/")]
