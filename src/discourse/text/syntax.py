"""One reading of the grammar: who does what in a clause, what is denied, supposed, quoted or reported.

The tree is the parser's (ClearNLP labels: nsubj, dobj, relcl ...); this module alone turns it into the terms of
grammar. Functions take a view and a row of it; `READERS` gives the same answers as columns of the view, for rules
(`view.column("subject")`) and in queries (`[subject="i|we" & negated="no"]`). Which answer was chosen where several
were possible, and how often each is right, stands in docs/architecture.md, "One reading of the grammar".

References:
    Quirk et al. (1985), A Comprehensive Grammar of the English Language, ch. 10 (subject, object), 10.54-70
    (negation). Huddleston & Pullum (2002), The Cambridge Grammar, ch. 4.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from discourse.io.words import read_words, word_kinds, word_set
from discourse.text.negation import negator
from discourse.text.quoted import quoted
from discourse.text.tree import AUXILIARIES, OBJECTS, PREDICATIVES, SUBJECTS, VERBS, child, forms_of, main_verb

if TYPE_CHECKING:
    from discourse.text.tokens import TokenView

NONE = "none"
ACTING = ("i", "we", "you", "he", "person", "institution")
"""Types of subject that can will, be able and be obliged."""
_REPORTING = ("verbal", "mental-cognition")
_RELATIVE = ("WDT", "WP")
_BY_ENTITY = {"PERSON": "person", "NORP": "person", "ORG": "institution", "GPE": "institution"}
_BY_KIND = {**dict.fromkeys(("person", "office", "collective", "somebody"), "person"), "body": "institution"}
_AMOUNTS = ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL")
_BEHIND = ("dobj", "npadvmod", "attr", "oprd", "dative")
_NAMES = ("NNP", "NNPS")
_HOPS = 6


def verb_of_modal(view: "TokenView", modal: int, stop: int = 0) -> int:
    """The verb that a modal belongs to; the modal itself where the verb is left out.

    `stop` is the row after a modal of several words (*have to*, *be able to*): its verb hangs on one of them.
    """
    deps, tags, head = view.column("dep"), view.column("tag"), int(view.head[modal])
    if stop > modal + 1 and tags[stop - 1] == "VB":
        return main_verb(view, stop - 1)
    if deps[modal] in AUXILIARIES and head != modal and not modal < head < stop:
        return head
    for row in range(modal, max(stop, modal + 1)):
        led = [at for at in child(view, row, "xcomp") if at >= stop]
        if led:
            return led[0]
    for row in range(max(stop, modal + 1), min(max(stop, modal) + 4, int(view.sentence_end[modal]))):
        if tags[row] in ("VB", "VBN") and (stop or deps[modal] == "ROOT"):
            return row
    return modal


def verb_over(view: "TokenView", row: int) -> int:
    """The verb that a word is part of or said with: of an auxiliary, a predicative (*is glad*); else the word itself."""
    head, dep = int(view.head[row]), view.column("dep")[row]
    said = dep in PREDICATIVES and view.column("pos")[head] in VERBS
    return head if said else main_verb(view, row)


def subject(view: "TokenView", verb: int) -> int | None:
    """The head of a verb's subject, also where it shares one (*we came and saw*, *she wants to go*); none without one.

    For *who*, *which* and *that* it is the noun that the relative clause describes. In a passive it is what the
    act is done to; see `agent`. *There* and *it* are subjects too.
    """
    deps, head = view.column("dep"), view.head
    for _ in range(_HOPS):
        own = child(view, verb, *SUBJECTS)
        own = own or [at for helper in child(view, verb, *AUXILIARIES) for at in child(view, helper, *SUBJECTS)]
        if own:
            bare = [
                at for at in own if view.column("tag")[at] not in _RELATIVE
            ]  # *The boats which the unions criticise.*
            return _antecedent(view, (bare or own)[0], verb)
        over = int(head[verb])
        predicate = deps[verb] in PREDICATIVES and view.column("pos")[over] in VERBS
        if over == verb or not (predicate or deps[verb] in ("conj", "xcomp", "dep", *AUXILIARIES)):
            return None
        if deps[verb] == "xcomp" and (led := [at for at in child(view, over, *OBJECTS) if over < at < verb]):
            return led[-1]
        verb = over
    return None


def _antecedent(view: "TokenView", row: int, verb: int) -> int:
    relative = view.column("tag")[row] in _RELATIVE or view.column("form")[row] == "that"
    for _ in range(_HOPS if relative else 0):
        if view.column("dep")[verb] == "relcl":
            return int(view.head[verb])
        if view.column("dep")[verb] != "conj":
            break
        verb = int(view.head[verb])
    return row


def inverted_subject(view: "TokenView", verb: int) -> int | None:
    """The speaker behind a verb after a quotation (*"...", said Smith*), whom the parser may take for its object."""
    deps, tags = view.column("dep"), view.column("tag")
    if (
        verb == 0
        or tags[verb] not in ("VBD", "VBZ", "VBP")
        or view.column("form")[verb - 1] not in ('"', ",", "'", "?", "!")
    ):
        return None
    near = [c for c in view.children[verb] if c > verb and deps[c] in _BEHIND]
    return near[0] if near and tags[near[0]].startswith(("N", "PRP")) and view.column("form")[near[0]] != "it" else None


def reports_quotation(view: "TokenView", verb: int) -> bool:
    """Whether a finite verb stands beside a quotation with its speaker, whatever verb it is: *"Go," grumbled Smith*,
    *"Go!" he cried*."""
    words, tags, deps = view.column("word"), view.column("tag"), view.column("dep")
    if tags[verb] not in ("VBD", "VBZ", "VBP") or deps[verb] in AUXILIARIES or view.column("lemma")[verb] == "be":
        return False
    own = child(view, verb, *SUBJECTS)
    first = min(verb, own[0] if own and own[0] == verb - 1 and tags[own[0]].startswith(("PRP", "NNP")) else verb)
    while first > 0 and tags[first - 1] == "NNP":
        first -= 1
    if first < 2 or words[first - 1] not in ("”", '"', "''", "’") or words[first - 2] not in (",", "?", "!", "—"):
        return False
    if first == verb:
        behind = inverted_subject(view, verb) or next((at for at in own if at > verb), None)
        return behind is not None and behind < verb + 6
    said = str(view.column("lemma")[verb]).lower() in word_set("verbs-of-saying", "saying")
    after = words[min(verb + 1, view.size - 1)]
    lower = words[first][:1].islower() or tags[first] == "NNP" or words[first] == "I"
    return lower and (said or after in (".", ",", "“", '"'))


def agent(view: "TokenView", verb: int) -> int | None:
    """Who does it in a passive: the head of its phrase with *by*, unless that names a time, a measure (*by noon, by two
    points*) or, by a bare noun, a means (*by hand*)."""
    named = (
        noun for at in child(view, verb, "agent") for noun in child(view, at, "pobj") if not _by_the_way(view, noun)
    )
    return next(named, None)


def _by_the_way(view: "TokenView", row: int) -> bool:
    entity, tag = view.column("entity")[row][2:], view.column("tag")[row]
    bare = tag == "NN" and not view.children[row] and subject_type(view, row) == "thing"
    timely = supersense(view, row) == "noun.time" and not entity
    return (
        entity in _AMOUNTS
        or timely
        or tag == "CD"
        or (bare and view.column("form")[row] in word_set("grammar-words", "means"))
    )


def direct_object(view: "TokenView", verb: int) -> int | None:
    """The head of a verb's direct object; in a passive the subject, which the act is done to."""
    if passive(view, verb):
        return subject(view, verb)
    return next(iter(child(view, verb, "dobj", "obj")), None)


