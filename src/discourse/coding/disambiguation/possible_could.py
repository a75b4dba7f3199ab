"""*Could*: a possibility (*the dam could break*) or an ability in the past (*we could not sleep*)."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._subjects import is_person, main_verb, subject_of


def possible_could(place: Place) -> Reading:
    """Hold for a possibility: not negated, not asked after, and not what a person was able to do."""
    view, row = place.view, place.first
    norms, deps, verb = view.column("norm"), view.column("dep"), main_verb(view, row)
    around = [norms[child] for child in view.children[verb] if deps[child] in ("neg", "mark", "aux")]
    perfect = "have" in around or view.column("lemma")[verb] == "be"
    after = norms[row + 1 : row + 3]
    if "not" in after[:1] and not perfect:
        return Reading(False, "could not: something was not able or allowed to happen")
    if "no" in after[:1] or "never" in after[:1]:
        return Reading(False, "negated: an ability that was lacking")
    if {"if", "whether"} & set(around):
        return Reading(False, "under if or whether, which carry the doubt")
    subject = subject_of(view, verb)
    if subject is not None and is_person(view, subject) and not perfect:
        return Reading(False, f"what {view.column('word')[subject]} was able to do")
    return Reading(True, "what may happen")
