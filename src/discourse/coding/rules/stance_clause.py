"""Stance of a controlling word towards its clause: *I hope that ...*, *it is likely that ...*, *the fact
that ...*."""

from discourse.coding.rules import Place, Reading
from discourse.language.view import TokenView

_CLAUSES = ("ccomp", "xcomp", "acl", "csubj", "advcl", "relcl", "pcomp", "csubjpass")
_WH = ("whether", "if", "what", "why", "how", "who", "where", "when", "which")


def stance_clause(place: Place) -> Reading:
    """Accept a word that controls the kind of clause its code begins with: `that-...`, `to-...` or `wh-...`.

    The text of the coding is the controlling word, the note reads `clause START:END` in characters. *That*
    may be left out after verbs and adjectives. In *it is likely that* the clause hangs on *is*, or stands
    before it.
    """
    kind = place.cue.code.split("-", 1)[0]
    for owner in _owners(place.view, place.stop - 1):
        for row in place.view.children[owner]:
            if place.view.column("dep")[row] in _CLAUSES and _is(place, kind, owner, row):
                rows = [r for r in place.view.subtree(row) if not place.first <= r < place.stop]
                if not rows:
                    continue
                starts, ends = place.view.column("start"), place.view.column("end")
                return Reading(True, f"clause {starts[rows[0]]}:{ends[rows[-1]]}")
    return Reading(False, f"it controls no {kind}-clause")


def _owners(view: TokenView, row: int) -> list[int]:
    """The word itself, and for a predicate (*is likely*) the verb to which the parser hands its clause."""
    head = int(view.column("head")[row])
    predicate = view.column("dep")[row] in ("acomp", "attr", "oprd", "advmod", "dobj", "ccomp", "prep")
    return [row, head] if predicate and head != row else [row]


def _is(place: Place, kind: str, owner: int, row: int) -> bool:
    view, norms, tags, deps = (
        place.view,
        place.view.column("norm"),
        place.view.column("tag"),
        place.view.column("dep"),
    )
    own = place.stop - 1
    marks = {norms[c] for c in view.children[row] if deps[c] in ("mark", "advmod", "nsubj", "dobj", "det", "attr")}
    infinitive = any(norms[c] == "to" and tags[c] == "TO" for c in view.children[row])
    if kind == "to":
        return infinitive and row > own and deps[row] != "relcl" and (owner == own or deps[row] != "advcl")
    wh = any(norms[c] in _WH and c < row for c in view.subtree(row) if c > own) and (marks & set(_WH))
    if kind == "wh":
        return bool(wh) and row > own and deps[row] in ("ccomp", "pcomp", "xcomp")
    that = "that" in marks and deps[row] != "relcl" and not infinitive
    if that:
        return row > own or deps[row] in ("csubj", "csubjpass")
    bare = deps[row] == "ccomp" and not wh and not infinitive and _finite(view, row)
    return bare and tags[own][0] in "VJ" and row != own


def _finite(view: TokenView, row: int) -> bool:
    tags, deps = view.column("tag"), view.column("dep")
    verbs = [row, *(c for c in view.children[row] if deps[c] in ("aux", "auxpass"))]
    return any(tags[verb] in ("VBD", "VBZ", "VBP", "MD") for verb in verbs)
