"""Stance of a controlling word towards its clause: *I hope that ...*, *it is likely that ...*, *the fact
that ...*."""

from discourse.coding.disambiguation import Place, Reading, _controlled
from discourse.text.tokens import TokenView


def stance_clause(place: Place) -> Reading:
    """Accept a word that controls the kind of clause its code begins with: `that-...`, `to-...` or `wh-...`.

    The text of the coding is the controlling word, its part `clause` the clause. *That*
    may be left out after verbs and adjectives. In *it is likely that* the clause hangs on *is*, or stands
    before it. A clause of which somebody's words or thoughts are reported in passing (*it ends, he said*) is
    not controlled, nor is one after *make sure*.
    """
    view, own = place.view, place.stop - 1
    kind, controller, _ = f"{place.cue.code}--".split("-", 2)
    if _is_other_word(view, own, controller):
        return Reading(False, "verb and adjective: the other one is meant")
    if view.column("norm")[own] in ("sure", "certain") and _made(view, own):
        return Reading(False, "make sure: an act, not a certainty")
    for owner, row in _controlled.clauses(view, own):
        if _controlled.kind(view, own, owner, row) == kind:
            rows = _controlled.rows_of(view, own, row)
            return Reading(True, f"it controls a {kind}-clause", parts={"clause": (rows[0], rows[-1] + 1)})
    return Reading(False, f"it controls no {kind}-clause")


def _is_other_word(view: TokenView, own: int, controller: str) -> bool:
    """Whether a participle is coded as a verb where it tells a state, or the other way round."""
    tag, norm = view.column("tag")[own], view.column("norm")[own]
    if tag not in ("VBN", "VBD"):
        return False
    if controller == "verb":
        return norm in ("worried", "determined") and _is_state(view, own)
    return controller == "adjective" and not _is_state(view, own)


def _is_state(view: TokenView, own: int) -> bool:
    """*Was worried*, *seemed worried*, *afraid and worried*; not *she worried*."""
    deps, lemmas, tags = view.column("dep"), view.column("lemma"), view.column("tag")
    children, head = view.children[own], int(view.head[own])
    if any(deps[c] in ("auxpass", "cop") or (deps[c] == "aux" and lemmas[c] == "be") for c in children):
        return True
    if any(deps[c] in ("nsubj", "dobj", "aux") for c in children):
        return False
    if deps[own] == "conj":
        return tags[head].startswith("JJ") or any(deps[c] == "acomp" for c in view.children[head])
    return deps[own] in ("acomp", "attr", "oprd", "amod", "advcl", "ccomp", "ROOT", "acl")


def _made(view: TokenView, own: int) -> bool:
    """Whether the word follows a form of *make*: *make (very) sure*."""
    lemmas = view.column("lemma")
    return any(lemmas[row] == "make" for row in range(max(own - 2, int(view.sentence_start[own])), own))
