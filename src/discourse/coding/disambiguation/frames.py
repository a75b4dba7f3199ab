"""Rules of framing, after Entman (1993: 52): problem, cause, moral judgement and remedy, each with whom it names.

`actor` of a reading is the one affected, the cause, the one judged, or the one who is to act.
"""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.targets.clauses import of_agent
from discourse.coding.targets.colours import named, phrase
from discourse.io.words import read_words, word_kinds, word_set
from discourse.text.negation import negator
from discourse.text.phrases import phrase_text, under
from discourse.text.syntax import noun_kind, passive, understood_subject
from discourse.text.tokens import TokenView
from discourse.text.tree import OBJECTS, child

_BODIES = ("PERSON", "ORG", "GPE", "NORP")
_TURNED = {"positive": "negative", "negative": "positive"}


def affected(place: Place) -> Reading:
    """Hold for a problem unless it is denied; a negation that belongs to the cue itself denies nothing."""
    view, head = place.view, _head(place, "PROPN")
    inside = any(view.column("form")[row] in ("not", "no") for row in range(place.first, place.stop))
    if not inside and _negated(view, head):
        return Reading(False, "the problem is denied, not claimed")
    actor = phrase_text(view, _affected(view, head))
    return Reading(True, "says what is wrong" + (" and for whom" if actor else ""), actor=actor)


def _affected(view: TokenView, head: int) -> int | None:
    pos = view.column("pos")[head]
    if pos == "VERB":
        undergoes = _listed(view, head, "undergoing")
        found = [] if undergoes else _done_to(view, head)
        return found[0] if found else _subject(view, head)
    if pos == "ADJ":
        return _subject(view, int(view.head[head]))
    return next((noun for _, noun in under(view, head, word_set("rule-words", "falls on"))), None)


def cause(place: Place) -> Reading:
    """Hold where one thing is said to bring about another."""
    view, head = place.view, _head(place)
    if _negated(view, head):
        return Reading(False, "the link is denied")
    if _listed(view, head, "weak link") and not _effect(view, head):
        return Reading(False, "no effect is named: a task, a gift or a way, not a cause")
    if view.column("form")[place.first] == "by" and not _changes(view, int(view.head[place.first])):
        return Reading(False, "a way of doing something, without an effect that is good or bad")
    return Reading(True, "links a cause with its effect", actor=phrase_text(view, _cause(place, head)))


def _effect(view: TokenView, head: int) -> bool:
    """Whether what stands after *to* or *for* is something good or bad that happens, not a place or a task."""
    nouns = [noun for at in child(view, head, "prep", "prt") for noun in child(view, at, "pobj", "pcomp")]
    return any(phrase(view, noun) or _happening(view, noun) for noun in [*nouns, *child(view, head, "pobj")])


def _happening(view: TokenView, noun: int) -> bool:
    """A noun that is made of a verb or that has an *of* phrase under it: *a wave of*, *reduction*, *rise in*."""
    made = view.column("lemma")[noun].endswith(tuple(word_set("rule-words", "ending of acts")))
    return made or any(view.column("form")[at] in ("of", "in") for at in child(view, noun, "prep"))


def _changes(view: TokenView, verb: int) -> bool:
    """Whether the verb that *by doing* hangs on changes something, so that doing it is the cause."""
    objects = child(view, verb, "dobj", "nsubjpass")
    return bool(objects) and bool(phrase(view, verb) or any(phrase(view, at) for at in objects))


def _cause(place: Place, head: int) -> int | None:
    view, over = place.view, int(place.view.head[head])
    words = view.column("form")[place.first : place.stop]
    if words[0] == "because" and "of" not in words:
        return _subject(view, int(view.head[place.first]))
    if words[0] in word_set("rule-words", "therefore"):
        return None
    if view.column("pos")[head] == "VERB" and not _listed(view, head, "springing from") and words[-1] != "from":
        blamed = child(view, head, "dobj", "nsubjpass") if view.column("lemma")[head] == "blame" else []
        return blamed[0] if blamed else _subject(view, head)
    if words[-1] in word_set("rule-words", "before a cause"):
        found = [noun for row in range(place.first, place.stop) for noun in child(view, row, "pobj")]
        found += [noun for _, noun in under(view, place.stop - 1)]
        if found:
            return found[0]
    return _subject(view, over if over != head else head)


def harm_done(place: Place) -> Reading:
    """Hold where somebody or something is harmed, weakened or suffers; wishes, orders and denials are no harm done."""
    view, verb = place.view, place.first
    if not named(view, verb, "harm", "weaken", "suffer"):
        return Reading(False)
    if not _done(view, verb):
        return Reading(False, "harm that is denied, wished or only possible")
    row = _harmed(view, verb) if named(view, verb, "harm", "weaken") else _subject(view, verb)
    if row is None:
        return Reading(False, "nobody is named who is harmed")
    return Reading(True, "says who is harmed", actor=phrase_text(view, row))


