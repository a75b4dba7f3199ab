"""`discourse check`: hold articles, codebooks and references against their rules."""

import argparse
from collections.abc import Callable
from functools import partial

from discourse.base.errors import CardError, UsageError, did_you_mean
from discourse.base.text import counted
from discourse.cli._common import probe
from discourse.coding import examples
from discourse.coding.norms import measured_with
from discourse.evaluation.accuracy import STALE, stale_sets
from discourse.io import articles, codebooks, references
from discourse.io.codebooks import Codebook
from discourse.reporting.accuracy import norms_state
from discourse.text.annotation import annotate

EXAMPLES = (
    "discourse check", "discourse check zhang-xiao-2024", "discourse check policy-frames",
    "discourse check my-codebook.tsv",
)  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument("names", nargs="*", metavar="ARTICLE or CODEBOOK", help="default: all there are")


def run(options: argparse.Namespace) -> int:
    """Print one line per thing, and one for what has become old; exit code of the worst fault."""
    return probe((name, partial(check, name)) for name, check in _wanted(options.names))


def _wanted(names: list[str]) -> list[tuple[str, Callable[[str], list[str]]]]:
    if not names:
        return [
            *((name, _article) for name in articles.listed()),
            *((name, _codebook) for name in codebooks.listed()),
            *((name, _reference) for name in references.listed()),
        ]
    return [(name, _kind(name)) for name in names]


def _kind(name: str) -> Callable[[str], list[str]]:
    if name in codebooks.listed() or name.endswith((".tsv", ".toml")):
        return _codebook
    if name in references.listed():
        return _reference
    return _article


def _article(name: str) -> list[str]:
    known = articles.listed()
    if name not in known and not any(mark in name for mark in "/\\."):
        known = [*known, *codebooks.listed(), *references.listed()]
        raise UsageError(f"{name}: no article, codebook or reference of this name; {did_you_mean(name, known)}")
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
    return [f"{counted(len(book.codes), 'code')}, {counted(len(book.cues), 'cue')}, all examples behave", *_old(book)]


def _old(book: Codebook) -> list[str]:
    """What was measured before the rules of a codebook last changed, and what renews it."""
    names = stale_sets(book)
    accuracy = f"accuracy on {', '.join(names)}: {STALE}; run 'make accuracy'" if names else ""
    return [line for line in (accuracy, norms_state(book.name) if measured_with(book.name) else "") if line]


def _reference(name: str) -> list[str]:
    return [references.read_reference(name).describe()]
