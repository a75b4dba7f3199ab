"""Adverbs and nouns of stance: *surprisingly, they won*, *the fear of floods*; not manner, degree or ownership."""

from discourse.coding.disambiguation import Place, Reading
from discourse.io.words import word_set
from discourse.text import syntax
from discourse.text.tokens import TokenView

_LIST = "stance-words"


def stance_adverb(place: Place) -> Reading:
    """Hold where the adverb is set off, opens the clause, or stands where it takes in the whole predicate.

    *Really*, *truly* before an adjective are degree; *clearly*, *frankly*, *sadly* after the verb are manner, as
    are those that colour one word (*clearly visible*, *oddly shaped*). Phrases (*no doubt*, *kind of*,
    *according to*) are told from the noun with its complement and from *according to size*.
    """
    view, first, last = place.view, place.first, place.stop - 1
    forms = view.column("form")
    if last > first:
        why_not = _phrase(view, first, last)
        return Reading(not why_not, why_not or "a phrase that comments on the clause")
    if forms[first] == "surely" and first > 1 and forms[first - 2 : first] == ["slowly", "but"]:
        return Reading(False, "slowly but surely: manner")
    if forms[first] == "indeed" and _after_adjective(view, first):
        return Reading(False, "very ... indeed: degree")
    if forms[first] not in word_set(_LIST, "manner", "degree"):
        return Reading(True, "tells certainty wherever it stands")
    return _manner_or_stance(view, first)


def _manner_or_stance(view: TokenView, row: int) -> Reading:
    words, tags, form = view.column("word"), view.column("tag"), view.column("form")[row]
    start, stop, head = int(view.sentence_start[row]), int(view.sentence_end[row]), int(view.head[row])
    after = words[row + 1] if row + 1 < stop else "."
    before = words[row - 1] if row > start else ""
    if after in (",", "?", "!") and before in ("", ",", ";", ":", "—", "–", *word_set(_LIST, "before-comment")):
        return Reading(True, "set off from the clause")
    if before in (",", "(", "—", "–") and after in (".", ";", ")", "—", "–"):
        return Reading(True, "set off from the clause")
    if tags[row + 1 if row + 1 < stop else row].startswith(("JJ", "RB")) and head == row + 1:
        return _before_adjective(view, row, head)
    if tags[row + 1 if row + 1 < stop else row].startswith("JJ") and _inside_noun_phrase(view, row + 1):
        return Reading(False, f"colours {after}")
    if row == start or before in (",", ";", ":", '"', "“", "(", "and", "but"):
        return Reading(bool(after not in (".", "and")), "opens the clause")
    if head > row:
        return _before_verb(view, row, head)
    if _follows_be(view, row) and row + 1 < stop and after not in (".", ",", ";"):
        if form in word_set(_LIST, "degree") and tags[row + 1].startswith(("JJ", "RB")):
            return Reading(False, f"colours {after}")
        if form in word_set(_LIST, "evident") and str(view.column("lemma")[row + 1]).lower() in word_set(
            _LIST, "perceived"
        ):
            return Reading(False, "how well it was seen or said")
        return Reading(True, "between be and what is said of the subject")
    return Reading(form == "really", "says how, after the verb" if form != "really" else "underlines the clause")


def _before_adjective(view: TokenView, row: int, head: int) -> Reading:
    """*Clearly wrong* is a verdict on the clause; *clearly visible*, *really hot*, *oddly quiet* are not."""
    form, lemma = view.column("form")[row], str(view.column("lemma")[head]).lower()
    verdict = form in word_set(_LIST, "evident") | {"simply", "rightly", "literally"}
    predicative = view.column("dep")[head] in ("acomp", "ROOT", "attr", "oprd")
    if verdict and predicative and lemma not in word_set(_LIST, "perceived"):
        return Reading(True, "a verdict on the clause")
    return Reading(False, f"colours {view.column('word')[head]}")


def _before_verb(view: TokenView, row: int, head: int) -> Reading:
    form, tag, mood = view.column("form")[row], view.column("tag")[head], word_set(_LIST, "mood")
    if not tag.startswith(("VB", "MD")) and form not in word_set(_LIST, "evident") | {"simply", "really"}:
        return Reading(view.column("pos")[head] in ("AUX", "VERB", "NOUN", "PRON"), "before its predicate")
    if form in word_set(_LIST, "evident") and str(view.column("lemma")[head]).lower() in word_set(_LIST, "perceived"):
        return Reading(False, "how well it was seen or said")
    passive = any(view.column("dep")[c] == "auxpass" for c in view.children[head])
    if (passive or tag == "VBN") and head == row + 1:
        perfect = not passive and any(view.column("lemma")[c] == "have" for c in view.children[head])
        judged = form in word_set(_LIST, "evident", "judging") | {"really", "truly"} or (form in mood and perfect)
        return Reading(judged or perfect, "judges what was done" if judged or perfect else "says how it was done")
    if form in mood:
        helped = any(view.column("tag")[c] == "MD" and c < row for c in view.children[head])
        return Reading(helped, "between auxiliary and verb" if helped else "says in what mood")
    return Reading(True, "stands before the verb: comments on the clause")


