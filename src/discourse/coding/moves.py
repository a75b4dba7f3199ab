"""Moves of an argument, one for each sentence, found by its grammar and not by its topic."""

from collections.abc import Iterator

from discourse.coding.disambiguation.authority import kind_of_voice
from discourse.coding.targets.grammar import VERBS, child, passive, subject_of
from discourse.io.words import read_words
from discourse.text.tokens import TokenView

MOVES = ("announcement", "contrast", "authority", "demand", "exemplar", "promise", "appraisal", "statement")
"""In order of precedence: a sentence gets the first that fits."""
_DUTY = ("must", "should", "ought", "shall")


def sentences(view: TokenView) -> list[tuple[int, int]]:
    """First row and row after the last of each sentence, in text order."""
    firsts = sorted({int(row) for row in view.sentence_start})
    return [(first, int(view.sentence_end[first])) for first in firsts]


def move(view: TokenView, first: int, stop: int) -> tuple[str, str]:
    """The move of a sentence and the words that show it.

    announcement: counts a point ("First, ...") or says what comes ("I would like to share ..."). contrast:
        turns
    against what was said. authority: a document, body or expert speaks. demand: must, should, need to.
    exemplar: a
    finished deed in the past. promise: will. appraisal: says what something is. statement: none of these.
    """
    for name, row in _signs(view, first, stop):
        return name, view.column("word")[row]
    return "statement", ""


def _signs(view: TokenView, first: int, stop: int) -> Iterator[tuple[str, int]]:
    """The moves that fit, in order of precedence, each with the row that shows it."""
    root = next(
        (row for row in range(first, stop) if int(view.head[row]) == row and view.column("pos")[row] in VERBS),
        -1,
    )
    opening = _opening(view, first, stop)
    if opening == "ordinal" or (root >= 0 and _says_what_comes(view, root)):
        yield "announcement", first if opening == "ordinal" else root
    if opening == "contrast":
        yield "contrast", first
    spoken = _mistagged(view, first, stop) if root < 0 else -1
    if spoken >= 0:
        yield "authority", spoken
    if root < 0:
        return
    if _authority(view, root):
        yield "authority", root
    duty = _duty(view, root)
    if duty >= 0:
        yield "demand", duty
    helpers = child(view, root, "aux", "auxpass")
    tags, norms = view.column("tag"), view.column("norm")
    if tags[root] == "VBD" or any(norms[at] in ("was", "were", "has", "have", "had") for at in helpers):
        yield "exemplar", root
    will = [at for at in helpers if norms[at] in ("will", "shall")]
    if will:
        yield "promise", will[0]
    if child(view, root, "attr", "acomp"):
        yield "appraisal", root


def _opening(view: TokenView, first: int, stop: int) -> str:
    lexicon = read_words("move-words")
    start = first + 1 if view.column("norm")[first] in ('"', "'", "(") and stop - first > 1 else first
    names = [group.name for group in lexicon.of(view.column("norm")[start], "ADV")]
    counted = start + 1 < stop and view.column("norm")[start + 1] in (",", ":")
    if "ordinal" in names:
        return "ordinal" if counted else ""
    return names[0] if names else ""


def _says_what_comes(view: TokenView, root: int) -> bool:
    """*I would like to share*, *I want to emphasize*: the writer announces what the writer will say."""
    subject = child(view, root, "nsubj")
    intends = view.column("lemma")[root] in ("want", "like", "wish", "intend", "propose", "begin")
    return bool(subject) and view.column("norm")[subject[0]] == "i" and intends and bool(child(view, root, "xcomp"))


def _authority(view: TokenView, root: int) -> bool:
    saying = read_words("move-words").of(view.column("lemma")[root], "VERB")
    subject = subject_of(view, root)
    return bool(saying) and subject >= 0 and not passive(view, root) and bool(kind_of_voice(view, subject))


def _mistagged(view: TokenView, first: int, stop: int) -> int:
    """The verb of *The "Decision" highlights that ...* where the tagger takes it for a noun; -1 for none."""
    root = next((row for row in range(first, stop) if int(view.head[row]) == row), first)
    saying = read_words("move-words").of(view.column("lemma")[root], "VERB")
    clause = any(view.column("norm")[at] == "that" for row in child(view, root, "acl") for at in view.children[row])
    voices = child(view, root, "compound", "nmod", "amod")
    return root if saying and clause and any(kind_of_voice(view, at) for at in voices) else -1


def _duty(view: TokenView, root: int) -> int:
    norms = view.column("norm")
    for at in child(view, root, "aux"):
        if norms[at] in _DUTY:
            return at
    needs = (
        view.column("lemma")[root] in ("need", "have") and child(view, root, "xcomp") and not child(view, root, "dobj")
    )
    return root if needs else -1
