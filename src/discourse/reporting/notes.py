"""The notes below a finding: method, base and measured accuracy in sentences, their placeholders filled in."""

import re
from typing import Any

from discourse import measures
from discourse.analysis import Analysis
from discourse.base.options import named
from discourse.coding import decided
from discourse.coding.norms import register
from discourse.reporting import estimates, lines
from discourse.reporting.accuracy import filled, told
from discourse.reporting.recipes import Recipe
from discourse.text.providers import fills

# Of what people coded in a language for which there is no coder.
_BY_HAND = (
    "Codebook: {codebook}",
    "Base: all {words} in {sentences} of the body.",
    "Counted is what people coded; nothing else was looked for, so what was not found may be what nobody read for.",
)


def codebooks(options: dict[str, Any]) -> list[str]:
    """The codebooks that a measure was told to use."""
    return named(str(options.get("codebooks") or options.get("codebook") or ""))


def notes(article: Analysis, recipe: Recipe, options: dict[str, Any]) -> tuple[str, ...]:
    """Fill in the placeholders of the notes and leave out those that came out empty."""
    books = [article.codebook(name) for name in codebooks(options)]
    corpus = options.get("corpus", "")
    words, sentences, _ = article.size.split(", ")
    known = {
        "words": words,
        "sentences": sentences,
        "counting": article.counting_rules,
        "content": f"{article.content_rule[0].upper()}{article.content_rule[1:]}.",
        "parser": "the language model" if "dep" in fills(article.source.language) else "their end marks",
        "reference": compared(article, options["reference"]) if "reference" in options else "",
        "register": registers(article, corpus) + _because(article, corpus) if corpus else "",
        "codebook": "; ".join(book.citation for book in books).rstrip(".") + "." if books else "",
        "accuracy": " ".join(told(book) for book in books),
    }
    own = recipe.notes if article.english or not books else _BY_HAND
    notes = [filled(note).format(**known).strip() for note in own]
    if "ruled" not in measures.inputs(measures.get(recipe.measure)):
        notes += [decided.told(article.source.decisions, article.source.astray, book) for book in books]
        notes += estimates.told(article, codebooks(options))
    if recipe.measure == "concordance":
        notes.append(lines.told(article, options["query"]))
    return tuple(note for note in notes if note)


def compared(article: Analysis, name: str) -> str:
    """Name the reference, and where it was not asked for say why it was chosen."""
    if name == measures.REFERENCE and "reference" in article.source.declared:
        return f"{article.reference(name).describe()}, because the card declares it"
    return article.reference(name).describe() + _because(article, name)


def registers(article: Analysis, corpus: str) -> str:
    """Name the registers of the norms by their titles, and say of how many pieces they are."""
    named = register(article.register(corpus)).split(", ")
    return ", ".join(
        article.reference(name).title + pieces for name, pieces in (re.split(r"(?= \()", one) for one in named)
    )


def _because(article: Analysis, name: str) -> str:
    """Why a reference or register was chosen that nobody asked for."""
    genre = article.source.facts.get("genre", "")
    why = f"calls the article '{genre}'" if genre else "names no genre"
    return f", because the card {why}" if name == measures.REFERENCE else ""