def _follows_be(view: TokenView, row: int) -> bool:
    forms, lemmas = view.column("form"), view.column("lemma")
    back = row - 1 if forms[row - 1] != "not" else row - 2
    return row > int(view.sentence_start[row]) and lemmas[back] == "be"


def _inside_noun_phrase(view: TokenView, row: int) -> bool:
    return view.column("dep")[row] == "amod" and int(view.head[row]) > row


def _after_adjective(view: TokenView, row: int) -> bool:
    return "very" in view.column("form")[max(row - 3, int(view.sentence_start[row])) : row]


def _phrase(view: TokenView, first: int, last: int) -> str:
    """Why a phrase is no comment here; empty where it is one."""
    forms, deps, tags = view.column("form"), view.column("dep"), view.column("tag")
    start, stop = int(view.sentence_start[first]), int(view.sentence_end[first])
    phrase = tuple(forms[first : last + 1])
    after = last + 1 if last + 1 < stop else last
    if phrase == ("no", "doubt") and (
        forms[after] in word_set(_LIST, "doubt-complement") or (first > start and _takes_object(view, first - 1))
    ):
        return "the noun with its complement"
    if phrase[0] in ("sort", "kind") and phrase[-1] == "of":
        noun = first > start and tags[first - 1] in ("DT", "WDT", "WP", "JJ", "JJR", "JJS", "CD", "PRP$", "PDT", "VBG")
        return "a kind of thing, or kindness" if noun or tags[after] == "PRP" or first == start else ""
    if phrase == ("according", "to"):
        measured = {forms[after]} | {forms[c] for c in range(after, min(after + 3, stop)) if deps[c] == "pobj"}
        return "by a rule or measure, not by a source" if measured & word_set(_LIST, "measure") else ""
    if phrase == ("of", "course") and first > start and forms[first - 1] in ("matter", "change", "course"):
        return "a matter of course"
    if phrase == ("in", "short") and tags[after].startswith(("NN", "JJ")) and deps[last] == "amod":
        return "an adjective"
    return ""


def _takes_object(view: TokenView, row: int) -> bool:
    lemmas, forms = view.column("lemma"), view.column("form")
    return (
        lemmas[row] in word_set(_LIST, "doubt-verb")
        or forms[row] == "there"
        or (lemmas[row] == "be" and "there" in forms[max(row - 2, int(view.sentence_start[row])) : row + 2])
    )


def stance_noun(place: Place) -> Reading:
    """Hold where the preposition leads to the content of the stance."""
    view, noun, preposition = place.view, place.first, place.stop - 1
    lemmas, forms, deps = view.column("lemma"), view.column("form"), view.column("dep")
    objects = [c for c in view.children[preposition] if deps[c] in ("pobj", "pcomp")]
    if not objects or forms[preposition] != "of":
        return Reading(True, "what the stance is about")
    lemma, what = lemmas[noun], str(lemmas[objects[0]]).lower()
    if lemma == "view" and what in word_set(_LIST, "seen"):
        return Reading(False, "what meets the eye")
    kind = syntax.subject_type(view, objects[0])
    person = kind in syntax.ACTING or what in word_set(_LIST, "crowd") or _is_person(what)
    if (
        lemma in word_set(_LIST, "owned")
        and person
        and not (lemma in ("view", "idea", "opinion") and _has_owner(place, noun))
    ):
        return Reading(False, "whose it is, not what it is about")
    return Reading(True, "what the stance is about")


def _has_owner(place: Place, noun: int) -> bool:
    """*My opinion of the king*: the owner is told before."""
    view = place.view
    return any(view.column("dep")[child] == "poss" for child in view.children[noun])


def _is_person(lemma: str) -> bool:
    """Nouns of people by their ending, with some that end alike left out."""
    ending = lemma.endswith(tuple(word_set(_LIST, "person-ending")))
    return ending and lemma not in word_set(_LIST, "no-person")
