"""Grammar that tells the literal use of a word from a metaphor, whatever words stand near it.

After Pragglejaz Group (2007) the basic meaning is the more concrete, bodily one; after Deignan (2005),
Metaphor and Corpus Linguistics, ch. 7, a metaphor often keeps to one grammatical form of its word.
"""

from discourse.coding.disambiguation import Place, _clause
from discourse.io.words import read_words
from discourse.text.tokens import TokenView

_GOALS = ("of", "to", "for", "towards", "toward", "on", "onto", "against")
_SOMEBODYS = ("my", "his", "her", "your")
_PEOPLE = ("i", "you", "he", "person")
_OPENINGS = ("door", "gate", "window")
_COUNTED_WAYS = ("road", "track", "street")
_TIMES = ("century", "year", "decade", "day", "month", "winter", "summer")
_ABSTRACT_ENDINGS = ("ness", "ity", "ism", "tion", "sion", "ment", "ship", "hood", "dom", "ance", "ence", "cy")
_THINGS = ("building", "machine", "health", "plant", "light", "body")
_TOLD = ("this", "that", "it", "there", "he", "she", "who", "which")


def literal_grammar(place: Place) -> str:
    """Why the grammar around a candidate shows its basic meaning; empty where it does not."""
    tests = {
        "family": _of_people, "building": _door, "war": _fought, "journey": _ways, "theatre": _on_stage,
        "force": _done_to_things,
    }  # fmt: skip
    test = tests.get(place.cue.code)
    return (test(place) if test else "") or _handled(place)


def said_of_another(place: Place) -> bool:
    """Whether the candidate is the predicate of a thing of another domain (*memory is a stage*), or a deed of
    something abstract (*the years had built a wall*)."""
    view = place.view
    if view.column("pos")[place.first] == "VERB" and _abstract(view, _clause.subject(view, place.first)):
        return True
    for row in range(place.first, place.stop):
        if view.column("dep")[row] == "attr":
            about = _clause.subject(view, int(view.head[row]))
            if (
                about is None
                or view.column("norm")[about] in _TOLD
                or view.column("pos")[about] not in ("NOUN", "PROPN")
            ):
                return False
            kinds = read_words("literal-company").of(str(view.column("lemma")[about]).lower(), "NOUN")
            person = _clause.subject_type(view, about) in _PEOPLE
            return not person and place.cue.code not in {kind.name for kind in kinds}
    return False


def _abstract(view: TokenView, row: int | None) -> bool:
    """A time, or a noun with an ending of abstract nouns that is no person, body or concrete thing."""
    if row is None or view.column("pos")[row] != "NOUN" or _clause.subject_type(view, row) in _clause.ACTING:
        return False
    lemma = str(view.column("lemma")[row]).lower()
    concrete = read_words("literal-company").of(lemma, "NOUN")
    return lemma in _TIMES or (lemma.endswith(_ABSTRACT_ENDINGS) and not concrete)


def goal(view: TokenView, first: int, stop: int) -> int:
    """The noun after *of*, *to*, *for* ... that hangs on a stretch; -1 for none."""
    deps, norms = view.column("dep"), view.column("norm")
    for row in range(first, stop):
        for child in view.children[row]:
            if deps[child] == "prep" and norms[child] in _GOALS:
                inner = [noun for noun in view.children[child] if deps[noun] == "pobj"]
                if inner:
                    return inner[0]
    return -1


def _of_people(place: Place) -> str:
    """Somebody's own kin, and people who marry: *my sister*, *Anna got married*."""
    view, row = place.view, place.first
    if view.column("pos")[row] == "VERB":
        about = _clause.subject(view, row)
        done_to = [child for child in view.children[row] if view.column("dep")[child] == "dobj"]
        others = [child for child in done_to if _clause.subject_type(view, child) not in _PEOPLE]
        return "literal: people marry or adopt" if _clause.subject_type(view, about) in _PEOPLE and not others else ""
    owners = [child for child in view.children[row] if view.column("dep")[child] == "poss"]
    own = any(view.column("norm")[one] in _SOMEBODYS or _clause.subject_type(view, one) == "person" for one in owners)
    return "literal: somebody's own kin" if own and goal(view, row, place.stop) < 0 else ""


