"""Negation: which word, if any, denies a word, by the parser's tree.

Half of what a reader calls negated does not hang on the negator itself (*was not a fair trial*); what hangs on it by
a preposition is mostly not denied (*was not lost in the final year*). docs/architecture.md counts the right answers.

References:
    Quirk et al. (1985), A Comprehensive Grammar of the English Language, 10.54-70.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from discourse.io.words import word_set
from discourse.text.tree import PREDICATIVES, VERBS, child, forms_of, main_verb

if TYPE_CHECKING:
    from discourse.text.tokens import TokenView

_NEGATING = ("neg", "det", "advmod", "preconj")
_HOPS = 6


def negator(view: "TokenView", row: int) -> int | None:
    """The negator that has a word in its scope; none where the word is affirmed.

    In scope is what the negator hangs on (*did not come*, *no trial*), the predicate or the indefinite object of a
    negated verb (*was not fair*, *did not bring justice*, not *did not fulfil the requests*), the infinitive below it
    (*did not seem to work*), what describes a negated noun (*no fair trial*), what is joined by *or* and *nor*, the
    predicate of *nobody* and *no trial*, and the object of
    *without*, *lack*, *an end to* and *anything but*. What hangs on it by a preposition is not, and
    *not only* denies nothing.
    """
    row = main_verb(view, row)
    early = view.column("dep")[row] == "advmod"  # Of adverbs only those after the negator: *probably did not*.
    for at, keeps_off in _governors(view, row):
        found = (None if denied(view, at) else at) if keeps_off else _negators(view, at, at == row)
        if found is not None and found != row and not (early and row < found):
            return found
    return None


def denied(view: "TokenView", row: int) -> bool:
    """Whether a negator hangs on the word itself; for callers that follow the scope of a negation by themselves."""
    return _negators(view, row, True) is not None


def _governors(view: "TokenView", row: int) -> Iterator[tuple[int, bool]]:
    """A word and those above it whose negation it shares, from the nearest on, and whether one denies it by its sense."""
    deps, head, pos = view.column("dep"), view.head, view.column("pos")
    yield row, False
    for _ in range(_HOPS):
        over, dep = int(head[row]), deps[row]
        if over == row:
            return
        shared = dep in (*PREDICATIVES, "advmod") or (dep in ("amod", "dobj") and not _definite(view, row, over))
        shared = shared or (dep == "xcomp" and not child(view, over, "dobj"))
        shared = shared or (dep == "conj" and bool(forms_of(view, over, "cc") & {"or", "nor"}))
        if (kept_off := _kept_off(view, row, over)) is not None:
            yield kept_off, True
            return
        if not shared or (dep in ("dobj", "advmod") and pos[over] not in (*VERBS, "ADJ")):
            return
        row = over
        yield row, False


def _kept_off(view: "TokenView", row: int, over: int) -> int | None:
    """The word that denies another by its own sense: *without*, *far from* after *be*, *anything but*, *lack*, *end to*."""
    forms, lemmas, dep, above = view.column("form"), view.column("lemma"), view.column("dep")[row], int(view.head[over])
    lacking = word_set("grammar-words", "lacking")
    if (forms[over] == "without" and dep in ("pobj", "pcomp")) or (dep == "dobj" and lemmas[over] in lacking):
        return over
    copula = lemmas[int(view.head[above])] in word_set("grammar-words", "copula")
    far = (forms[above], forms[over]) == ("far", "from") and copula
    lack = dep == "pobj" and forms[over] in ("of", "to", "from") and lemmas[above] in word_set("grammar-words", "lack")
    but = forms[over] == "anything" and "but" in forms_of(view, over, "prep", "cc")
    return over if but else above if far or lack or (forms[above], forms[over]) == ("anything", "but") else None


def _definite(view: "TokenView", row: int, over: int) -> bool:
    """Whether the noun (the word or what it describes) is taken as known: *these brave men* are brave all the same."""
    noun = over if view.column("dep")[row] == "amod" else row
    known = word_set("grammar-words", "definite")
    forms = view.column("form")
    return any(forms[at] in known or view.column("dep")[at] == "poss" for at in view.children[noun] if at < noun)


def _negators(view: "TokenView", row: int, itself: bool) -> int | None:
    """The negator that hangs on a word, on its subject, or that it is itself; `itself`: the word asked about."""
    forms, deps = view.column("form"), view.column("dep")
    nobody = word_set("grammar-words", "nobody")
    if not itself and forms[row] in nobody:
        return row
    for at in view.children[row]:
        if deps[at] in ("nsubj", "nsubjpass") and (forms[at] in nobody or "no" in forms_of(view, at, "det")):
            return at
        if forms[at] == "longer" and "no" in forms_of(view, at, "neg", "det", "advmod"):
            return at
        negates = forms[at] in word_set("grammar-words", "negator") and deps[at] in _NEGATING
        if negates and (at < row or deps[at] == "neg") and not _only(view, at):
            return at
    return None


def _only(view: "TokenView", row: int) -> bool:
    """*Not only*, *not just* and *not to mention* deny nothing."""
    forms, after = view.column("form"), row + 1
    if after + 1 < view.size and forms[after] == "to":
        return forms[after + 1] in word_set("grammar-words", "aside")
    return after < view.size and forms[after] in word_set("grammar-words", "focus")
