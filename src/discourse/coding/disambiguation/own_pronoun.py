"""First-person pronouns, told from numerals (*George I*), lists and country names (*US*)."""

from discourse.coding.disambiguation import Place, Reading

_BEFORE_I = ("DATE", "GPE", "ORG", "LOC")


def own_pronoun(place: Place) -> Reading:
    """Hold for a pronoun; code the pronoun alone."""
    view, row = place.view, place.first
    word = view.column("word")[row]
    before = row - 1
    named = before >= view.sentence_start[row] and view.column("tag")[before] == "NNP"
    if word == "I" and named and not str(view.column("entity")[before]).endswith(("DATE", "GPE", "ORG", "LOC")):
        return Reading(False, f"a numeral after the name {view.column('word')[before]}")
    if word == "US":
        return Reading(False, "a country")
    return Reading(True, "", actor=word, span=(row, row + 1))
