"""Rule `literal-use`: a metaphor candidate that is part of a name, or has concrete company of its own
domain, is none."""

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._literal import literal_grammar, said_of_another
from discourse.coding.targets.grammar import phrase_text
from discourse.io.words import read_words
from discourse.text.tokens import TokenView

_NEAR = 10
_NAMES = ("ORG", "FAC", "LOC", "GPE", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT", "PERSON")


def literal_use(place: Place) -> Reading:
    """Hold unless the word is used in its basic, concrete meaning; `actor` is what it is said of (the target
    domain)."""
    view = place.view
    for row in range(place.first, place.stop):
        if _in_name(view, row):
            return Reading(False, "part of a proper name")
    if grammar := literal_grammar(place):
        return Reading(False, grammar)
    company = -1 if said_of_another(place) else _company(place)
    if company >= 0:
        return Reading(False, f"literal: '{view.column('word')[company]}' stands near")
    target = _target(place)
    named = phrase_text(view, target) if target >= 0 else ""
    return Reading(True, f"candidate, said of '{named}'" if named else "candidate", actor=named)


def _in_name(view: TokenView, row: int) -> bool:
    """Inside a named entity, or a capitalised word beside another one that is no sentence's first."""
    if view.column("entity")[row].endswith(_NAMES):
        return True
    words, first = view.column("word"), int(view.sentence_start[row])
    if view.column("pos")[row] == "PROPN" and words[row][:1].isupper():
        return True
    capital = words[row][:1].isupper() and row > first
    beside = [at for at in (row - 1, row + 1) if first < at < int(view.sentence_end[row])]
    return capital and any(words[at][:1].isupper() for at in beside)


def _company(place: Place) -> int:
    """The row of a concrete word of the candidate's own domain that stands near or hangs on it; -1 for
    none."""
    view, lexicon = place.view, read_words("literal-company")
    lemmas = view.column("lemma")
    near = range(
        max(int(view.sentence_start[place.first]), place.first - _NEAR),
        min(int(view.sentence_end[place.first]), place.stop + _NEAR),
    )
    for row in near:
        if place.first <= row < place.stop:
            continue
        # A verb is company only where it is listed as one: people *play* with words, too.
        part = "VERB" if view.column("pos")[row] == "VERB" else "NOUN"
        groups = lexicon.of(lemmas[row].lower(), part)
        if any(group.name == place.cue.code for group in groups) and not _in_name(view, row):
            return row
    return -1


def _target(place: Place) -> int:
    """What the candidate is said of: the noun of an *of* phrase, else the object, else the subject."""
    view = place.view
    deps = view.column("dep")
    for row in range(place.first, place.stop):
        for at in view.children[row]:
            if deps[at] == "prep" and view.column("norm")[at] in (
                "of",
                "to",
                "for",
                "towards",
                "toward",
                "on",
            ):
                inner = [noun for noun in view.children[at] if deps[noun] == "pobj"]
                if inner:
                    return inner[0]
    for row in range(place.first, place.stop):
        found = [
            at
            for at in view.children[row]
            if deps[at] in ("dobj", "nsubj", "nsubjpass") and at not in range(place.first, place.stop)
        ]
        if found:
            return found[-1]
    over = int(view.head[place.first])
    return over if deps[place.first] in ("amod", "compound") else -1
