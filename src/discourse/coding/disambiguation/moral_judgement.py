"""Rule `moral-judgement`: a moral word that judges somebody or something, with whom it judges."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.targets.grammar import OBJECTS, child, negated, passive, phrase_text, subject_of
from discourse.io.words import read_words
from discourse.text.tokens import TokenView

_TURNED = {"positive": "negative", "negative": "positive"}


def moral_judgement(place: Place) -> Reading:
    """Hold where the word stands on its own feet in the sentence; `actor` is who or what is judged."""
    view, head = place.view, _head(place)
    if view.column("lemma")[head] == "lie" and _of_place(view, head):
        return Reading(False, "lies somewhere, tells no lie")
    if view.column("pos")[head] == "PROPN" or view.column("entity")[head].endswith(("ORG", "PERSON", "WORK_OF_ART")):
        return Reading(False, "part of a name")
    if place.cue.code == "moral-evaluation" and place.cue.polarity == "positive" and _topic(view, head):
        return Reading(False, "a value that is spoken about, not appealed to")
    row = _judged(view, head)
    polarity = place.cue.polarity
    turned = negated(view, head) or (view.column("pos")[head] == "ADJ" and negated(view, int(view.head[head])))
    if turned:
        polarity = _TURNED.get(polarity, polarity)
    return Reading(
        True,
        "denies" if turned else "judges",
        actor=phrase_text(view, row) if row >= 0 else "",
        polarity=polarity,
    )


def _head(place: Place) -> int:
    pos = place.view.column("pos")
    rows = [row for row in range(place.first, place.stop) if pos[row] in ("ADJ", "NOUN", "VERB")]
    return rows[0] if rows else place.first


def _topic(view: TokenView, head: int) -> bool:
    return view.column("pos")[head] == "NOUN" and view.column("dep")[head] in ("nsubj", "nsubjpass")


def _of_place(view: TokenView, head: int) -> bool:
    return view.column("tag")[head] in ("VBZ", "VBP", "VBD") and any(
        view.column("norm")[at] in ("in", "at", "on", "between", "with", "behind", "near", "beyond", "within")
        for at in child(view, head, "prep")
    )


def _judged(view: TokenView, head: int) -> int:
    """The noun of an adjective, the owner of a noun, the object of blame and praise, the subject of a
    wrong."""
    pos, dep, over = view.column("pos")[head], view.column("dep")[head], int(view.head[head])
    if pos == "ADJ":
        return over if dep == "amod" else subject_of(view, over)
    if pos == "VERB":
        telling = read_words("rule-words").has(view.column("lemma")[head], "wrongdoing")
        found = child(view, head, "nsubjpass") if passive(view, head) else child(view, head, *OBJECTS)
        return subject_of(view, head) if telling or not found else found[0]
    owner = child(view, head, "poss")
    if owner:
        return owner[0]
    if dep in ("attr", "acomp", "oprd"):
        return subject_of(view, over)
    inner = [
        noun
        for at in child(view, head, "prep")
        if view.column("norm")[at] in ("of", "by")
        for noun in child(view, at, "pobj")
    ]
    return inner[0] if inner else subject_of(view, over)