def passive(view: "TokenView", verb: int) -> bool:
    """Whether a verb stands in the passive."""
    return bool(child(view, verb, "nsubjpass", "auxpass"))


def modal(view: "TokenView", verb: int) -> int | None:
    """The modal verb, or the *to* of an infinitive, that a verb stands under, also where it shares one."""
    deps, tags = view.column("dep"), view.column("tag")
    for _ in range(_HOPS):
        own = [at for at in child(view, verb, "aux") if tags[at] in ("MD", "TO")]
        if own:
            return own[0]
        if deps[verb] != "conj" or tags[verb] != "VB" or child(view, verb, *SUBJECTS):
            return None
        verb = int(view.head[verb])
    return None


def reporting_verb(view: "TokenView", row: int) -> int | None:
    """The verb of saying or thinking whose clause a word stands in (*he said that it rained*); none outside one."""
    deps, lemmas = view.column("dep"), view.column("lemma")
    kinds = word_kinds("process-types")
    at = row
    for _ in range(3 * _HOPS):
        over = int(view.head[at])
        if over == at:
            return None
        if deps[at] in ("ccomp", "parataxis") and kinds.get(str(lemmas[over]).lower(), "") in _REPORTING:
            return over
        at = over
    return None


def subject_type(view: "TokenView", row: int | None) -> str:
    """What a subject is: i, we, you, he (also she, they), it, there, this, person, institution, thing, clause, none."""
    if row is None:
        return NONE
    form, entity = view.column("form")[row], view.column("entity")[row][2:]
    found = word_kinds("pronouns").get(form) or _BY_ENTITY.get(entity) or _BY_KIND.get(noun_kind(view, row))
    return found or ("clause" if view.column("pos")[row] in VERBS else "thing")


