"""Codings of others, placed: each quotation is looked for in the article, each code in its codebook; nothing is lost."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from discourse.base.errors import UsageError, did_you_mean
from discourse.base.text import counted, listing, shown, slugify
from discourse.io import codebooks
from discourse.io.articles import ArticleText
from discourse.io.codebooks import Code, Codebook, read_codebook
from discourse.io.coders import KINDS, MACHINE, NONE, READ, Coding, Given
from discourse.text.passages import ALTERED, EXACT, MISSING, SEVERAL, Passage, Passages

FOUND = (EXACT, ALTERED, SEVERAL, MISSING)
_GREY = "#808080"


@dataclass(frozen=True)
class Origin:
    """Whose codings these are where the file does not say: coder, kind, codebook; the file, and how they were made.

    `renamed` gives our code for one of theirs.
    """

    coder: str = ""
    kind: str = ""
    codebook: str = ""
    source: str = ""
    made: str = ""
    renamed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Imported:
    """Codings that were placed, and all that a person should look at: line, coder, code, text, found, remark."""

    codings: tuple[Coding, ...]
    remarks: pd.DataFrame
    skipped: int = 0

    def told(self) -> str:
        """Say how many were found, altered, in several places and not found, and what the codebook does not know."""
        counts = Counter(one.found for one in self.codings)
        parts = [f"{counts[kind]} {kind}" for kind in FOUND if counts[kind]]
        other = f"; {counted(self.skipped, 'coding')} of other texts or of the machine left out" if self.skipped else ""
        return f"{counted(len(self.codings), 'coding')}: {listing(parts)}{other}."


def scheme(name: str, codes: Iterable[str] = ()) -> Codebook:
    """A codebook by its name or title; of a name that is no codebook here, one that holds the codes as they are.

    Raises:
        UsageError: no name, or one that is a slip of a codebook's.
    """
    known = codebooks.listed()
    if name in known:
        return read_codebook(name)
    for one in known:
        if name.strip().casefold() == read_codebook(one).title.casefold():
            return read_codebook(one)
    hint = did_you_mean(name, known)
    if not name or "mean" in hint:
        raise UsageError(f"--codebook{' ' * bool(name)}{name}: name the codebook of these codings; {hint}")
    own = tuple(Code(code, code, "", _GREY) for code in sorted({*codes} - {NONE}))
    return Codebook(name, name, "", own, (), overlap="all", by_name={code.name: code for code in own})


def place(given: list[Given], article: ArticleText, sentences: pd.DataFrame, origin: Origin) -> Imported:
    """Find where the codings of others stand in an article.

    Read the remarks first: what was altered, stands in several places or nowhere, and codes that the codebook does not
    know are kept as they were given, and take no part in a comparison until they are mended in the file and taken in
    again. The trap: an altered quotation was found by its letters, and may be another sentence than was meant.

    Args:
        given: what `io.coding_files.read_given` read.
        sentences: sentence, start, end of the article.
        origin: coder, kind and codebook of those that do not say; file and making of all.

    Raises:
        UsageError: no codebook, or a coder's kind that is unknown.
    """
    if origin.kind and origin.kind not in KINDS:
        raise UsageError(f"--kind {origin.kind}: {did_you_mean(origin.kind, KINDS)}")
    mine = [one for one in _of(given, article) if (origin.coder or one.coder) != MACHINE]
    # Whoever says that no code applies somewhere speaks of what he lists, and of nothing else.
    partly = {origin.coder or one.coder for one in mine if one.code == NONE or one.read == READ[1]}
    asked = {origin.codebook or one.codebook for one in mine}
    books = {name: scheme(name, (one.code for one in mine)) for name in asked}
    text = Passages(article.text)
    bounds = zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True)
    starts = dict(zip(sentences["sentence"].tolist(), bounds, strict=True))
    codings, remarks = [], []
    for one in mine:
        book = books[origin.codebook or one.codebook]
        code, unknown = _code(origin.renamed.get(one.code, one.code), book)
        passage = _passage(one, text, starts)
        start, end = passage.span or (-1, -1)
        coding = Coding(
            book.name, code, start, end, shown(article.text[start:end]) if passage.span else shown(one.text),
            origin.coder or one.coder or "coder", origin.kind or one.kind or "person", one.confidence, one.note,
            passage.found, origin.source, origin.made, READ[(origin.coder or one.coder) in partly],
        )  # fmt: skip
        codings.append(coding)
        numbers = [str(n) for n, (a, b) in starts.items() if any(x < b and a < y for x, y in passage.places)]
        where = f"sentence{'s' * (len(numbers) > 1)} {listing(numbers)}" if passage.places else ""
        told = "; ".join(part for part in (unknown, passage.changed, where if passage.found == SEVERAL else "") if part)
        if passage.found != EXACT or unknown:
            remarks.append((one.place, coding.coder, code, shown(one.text), passage.found, told))
    table = pd.DataFrame(remarks, columns=["line", "coder", "code", "text", "found", "remark"])
    return Imported(tuple(dict.fromkeys(codings)), table, len(given) - len(mine))


def _of(given: list[Given], article: ArticleText) -> list[Given]:
    """Those of this text: where a file speaks of several, those whose document bears its name; all where none does."""
    names = {article.slug, slugify(article.name)}
    mine = [one for one in given if names & {slugify(one.document), slugify(one.document.rpartition(".")[0])}]
    return mine + [one for one in given if not one.document] if mine else given


def _code(name: str, book: Codebook) -> tuple[str, str]:
    """Our name of a code, by name or title; what was given, and a remark, where there is none."""
    plain = name.strip().casefold()
    ours = {**{code.title.casefold(): code.name for code in book.codes}, **{one: one for one in (*book.by_name, NONE)}}
    if plain in ours or slugify(plain) in ours:
        return ours.get(plain) or ours[slugify(plain)], ""
    if name in book.by_name:
        return name, ""
    return shown(name.strip()), f"{book.name} has no code '{shown(name)}'; {did_you_mean(plain, ours)}"


def _passage(one: Given, text: Passages, sentences: Mapping[int, tuple[int, int]]) -> Passage:
    """The stretch that a coding speaks of: by its quotation, else by its place, else its sentence."""
    if one.text:
        start = one.start if one.start >= 0 else sentences.get(one.sentence, (-1, -1))[0]
        return text.find(one.text, start=start, before=one.before, after=one.after)
    span = (one.start, one.end) if one.start >= 0 else sentences.get(one.sentence, (-1, -1))
    return Passage(EXACT, (span,)) if 0 <= span[0] < span[1] <= len(text.text) else Passage(MISSING)


def merged(before: Iterable[Coding], new: Iterable[Coding]) -> list[Coding]:
    """Put new codings in the place of earlier ones of the same coder and codebook."""
    fresh = list(new)
    again = {(one.coder, one.codebook) for one in fresh}
    return [one for one in before if (one.coder, one.codebook) not in again] + fresh
