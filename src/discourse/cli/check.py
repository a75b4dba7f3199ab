"""`discourse check`: hold articles, codebooks, references and word lists against their rules, and say what has become old."""

import argparse
from collections.abc import Callable, Iterable
from functools import partial

from discourse.base import paths
from discourse.base.errors import CardError, UsageError, did_you_mean
from discourse.base.text import counted
from discourse.cli._common import probe
from discourse.coding import examples
from discourse.coding.combined import knows
from discourse.coding.norms import measured_with
from discourse.evaluation.accuracy import STALE, stale_sets
from discourse.evaluation.fingerprint import BESIDE
from discourse.io import articles, codebooks, references
from discourse.io.words import read_words
from discourse.reporting.accuracy import norms_state
from discourse.text.providers import annotate

EXAMPLES = (
    "discourse check", "discourse check zhang-xiao-2024", "discourse check policy-frames",
    "discourse check my-codebook.tsv",
)  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="article, codebook, reference, word list (default: all)"
    )


def run(options: argparse.Namespace) -> int:
    """Print one line per thing, and one for what has become old; exit code of the worst fault."""
    wanted = [(name, _look(name)) for name in options.names] or [(n, look) for known, look in _KINDS for n in known()]
    return probe((name, partial(look, name)) for name, look in wanted)


def _look(name: str) -> Callable[[str], list[str]]:
    if name.endswith((".tsv", ".toml")):
        return _codebook
    return next((look for known, look in _KINDS if name in known()), _article)


def _article(name: str) -> list[str]:
    if not any(mark in name for mark in "/\\.") and name not in articles.listed():
        known = [one for listed, _ in _KINDS for one in listed()]
        raise UsageError(
            f"{name}: no article, codebook or list of this name; {did_you_mean(name, articles.listed(), known)}"
        )
    article = articles.read_article(name)
    tokens = annotate(article)
    sizes = {"paragraph": len(article.body), "sentence": tokens["sentence"].nunique(), "fact": len(article.facts)}
    return [f"{', '.join(counted(number, noun) for noun, number in sizes.items())} on its card"]


def _codebook(name: str) -> list[str]:
    book = codebooks.read_codebook(name)
    failed = examples.failures(book)
    if len(failed):
        first = failed.iloc[0]
        more = f" ({len(failed) - 1} more)" if len(failed) > 1 else ""
        raise CardError(f"{first['file']}: line {first['line']}: {first['fault']}: {first['sentence']}{more}")
    names = stale_sets(book)
    limits = (
        f"what rules and reader find together: {STALE}; run scripts/fit_reader.py" if names and knows(book.name) else ""
    )
    norms = norms_state(book.name) if measured_with(book.name) else ""
    said = f"{counted(len(book.codes), 'code')}, {counted(len(book.cues), 'cue')}, all examples behave"
    return [line for line in (said, _old(names), limits, norms) if line]


def _old(sets: list[str]) -> str:
    """What was measured before the rules last changed, and what renews it."""
    return f"accuracy on {', '.join(sets)}: {STALE}; run 'make accuracy'" if sets else ""


def _reference(name: str) -> list[str]:
    return [references.read_reference(name).describe()]


def _words(name: str) -> list[str]:
    if paths.find("words", f"{name}.toml") is None:
        raise CardError(f"{name}.tsv: there is no card {name}.toml beside it; write one.")
    found = read_words(name)
    return [f"{counted(len(found.words), 'word')} in {counted(len(found.groups), 'group')}"]


def _rules(name: str) -> list[str]:
    return [line for line in ("rules without a codebook of their own", _old(stale_sets(name))) if line]


_KINDS: tuple[tuple[Callable[[], Iterable[str]], Callable[[str], list[str]]], ...] = (
    (articles.listed, _article), (codebooks.listed, _codebook), (references.listed, _reference),
    (lambda: [path.stem for path in paths.every("words", "*.tsv")], _words), (lambda: BESIDE, _rules),
)  # fmt: skip