def noun_kind(view: "TokenView", row: int) -> str:
    """What a noun or pronoun names: person, office, collective, body, document, metonym, somebody, or thing.

    The list `people-and-bodies` first, then WordNet's most frequent sense; *many of the banks* is what follows *of*.
    Names are not looked up.
    """
    lemma, form = str(view.column("lemma")[row]).lower(), view.column("form")[row]
    pos = "NOUN" if view.column("pos")[row] in ("NOUN", "PROPN") else "PRON"
    listed = read_words("people-and-bodies")
    for prep in child(view, row, "prep") if pos == "PRON" else ():
        if view.column("form")[prep] == "of" and (below := child(view, prep, "pobj")):
            return noun_kind(view, below[0])
    if groups := listed.of(lemma, pos) or listed.of(form, pos):
        return groups[0].name
    senses = read_words("supersenses").of(lemma, pos)
    return "person" if senses and senses[0].name == "noun.person" else "thing"


def subject_kind(view: "TokenView", verb: int) -> str:
    """The type of a verb's subject; whatever *who* stands for is a person."""
    row = subject(view, verb)
    who = "who" in forms_of(view, verb, *SUBJECTS) and view.column("dep")[verb] == "relcl"
    kind = subject_type(view, row)
    return "person" if kind == "thing" and who else kind


def process(view: "TokenView", verb: int) -> str:
    """A verb's process type by the list `process-types` (Halliday); material, the open class, where it is not listed."""
    return word_kinds("process-types").get(str(view.column("lemma")[verb]).lower(), "material")


def modality(view: "TokenView", verb: int) -> str:
    """The modal verb that a verb stands under by its form, with the semi-modals *have to*, *need to* and *ought to*."""
    row, over = modal(view, verb), int(view.head[verb])
    forms, lemmas = view.column("form"), view.column("lemma")
    if row is None or forms[row] != "to":
        return NONE if row is None else str(forms[row])
    semi = view.column("dep")[verb] == "xcomp" and lemmas[over] in ("have", "need", "ought")
    return f"{lemmas[over]} to" if semi and not child(view, over, "dobj") else "to"


def name(view: "TokenView", row: int) -> str:
    """The proper name that a word is part of, in full as printed; none for other words."""
    tags, entities = view.column("tag"), view.column("entity")
    if tags[row] not in _NAMES:
        return NONE
    first, stop = row, row + 1
    while first > 0 and tags[first - 1] in _NAMES and entities[first - 1] and entities[first][:1] == "I":
        first -= 1
    while stop < view.size and tags[stop] in _NAMES and entities[stop][:1] == "I":
        stop += 1
    return view.text(first, stop)


def supersense(view: "TokenView", row: int) -> str:
    """WordNet's lexicographer file of the most frequent sense of a noun or verb: noun.person, verb.communication."""
    pos = view.column("pos")[row]
    groups = read_words("supersenses").of(str(view.column("lemma")[row]).lower(), "VERB" if pos in VERBS else pos)
    return groups[0].name if groups else NONE


def _of_verb(answer: "Callable[[TokenView, int], str]") -> "Reader":
    """A column that says of verbs, their auxiliaries and predicatives what the answer says of the verb."""

    def column(view: "TokenView") -> list[str]:
        verbs = [verb_over(view, row) for row in range(view.size)]
        pos = view.column("pos")
        known = {verb: answer(view, verb) for verb in sorted(set(verbs)) if pos[verb] in VERBS}
        return [known.get(verb, NONE) for verb in verbs]

    return column


def _form(view: "TokenView", row: int | None, column: str = "form") -> str:
    return NONE if row is None else str(view.column(column)[row]).lower()


Reader = Callable[["TokenView"], list[str]]
READERS: dict[str, Reader] = {
    "subject": _of_verb(lambda view, verb: _form(view, subject(view, verb))), "subject_type": _of_verb(subject_kind),
    "object": _of_verb(lambda view, verb: _form(view, direct_object(view, verb))),
    "voice": _of_verb(lambda view, verb: "passive" if passive(view, verb) else "active"),
    "modality": _of_verb(modality), "process": _of_verb(lambda view, verb: process(view, verb).split("-")[0]),
    "negated": lambda view: ["no" if negator(view, row) is None else "yes" for row in range(view.size)],
    "quoted": lambda view: ["yes" if inside else "no" for inside in quoted(view)],
    "reported": lambda view: [_form(view, reporting_verb(view, row), "lemma") for row in range(view.size)],
    "saying": lambda view: [
        "yes"
        if view.column("pos")[row] == "VERB"
        and (str(lemma).lower() in word_set("verbs-of-saying", "saying") or reports_quotation(view, row))
        else "no"
        for row, lemma in enumerate(view.column("lemma"))
    ],
    "supersense": lambda view: [supersense(view, row) for row in range(view.size)],
    "name": lambda view: [name(view, row) for row in range(view.size)],
}  # fmt: skip
"""For each attribute of the grammar how its column is read; every value is a word, `none` where there is none."""
