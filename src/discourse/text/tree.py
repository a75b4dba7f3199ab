"""The dependency tree: names of relations (ClearNLP), and what hangs on a word. Its grammar is read in `syntax`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discourse.text.tokens import TokenView

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
OBJECTS = ("dobj", "dative", "obj", "iobj")
PREDICATIVES = ("attr", "acomp", "oprd")
AUXILIARIES = ("aux", "auxpass")
VERBS = ("VERB", "AUX")


def child(view: "TokenView", row: int, *deps: str) -> list[int]:
    """The rows that hang on `row` by one of the named relations, in text order."""
    names = view.column("dep")
    return [at for at in view.children[row] if names[at] in deps]


def forms_of(view: "TokenView", row: int, *deps: str) -> set[str]:
    """The forms of what hangs on a row by one of the named relations."""
    return {view.column("form")[at] for at in child(view, row, *deps)}


def main_verb(view: "TokenView", row: int) -> int:
    """The verb that an auxiliary or a *not* belongs to; another word is its own."""
    head = int(view.head[row])
    return head if view.column("dep")[row] in (*AUXILIARIES, "neg") and head != row else row
