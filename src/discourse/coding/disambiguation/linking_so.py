"""*So*: a link (*it was dark, so we left*), a degree (*so dark*), or a word for what was said (*do so,
so far*)."""

from discourse.coding.disambiguation import Place, Reading
from discourse.io.words import word_set
from discourse.text.syntax import subject

_DEGREE = ("JJ", "RB", "JJR", "RBR")


def linking_so(place: Place) -> Reading:
    """Hold where a clause with a subject or an imperative follows, and no adjective or adverb that it
    grades."""
    view, row = place.view, place.first
    norms, tags, pos = view.column("norm"), view.column("tag"), view.column("pos")
    end = int(view.sentence_end[row])
    head = int(view.head[row])
    if row + 1 >= end or tags[row + 1] in (".", ":"):
        return Reading(False, "nothing follows it")
    if tags[row + 1] in _DEGREE and head == row + 1:
        return Reading(False, f"grades {view.column('word')[row + 1]}")
    if row > view.sentence_start[row] and view.column("lemma")[row - 1] in word_set("stance-words", "before-so"):
        return Reading(False, f"stands for what was said, after {norms[row - 1]}")
    verbs = [at for at in range(row + 1, end) if pos[at] in ("VERB", "AUX")]
    if verbs and (row == view.sentence_start[row] or any((subject(view, at) or 0) > row for at in verbs)):
        return Reading(True, "a clause with its own subject follows")
    return Reading(False, "no clause follows")
