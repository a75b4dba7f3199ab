"""What a reader sees around a modal: the features that its sense is decided by, each one nameable."""

from functools import lru_cache

from discourse.io.words import word_kinds, word_set
from discourse.text import syntax
from discourse.text.tokens import TokenView
from discourse.text.tree import forms_of

_SECOND = {"passive", "perfect", "progressive", "negated", "question", "past around", "in relcl", "object"}
_FINITE = ("VBD", "VBZ", "VBP")


@lru_cache(maxsize=4096)
def features(view: TokenView, modal: int, stop: int) -> tuple[str, ...]:
    """The features of the modal at a row, each a short readable name; `stop` is the row after it.

    They describe the main verb (lemma, process type, passive, perfect ...), the subject, the rest of the
    sentence, and the clause that it hangs on. `subject acts`: people and institutions; `thing`: all else.
    """
    verb = syntax.verb_of_modal(view, modal, stop if stop > modal + 1 else 0)
    found = _verb(view, modal, verb) | _subject(view, modal, verb) | _around(view, modal, verb)
    found |= _above(view, verb) | _context(view, modal, verb)
    acts = "acts" if "subject acts" in found else "thing"
    paired = [one for one in found if one.startswith(("complement=", "be+", "process=")) or one in _SECOND]
    pairs = {f"{acts} & {one}" for one in paired}
    return tuple(sorted(found | pairs))


def _verb(view: TokenView, modal: int, verb: int) -> set[str]:
    if verb == modal:
        return {"no verb"}
    deps, tags, forms = view.column("dep"), view.column("tag"), view.column("form")
    lemma = str(view.column("lemma")[verb]).lower()
    between = set(forms[modal + 1 : verb])
    children = view.children[verb]
    kinds = {deps[child] for child in children}
    after = [tags[c][:2] for c in children if deps[c] in ("acomp", "attr") and c > verb]
    complement = word_kinds("modal-complements").get(lemma)
    # The tagger takes a participle for a past tense now and then: have between modal and verb decides.
    perfect = bool(between & {"have", "of"}) and tags[verb] in ("VBN", "VBD", "VBG", "VB")
    tests = {
        f"verb={lemma}": True,
        f"process={syntax.process(view, verb).split('-')[0]}": True,
        f"complement={complement}": complement is not None,
        "passive": bool({"auxpass", "nsubjpass"} & kinds),
        "perfect": perfect,
        "progressive": tags[verb] == "VBG" and "be" in between,
        "object": bool(kinds & {"dobj", "ccomp"}),
        "to-clause": "xcomp" in kinds,
        "prepositional phrase": "prep" in kinds,
        f"be+{after[0] if after else 'other'}": lemma == "be" and not perfect,
    }
    return {name for name, holds in tests.items() if holds}


def _subject(view: TokenView, modal: int, verb: int) -> set[str]:
    row = syntax.subject(view, verb)
    kind = syntax.subject_type(view, row)
    found = {f"subject={kind}"}
    if kind in syntax.ACTING:
        found.add("subject acts")
    if row is None:
        return found
    if view.column("tag")[row] in ("NNS", "NNPS"):
        found.add("subject plural")
    if row > modal:
        found.add("inverted")
    if kind == "thing":
        found.add("thing " + ("passive" if view.column("dep")[row] == "nsubjpass" else "active"))
    if set(forms_of(view, row, "det")) & word_set("grammar-words", "general"):
        found.add("subject general")
    return found


def _around(view: TokenView, modal: int, verb: int) -> set[str]:
    forms, deps, tags = view.column("form"), view.column("dep"), view.column("tag")
    start, end = int(view.sentence_start[modal]), int(view.sentence_end[modal])
    children = view.children[verb]
    tests = {
        "negated": bool(word_set("grammar-words", "negator", "nobody") & set(forms[modal:verb]))
        or any(deps[child] == "neg" for child in children),
        "question": "?" in forms[max(start, end - 3) : end],
        "exclamation": forms[end - 1] == "!",
        "past around": "VBD" in tags[start:end],
    }
    clauses = {f"clause={m}" for c in children if deps[c] == "advcl" for m in forms_of(view, c, "mark")}
    return clauses | {name for name, holds in tests.items() if holds}


def _above(view: TokenView, verb: int) -> set[str]:
    """What the clause hangs on: a reporting verb, a conjunction, a noun that it modifies."""
    deps, tags, forms = view.column("dep"), view.column("tag"), view.column("form")
    top = verb
    while deps[top] == "conj" and int(view.head[top]) != top:
        top = int(view.head[top])
    head, dep = int(view.head[top]), str(deps[top])
    marks = {*forms_of(view, verb, "mark"), *forms_of(view, top, "mark")}
    found = {f"mark={mark}" for mark in marks}
    if dep in ("ccomp", "relcl", "advcl", "acl", "pcomp"):
        found.add(f"in {dep}")
    if dep == "ccomp" and head != top:
        found.add(f"under {syntax.process(view, head)}")
    if dep == "relcl":
        words = view.children[head]
        best = any(tags[c] in ("JJS", "RBS") or forms[c] in word_set("grammar-words", "unique") for c in words)
        found.add("relative of superlative" if best else "relative clause")
    return found


def _context(view: TokenView, modal: int, verb: int) -> set[str]:
    """Words of rules and permissions, of guessing, of aims elsewhere in the sentence; other modals; tense."""
    lemmas, tags, deps = view.column("lemma"), view.column("tag"), view.column("dep")
    kinds = word_kinds("modal-contexts")
    rows = [r for r in range(int(view.sentence_start[modal]), int(view.sentence_end[modal])) if r != modal]
    found = {f"words of {kinds[str(lemmas[r]).lower()]}" for r in rows if str(lemmas[r]).lower() in kinds}
    if any(lemmas[r] in ("would", "will") and tags[r] == "MD" for r in rows):
        found.add("will or would near")
    if any(tags[r] == "MD" and r != verb for r in rows):
        found.add("other modal near")
    top = next((r for r in rows if deps[r] == "ROOT"), modal)
    found.add("main clause" if top == verb else f"root {tags[top] if tags[top] in _FINITE else 'other'}")
    before = [tags[r] for r in rows if r < modal and tags[r] in _FINITE]
    return found | {f"after {before[-1]}" if before else "no verb before"}
