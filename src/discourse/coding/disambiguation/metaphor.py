"""Rule of metaphor: a candidate that is part of a name, or used in its basic, concrete meaning, is none.

After Pragglejaz Group (2007) the basic meaning is the more concrete, bodily one; after Deignan (2005), Metaphor and
Corpus Linguistics, ch. 7, a metaphor often keeps to one grammatical form of its word.
"""

from discourse.coding.disambiguation import Place, Reading
from discourse.io.words import read_words, word_set
from discourse.text.phrases import phrase_text, under
from discourse.text.syntax import subject, subject_type
from discourse.text.tokens import TokenView
from discourse.text.tree import child

_NEAR = 10
_NAMES = ("ORG", "FAC", "LOC", "GPE", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT", "PERSON")
_PEOPLE = ("i", "you", "he", "person")
_ACTING = (*_PEOPLE, "we", "institution")
_DONE_TO = ("dobj", "nsubjpass")


def literal_use(place: Place) -> Reading:
    """Hold unless the word is used in its basic, concrete meaning; `actor` is what it is said of, the target domain."""
    view = place.view
    if any(_in_name(view, row) for row in range(place.first, place.stop)):
        return Reading(False, "part of a proper name")
    if grammar := _literal_grammar(place):
        return Reading(False, f"literal: {grammar}")
    company = -1 if _said_of_another(place) else _company(place)
    if company >= 0:
        return Reading(False, f"literal: '{view.column('word')[company]}' stands near")
    said_of = phrase_text(view, _target(place))
    return Reading(True, f"candidate, said of '{said_of}'" if said_of else "candidate", actor=said_of)


def _in_name(view: TokenView, row: int) -> bool:
    """Inside a named entity, or a capitalised word beside another one that is no sentence's first."""
    words, first = view.column("word"), int(view.sentence_start[row])
    capital = words[row][:1].isupper()
    if view.column("entity")[row].endswith(_NAMES) or (view.column("pos")[row] == "PROPN" and capital):
        return True
    beside = [at for at in (row - 1, row + 1) if first < at < int(view.sentence_end[row])]
    return capital and row > first and any(words[at][:1].isupper() for at in beside)


def _company(place: Place) -> int:
    """The row of a concrete word of the candidate's own domain that stands near or hangs on it; -1 for none."""
    view = place.view
    first = max(int(view.sentence_start[place.first]), place.first - _NEAR)
    stop = min(int(view.sentence_end[place.first]), place.stop + _NEAR)
    near = (row for row in range(first, stop) if not place.first <= row < place.stop)
    return next((row for row in near if place.cue.code in _domains(view, row) and not _in_name(view, row)), -1)


def _domains(view: TokenView, row: int) -> set[str]:
    """The domains of which a word is a concrete part; a verb only where it is listed as one: people *play* with words."""
    pos = "VERB" if view.column("pos")[row] == "VERB" else "NOUN"
    return _listed(view.column("lemma")[row], pos)


def _listed(lemma: str, pos: str) -> set[str]:
    return {group.name for group in read_words("literal-company").of(str(lemma).lower(), pos)}


def _target(place: Place) -> int | None:
    """What the candidate is said of: the noun of an *of* phrase, else the object, else the subject."""
    view, inside = place.view, range(place.first, place.stop)
    for row in inside:
        nouns = [noun for _, noun in under(view, row, word_set("rule-words", "said of"))]
        if nouns:
            return nouns[0]
    for row in inside:
        found = [at for at in child(view, row, "nsubj", *_DONE_TO) if at not in inside]
        if found:
            return found[-1]
    return int(view.head[place.first]) if view.column("dep")[place.first] in ("amod", "compound") else None


def _said_of_another(place: Place) -> bool:
    """Whether the candidate is the predicate of a thing of another domain (*memory is a stage*), or a deed of something
    abstract (*the years had built a wall*)."""
    view, first = place.view, place.first
    if view.column("pos")[first] == "VERB" and _abstract(view, subject(view, first)):
        return True
    for row in range(first, place.stop):
        if view.column("dep")[row] == "attr":
            about = subject(view, int(view.head[row]))
            if about is None or view.column("pos")[about] not in ("NOUN", "PROPN"):
                return False
            return subject_type(view, about) not in _PEOPLE and place.cue.code not in _listed(
                view.column("lemma")[about], "NOUN"
            )
    return False


def _abstract(view: TokenView, row: int | None) -> bool:
    """A time, or a noun with an ending of abstract nouns that is no person, body or concrete thing."""
    if row is None or view.column("pos")[row] != "NOUN" or subject_type(view, row) in _ACTING:
        return False
    lemma = str(view.column("lemma")[row]).lower()
    abstract = lemma.endswith(tuple(word_set("rule-words", "abstract ending")))
    return _time(lemma) or (abstract and not _listed(lemma, "NOUN"))


def _time(lemma: str) -> bool:
    return lemma in word_set("rule-words", "time")


def _goal(view: TokenView, first: int, stop: int) -> int:
    """The noun after *of*, *to*, *for* ... that hangs on a stretch; -1 for none."""
    goals = word_set("rule-words", "goal")
    return next((noun for row in range(first, stop) for _, noun in under(view, row, goals)), -1)


def _literal_grammar(place: Place) -> str:
    """Why the grammar around a candidate shows its basic meaning; empty where it does not."""
    view, row, code = place.view, place.first, place.cue.code
    pos, dep, lemmas = view.column("pos")[row], view.column("dep")[row], view.column("lemma")
    aimless = _goal(view, row, place.stop) < 0
    why = ""
    if code == "family":
        why = _of_people(view, row, aimless)
    elif code == "building" and place.stop - row >= 3 and lemmas[place.stop - 1] in ("door", "gate", "window"):
        why = "a door that leads to nothing named" if aimless else ""
    elif code == "war" and pos == "NOUN" and not child(view, row, "compound"):
        why = _fought(view, row, place.stop)
    elif code == "journey" and view.column("tag")[row] == "NNS" and lemmas[row] in ("road", "track", "street"):
        why = "roads in the plural" if aimless else ""  # As a metaphor the word stands in the singular.
    elif code == "theatre" and lemmas[row] == "stage" and pos == "NOUN" and dep == "pobj":
        # As a metaphor the stage is somebody's: "on the world stage".
        on = view.column("form")[int(view.head[row])] == "on" and _before(view, row) in ([], ["the"])
        why = "on stage" if on and aimless and not child(view, row, "relcl") else ""
    elif code == "force" and pos == "VERB" and not child(view, row, "xcomp", "ccomp"):
        # Who is pushed to an act is pushed as a metaphor; "the doctor pulled teeth" is none.
        things = word_set("rule-words", "thing")
        pushed = [at for at in child(view, row, *_DONE_TO) if _listed(lemmas[at], "NOUN") & things]
        why = f"done to '{view.column('word')[pushed[0]]}'" if pushed else ""
    return why or (_handled(place) if aimless else "")


def _before(view: TokenView, row: int) -> list[str]:
    return [view.column("form")[at] for at in view.children[row] if at < row]


def _of_people(view: TokenView, row: int, aimless: bool) -> str:
    """Somebody's own kin, and people who marry: *my sister*, *Anna got married*."""
    if view.column("pos")[row] == "VERB":
        married = [subject(view, row), *child(view, row, "dobj")]
        return "people marry or adopt" if all(subject_type(view, at) in _PEOPLE for at in married) else ""
    owners, somebodys = child(view, row, "poss"), word_set("rule-words", "somebody's")
    kin = any(view.column("form")[at] in somebodys or subject_type(view, at) == "person" for at in owners)
    return "somebody's own kin" if kin and aimless else ""


def _fought(view: TokenView, row: int, stop: int) -> str:
    """Wars and battles with a time or a country of their own: *the wars of the last century*."""
    where = _goal(view, row, stop)
    if where < 0 and view.column("lemma")[row] == "war" and _before(view, row) in (["the"], ["that"]):
        return "a war known to the reader, over nothing named"
    inside = [noun for at in view.children[row] if view.column("form")[at] == "in" for noun in view.children[at]]
    for at in [where, *inside] if where >= 0 else inside:
        if view.column("entity")[at].endswith(("GPE", "LOC")) or _time(view.column("lemma")[at]):
            return f"fought in or over '{view.column('word')[at]}'"
    return ""


def _handled(place: Place) -> str:
    """The object of a verb of handling, watching or running: *he hung his weapons over the stove*."""
    view, row = place.view, place.first
    if view.column("dep")[row] not in _DONE_TO:
        return ""
    over, lemmas = int(view.head[row]), view.column("lemma")
    verb = str(lemmas[over]).lower()
    particles = [str(lemmas[at]) for at in child(view, over, "prt")]
    kinds = _listed(verb, "VERB").union(*(_listed(f"{verb} {particle}", "VERB") for particle in particles))
    return f"handled ('{' '.join([verb, *particles])}')" if kinds & {"handling", place.cue.code} else ""
