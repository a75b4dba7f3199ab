"""Rule `harm-done`: a verb of harm, of weakening or of suffering, told as a fact, with the one who is
harmed."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._deeds import unreal
from discourse.coding.targets.colours import groups
from discourse.coding.targets.grammar import OBJECTS, child, negated, passive, phrase_text, subject_of
from discourse.text.tokens import TokenView

_HARM = ("harm", "weaken")


def harm_done(place: Place) -> Reading:
    """Hold where somebody or something is harmed; `actor` is who. Wishes, orders and denials are no harm
    done."""
    view, verb = place.view, place.first
    names = {group.name for group in groups(view, verb)}
    if not names & {*_HARM, "suffer"}:
        return Reading(False)
    if negated(view, verb) or unreal(view, verb):
        return Reading(False, "harm that is denied, wished or only possible")
    row = harmed(view, verb, bool(names & {"suffer"}) and not names & set(_HARM))
    if row < 0:
        return Reading(False, "nobody is named who is harmed")
    return Reading(True, "says who is harmed", actor=phrase_text(view, row))


def harmed(view: TokenView, verb: int, suffers: bool) -> int:
    """The row of the one who is harmed: the object, the passive subject, or the subject of a verb of
    suffering."""
    if suffers:
        return subject_of(view, verb)
    found = child(view, verb, "nsubjpass") if passive(view, verb) else child(view, verb, *OBJECTS)
    return found[0] if found else -1
