"""A codebook as the appendix of a paper: source, unit, codes with their definitions, cues and examples, accuracy."""

from collections.abc import Iterator

from discourse.coding.status import status
from discourse.io.codebooks import Code, Codebook, Cue
from discourse.reporting.accuracy import told
from discourse.reporting.bibliography import cited
from discourse.reporting.document import Block, Document, grid, heading, items, prose

_COLUMNS = ("cue", "unless", "rule", "example", "counterexample", "source")
_HEADS = {"counterexample": "not"}


def appendix(book: Codebook) -> Document:
    """Lay out a codebook for print.

    Read each code by its definition; its cues only propose it. The trap: the examples show what a cue finds, not how often
    it is right; that stands in the accuracy.
    """
    return Document(book.title, tuple(_blocks(book)), subtitle=book.citation)


def _blocks(book: Codebook) -> Iterator[Block]:
    yield heading("The scheme", 1, "scheme")
    if book.description:
        yield prose(book.description)
    facts = {"Unit": book.unit, "Where cues of different codes meet": book.overlap, "Licence": book.licence,
             "Codes": str(len(book.codes)), "Cues": str(len(book.cues))}  # fmt: skip
    yield items([f"{name}: {fact.rstrip('.')}." for name, fact in facts.items() if fact])
    yield heading("How well codes are found", 1, "accuracy")
    yield prose(told(book))
    yield heading("The codes", 1, "codes")
    for code in book.codes:
        yield from _code(book, code)
    yield heading("References", 1, "references")
    yield items([str(work) for work in cited([], [book.citation, *dict.fromkeys(cue.source for cue in book.cues)])])


def _code(book: Codebook, code: Code) -> Iterator[Block]:
    """Definition, place in the scheme, and cues of a code; columns that are empty throughout are left out."""
    cues = [cue for cue in book.cues if cue.code == code.name]
    place = f" A kind of {book.by_name[code.parent].title}." if code.parent in book.by_name else ""
    yield heading(code.title, 2, f"code-{code.name}")
    yield prose(f"{code.definition}{place}", role="summary")
    yield prose(
        f"Name in data: {code.name}. Status: {status(book, code.name) if cues else 'given by no cue'}.", role="small"
    )
    names = [name for name in _COLUMNS if any(getattr(cue, name) for cue in cues)]
    if cues:
        yield grid(
            f"Cues of {code.title}", [_HEADS.get(name, name) for name in names], [_row(cue, names) for cue in cues]
        )


def _row(cue: Cue, names: list[str]) -> list[str]:
    return [str(getattr(cue, name)) or "–" for name in names]
