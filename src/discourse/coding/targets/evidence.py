"""What a sentence says of one of its people or bodies: pieces of evidence, each with its words and its
weight."""

from collections.abc import Iterator
from dataclasses import dataclass

from discourse.coding.targets import clauses
from discourse.coding.targets.colours import groups, own, phrase, strongest
from discourse.coding.targets.grammar import Function, child, coordinated, function, head_of, lemma
from discourse.text.tokens import TokenView

_AGAINST = ("against", "on", "at", "of", "over", "toward", "towards", "about", "to", "with")
_FOR = ("for", "of", "to", "in", "behind", "with", "from")
_PREPOSITIONS = {"against": -0.8, "versus": -0.3, "despite": -0.4, "unlike": 0.0}
_PLAIN_OBJECTS = ("him", "her", "it", "them")
_SPEAKERS = ("say", "tell", "announce", "report", "state", "add", "note", "explain", "write")


@dataclass(frozen=True)
class Evidence:
    """One reason to think that the sentence puts somebody in a good or a bad light, or shows them as one
    harmed.

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


def collect(view: TokenView, first: int, stop: int) -> list[Evidence]:
    """All evidence on the phrase between the rows `first` and `stop`, from the grammar of its sentence."""
    head = head_of(view, first, stop)
    found = list(_of_phrase(view, head, 1.0, 0))
    for row, weight in pronouns(view, head, stop):
        found += list(_of_phrase(view, row, weight, 1))
    return [item for item in found if abs(item.score) >= 0.05]


def _of_phrase(view: TokenView, row: int, weight: float, depth: int) -> Iterator[Evidence]:
    """Evidence on the phrase at `row`: its modifiers, then its place in the clause."""
    yield from _modifiers(view, row, weight)
    place = function(view, row)
    if place.governor < 0 or depth > 3:
        return
    yield from _of_speaker(view, place, weight)
    if place.name == "agent":
        for item in clauses.of_subject(view, place.governor, weight):
            yield Evidence(*item)
    elif place.name == "patient":
        for item in clauses.of_object(view, place.governor, place.row, weight):
            yield Evidence(*item)
    elif place.name == "possessor":
        yield from _of_owner(view, place, weight, depth)
    elif place.name == "modifier":
        yield from _of_owner(view, place, 0.8 * weight, depth)
    elif place.name == "prepositional":
        yield from _of_preposition(view, place, weight, depth)
    elif place.name == "predicative":
        yield from _of_predicative(view, place, weight)
    elif place.name == "apposition":
        value = phrase(view, place.governor)
        yield Evidence("regard", weight * value, f"called {view.column('word')[place.governor]}", place.governor)
        yield from _of_phrase(view, place.governor, weight, depth + 1)


def _of_speaker(view: TokenView, place: Function, weight: float) -> Iterator[Evidence]:
    """*Critics say that X ...*, *Supporters argue that X ...*: whose words the clause is, colours its
    subject."""
    verb = place.governor
    over = int(view.head[verb])
    if place.name not in ("agent", "patient") or view.column("dep")[verb] != "ccomp" or over == verb:
        return
    for at in child(view, over, "nsubj"):
        if {group.name for group in groups(view, at)} & {"detractor", "follower"}:
            value = 0.7 * strongest(groups(view, at), "patient")
            yield Evidence("regard", weight * value, f"{view.column('word')[at]} {view.column('word')[over]}", at)


def _modifiers(view: TokenView, row: int, weight: float) -> Iterator[Evidence]:
    words = view.column("word")
    for at in child(view, row, "amod", "appos", "compound", "nmod"):
        value = phrase(view, at)
        victim = strongest(groups(view, at), "effect")
        if value:
            yield Evidence("regard", 1.1 * weight * value, f"{words[at]} {words[row]}", at)
        done = strongest(groups(view, at), "patient")
        if done and not value:
            yield Evidence("regard", weight * done, f"{words[at]} {words[row]}", at)
        if victim < 0 and value <= 0:
            yield Evidence("harm", -weight * victim, f"{words[at]} {words[row]}", at)
    yield from told_of(view, row, weight)


def told_of(view: TokenView, row: int, weight: float) -> Iterator[Evidence]:
    """What the clauses on a noun tell of it: *who lied*, *accused of fraud*, *calling for peace*."""
    for at in child(view, row, "relcl", "acl"):
        tag = view.column("tag")[at]
        passive = (tag == "VBN" and view.column("dep")[at] == "acl") or bool(child(view, at, "nsubjpass"))
        subject = child(view, at, "nsubj")
        who = bool(subject) and view.column("tag")[subject[0]] in ("WP", "WDT")
        if passive:
            found = clauses.of_object(view, at, row, 0.9 * weight)
        elif who or tag == "VBG" or not subject:
            found = clauses.of_subject(view, at, 0.9 * weight)
        else:
            found = clauses.of_object(view, at, row, 0.9 * weight)
        for item in found:
            yield Evidence(*item)


def _of_owner(view: TokenView, place: Function, weight: float, depth: int) -> Iterator[Evidence]:
    """*X's failure*, *X's critics*, *the X scandal*: the thing's colour, and what the thing does."""
    noun = place.governor
    words, found = view.column("word"), groups(view, noun)
    pronoun = view.column("tag")[place.row] == "PRP$"
    label = f"{words[place.row]}{'' if pronoun else chr(39) + 's'} {words[noun]}"
    names = {group.name for group in found}
    patient = strongest(found, "patient")
    if names & {"detractor", "follower"} and pronoun:
        return
    if names & {"detractor", "follower"}:
        yield Evidence("regard", weight * patient, label, noun)
        return
    if (
        names & {"victim"}
        and place.name == "possessor"
        and lemma(view, noun) in ("victim", "hostage", "captive", "prisoner")
    ):
        yield Evidence("act", -1.5 * weight, label, noun)
        return
    if names & {"hero", "villain"} and place.name == "possessor":
        return
    if "woe" in names:
        yield Evidence("harm", weight, label, noun)
        return
    value = phrase(view, noun)
    if place.name == "modifier" and patient:
        yield Evidence("regard", weight * patient, label, noun)
    elif value:
        yield Evidence("act", 0.9 * weight * value, label, noun)
    if view.column("entity")[noun] or not value:
        yield from _of_phrase(view, noun, 0.85 * weight, depth + 1)