def harm_cause(place: Place) -> Reading:
    """Hold where a thing or a state of things (not a person or body, who acts) harms something."""
    view, verb = place.view, place.first
    if not named(view, verb, "harm", "weaken"):
        return Reading(False)
    harmed, row = _harmed(view, verb), _subject(view, verb)
    if not _done(view, verb) or harmed is None:
        return Reading(False, "no harm is told as done")
    if row is None or (passive(view, verb) and row == harmed):
        return Reading(False, "no cause is named")
    if somebody(view, row):
        return Reading(False, "a person or body acts: a deed, not a cause")
    return Reading(True, "a cause and the harm it does", actor=phrase_text(view, row))


def deed(place: Place) -> Reading:
    """Hold where a person or body does wrong, harm or good, told as a fact, so that the deed itself judges them."""
    view, verb = place.view, place.first
    if not named(view, verb, "wrong", "harm", "help"):
        return Reading(False)
    if not _done(view, verb) or passive(view, verb):
        return Reading(False, "not told as somebody's deed")
    row = _subject(view, verb)
    if row is None or not somebody(view, row):
        return Reading(False, "no person or body does it")
    acts = [item for item in of_agent(view, verb, 1.0) if item.kind == "act" and item.row == verb]
    score = sum(item.score for item in acts)
    if abs(score) < 1:
        return Reading(False, "the deed is neither good nor bad enough")
    if score > 0 and not any(somebody(view, at) for at in child(view, verb, *OBJECTS)):
        return Reading(False, "good is done to a thing, not to somebody")
    return Reading(True, acts[0].why, actor=phrase_text(view, row), polarity="positive" if score > 0 else "negative")


def _done(view: TokenView, verb: int) -> bool:
    """Told as done: not denied, not under a modal, not in an infinitive."""
    unreal = word_set("grammar-words", "unreal")
    return not _negated(view, verb) and not any(view.column("form")[at] in unreal for at in child(view, verb, "aux"))


def _harmed(view: TokenView, verb: int) -> int | None:
    return next(iter(_done_to(view, verb)), None)


def _done_to(view: TokenView, verb: int) -> list[int]:
    """The objects of a verb, in the passive its subject."""
    return child(view, verb, "nsubjpass") if passive(view, verb) else child(view, verb, *OBJECTS)


def somebody(view: TokenView, row: int) -> bool:
    """Whether the word is a name, a personal pronoun, or a noun for people, offices and bodies."""
    if view.column("entity")[row].endswith(_BODIES) or view.column("pos")[row] == "PROPN":
        return True
    form = view.column("form")[row]
    return (
        noun_kind(view, row) in ("person", "office", "collective", "body", "metonym")
        or named(view, row, "villain", "hero", "victim", "detractor", "follower")
        or form == "who"
        or word_kinds("pronouns").get(form) in ("i", "we", "you", "he")
    )


def person_judged(place: Place) -> Reading:
    """Hold where an adjective or noun judges somebody: *an incompetent manager*, *she is a crook*."""
    view, row = place.view, place.first
    who = _whom(view, row) if named(view, row, "bad", "good", "villain", "hero") else None
    if who is None or who == row or not somebody(view, who) or not (value := phrase(view, row)):
        return Reading(False)
    name, against = phrase_text(view, who), negator(view, row)
    told = "" if against is None else f", negated by '{view.column('word')[against]}'"
    good = (value > 0) == (against is None)
    return Reading(True, f"said of '{name}'{told}", actor=name, polarity="positive" if good else "negative")


def _whom(view: TokenView, row: int) -> int | None:
    """The noun of an adjective, the subject of a predicate, the name that a noun stands beside."""
    dep, over = view.column("dep")[row], int(view.head[row])
    if dep in ("amod", "appos", "compound"):
        return over
    return _subject(view, over) if dep in ("attr", "acomp", "oprd") else None


def moral_judgement(place: Place) -> Reading:
    """Hold where a moral word stands on its own feet in the sentence and judges somebody or something."""
    view, head = place.view, _head(place)
    pos, cue = view.column("pos")[head], place.cue
    if view.column("lemma")[head] == "lie" and _lies_somewhere(view, head):
        return Reading(False, "lies somewhere, tells no lie")
    if pos == "PROPN" or view.column("entity")[head].endswith(("ORG", "PERSON", "WORK_OF_ART")):
        return Reading(False, "part of a name")
    topic = pos == "NOUN" and view.column("dep")[head] in ("nsubj", "nsubjpass")
    if topic and cue.code == "moral-evaluation" and cue.polarity == "positive":
        return Reading(False, "a value that is spoken about, not appealed to")
    turned = _negated(view, head) or (pos == "ADJ" and _negated(view, int(view.head[head])))
    polarity = _TURNED.get(cue.polarity, cue.polarity) if turned else cue.polarity
    actor = phrase_text(view, _judged(view, head))
    return Reading(True, "denies" if turned else "judges", actor=actor, polarity=polarity)


