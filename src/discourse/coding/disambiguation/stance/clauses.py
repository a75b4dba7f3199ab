"""Stance of a controlling word towards its clause: *I hope that ...*, *it is likely that ...*, *the fact that ...*.

The clause is of a kind: *that* (also left out), *to* or *wh*; which one a word controls is read off the tree.
"""

from discourse.coding.disambiguation import Place, Reading
from discourse.io.words import word_set
from discourse.text import syntax
from discourse.text.tokens import TokenView
from discourse.text.tree import SUBJECTS, child

_CLAUSES = ("ccomp", "xcomp", "acl", "advcl", "csubj", "relcl", "csubjpass")
_WH_TAGS = ("WP", "WP$", "WRB", "WDT")
_PREDICATES = ("acomp", "attr", "oprd", "dobj", "ccomp")
_LIST = "stance-words"


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
    if view.column("form")[own] in ("sure", "certain") and _made(view, own):
        return Reading(False, "make sure: an act, not a certainty")
    for owner, row in _clauses_of(view, own):
        if _kind_of(view, own, owner, row) == kind:
            rows = _rows_of(view, own, row)
            return Reading(True, f"it controls a {kind}-clause", parts={"clause": (rows[0], rows[-1] + 1)})
    return Reading(False, f"it controls no {kind}-clause")


def _is_other_word(view: TokenView, own: int, controller: str) -> bool:
    """Whether a participle is coded as a verb where it tells a state, or the other way round."""
    tag, form = view.column("tag")[own], view.column("form")[own]
    if tag not in ("VBN", "VBD"):
        return False
    if controller == "verb":
        return form in ("worried", "determined") and _is_state(view, own)
    return not _is_state(view, own)


def _is_state(view: TokenView, own: int) -> bool:
    """*Was worried*, *seemed worried*, *afraid and worried*; not *she worried*."""
    deps, tags, head = view.column("dep"), view.column("tag"), int(view.head[own])
    if child(view, own, "auxpass", "cop"):
        return True
    if child(view, own, "nsubj", "dobj", "aux"):
        return False
    if deps[own] == "conj":
        return tags[head].startswith("JJ") or bool(child(view, head, "acomp"))
    return deps[own] in ("acomp", "attr", "oprd", "amod", "advcl", "ccomp", "ROOT", "acl")


def _made(view: TokenView, own: int) -> bool:
    """Whether the word follows a form of *make*: *make (very) sure*."""
    lemmas = view.column("lemma")
    return any(lemmas[row] == "make" for row in range(max(own - 2, int(view.sentence_start[own])), own))


def _clauses_of(view: TokenView, own: int) -> list[tuple[int, int]]:
    """Pairs of owner and clause: those of the word, of its predicate (*is likely*), of a word joined to it."""
    deps = view.column("dep")
    return [(owner, row) for owner in _owners(view, own) for row in view.children[owner] if deps[row] in _CLAUSES]


def _rows_of(view: TokenView, own: int, row: int) -> list[int]:
    """The rows of a clause; of one that follows its word, those after the word."""
    rows = view.subtree(row)
    if row <= own:
        return [r for r in rows if r < own]
    rows = [r for r in rows if r > own]
    return [*_subject_before(view, own, row, rows[0]), *rows]


def _subject_before(view: TokenView, own: int, row: int, first: int) -> list[int]:
    """*She was told her dream would have to wait*: rows of the subject that the parser took for the object of the word."""
    deps = view.column("dep")
    before = [c for c in view.children[own] if deps[c] == "dobj" and own < c == first - 1]
    lacks = deps[row] == "ccomp" and _finite(view, row) and not _has_subject(view, row, [])
    return view.subtree(before[0]) if before and lacks else []


def _kind_of(view: TokenView, own: int, owner: int, row: int) -> str:
    """Name the kind of a clause, seen from the word that may control it; empty where it is of no kind."""
    rows = [r for r in _rows_of(view, own, row) if view.column("pos")[r] not in ("PUNCT", "SPACE")]
    if not rows:
        return ""
    if row > own and _opens_with_wh(view, rows):
        asked = view.column("dep")[row] not in ("relcl", "acl") and _is_asked(view, own, row, rows)
        return "wh" if asked and not _is_set_off(view, own, rows[0]) else ""
    if any(view.column("tag")[c] == "TO" for c in view.children[row]):
        if _asks_before_noun(view, own):
            return "wh"
        return "to" if row > own and _is_complement(view, own, owner, row) else ""
    return "that" if _is_that(view, own, row, rows) else ""


def _owners(view: TokenView, own: int) -> list[int]:
    """The word, a predicate's verb, adverbs in between (*no evidence so far that*), and a coordinate that goes on."""
    deps, tags, head = view.column("dep"), view.column("tag"), int(view.head[own])
    found = [own]
    if deps[own] in _PREDICATES and not tags[own].startswith("VB"):
        found.append(head)
    found += [r for r in view.subtree(own) if own < r <= own + 3 and tags[r].startswith("RB")]
    for row in view.children[own]:
        between = [view.column("pos")[r] for r in range(own + 1, row)]
        if deps[row] == "conj" and row > own and between and set(between) <= {"CCONJ", "ADV", "PART"}:
            found.append(row)
    return found