def _door(place: Place) -> str:
    """A door, gate or window opened or shut, and not to or on something."""
    view = place.view
    phrase = place.stop - place.first >= 3 and view.column("lemma")[place.stop - 1] in _OPENINGS
    return "literal: a door that leads to nothing named" if phrase and goal(view, place.first, place.stop) < 0 else ""


def _fought(place: Place) -> str:
    """Wars and battles with a time or a country of their own: *the wars of the last century*."""
    view, row = place.view, place.first
    if view.column("pos")[row] != "NOUN" or any(view.column("dep")[c] == "compound" for c in view.children[row]):
        return ""
    where = goal(view, row, place.stop)
    determined = [child for child in view.children[row] if child < row]
    bare = [view.column("norm")[child] for child in determined] in (["the"], ["that"])
    if where < 0 and bare and view.column("lemma")[row] == "war":
        return "literal: a war known to the reader, over nothing named"
    inside = [n for c in view.children[row] if view.column("norm")[c] == "in" for n in view.children[c]]
    for at in [where, *inside]:
        named = at >= 0 and view.column("entity")[at].endswith(("GPE", "LOC"))
        if at >= 0 and (named or view.column("lemma")[at] in _TIMES):
            return f"literal: fought in or over '{view.column('word')[at]}'"
    return ""


def _ways(place: Place) -> str:
    """Several roads that lead to nothing named; as a metaphor the word stands in the singular."""
    view, row = place.view, place.first
    several = view.column("tag")[row] == "NNS" and view.column("lemma")[row] in _COUNTED_WAYS
    return "literal: roads in the plural" if several and goal(view, row, place.stop) < 0 else ""


def _on_stage(place: Place) -> str:
    """*On stage* or *on the stage*; as a metaphor the stage is somebody's: *on the world stage*."""
    view, row = place.view, place.first
    before = [view.column("norm")[child] for child in view.children[row] if child < row]
    on = view.column("norm")[int(view.head[row])] == "on" and view.column("dep")[row] == "pobj"
    stage = view.column("lemma")[row] == "stage" and view.column("pos")[row] == "NOUN" and before in ([], ["the"])
    relative = any(view.column("dep")[child] == "relcl" for child in view.children[row])
    return "literal: on stage" if on and stage and not relative and goal(view, row, place.stop) < 0 else ""


def _done_to_things(place: Place) -> str:
    """Pushed, pulled or driven things: *the doctor pulled teeth*; who is pushed to an act is pushed as a metaphor."""
    view, row = place.view, place.first
    deps, lemmas = view.column("dep"), view.column("lemma")
    children = view.children[row]
    if view.column("pos")[row] != "VERB" or any(deps[child] in ("xcomp", "ccomp") for child in children):
        return ""
    for child in children:
        kinds = {kind.name for kind in read_words("literal-company").of(str(lemmas[child]).lower(), "NOUN")}
        if deps[child] in ("dobj", "nsubjpass") and kinds & set(_THINGS):
            return f"literal: done to '{view.column('word')[child]}'"
    return ""


def _handled(place: Place) -> str:
    """The object of a verb of handling, watching or running: *he hung his weapons over the stove*."""
    view, row = place.view, place.first
    deps, lemmas = view.column("dep"), view.column("lemma")
    at = int(view.head[row]) if deps[row] in ("dobj", "nsubjpass") else row
    if at == row or goal(view, row, place.stop) >= 0:
        return ""
    verb = str(lemmas[at]).lower()
    particles = [str(lemmas[child]) for child in view.children[at] if deps[child] == "prt"]
    listed = {name for one in [verb, *(f"{verb} {particle}" for particle in particles)]
              for name in (group.name for group in read_words("literal-company").of(one, "VERB"))}  # fmt: skip
    return f"literal: handled ('{' '.join([verb, *particles])}')" if listed & {"handling", place.cue.code} else ""
