"""What the rules of attribution share: the words of a cue, and the cue in whose content a word stands.

A cue is laid out as Pareti (2015) and Newell et al. (2018) annotate it: the lexical anchor with the
auxiliaries, negation and adverbs inside its verb group (*has repeatedly said*). Only the outermost
attribution
counts: what stands in quotation marks or in the content of another cue is that speaker's voice.
"""

from collections.abc import Iterator
from functools import lru_cache

from discourse.coding.disambiguation import Place, get
from discourse.io.codebooks import read_codebook
from discourse.text.query import find
from discourse.text.tokens import TokenView

_GROUP = ("aux", "auxpass", "neg")


def anchor(view: TokenView, first: int, stop: int) -> int:
    """The row of a match on which its other words depend: the verb, noun, adjective or preposition."""
    heads = view.column("head")
    outside = [row for row in range(first, stop) if not first <= heads[row] < stop or heads[row] == row]
    verbs = [row for row in outside if view.column("tag")[row].startswith("V")]
    return (verbs or outside or [first])[0]


def group(view: TokenView, verb: int, first: int, stop: int) -> tuple[int, int]:
    """Widen a match to the verb group around it: auxiliaries, negation, adverbs inside, and *wants to*
    before it."""
    deps, heads, tags, forms = (view.column("dep"), view.column("head"), view.column("tag"), view.column("form"))
    least = first
    for row in range(first - 1, int(view.sentence_start[first]) - 1, -1):
        if heads[row] == verb and deps[row] in _GROUP:
            least = row
        elif deps[row] != "advmod" or heads[row] != verb:  # An adverb belongs to it after an auxiliary.
            break
    higher = heads[verb]
    joined = deps[verb] == "xcomp" and forms[least] == "to" and higher == least - 1 and tags[higher].startswith("V")
    if joined:
        return group(view, higher, higher, stop)[0], stop
    return (least + 1 if forms[least] == "to" and least < first else least), stop


def _places(view: TokenView) -> Iterator[Place]:
    """The places of all cues of `attribution`, whatever their rules say of them."""
    for cue in read_codebook("attribution").cues:
        if cue.rule and cue.code != "source":
            for first, stop in zip(*(ends.tolist() for ends in find(view, cue.cue)), strict=True):
                yield Place(view, first, stop, cue)


@lru_cache(maxsize=4)
def _cue_words(view: TokenView) -> frozenset[int]:
    return frozenset(anchor(view, place.first, place.stop) for place in _places(view))


def outer(view: TokenView, row: int) -> int | None:
    """The cue in whose content a row stands, if any: a reporting word above a clause of its own."""
    deps, tags = view.column("dep"), view.column("tag")
    while (head := int(view.head[row])) != row:
        if deps[row] == "ccomp" and not tags[head].startswith("N") and head in _cue_words(view):
            return head
        row = head
    return None


@lru_cache(maxsize=4)
def _accepted_verbs(view: TokenView) -> frozenset[int]:
    at = ((anchor(view, place.first, place.stop), place) for place in _places(view))
    return frozenset(row for row, place in at
                     if view.column("tag")[row].startswith("V") and get(place.cue.rule)(place).holds)  # fmt: skip


def as_object(view: TokenView, row: int) -> int | None:
    """The reporting verb whose object a noun is, or whose *to*-clause has it as object: it is content there."""
    for _ in range(4):
        if view.column("dep")[row] not in ("dobj", "pobj", "prep", "conj", "xcomp"):
            return None
        row = int(view.head[row])
        if row in _accepted_verbs(view):
            return row
    return None
