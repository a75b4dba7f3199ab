"""The manifest of a report: what went in, under which settings and versions, and what came out, each with its hash."""

import hashlib
from pathlib import Path
from typing import Any

import pandas as pd

from discourse.base import paths
from discourse.base.tables import to_json, to_tsv
from discourse.io import coders, declared
from discourse.io.articles import article_path
from discourse.io.decisions import beside

NAME, TEXT, TOKENS = "manifest.json", "data/text.txt", "data/tokens.tsv"
_KINDS = ("codebooks", "findings", "norms", "references", "styles", "words")
_SETTINGS = ("counting", "model", "versions")


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


def write(folder: Path, names: list[str], slug: str, findings: list[dict[str, Any]]) -> None:
    """Write the manifest of a finished report, the last of its files."""
    made = {
        file.relative_to(folder).as_posix(): digest(file.read_bytes())
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != NAME
    }
    first = findings[0] if findings else {}
    content = {
        "article": slug, "settings": {key: first.get(key) for key in _SETTINGS},
        "inputs": {key: digest(path.read_bytes()) for key, path in inputs(names).items()}, "files": made,
    }  # fmt: skip
    (folder / NAME).write_text(to_json(content | {"seal": seal(content)}), encoding="utf-8")


def seal(content: dict[str, Any]) -> str:
    """The hash of a manifest without its seal: one short line that stands for the whole report."""
    return digest(to_json({key: value for key, value in content.items() if key != "seal"}).encode("utf-8"))


def inputs(names: list[str]) -> dict[str, Path]:
    """What a report reads: texts and what lies beside them, notebooks, and all data of the project and the package."""
    mine = []
    for text in map(article_path, names):
        mine += [text, text.with_suffix(".toml"), *(held(text) for held in (beside, declared.beside, coders.beside))]
    found = {f"articles/{path.name}": path for path in mine if path.is_file()}
    found |= {f"notebooks/{path.name}": path for path in paths.notebooks(comparing=len(names) > 1)}
    for kind in _KINDS:
        data = sorted(paths.held(kind, "**/*").items())
        found |= {f"{kind}/{file}": path for file, path in data if path.is_file()}
    return found