def _of_preposition(view: TokenView, place: Function, weight: float, depth: int) -> Iterator[Evidence]:
    prep = place.governor
    word, over = view.column("norm")[prep], int(view.head[prep])
    words = view.column("word")
    label = f"{words[over]} {words[prep]} {words[place.row]}"
    if over == prep:
        return
    if view.column("pos")[over] in ("VERB", "AUX"):
        for item in clauses.of_prepositional(view, over, word, place.row, weight):
            yield Evidence(*item)
        if word in _PREPOSITIONS:
            yield Evidence("regard", weight * _PREPOSITIONS[word], label, prep)
        if word == "unlike":
            main = sum(item[1] for item in clauses.of_subject(view, over, 1.0) if item[0] != "harm")
            yield Evidence("regard", -0.8 * weight * main, f"contrast: unlike {words[place.row]}", prep)
        return
    found = groups(view, over)
    patient, value = strongest(found, "patient"), phrase(view, over)
    if _ended(view, over):
        patient, value = -0.7 * patient, -0.7 * value
    if word == "by" and value:
        yield Evidence("act", 1.1 * weight * value, label, over)
    elif (patient < 0 and word in _AGAINST) or (patient > 0 and word in _FOR):
        yield Evidence("regard", weight * patient, label, over)
        if {group.name for group in found} & {"bad"} or strongest(found, "effect") < 0:
            yield Evidence("harm", 0.6 * weight, label, over)
    elif word == "of" and {group.name for group in found} & {"woe"}:
        yield Evidence("harm", weight, label, over)
    elif word in ("from", "of") and own(view, over):
        yield Evidence("act", 0.9 * weight * value, label, over)
    elif word in ("against", "on") and value < 0:
        yield Evidence("harm", weight, label, over)
        yield Evidence("regard", -0.4 * weight, label, over)
    elif word == "of" and view.column("pos")[over] in ("NOUN", "PROPN"):
        yield from _of_phrase(view, over, 0.6 * weight, depth + 1)


def _ended(view: TokenView, noun: int) -> bool:
    """Whether the thing is stopped or turned down: *dismissed the lawsuit against X*, *rejected praise for
    X*."""
    verb, dep = int(view.head[noun]), view.column("dep")[noun]
    ends = {group.name for group in groups(view, verb)} & {"stop", "oppose", "penalise"}
    return dep in ("dobj", "nsubjpass") and bool(ends)


def _of_predicative(view: TokenView, place: Function, weight: float) -> Iterator[Evidence]:
    """*The problem is X*: the subject's colour falls on what it is said to be."""
    for at in child(view, place.governor, "nsubj"):
        value = phrase(view, at)
        yield Evidence("regard", weight * value, f"{view.column('word')[at]} is {view.column('word')[place.row]}", at)


def pronouns(view: TokenView, head: int, stop: int) -> Iterator[tuple[int, float]]:
    """Later *he*, *she*, *they*, *it* in the sentence, as long as no other name of a person stands
    between."""
    norms, pos, entity = view.column("norm"), view.column("pos"), view.column("entity")
    if pos[head] not in ("PROPN", "NOUN"):
        return
    wanted = ("he", "she", "his", "her", "him", "they", "their", "it", "its", "them")
    together = coordinated(view, head)
    for row in range(stop, int(view.sentence_end[head])):
        if entity[row] in ("B-PERSON", "B-ORG", "B-GPE", "B-NORP") and row not in together:
            return
        if norms[row] in wanted and pos[row] == "PRON":
            speaker = function(view, head)
            own_object = function(view, row).governor == speaker.governor >= 0 and norms[row] in _PLAIN_OBJECTS
            if own_object and speaker.name == "agent":
                continue  # In "Brown praised him" he is somebody else.
            says = speaker.governor >= 0 and view.column("lemma")[speaker.governor] in _SPEAKERS
            yield row, 0.4 if says else 0.6
