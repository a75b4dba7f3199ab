"""What a clause does: it is linked to another, commands the reader, or lets another voice in."""

from discourse.coding.disambiguation import Place, Reading
from discourse.io.words import word_set
from discourse.text import syntax
from discourse.text.syntax import subject
from discourse.text.tokens import TokenView

_VERBAL = ("VERB", "AUX")
_REPORTED = ("ccomp", "xcomp", "pcomp", "csubj", "relcl")
_DEGREE = ("JJ", "RB", "JJR", "RBR")
_KIN = ("aux", "auxpass", "nsubj", "nsubjpass", "expl", "csubj", "mark")
_FINITE = ("VBZ", "VBP", "VBD", "MD")
_HEADS = ("ROOT", "ccomp", "advcl", "parataxis")
_SELVES = ("i", "we", "you")
_MAKES = ("write", "add")


def clause_link(place: Place) -> Reading:
    """Decide by what the first word is in the dependency tree: coordinator, subordinator, preposition
    or adverb."""
    view, row = place.view, place.first
    dep, pos = view.column("dep")[row], view.column("pos")[row]
    if dep in ("cc", "preconj"):
        return _coordinator(view, row)
    if dep == "mark" or pos == "SCONJ" or view.column("tag")[row] == "WRB":
        return _subordinator(view, row, place.stop)
    if dep == "prep" or pos == "ADP":
        return _preposition(view, row, place.stop)
    return _adverb(view, row, place.stop)


def _coordinator(view: TokenView, row: int) -> Reading:
    heads, deps, pos = view.head, view.column("dep"), view.column("pos")
    if row == view.sentence_start[row]:
        return Reading(True, "opens the sentence: links it with the one before")
    head = int(heads[row])
    after = [child for child in view.children[head] if deps[child] == "conj" and child > row]
    joined = after[0] if after else head
    first = joined if joined < row else head
    if pos[joined] not in _VERBAL:
        return Reading(False, f"joins {view.column('word')[head]} and {view.column('word')[joined]}, no clauses")
    if pos[first] not in _VERBAL and not _has_subject(view, joined):
        return Reading(False, f"joins {view.column('word')[head]} and {view.column('word')[joined]}, no clauses")
    if (row - 1, row + 1) == (first, joined):
        return Reading(False, "joins two verbs that share what follows")
    return Reading(True, f"joins the clauses of {view.column('word')[head]} and {view.column('word')[joined]}")


def _has_subject(view: TokenView, verb: int) -> bool:
    deps = view.column("dep")
    return any(deps[child] in ("nsubj", "nsubjpass", "expl", "csubj") for child in view.children[verb])


def _subordinator(view: TokenView, row: int, stop: int) -> Reading:
    deps, pos, verb = view.column("dep"), view.column("pos"), int(view.head[row])
    if pos[verb] not in _VERBAL and not _has_subject(view, verb):
        return _preposition(view, row, stop) if pos[row] == "ADP" else Reading(False, "no clause follows")
    if deps[verb] in _REPORTED and deps[row] != "prep":
        return Reading(False, f"opens a clause that completes {view.column('word')[int(view.head[verb])]}")
    if verb < row:
        return Reading(False, "no clause follows")
    return Reading(True, f"subordinates the clause of {view.column('word')[verb]}")


def _preposition(view: TokenView, row: int, stop: int) -> Reading:
    deps, pos = view.column("dep"), view.column("pos")
    inside = set(range(row, stop))
    for at in inside:
        for child in view.children[at]:
            if child not in inside and deps[child] in ("pcomp", "advcl", "ccomp") and pos[child] in _VERBAL:
                return Reading(True, f"links the clause of {view.column('word')[child]}")
    return Reading(False, "a preposition before a noun")


def _adverb(view: TokenView, row: int, stop: int) -> Reading:
    heads, pos = view.head, view.column("pos")
    inside = set(range(row, stop))
    head = next((int(heads[at]) for at in sorted(inside) if int(heads[at]) not in inside), row)
    if pos[head] in _VERBAL or row == view.sentence_start[row]:
        return Reading(True, f"belongs to the clause of {view.column('word')[head]}")
    return Reading(False, f"belongs to {view.column('word')[head]}, not to a clause")


