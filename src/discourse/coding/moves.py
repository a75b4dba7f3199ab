"""Moves of an argument, one for each sentence, found by its grammar and not by its topic."""

from collections.abc import Iterator

from discourse.coding.disambiguation.legitimation import kind_of_voice
from discourse.io.words import read_words, word_set
from discourse.text.syntax import passive, understood_subject
from discourse.text.tokens import TokenView
from discourse.text.tree import VERBS, child

MOVES = ("announcement", "contrast", "authority", "demand", "exemplar", "promise", "appraisal", "statement")
"""In order of precedence: a sentence gets the first that fits."""


def sentences(view: TokenView) -> list[tuple[int, int]]:
    """First row and row after the last of each sentence, in text order."""
    firsts = sorted({int(row) for row in view.sentence_start})
    return [(first, int(view.sentence_end[first])) for first in firsts]


def move(view: TokenView, first: int, stop: int) -> tuple[str, str]:
    """The move of a sentence and the words that show it.

    announcement: counts a point ("First, ...") or says what comes ("I would like to share ..."). contrast: turns
    against what was said. authority: a document, body or expert speaks. demand: must, should, need to. exemplar: a
    finished deed in the past. promise: will. appraisal: says what something is. statement: none of these.
    """
    for name, row in _signs(view, first, stop):
        return name, view.column("word")[row]
    return "statement", ""


def _signs(view: TokenView, first: int, stop: int) -> Iterator[tuple[str, int]]:
    """The moves that fit, in order of precedence, each with the row that shows it."""
    tags, forms = view.column("tag"), view.column("form")
    top = next((row for row in range(first, stop) if int(view.head[row]) == row), first)
    roots = [row for row in range(first, stop) if int(view.head[row]) == row and view.column("pos")[row] in VERBS]
    root = roots[0] if roots else -1
    opening = _opening(view, first, stop)
    if opening == "ordinal" or (roots and _says_what_comes(view, root)):
        yield "announcement", first if opening == "ordinal" else root
    if opening == "contrast":
        yield "contrast", first
    if not roots:
        if _mistagged(view, top):
            yield "authority", top
        return
    if _speaks(view, root):
        yield "authority", root
    helpers = child(view, root, "aux", "auxpass")
    duty = [at for at in child(view, root, "aux") if forms[at] in word_set("move-words", "duty")]
    needs = (
        view.column("lemma")[root] in ("need", "have") and child(view, root, "xcomp") and not child(view, root, "dobj")
    )
    if duty or needs:
        yield "demand", duty[0] if duty else root
    if tags[root] == "VBD" or any(forms[at] in word_set("move-words", "past") for at in helpers):
        yield "exemplar", root
    will = [at for at in helpers if forms[at] in ("will", "shall")]
    if will:
        yield "promise", will[0]
    if child(view, root, "attr", "acomp"):
        yield "appraisal", root


def _opening(view: TokenView, first: int, stop: int) -> str:
    forms = view.column("form")
    start = first + 1 if forms[first] in ('"', "'", "(") and stop - first > 1 else first
    kind = next((group.name for group in read_words("move-words").of(forms[start], "ADV")), "")
    counted = start + 1 < stop and forms[start + 1] in (",", ":")
    return "" if kind == "ordinal" and not counted else kind


def _says_what_comes(view: TokenView, root: int) -> bool:
    """*I would like to share*, *I want to emphasize*: the writer announces what the writer will say."""
    subject = child(view, root, "nsubj")
    intends = view.column("lemma")[root] in word_set("move-words", "intending")
    return bool(subject) and view.column("form")[subject[0]] == "i" and intends and bool(child(view, root, "xcomp"))


def _speaks(view: TokenView, root: int) -> bool:
    subject = understood_subject(view, root)
    voiced = subject is not None and bool(kind_of_voice(view, subject))
    return _says(view, root) and voiced and not passive(view, root)


def _mistagged(view: TokenView, top: int) -> bool:
    """*The "Decision" highlights that ...*, where the tagger takes the verb for a noun."""
    clause = any(view.column("form")[at] == "that" for row in child(view, top, "acl") for at in view.children[row])
    voices = child(view, top, "compound", "nmod", "amod")
    return _says(view, top) and clause and any(kind_of_voice(view, at) for at in voices)


def _says(view: TokenView, verb: int) -> bool:
    return read_words("move-words").has(view.column("lemma")[verb], "saying")
