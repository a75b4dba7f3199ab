"""What a sentence says of one of its people or bodies: the evidence of its grammar."""

from collections.abc import Iterator

from discourse.coding.targets.clauses import Evidence, of_agent, of_patient
from discourse.coding.targets.colours import listed, named, phrase, says, weight
from discourse.text.phrases import Function, coordinated, function, head_of, lemma, words_of
from discourse.text.tokens import TokenView
from discourse.text.tree import child


def collect(view: TokenView, first: int, stop: int) -> list[Evidence]:
    """All evidence on the phrase between the rows `first` and `stop`, from the grammar of its sentence."""
    head = head_of(view, first, stop)
    found = list(_of_phrase(view, head, 1.0, 0))
    for row, share in pronouns(view, head, stop):
        found += _of_phrase(view, row, share, 1)
    return [item for item in found if abs(item.score) >= weight("worth saying")]


def _of_phrase(view: TokenView, row: int, share: float, depth: int) -> Iterator[Evidence]:
    """Evidence on the phrase at `row`: its modifiers, then its place in the clause."""
    yield from _modifiers(view, row, share)
    place = function(view, row)
    if place.governor < 0 or depth > 3:
        return
    if place.name == "agent":
        yield from of_agent(view, place.governor, share)
    elif place.name == "patient":
        yield from of_patient(view, place.governor, place.row, share)
    elif place.name == "possessor":
        yield from _of_owner(view, place, share, depth)
    elif place.name == "modifier":
        yield from _of_owner(view, place, weight("modifies") * share, depth)
    elif place.name == "prepositional":
        yield from _of_preposition(view, place, share)
    elif place.name == "predicative":
        # "The problem is X": the subject's colour falls on what it is said to be.
        for at in child(view, place.governor, "nsubj"):
            yield Evidence("regard", share * phrase(view, at), words_of(view, at, "is", place.row), at)
    elif place.name == "apposition":
        value, label = phrase(view, place.governor), words_of(view, "called", place.governor)
        yield Evidence("regard", share * value, label, place.governor)
        yield from _of_phrase(view, place.governor, share, depth + 1)


def _modifiers(view: TokenView, row: int, share: float) -> Iterator[Evidence]:
    for at in child(view, row, "amod", "appos", "compound", "nmod"):
        value, label = phrase(view, at), words_of(view, at, row)
        yield Evidence("regard", weight("modifier") * share * value, label, at)
        if not value:
            yield Evidence("regard", share * says(view, at, "patient"), label, at)
        if says(view, at, "effect") < 0 and value <= 0:
            yield Evidence("harm", -share * says(view, at, "effect"), label, at)
    yield from told_of(view, row, share)


def told_of(view: TokenView, row: int, share: float) -> Iterator[Evidence]:
    """What the clauses on a noun tell of it: *who lied*, *accused of fraud*, *calling for peace*."""
    for at in child(view, row, "relcl", "acl"):
        tag, subject = view.column("tag")[at], child(view, at, "nsubj")
        done_to = (tag == "VBN" and view.column("dep")[at] == "acl") or bool(child(view, at, "nsubjpass"))
        who = not subject or view.column("tag")[subject[0]] in ("WP", "WDT")
        if not done_to and (who or tag == "VBG"):
            yield from of_agent(view, at, weight("clause") * share)
        else:
            yield from of_patient(view, at, row, weight("clause") * share)


def _of_owner(view: TokenView, place: Function, share: float, depth: int) -> Iterator[Evidence]:
    """*X's failure*, *X's critics*, *the X scandal*: the thing's colour, and what the thing does."""
    noun = place.governor
    pronoun, owner = view.column("tag")[place.row] == "PRP$", place.name == "possessor"
    label = f"{words_of(view, place.row)}{'' if pronoun else chr(39) + 's'} {words_of(view, noun)}"
    patient, value = says(view, noun, "patient"), phrase(view, noun)
    if named(view, noun, "detractor", "follower"):
        if not pronoun:
            yield Evidence("regard", share * patient, label, noun)
    elif named(view, noun, "victim") and owner and listed(lemma(view, noun), "captive"):
        yield Evidence("act", weight("captives") * share, label, noun)
    elif named(view, noun, "hero", "villain") and owner:
        return
    elif named(view, noun, "woe"):
        yield Evidence("harm", share, label, noun)
    else:
        if place.name == "modifier" and patient:
            yield Evidence("regard", share * patient, label, noun)
        else:
            yield Evidence("act", weight("owned") * share * value, label, noun)
        if view.column("entity")[noun] or not value:
            yield from _of_phrase(view, noun, weight("owned phrase") * share, depth + 1)


def pronouns(view: TokenView, head: int, stop: int) -> Iterator[tuple[int, float]]:
    """Later *he*, *she*, *they*, *it* in the sentence, as long as no other name of a person stands between."""
    forms, pos, entity = view.column("form"), view.column("pos"), view.column("entity")
    if pos[head] not in ("PROPN", "NOUN"):
        return
    together, speaker = coordinated(view, head), function(view, head)
    for row in range(stop, int(view.sentence_end[head])):
        if entity[row] in ("B-PERSON", "B-ORG", "B-GPE", "B-NORP") and row not in together:
            return
        if listed(forms[row], "pronoun") and pos[row] == "PRON":
            same_verb = function(view, row).governor == speaker.governor >= 0
            if same_verb and speaker.name == "agent" and listed(forms[row], "object pronoun"):
                continue  # In "Brown praised him" he is somebody else.
            reports = speaker.governor >= 0 and listed(view.column("lemma")[speaker.governor], "speaking")
            yield row, weight("pronoun of speaker" if reports else "pronoun")


def _of_preposition(view: TokenView, place: Function, share: float) -> Iterator[Evidence]:
    """*support for X*, *anger at X*: a word that is for or against what follows; *unlike X*: the subject, turned round."""
    prep, over = place.governor, int(view.head[place.governor])
    word, patient = view.column("form")[prep], says(view, over, "patient")
    if word == "unlike":
        main = sum(item.score for item in of_agent(view, over, 1.0) if item.kind != "harm")
        yield Evidence("regard", weight("contrast") * share * main, words_of(view, "contrast: unlike", place.row), prep)
    elif view.column("pos")[over] == "NOUN" and listed(word, "against" if patient < 0 else "for"):
        yield Evidence("regard", share * patient, words_of(view, over, prep, place.row), over)
