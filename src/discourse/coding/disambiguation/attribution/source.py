"""The source of an attribution: from a cue's row to the head of who or what is made to say or think it."""

from functools import lru_cache

from discourse.io.words import word_kinds, word_set
from discourse.text import syntax
from discourse.text.quoted import quoted, turns
from discourse.text.tokens import TokenView

SUBJECTS = ("nsubj", "csubj")
_WH = ("WP", "WDT", "WP$")
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
        return _of_preposition(view, row, depth)
    if tag.startswith(("V", "MD")) or view.column("pos")[row] in ("VERB", "AUX"):
        return _of_verb(view, row, depth)
    if tag.startswith("N"):
        return _of_noun(view, row, depth)
    if tag in ("IN", "TO"):
        return _of_preposition(view, row, depth)
    return _of_modifier(view, row, depth)


def _of_verb(view: TokenView, row: int, depth: int) -> tuple[int | None, str]:
    deps, tags, children = view.column("dep"), view.column("tag"), view.children[row]
    own = [child for child in children if deps[child] in SUBJECTS]
    own = [child for child in own if tags[child] not in _WH] or own  # *Boats which two unions criticise.*
    passive = any(deps[child] in ("nsubjpass", "auxpass") for child in children)
    agent = [g for child in children if deps[child] == "agent" for g in view.children[child] if deps[g] == "pobj"]
    if agent:
        return agent[0], "agent"
    states = word_set("attribution-words", "state")
    if passive and view.column("form")[row] in states:
        return next((c for c in children if deps[c] == "nsubjpass"), None), "subject"
    if passive or (
        tags[row] == "VBN" and deps[row] in ("acl", "advcl") and not {"aux", "auxpass"} & {deps[c] for c in children}
    ):
        papers = [g for c in children if deps[c] == "prep" and view.column("form")[c] == "in"
                  for g in view.children[c] if deps[g] == "pobj" and kind_of_source(view, g) == "document"]  # fmt: skip
        if papers:
            return papers[0], "document it stands in"
        return None, "nobody: a passive without agent"
    if own and quoted(view)[own[0]] and (behind := _behind(view, row)) is not None:
        return behind, "after the verb"
    if own:
        return _antecedent(view, own[0], row)
    if (after := syntax.inverted_subject(view, row)) is not None:
        return after, "after the verb"
    return _shared(view, row, depth)


def _antecedent(view: TokenView, subject: int, verb: int) -> tuple[int | None, str]:
    """Put the noun for *who* and *which*; nobody speaks in *it is*, *there is*."""
    if view.column("tag")[subject] not in _WH:
        return subject, "subject"
    at = verb
    for _ in range(6):
        if view.column("dep")[at] == "relcl":
            return int(view.column("head")[at]), "antecedent"
        at = int(view.column("head")[at])
    return subject, "subject"


def _behind(view: TokenView, row: int) -> int | None:
    """The name or pronoun just after the verb, where the parser took a word of the quotation for the
    subject."""
    tags, deps, inside = view.column("tag"), view.column("dep"), quoted(view)
    if inside[row] or row < 5 or not all(inside[row - 5 : row - 1]):
        return None  # A quoted title may well be a subject: the "Plan" proposes.
    for at in range(row + 1, min(row + 8, int(view.sentence_end[row]))):
        if tags[at] in (",", ".", "IN", "''"):
            return None
        if tags[at].startswith(("N", "PRP")) and deps[at] not in ("compound", "amod", "poss", "nmod"):
            return at
    return None


