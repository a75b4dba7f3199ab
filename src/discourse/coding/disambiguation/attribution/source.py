"""The source of an attribution: from a cue's row to the head of who or what is made to say or think it."""

from functools import lru_cache

from discourse.io.words import word_kinds, word_set
from discourse.text import syntax
from discourse.text.quoted import quoted, turns
from discourse.text.tokens import TokenView
from discourse.text.tree import AUXILIARIES, SUBJECTS, child

_LOOSE = ("relcl", "acl", "appos", "punct", "parataxis", "advcl", "ccomp", "conj", "cc", "case")
_FINITE = ("VBD", "VBZ", "VBP")
_BY_ENTITY = {
    "PERSON": "person", "ORG": "institution", "GPE": "institution", "NORP": "institution", "LAW": "document",
    "WORK_OF_ART": "document",
}  # fmt: skip
_BY_KIND = {
    **dict.fromkeys(("person", "office", "collective", "somebody"), "person"), "body": "institution",
    "document": "document",
}  # fmt: skip


def kind_of_source(view: TokenView, head: int) -> str:
    """Whether a source is the author's own voice, a person, an institution, a document or other."""
    forms, entities = view.column("form"), view.column("entity")
    if forms[head] in word_set("attribution-words", "own"):
        return "person" if head in turns(view) else "own voice"
    if quoted(view)[head] and view.column("word")[head][:1].isupper():
        return "document"
    spoken = (
        "person" if word_kinds("pronouns").get(view.column("lemma")[head]) == "he" else syntax.noun_kind(view, head)
    )
    return _BY_ENTITY.get(entities[head][2:]) or _BY_KIND.get(spoken, "other")


@lru_cache(maxsize=200_000)
def source(view: TokenView, row: int, depth: int = 0) -> tuple[int | None, str]:
    """Find the head of the source of the cue word in a row, and how it was found.

    Returns:
        The row of the head, or None where nobody is named, and one of: subject, antecedent, agent, possessor,
        shared subject, controlled subject, modified noun, after the verb, named by the preposition, nobody.
    """
    tag = view.column("tag")[row]
    if depth > 8:
        return None, "nobody"
    if view.column("dep")[row] == "prep":
        return _of_preposition(view, row)
    if tag.startswith(("V", "MD")) or view.column("pos")[row] in ("VERB", "AUX"):
        return _of_verb(view, row, depth)
    if tag.startswith("N"):
        return _of_noun(view, row, depth)
    if tag in ("IN", "TO"):
        return _of_preposition(view, row)
    return _of_modifier(view, row, depth)


def _of_verb(view: TokenView, row: int, depth: int) -> tuple[int | None, str]:
    deps = view.column("dep")
    if (by := syntax.agent(view, row)) is not None:
        return by, "agent"
    passive = syntax.passive(view, row)
    if passive and view.column("form")[row] in word_set("attribution-words", "state"):
        return syntax.subject(view, row), "subject"
    participle = view.column("tag")[row] == "VBN" and deps[row] in ("acl", "advcl")
    if passive or (participle and not child(view, row, *AUXILIARIES)):
        named = (
            at for to in child(view, row, "prep") if view.column("form")[to] == "in" for at in child(view, to, "pobj")
        )
        paper = next((at for at in named if kind_of_source(view, at) == "document"), None)
        return paper, "document it stands in" if paper is not None else "nobody: a passive without agent"
    own = syntax.subject(view, row)
    inside = quoted(view)
    if own is None or (
        inside[own] and all(inside[max(row - 5, 0) : row - 1])
    ):  # A word of speech; a title may well be one.
        after = syntax.inverted_subject(view, row)
        own = own if after is None else after
    if own is not None:
        return (own, "subject") if deps[own] != "expl" else (None, "nobody")  # *There are fears that ...*
    return _shared(view, row, depth)


def _shared(view: TokenView, row: int, depth: int) -> tuple[int | None, str]:
    """A verb without a subject of its own takes the noun it describes, or the source of the verb it depends on."""
    head = int(view.head[row])
    if head == row:
        return None, "nobody"
    if view.column("dep")[row] in ("acl", "amod", "relcl") and view.column("tag")[head].startswith(("N", "PRP")):
        return head, "modified noun"
    return source(view, head, depth + 1)[0], "controlled subject"


def _of_noun(view: TokenView, row: int, depth: int) -> tuple[int | None, str]:
    deps, forms, head = view.column("dep"), view.column("form"), int(view.head[row])
    if owners := child(view, row, "poss"):
        return owners[0], "possessor"
    for at in child(view, row, "prep"):
        named = child(view, at, "pobj") if forms[at] in ("by", "from") else []
        if named:
            return named[0], "named by the preposition"
    names = [at for at in child(view, row, "compound", "nmod") if view.column("word")[at][0].isupper()]
    if names:
        return names[-1], "modifying name"
    if deps[row] in ("dobj", "attr", "pobj", "conj", "prep", "oprd") and head != row:
        above = int(view.head[head]) if deps[head] == "prep" else head
        return (source(view, above, depth + 1)[0], "shared subject") if above != row else (None, "nobody")
    return None, "nobody"


def _of_preposition(view: TokenView, row: int) -> tuple[int | None, str]:
    """*according to X*, *in the words of X*, *in X's view*, *of the opinion*: the last noun phrase named."""
    deps = view.column("dep")
    for _ in range(4):
        below = [c for c in view.children[row] if deps[c] in ("prep", "pobj", "pcomp")]
        if not below:
            return None, "nobody"
        row = below[0]
        if deps[row] == "pobj":
            poss = [c for c in view.children[row] if deps[c] == "poss"]
            deeper = [c for c in view.children[row] if deps[c] == "prep" and view.column("form")[c] == "of"]
            if poss:
                return poss[0], "possessor"
            if not deeper:
                return row, "named by the preposition"
    return None, "nobody"


def _of_modifier(view: TokenView, row: int, depth: int) -> tuple[int | None, str]:
    """An adjective speaks for the subject of its *be* (*is confident that*) or for the noun it stands with."""
    head = int(view.head[row])
    if own := child(view, row, *SUBJECTS):
        return own[0], "subject"
    if head == row or view.column("tag")[row].startswith("RB"):
        return None, "nobody"
    return source(view, head, depth + 1)


def phrase(view: TokenView, row: int, first: int, stop: int) -> tuple[int, int]:
    """The noun phrase around a source's head, without relative clauses, appositions and the cue itself."""
    deps = view.column("dep")
    left = right = row
    waiting = [row]
    while waiting:
        at = waiting.pop()
        left, right = min(left, at), max(right, at)
        waiting.extend(
            c for c in view.children[at]
            if deps[c] not in _LOOSE
            and not first <= c < stop
        )  # fmt: skip
    marks = [view.column("form")[at] for at in range(left, right + 1)].count('"')
    if marks % 2 and right + 1 < view.size and view.column("form")[right + 1] == '"':
        right += 1
    return left, right + 1
