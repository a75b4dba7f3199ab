"""Grammar that tells the literal use of a word from a metaphor, whatever words stand near it.

After Pragglejaz Group (2007) the basic meaning is the more concrete, bodily one; after Deignan (2005),
Metaphor and Corpus Linguistics, ch. 7, a metaphor often keeps to one grammatical form of its word.
"""

from discourse.coding.rules import Place, _clause
from discourse.language.view import TokenView
from discourse.reading.lexicons import read_lexicon

_GOALS = ("of", "to", "for", "towards", "toward", "on", "onto", "against")
_SOMEBODYS = ("my", "his", "her", "your")
_PEOPLE = ("i", "you", "he", "person")
_OPENINGS = ("door", "gate", "window")
_COUNTED_WAYS = ("road", "track", "street")
_TIMES = ("century", "year", "decade", "day", "month", "winter", "summer")
_TOLD = ("this", "that", "it", "there", "he", "she", "who", "which")


def literal_grammar(place: Place) -> str:
    """Why the grammar around a candidate shows its basic meaning; empty where it does not."""
    tests = {"family": _of_people, "building": _door, "war": _fought, "journey": _ways}
    test = tests.get(place.cue.code)
    return (test(place) if test else "") or _handled(place)


def said_of_another(place: Place) -> bool:
    """Whether the candidate is the predicate of a thing of another domain: *memory is a stage*."""
    view = place.view
    for row in range(place.first, place.stop):
        if view.column("dep")[row] == "attr":
            about = _clause.subject(view, int(view.head[row]))
            if (
                about is None
                or view.column("norm")[about] in _TOLD
                or view.column("pos")[about] not in ("NOUN", "PROPN")
            ):
                return False
            kinds = read_lexicon("literal-company").of(str(view.column("lemma")[about]).lower(), "NOUN")
            person = _clause.subject_type(view, about) in _PEOPLE
            return not person and place.cue.code not in {kind.name for kind in kinds}
    return False


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
    owners = set(_clause.norms_of(view, row, "poss"))
    return "literal: somebody's own kin" if owners & set(_SOMEBODYS) and goal(view, row, place.stop) < 0 else ""


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
              for name in (group.name for group in read_lexicon("literal-company").of(one, "VERB"))}  # fmt: skip
    return f"literal: handled ('{' '.join([verb, *particles])}')" if listed & {"handling", place.cue.code} else ""
