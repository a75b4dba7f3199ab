"""The manifest of a report: what went in, under which settings and versions, and what came out, each with its hash."""

import hashlib
import json
import re
import sys
from collections.abc import Sequence
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import pandas as pd

import discourse
from discourse.base import paths
from discourse.base.cache import key
from discourse.base.options import options as session
from discourse.base.tables import to_json, to_tsv
from discourse.io.articles import article_path
from discourse.io.beside import belonging
from discourse.text.language import model_version

NAME, TEXT, TOKENS = "manifest.json", "data/text.txt", "data/tokens.tsv"
FACTS = ("author", "outlet", "date")
_SETTINGS = ("counting", "model", "versions")
_DATA = ("accuracy", "codebooks", "findings", "models", "norms", "references", "styles", "words")
DRAWN = re.compile(r"\d\d-[a-z0-9-]+\.(?:json|pdf|png|svg|tsv|xlsx)")
"""The files of a finding, which are in the folder of figures too."""
_CODE = (".py", ".css", ".j2", ".toml", ".json")


def digest(data: bytes) -> str:
    """The hash by which files are known."""
    return hashlib.sha256(data).hexdigest()


def write_text(folder: Path, text: str, tokens: pd.DataFrame, words: pd.DataFrame) -> None:
    """Put the text as it was read into a report, and its tokens with the form under which each is counted, if it is."""
    (folder / TEXT).write_bytes(text.encode("utf-8"))
    counted = tokens["start"].map(dict(zip(words["start"], words["word"].astype(str), strict=True))).fillna("")
    table = tokens[["paragraph", "sentence", "start", "end", "word", "lemma", "pos"]]
    table = table.rename(columns={"word": "token"}).assign(counted=counted)
    (folder / TOKENS).write_text(to_tsv(table), encoding="utf-8")


def write(folder: Path, names: list[str], slug: str, findings: list[dict[str, Any]], made: str = "") -> None:
    """Write the manifest of a finished report, the last of its files."""
    hashes = {
        file.relative_to(folder).as_posix(): digest(file.read_bytes())
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != NAME
    }
    first = findings[0] if findings else {}
    content = {
        "article": slug, "settings": {**{key: first.get(key) for key in _SETTINGS}, "reader": session.reader},
        "inputs": {key: digest(path.read_bytes()) for key, path in inputs(names).items()}, "made_with": made, "listed": listed(findings),
        "files": hashes,
    }  # fmt: skip
    (folder / NAME).write_text(to_json(content | {"seal": seal(content)}), encoding="utf-8")


def listed(findings: list[dict[str, Any]]) -> list[str]:
    """What the page over all reports says of one: title, `FACTS`, length, and in one sentence what the text does."""
    by = {one.get("name"): one for one in findings}
    facts = {row["fact"]: row["value"] for row in by.get("provenance", {"rows": []})["rows"] if row["recorded"]}
    told = by.get("claims") or by.get("compare-differences") or {"rows": []}
    # A text of which nothing is claimed has a summary that speaks of its own page.
    size, lead = findings[0].get("base", "") if findings else "", told["summary"] if told["rows"] else ""
    return [str(one) for one in (*(facts.get(key, "") for key in ("title", *FACTS)), size, lead)]


def read(folder: Path) -> dict[str, Any]:
    """The manifest of a report; nothing where there is none that can be read."""
    try:
        content = json.loads((folder / NAME).read_bytes())
        return content if isinstance(content, dict) and isinstance(content.get("files"), dict) else {}
    except (OSError, ValueError, RecursionError):
        return {}


def made_with(name: str, kinds: Sequence[str] = ()) -> str:
    """The hash of all that makes a report: what it reads (see `inputs`), code, packages, model, and the reader's switch."""
    code = [file for file in sorted(Path(discourse.__file__).parent.rglob("*")) if file.suffix in _CODE]
    packages = sorted(f"{one.name} {one.version}" for one in distributions())
    read = [part for pair in sorted(inputs([name]).items()) for part in pair]
    return key(*kinds, *packages, sys.version, model_version(), str(session.reader), *code, *read)


def unchanged(folder: Path, figures: Path, name: str, made: str) -> bool:
    """Whether a report and its figures are as they were made, and would be made the same again; `made` see `made_with`."""
    content = read(folder)
    if not content or content.get("made_with") != made or content.get("seal") != seal(content):
        return False
    if any(digest(path.read_bytes()) != content["inputs"].get(kind) for kind, path in inputs([name]).items()):
        return False
    drawn = {
        Path(file).name: mark for file, mark in content["files"].items() if DRAWN.fullmatch(file.removeprefix("data/"))
    }
    try:
        return all(
            digest((top / file).read_bytes()) == mark
            for top, known in ((folder, content["files"]), (figures, drawn)) for file, mark in known.items()
        )  # fmt: skip
    except OSError:
        return False


def files(folder: Path) -> set[Path]:
    """The files of a report that were made by us; all that are there where no manifest says it."""
    known = read(folder).get("files")
    made = {Path(name) for name in known} if known else {file.relative_to(folder) for file in folder.rglob("*")}
    return made | {Path(NAME)}


def published(folder: Path, name: str) -> dict[str, str]:
    """The titles of the findings in a report of this very text, by number; nothing where there is no such report."""
    content, text = read(folder), article_path(name)
    if content.get("inputs", {}).get(f"articles/{text.name}") != digest(text.read_bytes()):
        return {}
    try:
        found = json.loads((folder / "findings.json").read_bytes())["findings"]
        return {one["number"]: one["title"] for one in found}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def seal(content: dict[str, Any]) -> str:
    """The hash of a manifest without its seal: one short line that stands for the whole report."""
    return digest(to_json({key: value for key, value in content.items() if key != "seal"}).encode("utf-8"))


def inputs(names: list[str]) -> dict[str, Path]:
    """What a report reads: texts and what lies beside them, notebooks, and all data of the project and the package.

    What notebooks read of other articles, or of folders outside the project's data, is not known here.
    """
    found = {f"articles/{path.name}": path for text in map(article_path, names) for path in belonging(text)}
    found |= {f"notebooks/{path.name}": path for path in paths.notebooks(comparing=len(names) > 1)}
    found |= {file: path for file, path in sorted(paths.held("", "*.t*").items()) if path.is_file()}
    for kind in _DATA:
        data = sorted(paths.held(kind, "**/*").items())
        found |= {f"{kind}/{file}": path for file, path in data if path.is_file()}
    return found
