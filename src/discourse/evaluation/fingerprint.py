"""Fingerprints: one short hash of everything that decides what a codebook finds.

An accuracy or a norm is true of the rules it was measured with, and of no others. What decides are the cues, the
thresholds of the card, the rules that the cues name with all modules these import, the word lists that those modules
name, the counting of words, and the language model. Not counted: examples, definitions, comments, docstrings, types,
error messages, and where a module lies, so that better words do not make a number old.
"""

import ast
import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import discourse
from discourse.base import cache as keys
from discourse.base import paths
from discourse.coding import combined, disambiguation, reader
from discourse.io.codebooks import Codebook, read_codebook
from discourse.text.language import model_version

_PACKAGE = Path(discourse.__file__).parent
_CODING = ("coding.coder", "coding.scoring", "text.annotation", "text.words")
_READER = ("coding.combined", "coding.reader")
# What is measured without a codebook of its own: the codebooks it rests on, and the modules that decide.
BESIDE: dict[str, tuple[str, tuple[str, ...]]] = {
    "actors": ("", ("coding.targets.verdicts", "coding.reader", "text.annotation")),
    "obligations": ("modality", ("measures.stance.obligation",)),
    "template": ("modality,attribution,metadiscourse", ("measures.structure.template",)),
}
_FLOORS = ("text", "coding", "measures", "base.text")
_SILENT = {"annotation", "returns", "type_comment", "type_params", "ctx", "kind"}
_PROSE = {"title", "citation", "licence", "note", "source", "description", "what"}


def fingerprint(codebook: Codebook | str, coder: str = "rule") -> str:
    """Hash all that decides what a codebook (or what has none: actors, obligations, template) finds.

    With `coder` both the encoder and the limits of the codebook's codes decide, too.
    Twelve hexadecimal digits, the same on every machine and Python for the same rules.
    """
    names, roots = BESIDE[codebook] if isinstance(codebook, str) else ("", ())
    books = [read_codebook(name) for name in names.split(",") if name] if isinstance(codebook, str) else [codebook]
    roots += tuple(name for book in books for name in (*_CODING, *_rules(book)))
    read: list[str] = []
    if coder == "both" and not isinstance(codebook, str):
        limits = combined.limits("both").items()
        roots += _READER
        own = [(code, repr(limit)) for (name, code), limit in limits if name == codebook.name]
        read = [reader.digest(), json.dumps(own)]
    decisive = [part for book in books for part in _decisive(book)]
    return keys.key(model_version(), *decisive, *_sources(roots), *read)[:12]


def _decisive(book: Codebook) -> tuple[str, ...]:
    """The card and the cues without their prose, and the word lists that the cues name."""
    codes = [(code.name, code.parent, code.threshold) for code in book.codes]
    cues = [(cue.code, cue.cue, cue.unless, cue.rule, cue.weight, cue.polarity) for cue in book.cues]
    named = {word for cue in cues for word in re.findall(r"[a-z]+(?:-[a-z]+)+", f"{cue[1]} {cue[2]}")}
    return json.dumps([book.unit, book.overlap, book.threshold, codes, cues]), *_lists(named)


def _rules(book: Codebook) -> tuple[str, ...]:
    """The modules of the rules that the cues name."""
    names = sorted({cue.rule for cue in book.cues if cue.rule})
    return tuple(disambiguation.get(name).__module__.removeprefix("discourse.") for name in names)


def _sources(roots: tuple[str, ...]) -> list[str]:
    """The meaning of the modules, of all they import on the floors that decide, and of the word lists they name."""
    found: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {}
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in found and (path := _file(name)):
            found[name] = _module(path)
            waiting += [other for other in found[name][1] if other.startswith(_FLOORS)]
    words = {word for *_, names in found.values() for word in names}
    return sorted(meaning for meaning, *_ in found.values()) + _lists(words)


def _file(name: str) -> Path | None:
    stem = _PACKAGE.joinpath(*name.split("."))
    return next((path for path in (stem.with_suffix(".py"), stem / "__init__.py") if path.is_file()), None)


@cache
def _module(path: Path) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The meaning of a module, the modules of this package it may import, and the texts in it that may name a list."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    here = path.parent.relative_to(_PACKAGE).parts
    imported, words = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            base = ".".join(here[: len(here) - node.level + 1]) if node.level else ""
            source = ".".join(filter(None, (base, (node.module or "").removeprefix("discourse").lstrip("."))))
            if node.level or (node.module or "").startswith("discourse"):
                imported |= {source, *(f"{source}.{name.name}".lstrip(".") for name in node.names)}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words.add(node.value)
    return json.dumps(_plain(tree)), tuple(sorted(imported)), tuple(sorted(words))


def _plain(node: Any) -> Any:
    """A tree as lists, alike in all versions of Python, without what changes no result."""
    if isinstance(node, list):
        return [_plain(item) for item in node if not _is_silent(item)]
    if not isinstance(node, ast.AST):
        return node if isinstance(node, str | int | float | None) else repr(node)
    if isinstance(node, ast.Raise):
        return "Raise"
    fields = ((name, value) for name, value in ast.iter_fields(node) if name not in _SILENT)
    return [
        type(node).__name__,
        *([name, _plain(value)] for name, value in fields if value is not None and value != []),
    ]


def _is_silent(node: Any) -> bool:
    """Imports, whose modules count themselves, and docstrings."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant(value=str())):
            return True
    return False


def _lists(words: set[str]) -> list[str]:
    """The word lists and fitted weights of these names, with the numbers on their cards."""
    files = [path for path in paths.every("words", "*.t*") if path.stem in words]
    files += [path for path in paths.every("models", "*/*.tsv") if f"{path.parent.name}/{path.name}" in words]
    return [_list(path, path.stat().st_mtime_ns) for path in files]


@cache
def _list(path: Path, _changed: int) -> str:
    text = path.read_text(encoding="utf-8")
    return json.dumps(_numbers(tomllib.loads(text))) if path.suffix == ".toml" else text


def _numbers(card: Any) -> Any:
    if isinstance(card, dict):
        return {key: _numbers(value) for key, value in sorted(card.items()) if key not in _PROSE}
    return [_numbers(value) for value in card] if isinstance(card, list) else card
