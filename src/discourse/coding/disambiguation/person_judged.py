"""Rule `person-judged`: a word of the evaluative lexicon that is said of a person or body."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._negation import negator
from discourse.coding.disambiguation.deed import somebody
from discourse.coding.targets.colours import groups, phrase
from discourse.coding.targets.grammar import phrase_text, subject_of
from discourse.text.tokens import TokenView

_JUDGING = ("bad", "good", "villain", "hero")


def person_judged(place: Place) -> Reading:
    """Hold where an adjective or noun judges somebody: *an incompetent manager*, *she is a crook*; `actor`
    is who."""
    view, row = place.view, place.first
    if not {group.name for group in groups(view, row)} & set(_JUDGING):
        return Reading(False)
    who = _whom(view, row)
    if who < 0 or who == row or not somebody(view, who):
        return Reading(False)
    value = phrase(view, row)
    if not value:
        return Reading(False)
    name, against = phrase_text(view, who), negator(view, row)
    told = "" if against is None else f", negated by '{view.column('word')[against]}'"
    good = (value > 0) == (against is None)
    return Reading(True, f"said of '{name}'{told}", actor=name, polarity="positive" if good else "negative")


def _whom(view: TokenView, row: int) -> int:
    """The noun of an adjective, the subject of a predicate, the name that a noun stands beside."""
    dep, over = view.column("dep")[row], int(view.head[row])
    if dep in ("amod", "appos", "compound"):
        return over
    return subject_of(view, over) if dep in ("attr", "acomp", "oprd") else -1
