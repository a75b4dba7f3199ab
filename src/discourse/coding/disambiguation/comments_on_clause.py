"""An adverb comments on the whole clause (*surprisingly, they won*) or says how much or how (*rose
surprisingly*)."""

from discourse.coding.disambiguation import Place, Reading


def comments_on_clause(place: Place) -> Reading:
    """Hold at the opening of a sentence, between commas, before its verb, or before the adjective that
    it colours."""
    view, row = place.view, place.first
    words, tags, head = view.column("word"), view.column("tag"), int(view.head[row])
    before = words[row - 1] if row > view.sentence_start[row] else ""
    after = words[row + 1] if row + 1 < view.sentence_end[row] else ""
    if row == view.sentence_start[row] or after == "," or before == ",":
        return Reading(True, "set off from the clause")
    if head > row and tags[head].startswith("VB") and tags[head] != "VBN":
        return Reading(True, "stands before the verb: comments on the clause")
    if head == row + 1 and tags[head].startswith(("JJ", "RB")):
        return Reading(True, f"colours {words[head]}")
    return Reading(False, "says how, after the verb")
