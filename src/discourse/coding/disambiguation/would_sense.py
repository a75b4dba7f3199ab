"""*would*: hypothesis or later past (epistemic), wish, request or refusal (dynamic)."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._modal_features import features
from discourse.io.words import word_kinds
from discourse.text import syntax


def would_sense(place: Place) -> Reading:
    """Hold where the cue's code is the reading (Palmer 1990: 58-59, 137-138, 197-199)."""
    view, first = place.view, place.first
    seen = set(features(view, first))
    verb = syntax.verb_of_modal(view, first)
    lemma = str(view.column("lemma")[verb]).lower()
    acts = "subject acts" in seen
    rather = first + 1 < view.size and view.column("norm")[first + 1] in ("rather", "sooner")
    wish = lemma in word_kinds("would-wishes") and "perfect" not in seen
    if acts and (rather or wish):
        found, why = "dynamic", f"a wish: would {'rather' if rather else lemma}"
    elif "subject=you" in seen and "question" in seen and "inverted" in seen:
        found, why = "dynamic", "a request to you"
    elif acts and {"negated", "past around"} <= seen and not {"root VBD", "clause=if"} & seen:
        found, why = "dynamic", "a refusal in the past"
    else:
        found, why = "epistemic", "hypothesis, or what lay ahead in the past"
    return Reading(found == place.cue.code, why if found == place.cue.code else f"{found} instead: {why}")