def _opens_with_wh(view: TokenView, rows: list[int]) -> bool:
    """*How long*, *to whom*, *exactly what*, *whether*."""
    tags, forms = view.column("tag"), view.column("form")
    return any(forms[row] in ("whether", "if") or (tags[row] in _WH_TAGS and forms[row] != "that") for row in rows[:2])


def _is_asked(view: TokenView, own: int, row: int, rows: list[int]) -> bool:
    """A clause that answers *what?*; *when* and *if* after other verbs tell the time or the condition."""
    deps, forms = view.column("dep"), view.column("form")
    if deps[row] in ("ccomp", "xcomp"):
        return True
    opening = forms[rows[0]]
    if opening == "if":
        return rows[0] == own + 1 and view.column("lemma")[own] in ("ask", "doubt", "wonder")
    if opening in ("when", "where"):
        return rows[0] == own + 1 and view.column("tag")[own] in ("VB", "VBP")
    return rows[0] <= own + 2


def _asks_before_noun(view: TokenView, own: int) -> bool:
    """*We discussed what colour to paint it*: the parser takes the question for an object."""
    after = own + 1
    return bool(after < view.sentence_end[own]) and view.column("tag")[after] in ("WP", "WDT", "WRB")


def _is_complement(view: TokenView, own: int, owner: int, row: int) -> bool:
    """An infinitive that completes its word; not a purpose, and not what is *too* or *enough* for something."""
    deps, tags, forms = view.column("dep"), view.column("tag"), view.column("form")
    if deps[row] == "relcl" or (deps[row] == "advcl" and owner != own):
        return False
    if {forms[c] for c in view.children[own] if deps[c] == "advmod"} & {"too", "enough"}:
        return False
    if not tags[own].startswith("VB"):
        return owner == own or _rows_of(view, own, row)[0] <= own + 4
    if view.column("lemma")[own] == "call" and not {forms[c] for c in view.children[own]} & {"on", "upon", "for"}:
        return False
    objects = [c for c in view.children[own] if deps[c] in ("dobj", "dative") and own < c < row]
    if deps[row] == "advcl" and objects:
        return syntax.subject_type(view, objects[-1]) != "thing"
    return True


def _is_that(view: TokenView, own: int, row: int, rows: list[int]) -> bool:
    """A finite clause with *that*, or without it after verbs and adjectives; no relative clause, no quotation."""
    deps, forms, tags = view.column("dep"), view.column("form"), view.column("tag")
    marks = [c for c in view.children[row] if forms[c] == "that" and deps[c] in ("mark", "dobj", "advmod", "det")]
    marks += [r for r in rows[:1] if forms[r] == "that" and r not in marks]
    if not _has_subject(view, row, marks) and rows[0] in view.subtree(row):
        return False
    if marks and (deps[row] in ("relcl", "acl")):
        return tags[own].startswith("NN") and not _has_gap(view, row, marks[0])
    if marks:
        so_that = marks[0] > 0 and forms[marks[0] - 1] in word_set(_LIST, "before-that")
        return not so_that and (row > own or deps[row] in ("csubj", "csubjpass")) and not _is_result(view, own)
    return deps[row] == "ccomp" and row > own and _finite(view, row) and not _is_set_off(view, own, rows[0])


def _has_subject(view: TokenView, row: int, marks: list[int]) -> bool:
    """Look at the clause's verb and its auxiliaries; a noun after *that* is a verb that the parser did not know."""
    deps, tags = view.column("dep"), view.column("tag")
    if any(deps[m] == "mark" for m in marks) and tags[row] in ("NN", "NNS"):
        return True
    verbs = [row, *(c for c in view.children[row] if deps[c] in ("aux", "auxpass"))]
    subjects = [c for verb in verbs for c in view.children[verb] if deps[c] in SUBJECTS]
    return any(c not in marks or tags[c] != "WDT" for c in subjects)


def _has_gap(view: TokenView, row: int, that: int) -> bool:
    """Whether *that* stands for something in the clause: *the claim that he made*, not *the claim that he lied*."""
    deps, lemmas = view.column("dep"), view.column("lemma")
    objects = [c for c in view.children[row] if c != that and deps[c] in ("dobj", "attr", "acomp", "ccomp", "xcomp")]
    passive = any(deps[c] == "auxpass" for c in view.children[row])
    return not objects and not passive and str(lemmas[row]).lower() in word_set(_LIST, "handling")


def _is_set_off(view: TokenView, own: int, first: int) -> bool:
    """Whether a comma, colon or quotation mark comes before the clause: then it is quoted."""
    return any(view.column("pos")[r] == "PUNCT" for r in range(own + 1, first))


def _is_result(view: TokenView, own: int) -> bool:
    """*So happy that he cried*: the clause hangs on *so*. In *I am so glad that you came* it is the feeling's own."""
    forms = view.column("form")
    before = forms[max(own - 2, int(view.sentence_start[own])) : own]
    own_feeling = forms[view.sentence_start[own]] in ("i", "we")
    return "so" in before and not own_feeling


def _finite(view: TokenView, row: int) -> bool:
    tags, deps = view.column("tag"), view.column("dep")
    verbs = [row, *(c for c in view.children[row] if deps[c] in ("aux", "auxpass"))]
    return any(tags[verb] in ("VBD", "VBZ", "VBP", "MD") for verb in verbs)