def _lies_somewhere(view: TokenView, verb: int) -> bool:
    where = word_set("rule-words", "where")
    finite = view.column("tag")[verb] in ("VBZ", "VBP", "VBD")
    return finite and any(view.column("form")[at] in where for at in child(view, verb, "prep"))


def _judged(view: TokenView, head: int) -> int | None:
    """The noun of an adjective, the owner of a noun, the object of blame and praise, the subject of a wrong."""
    pos, dep, over = view.column("pos")[head], view.column("dep")[head], int(view.head[head])
    if pos == "ADJ":
        return over if dep == "amod" else _subject(view, over)
    if pos == "VERB":
        found = [] if _listed(view, head, "wrongdoing") else _done_to(view, head)
        return found[0] if found else _subject(view, head)
    owner = child(view, head, "poss")
    if not owner and dep not in ("attr", "acomp", "oprd"):
        owner = [noun for _, noun in under(view, head, ("of", "by"))]
    return owner[0] if owner else _subject(view, over)


def remedy(place: Place) -> Reading:
    """Hold where an act is called for; not for guesses (*must have lost*), the past, or a remedy that is denied."""
    view, first, rows = place.view, place.first, range(place.first, place.stop)
    lemmas, tags, pos, forms = (view.column(name) for name in ("lemma", "tag", "pos", "form"))
    head = _head(place, "AUX")
    if lemmas[first] in word_set("rule-words", "calling for"):
        verb = max(row for row in rows if pos[row] in ("VERB", "AUX", "NOUN"))
        why = _no_act(view, first, verb)
        return Reading(False, why) if why else _to_act(view, verb, "says what is to be done")
    if view.column("dep")[first] == "ROOT" and tags[first] == "VB" and child(view, first, "aux", "nsubj"):
        return Reading(False, "no request: the verb has a subject or an auxiliary")
    if pos[head] == "NOUN" and _negated(view, head):
        return Reading(False, "says that there is none")
    if lemmas[head] in ("suggest", "propose", "demand") and _finding(view, head):
        return Reading(False, "what is found, not what is to be done")
    if tags[head] == "MD":
        return _to_act(view, place.stop - 1, "says what a remedy would do")
    if (
        pos[head] == "VERB"
        and _listed(view, head, "asking")
        and any(forms[row] in ("on", "upon", "to") for row in rows)
    ):
        asked = child(view, head, *OBJECTS) + [noun for _, noun in under(view, head)]
        return Reading(True, "calls on somebody to act", actor=phrase_text(view, asked[0] if asked else None))
    return _to_act(view, head, "names what is to be done")


def _no_act(view: TokenView, modal: int, verb: int) -> str:
    """Why nothing is called for; empty where something is."""
    lemmas, tags, forms = view.column("lemma"), view.column("tag"), view.column("form")
    if forms[modal] == "had" and forms[modal + 1] != "better":
        return "was to be done in the past"
    if any(lemmas[row] == "have" and tags[verb] == "VBN" for row in range(modal + 1, verb)):
        return "a guess or a reproach about the past, not an act called for"
    if _listed(view, verb, "state") and not passive(view, verb) and tags[verb] != "VBN":
        return "a state, not an act"
    to_do_with = lemmas[modal] == "have" and forms[modal + 1] == "to" and lemmas[verb] == "do"
    if to_do_with and any(lemmas[at] == "with" for at in child(view, verb, "prep")):
        return "'has to do with' is no duty"
    return ""


def _finding(view: TokenView, head: int) -> bool:
    """*The figures suggest that trade is slowing*: a clause without *should* and without a bare verb."""
    clauses, forms = child(view, head, "ccomp"), view.column("form")
    asked = any(forms[at] in ("should", "must") for row in clauses for at in child(view, row, "aux"))
    bare = any(view.column("tag")[row] == "VB" for row in clauses)
    be = any(forms[at] == "be" for row in clauses for at in child(view, row, "auxpass"))
    return bool(clauses) and not asked and not bare and not be


def _to_act(view: TokenView, verb: int, why: str) -> Reading:
    return Reading(True, why, actor=phrase_text(view, _subject(view, verb)))


def _subject(view: TokenView, verb: int) -> int | None:
    """Who or what does it; nobody where the subject is an empty *there* or *it*."""
    row = understood_subject(view, verb)
    return None if row is None or view.column("dep")[row] == "expl" else row


def _negated(view: TokenView, row: int) -> bool:
    return negator(view, row) is not None


def _head(place: Place, *more: str) -> int:
    """The first word of content in a place."""
    wanted, pos = ("NOUN", "VERB", "ADJ", *more), place.view.column("pos")
    return next((row for row in range(place.first, place.stop) if pos[row] in wanted), place.first)


def _listed(view: TokenView, row: int, group: str) -> bool:
    return read_words("rule-words").has(view.column("lemma")[row], group)
