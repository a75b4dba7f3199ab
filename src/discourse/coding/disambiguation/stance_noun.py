"""A noun of stance and what it is about: *the fear of floods*; not whose it is (*the hopes of millions*) or where
one looks (*a view of the sea*)."""

from discourse.coding.disambiguation import Place, Reading
from discourse.io.words import word_set
from discourse.text import syntax

_LIST = "stance-words"


def stance_noun(place: Place) -> Reading:
    """Hold where the preposition leads to the content of the stance."""
    view, noun, preposition = place.view, place.first, place.stop - 1
    lemmas, norms, deps = view.column("lemma"), view.column("norm"), view.column("dep")
    objects = [c for c in view.children[preposition] if deps[c] in ("pobj", "pcomp")]
    if not objects or norms[preposition] != "of":
        return Reading(True, "what the stance is about")
    lemma, what = lemmas[noun], str(lemmas[objects[0]]).lower()
    if lemma == "view" and what in word_set(_LIST, "seen"):
        return Reading(False, "what meets the eye")
    kind = syntax.subject_type(view, objects[0])
    person = kind in syntax.ACTING or what in word_set(_LIST, "crowd") or _is_person(what)
    if (
        lemma in word_set(_LIST, "owned")
        and person
        and not (lemma in ("view", "idea", "opinion") and _has_owner(place, noun))
    ):
        return Reading(False, "whose it is, not what it is about")
    return Reading(True, "what the stance is about")


def _has_owner(place: Place, noun: int) -> bool:
    """*My opinion of the king*: the owner is told before."""
    view = place.view
    return any(view.column("dep")[child] == "poss" for child in view.children[noun])


def _is_person(lemma: str) -> bool:
    """Nouns of people by their ending, with some that end alike left out."""
    ending = lemma.endswith(("ist", "ician", "eer", "owner", "iff", "ant", "ian"))
    return ending and lemma not in word_set(_LIST, "no-person")
