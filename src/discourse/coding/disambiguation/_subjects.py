"""Subjects: who or what a verb is said of, by the dependency tree."""

from discourse.io.words import word_set
from discourse.text.tokens import TokenView

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def main_verb(view: TokenView, row: int) -> int:
    """The verb that an auxiliary belongs to; another word is its own."""
    head = int(view.head[row])
    return head if view.column("dep")[row] in ("aux", "auxpass", "neg") and head != row else row


def subject_of(view: TokenView, verb: int) -> int | None:
    """The subject of a verb, or of the verb that it is joined to (*we came and saw*); none where there
    is none."""
    deps, seen = view.column("dep"), set()
    while verb not in seen:
        seen.add(verb)
        for child in view.children[verb]:
            if deps[child] in _SUBJECTS:
                return child
        head = int(view.head[verb])
        if deps[verb] not in ("conj", "xcomp") or head == verb:
            return None
        verb = head
    return None


def is_person(view: TokenView, row: int) -> bool:
    """Whether a word is a personal pronoun other than *it*, *who*, or the name of a person."""
    norm = view.column("norm")[row]
    pronoun = view.column("tag")[row] == "PRP" and norm not in word_set("function-words", "self-or-thing")
    return pronoun or norm == "who" or str(view.column("entity")[row]).endswith("PERSON")