def _shared(view: TokenView, row: int, depth: int) -> tuple[int | None, str]:
    """A verb without a subject of its own takes the one of the verb or noun it depends on."""
    dep, head = view.column("dep")[row], int(view.column("head")[row])
    tags, deps = view.column("tag"), view.column("dep")
    if head == row:
        return _nearest(view, row)
    if dep == "conj":
        return source(view, head, depth + 1)[0], "shared subject"
    if dep in ("acl", "amod", "relcl") and tags[head].startswith(("N", "PRP")):
        return head, "modified noun"
    if dep in ("xcomp", "ccomp") and tags[head].startswith("V"):
        controlled = [c for c in view.children[head] if deps[c] in ("dobj", "dative") and head < c < row]
        if controlled and dep == "xcomp" and view.column("complement")[head] != "none":
            return controlled[-1], "controlled subject"
        return source(view, head, depth + 1)[0], "controlled subject"
    if dep == "pcomp" and view.column("form")[head] in word_set("attribution-words", "controlling"):
        objects = [c for c in view.children[int(view.column("head")[head])] if deps[c] == "dobj"]
        if objects:
            return objects[0], "controlled subject"
    if dep in ("advcl", "xcomp", "ccomp", "acl", "pcomp", "prep", "dep", "parataxis", "pobj", "aux"):
        found = source(view, head, depth + 1)[0]
        return (found, "controlled subject") if found is not None else _nearest(view, row)
    return _nearest(view, row)


def _nearest(view: TokenView, row: int) -> tuple[int | None, str]:
    """Where the tree gives a finite verb no subject: the nearest subject before it, else the noun just
    after."""
    if view.column("tag")[row] not in _FINITE:
        return None, "nobody"
    deps, tags, inside = view.column("dep"), view.column("tag"), quoted(view)
    for at in range(row - 1, int(view.sentence_start[row]) - 1, -1):
        if deps[at] in SUBJECTS and not inside[at]:
            return at, "nearest subject"
    for at in range(row + 1, min(row + 6, int(view.sentence_end[row]))):
        if tags[at].startswith(("NNP", "PRP")) and deps[at] != "compound":
            return at, "after the verb"
    return None, "nobody"


def _of_noun(view: TokenView, row: int, depth: int) -> tuple[int | None, str]:
    deps, forms, heads = view.column("dep"), view.column("form"), view.column("head")
    for child in view.children[row]:
        if deps[child] == "poss":
            return child, "possessor"
    for wanted in ("by", "from", "of"):
        for child in view.children[row]:
            if (
                deps[child] == "prep"
                and forms[child] == wanted
                and (wanted != "of" or view.column("complement")[row] in ("that", "to"))
            ):
                named = [g for g in view.children[child] if deps[g] == "pobj"]
                if named:
                    return named[0], "named by the preposition"
    names = [c for c in view.children[row] if deps[c] in ("compound", "nmod") and view.column("word")[c][0].isupper()]
    if names:
        return names[-1], "modifying name"
    if deps[row] in ("dobj", "attr", "pobj", "conj", "prep", "oprd") and heads[row] != row:
        head = int(heads[row])
        if view.column("pos")[head] in ("VERB", "AUX", "NOUN") or deps[head] == "prep":
            at = int(heads[head]) if deps[head] == "prep" else head
            return (source(view, at, depth + 1)[0], "shared subject") if at != row else (None, "nobody")
    return None, "nobody"


def _of_preposition(view: TokenView, row: int, depth: int) -> tuple[int | None, str]:
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
            if not deeper or depth < 0:
                return row, "named by the preposition"
    return None, "nobody"


def _of_modifier(view: TokenView, row: int, depth: int) -> tuple[int | None, str]:
    """An adjective speaks for the subject of its *be* (*is confident that*) or for the noun it stands
    with."""
    dep, head = view.column("dep")[row], int(view.column("head")[row])
    own = [child for child in view.children[row] if view.column("dep")[child] in SUBJECTS]
    if own:
        return _antecedent(view, own[0], row)
    if head == row or view.column("tag")[row].startswith("RB"):
        return None, "nobody"
    if dep in ("amod", "relcl", "acl") and view.column("tag")[head].startswith("N"):
        return head, "modified noun"
    return source(view, head, depth + 1)


def phrase(view: TokenView, row: int, first: int, stop: int) -> tuple[int, int]:
    """The noun phrase around a source's head, without relative clauses, appositions and the cue itself."""
    deps, tags = view.column("dep"), view.column("tag")
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
    if left < first <= right:
        right = first - 1
    if left < stop <= right and first <= left:
        left = stop
    while right > row and tags[right] in (",", "POS", "``", "''"):
        right -= 1
    marks = [view.column("form")[at] for at in range(left, right + 1)].count('"')
    if marks % 2 and right + 1 < view.size and view.column("form")[right + 1] == '"':
        right += 1
    return left, right + 1
