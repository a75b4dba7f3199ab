"""The clause around a verb group: its main verb, its subject, what it hangs on. Shared by several rules."""

from discourse.io.words import word_kinds
from discourse.text.tokens import TokenView

ACTING = ("i", "we", "you", "he", "person", "institution")
"""Types of subject that can will, be able and be obliged."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_VERBAL = ("VERB", "AUX")
_PRONOUNS = ("i", "we", "you", "he", "she", "they", "it", "there", "this", "that")


def main_verb(view: TokenView, modal: int, stop: int = 0) -> int:
    """The row of the verb that a modal belongs to; the modal itself where the verb is left out.

    `stop` is the row after a modal of several words (*have to*, *be able to*): its verb hangs on one of them.
    """
    deps, tags = view.column("dep"), view.column("tag")
    head = int(view.head[modal])
    if stop > modal + 1 and tags[stop - 1] == "VB":
        return stop - 1
    if deps[modal] in ("aux", "auxpass") and head != modal and not modal < head < stop:
        return head
    inside = range(modal, max(stop, modal + 1))
    for row in inside:
        for child in view.children[row]:
            if deps[child] == "xcomp" and child >= stop:
                return child
    for row in range(max(stop, modal + 1), min(max(stop, modal) + 4, int(view.sentence_end[modal]))):
        if tags[row] in ("VB", "VBN") and (stop or deps[modal] == "ROOT"):
            return row
    return modal


def subject(view: TokenView, verb: int) -> int | None:
    """The row of a verb's subject: its own, that of the verb it is joined to, or a relative clause's noun."""
    deps, tags = view.column("dep"), view.column("tag")
    for _ in range(6):
        for child in view.children[verb]:
            if deps[child] in SUBJECTS:
                if tags[child] in ("WDT", "WP") and deps[verb] == "relcl":
                    return int(view.head[verb])
                return child
        head = int(view.head[verb])
        if deps[verb] not in ("conj", "xcomp", "dep") or head == verb:
            return None
        verb = head
    return None


def related_by_who(view: TokenView, verb: int) -> bool:
    """Whether a verb stands in a relative clause with *who*, which speaks of people."""
    norms, deps = view.column("norm"), view.column("dep")
    return deps[verb] == "relcl" and any(norms[c] == "who" and deps[c] in SUBJECTS for c in view.children[verb])


def subject_type(view: TokenView, row: int | None) -> str:
    """What a subject is: a pronoun by its form, else person, institution, thing, clause or none."""
    if row is None:
        return "none"
    norm, lemma = view.column("norm")[row], view.column("lemma")[row]
    if norm in _PRONOUNS:
        return "he" if norm in ("he", "she", "they") else "this" if norm in ("this", "that") else str(norm)
    entity = view.column("entity")[row][2:]
    if entity in ("PERSON", "NORP"):
        return "person"
    if entity in ("ORG", "GPE"):
        return "institution"
    listed = word_kinds("subject-types")
    kind = listed.get(str(lemma).lower()) or listed.get(str(norm))
    return kind or ("clause" if view.column("pos")[row] in _VERBAL else "thing")


def process(view: TokenView, verb: int) -> str:
    """The verb's process type by the list `process-types`; material where it is not listed."""
    return word_kinds("process-types").get(str(view.column("lemma")[verb]).lower(), "material")


def norms_of(view: TokenView, row: int, dep: str) -> list[str]:
    """The forms of a row's dependents of one relation."""
    deps, norms = view.column("dep"), view.column("norm")
    return [norms[child] for child in view.children[row] if deps[child] == dep]
