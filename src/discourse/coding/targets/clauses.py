"""What a verb says of its subject, its object and its prepositional objects: pieces of evidence, each with its words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from discourse.coding.targets.colours import listed, named, phrase, says, weight
from discourse.io.words import read_words
from discourse.text.negation import denied
from discourse.text.phrases import lemma, shared_verbs, under, words_of
from discourse.text.syntax import agent, passive
from discourse.text.tokens import TokenView
from discourse.text.tree import OBJECTS, PREDICATIVES, child


class Evidence(NamedTuple):
    """One reason to think that the sentence puts somebody in a good or a bad light, or shows them as one harmed.

    Args:
        kind: `act` (what they do), `regard` (what is said of them), `harm` (what is done to them) or `near` (a word
            of evaluation that only stands in the same sentence).
        score: negative for bad, positive for good; for `harm` the size of the harm, positive.
        why: the words in the order subject, verb, object, or the pattern.
        row: the row of the word that carries the colour.
    """

    kind: str
    score: float
    why: str
    row: int


def turn(view: TokenView, row: int) -> float:
    """1, or what is left of an evaluation where the word is negated."""
    return weight("negated") if denied(view, row) else 1.0


def of_agent(view: TokenView, verb: int, share: float, depth: int = 0) -> list[Evidence]:
    """Evidence on the subject of a verb: its act, what it is said to be, and the verbs that share the subject."""
    if passive(view, verb) and not child(view, verb, "nsubj") and depth > 0:
        return of_patient(view, verb, -1, share)
    sign = turn(view, verb)
    found: list[Evidence] = []
    for at in child(view, verb, *PREDICATIVES):
        said = words_of(view, verb, at)
        found.append(Evidence("regard", weight("predicate") * sign * share * phrase(view, at), said, at))
        if says(view, at, "effect") < 0:
            found.append(Evidence("harm", share, said, at))
    value, why, row = _act(view, verb)
    found.append(Evidence("act", sign * share * value, why, row))
    if named(view, verb, "suffer"):
        found.append(Evidence("harm", share, words_of(view, verb), verb))
    for at in child(view, verb, "advmod") if not value else ():
        manner = weight("manner") * share * sign * phrase(view, at)
        found.append(Evidence("act", manner, words_of(view, at, verb), at))
    if _headline_passive(view, verb):
        found += of_patient(view, verb, -1, share)
    failing = named(view, verb, "fail", "balk")
    for at, part in shared_verbs(view, verb) if depth < 3 else []:
        if not (failing and view.column("dep")[at] in ("xcomp", "ccomp")):
            found += of_agent(view, at, part * share * (1.0 if sign > 0 else 0.5 * sign), depth + 1)
    return [item for item in found if item.score]


def _headline_passive(view: TokenView, verb: int) -> bool:
    """*Minister mocked for speech*: a verb of blame or praise with a subject, no object, and a reason or a source."""
    bare = not child(view, verb, *OBJECTS, "ccomp", "xcomp", "auxpass", "prt", "aux")
    reason = any(listed(view.column("form")[at], "reason") for at in child(view, verb, "prep", "agent"))
    judged = named(view, verb, "blame", "penalise", "praise")
    return judged and bare and view.column("tag")[verb] in ("VBD", "VBN") and reason


def _act(view: TokenView, verb: int) -> tuple[float, str, int]:
    """The colour of an act for the one who does it: the verb's, unless its object decides."""
    targets = child(view, verb, *OBJECTS, "nsubjpass") or _done_about(view, verb)
    charged = named(view, verb, "blame", "penalise")  # "accused the paper of fraud": the fraud is the charge.
    inner = max((phrase(view, at) for at in targets), key=abs, default=0.0) * (not charged)
    whole = words_of(view, verb, *targets[:1])
    if named(view, verb, "stop") and inner:
        return weight("stopped bad" if inner < 0 else "stopped good") * inner, whole, verb
    if named(view, verb, "cause", "receive") and inner:
        return weight("caused") * inner, whole, targets[0]
    if inner <= -0.8 and named(view, verb, "help", "praise", "back"):
        return weight("good to villain") * inner, whole, verb
    if inner <= -0.8 and named(view, verb, "blame", "oppose", "penalise", "harm"):
        return weight("bad to villain") * inner, whole, verb
    victim = any(says(view, at, "effect") < 0 for at in targets)
    return says(view, verb, "agent") * (weight("to victim") if victim else 1.0), whole, verb


def _done_about(view: TokenView, verb: int) -> list[int]:
    """The noun of *lead to chaos*, *fight against crime*, *engage in fraud*, *accused of lying*."""
    return [noun for at, noun in under(view, verb) if listed(view.column("form")[at], "about")][:1]


def of_patient(view: TokenView, verb: int, row: int, share: float) -> list[Evidence]:
    """Evidence on the object of a verb, or on the subject of a passive one; `row` is -1 where it is not known."""
    sign = turn(view, verb)
    patient, effect = says(view, verb, "patient"), says(view, verb, "effect")
    label = f"{lemma(view, verb)} {words_of(view, row)}" if row >= 0 else words_of(view, verb)
    doers = [*child(view, verb, "nsubj"), agent(view, verb)]
    if patient < 0 and any(at is not None and phrase(view, at) <= -0.9 for at in doers):
        # Being jailed by a tyrant is harm, no reproach.
        patient, effect = 0.0, -1.0
    found = [Evidence("regard", sign * share * patient, label, verb)]
    if effect < 0 < sign:
        found.append(Evidence("harm", -share * effect, label, verb))
    if effect > 0 and sign > 0 and read_words("rule-words").has(view.column("lemma")[verb], "aid"):
        found.append(Evidence("harm", weight("aided") * share, label, verb))
    for at in _said_to_be(view, verb, row):
        score = weight("called") * sign * share * phrase(view, at)
        found.append(Evidence("regard", score, words_of(view, verb, "as", at), at))
    if passive(view, verb) and not patient:
        inner = max((phrase(view, at) for at in _done_about(view, verb)), key=abs, default=0.0)
        found.append(Evidence("regard", weight("passive") * sign * share * inner, label, verb))
        for at, part in shared_verbs(view, verb):
            found += of_agent(view, at, part * share, 1)
    return [item for item in found if item.score]


def _said_to_be(view: TokenView, verb: int, row: int) -> list[int]:
    """The predicate of the object: *call X a liar*, *describe X as honest*, *make X rich*."""
    found = [at for at in child(view, verb, "oprd", "acomp") if at != row]
    for at in child(view, verb, "prep"):
        found += child(view, at, "pobj", "amod", "acomp") if view.column("form")[at] == "as" else []
    if read_words("rule-words").has(view.column("lemma")[verb], "naming"):
        found += [at for at in child(view, verb, "dobj", "ccomp", "xcomp", "attr") if at != row]
    return found


def scaled(items: Iterable[Evidence], share: float) -> Iterator[Evidence]:
    """The same evidence, each piece counting for so much."""
    return (item._replace(score=share * item.score) for item in items)
