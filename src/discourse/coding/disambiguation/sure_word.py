"""*I am sure that ...*: code the adjective; the verb and the opening of the clause are only its context."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._subjects import main_verb, subject_of


def sure_word(place: Place) -> Reading:
    """Hold where the writer is sure (*I am sure*, *we are confident*); a third person's certainty is
    reported."""
    view = place.view
    row = place.stop - 2
    subject = subject_of(view, main_verb(view, place.first))
    if subject is not None and view.column("norm")[subject] in ("i", "we"):
        return Reading(True, f"the subject is {view.column('word')[subject]}", span=(row, row + 1))
    return Reading(False, "somebody else is sure")