def linking_so(place: Place) -> Reading:
    """Hold where a clause with a subject or an imperative follows, and no adjective or adverb that it
    grades."""
    view, row = place.view, place.first
    forms, tags, pos = view.column("form"), view.column("tag"), view.column("pos")
    end = int(view.sentence_end[row])
    head = int(view.head[row])
    if row + 1 >= end or tags[row + 1] in (".", ":"):
        return Reading(False, "nothing follows it")
    if tags[row + 1] in _DEGREE and head == row + 1:
        return Reading(False, f"grades {view.column('word')[row + 1]}")
    if row > view.sentence_start[row] and view.column("lemma")[row - 1] in word_set("stance-words", "before-so"):
        return Reading(False, f"stands for what was said, after {forms[row - 1]}")
    verbs = [at for at in range(row + 1, end) if pos[at] in ("VERB", "AUX")]
    if verbs and (row == view.sentence_start[row] or any((subject(view, at) or 0) > row for at in verbs)):
        return Reading(True, "a clause with its own subject follows")
    return Reading(False, "no clause follows")


def imperative(place: Place) -> Reading:
    """Hold for a base form that heads a sentence or a clause joined to one, without subject or auxiliary."""
    view, row = place.view, place.first
    deps = view.column("dep")
    if view.column("form")[row] in ("thank", "please"):
        return Reading(False, "a courtesy")
    if deps[row] == "conj":
        if _bare(view, row) and _commands(view, int(view.head[row])):
            return Reading(True, "a second command to the reader")
        return Reading(False, "joined to a clause that is no command")
    if deps[row] not in _HEADS:
        return Reading(False, f"depends on {view.column('word')[int(view.head[row])]}")
    if _commands(view, row):
        return Reading(True, "a command to the reader")
    return Reading(False, "has a subject or an auxiliary, or does not open its clause")


def _commands(view: TokenView, row: int) -> bool:
    return _bare(view, row) and _opens(view, row)


def _bare(view: TokenView, row: int) -> bool:
    """Whether it is a base form with neither subject nor auxiliary; *do* and *please* may stand before it."""
    deps, forms = view.column("dep"), view.column("form")
    kin = {deps[child] for child in view.children[row] if child < row and forms[child] not in ("do", "please")}
    return view.column("tag")[row] == "VB" and not kin & set(_KIN)


def _opens(view: TokenView, row: int) -> bool:
    """Whether only adverbs, address or a clause of its own (*if you can, come*) stands before it."""
    tags = view.column("tag")
    for at in range(row - 1, int(view.sentence_start[row]) - 1, -1):
        if tags[at] in ("``", "''", "-LRB-") or tags[at] == ":":
            return True
        if tags[at] == ",":
            return not _finite(view, at, row)
        if tags[at] not in ("RB", "CC", "UH", "VB", "VBP"):
            return False
    return True


def _finite(view: TokenView, before: int, row: int) -> bool:
    """Whether a finite verb stands before, other than in a clause that depends on the command."""
    tags, deps = view.column("tag"), view.column("dep")
    own = {at for child in view.children[row] if deps[child] == "advcl" for at in view.subtree(child)}
    earlier = range(int(view.sentence_start[row]), before)
    return any(tags[at] in _FINITE and at not in own for at in earlier)


def reported_voice(place: Place) -> Reading:
    """Hold where the verb is no command to the reader, not the writer's own act, and what is said is a position."""
    view, row = place.view, place.first
    if imperative(place).holds:
        return Reading(False, "a command to the reader")
    subject = syntax.subject(view, row)
    if subject is not None and view.column("form")[subject] in _SELVES:
        return Reading(False, f"the subject is {view.column('word')[subject]}")
    if _no_position(view, row):
        return Reading(False, "no position is reported")
    return Reading(True, "another voice", actor=view.column("word")[subject] if subject is not None else "")


def _no_position(view: TokenView, row: int) -> bool:
    """Whether what follows the verb is a thing made, a tale told or an order, and no clause."""
    deps, lemmas = view.column("dep"), view.column("lemma")
    kin = {deps[child]: child for child in view.children[row] if child > row}
    verb = lemmas[row]
    if "ccomp" in kin:
        return False
    if verb in _MAKES:
        return "dobj" in kin
    if verb == "tell":
        return "xcomp" in kin or ("dobj" in kin and lemmas[kin["dobj"]] in word_set("stance-words", "told"))
    return False
