"""Rule `deed`: somebody does wrong or does good, told as a fact, so that the deed itself judges them."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._deeds import unreal
from discourse.coding.targets.clauses import of_agent
from discourse.coding.targets.colours import groups
from discourse.coding.targets.grammar import OBJECTS, child, negated, passive, phrase_text, subject_of
from discourse.io.words import read_words
from discourse.text.tokens import TokenView

_MORAL = ("wrong", "harm", "help")
_STRONG = 1.0
_BODIES = ("PERSON", "ORG", "GPE", "NORP")


def deed(place: Place) -> Reading:
    """Hold where a person or body is the subject of a moral verb with somebody or something under it;
    `actor` is who."""
    view, verb = place.view, place.first
    if not {group.name for group in groups(view, verb)} & set(_MORAL):
        return Reading(False)
    if negated(view, verb) or unreal(view, verb) or passive(view, verb):
        return Reading(False, "not told as somebody's deed")
    row = subject_of(view, verb)
    if row < 0 or not somebody(view, row):
        return Reading(False, "no person or body does it")
    acts = [item for item in of_agent(view, verb, 1.0) if item.kind == "act" and item.row == verb]
    score = sum(item.score for item in acts)
    if abs(score) < _STRONG:
        return Reading(False, "the deed is neither good nor bad enough")
    if score > 0 and not any(somebody(view, at) for at in child(view, verb, *OBJECTS)):
        return Reading(False, "good is done to a thing, not to somebody")
    return Reading(True, acts[0].why, actor=phrase_text(view, row), polarity="positive" if score > 0 else "negative")


def somebody(view: TokenView, row: int) -> bool:
    """Whether the word is a name, a personal pronoun, or a noun for people, offices and bodies."""
    if view.column("entity")[row].endswith(_BODIES) or view.column("pos")[row] == "PROPN":
        return True
    word = view.column("lemma")[row].lower()
    listed = read_words("voices-of-authority").has(word, "person")
    listed = listed or read_words("unnamed-actors").has(word, "collective")
    people = {"villain", "hero", "victim", "detractor", "follower"}
    listed = listed or bool(people & {group.name for group in groups(view, row)})
    return listed or view.column("norm")[row] in ("he", "she", "they", "we", "you", "i", "who")
