"""Rule `harm-cause`: a verb of harm that has both a cause as its subject and a harmed object."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._deeds import unreal
from discourse.coding.disambiguation.deed import somebody
from discourse.coding.disambiguation.harm_done import harmed
from discourse.coding.targets.colours import groups
from discourse.coding.targets.grammar import negated, passive, phrase_text, subject_of


def harm_cause(place: Place) -> Reading:
    """Hold where a thing or a state of things (not a person or body, who acts) harms something; `actor` is
    the cause."""
    view, verb = place.view, place.first
    if not {group.name for group in groups(view, verb)} & {"harm", "weaken"}:
        return Reading(False)
    if negated(view, verb) or unreal(view, verb) or harmed(view, verb, False) < 0:
        return Reading(False, "no harm is told as done")
    row = subject_of(view, verb)
    if row < 0 or (passive(view, verb) and row == harmed(view, verb, False)):
        return Reading(False, "no cause is named")
    if somebody(view, row):
        return Reading(False, "a person or body acts: a deed, not a cause")
    return Reading(True, "a cause and the harm it does", actor=phrase_text(view, row))
