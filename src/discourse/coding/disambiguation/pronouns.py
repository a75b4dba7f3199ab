"""Pronouns of the first and second person: who speaks, and who is meant by *we*."""

from functools import lru_cache

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation.quotation.marks import quotes
from discourse.coding.disambiguation.quotation.role import speaker_of
from discourse.io.words import word_set
from discourse.text.tokens import TokenView
from discourse.text.tree import SUBJECTS, VERBS

Verdict = tuple[str, str, str]
"""Code, actor and reason."""
_KINDS = {
    "authorial": ("we-authorial", "the writer"), "reader": ("we-inclusive", "the reader"),
    "humanity": ("we-inclusive", "humanity"), "nation": ("we-inclusive", "the nation"),
    "partners": ("we-inclusive", "the partner countries"), "group": ("we-exclusive", "the writer's group"),
}  # fmt: skip
_PAST = ("VBD", "VBN")


def own_voice(place: Place) -> Reading:
    """Hold outside quoted speech; for the code `other-voice`, inside it, with the quoted speaker as actor."""
    speaker = quoted_speaker(place.view, place.first)
    if speaker is None:
        return Reading(
            place.cue.code != "other-voice", "the writer's own voice", str(place.view.column("word")[place.first])
        )
    return Reading(
        place.cue.code == "other-voice", f"inside quoted speech of {speaker or 'somebody not named'}", speaker
    )


def quoted_speaker(view: TokenView, row: int) -> str | None:
    """Who speaks at a row: the speaker of the innermost quoted speech (may be empty), None outside."""
    return _speakers(view).get(row)


@lru_cache(maxsize=4)
def _speakers(view: TokenView) -> dict[int, str]:
    found: dict[int, str] = {}
    for quote in quotes(view).values():
        if (speaker := speaker_of(view, quote)) is not None:
            found |= dict.fromkeys(range(quote.first, quote.stop), speaker)
    return found


def referent_of_we(place: Place) -> Reading:
    """Hold where the cue's code is the referent; the actor says with whom or which group.

    The questions are asked in a fixed order, first answer decides: quoted speech, an apposition (*we
    Americans*), *let us*, the noun after *our*, who is named before it in the sentence, a reader addressed
    as *you*, the verb, the modal; where none answers, another *we* of the sentence, then the tense.
    """
    code, actor, why = _referent(place.view, place.first)
    held = code == place.cue.code
    return Reading(held, why if held else f"{code} instead: {why}", actor)


@lru_cache(maxsize=8192)
def _referent(view: TokenView, row: int) -> Verdict:
    speaker = quoted_speaker(view, row)
    if speaker is not None:
        return "other-voice", speaker, f"inside quoted speech of {speaker or 'somebody not named'}"
    found = _decided(view, row)
    if found:
        return found
    rows = range(int(view.sentence_start[row]), int(view.sentence_end[row]))
    others = [other for other in rows if other != row and view.column("form")[other] in word_set("grammar-words", "we")]
    decided = [verdict for other in others if (verdict := _decided(view, other)) is not None]
    if decided:
        code, actor, why = decided[0]
        return code, actor, f"as another we of the sentence: {why}"
    return _by_tense(view, row)


def _decided(view: TokenView, row: int) -> Verdict | None:
    for test in (_apposition, _let_us, _possessed, _named_before, _addressed, _by_verb):
        found = test(view, row)
        if found:
            return found
    return None


def _kind(kind: str, why: str, actor: str = "") -> Verdict:
    code, usual = _KINDS[kind]
    return code, actor or usual, why


def _apposition(view: TokenView, row: int) -> Verdict | None:
    """*we Americans*, *we, the nations of ...*, *we all*; *we in the opposition*, *we at the bank*."""
    forms, parts = view.column("form"), view.column("pos")
    end = int(view.sentence_end[row])
    after = [at for at in range(row + 1, min(row + 4, end)) if forms[at] not in (",", "the")]
    if forms[row] not in ("we", "us") or not after:
        return None
    first = after[0]
    if forms[first] in ("all", "both") or (
        forms[row - 1] == "of" and forms[row - 2] in word_set("we-words", "quantifier")
    ):
        return _kind(
            "humanity" if "both" not in forms[row - 2 : first + 1] else "partners", "all of us", str(forms[first])
        )
    if first == row + 1 and forms[first] in word_set("we-words", "place") and parts[min(first + 1, end - 1)] in (
        "DET", "PROPN", "NOUN"):  # fmt: skip
        rows = view.subtree(first)
        return _kind("group", "named right after we", view.text(rows[0], rows[-1] + 1))
    if parts[first] in ("NOUN", "PROPN") and first <= row + 3 and view.column("tag")[first] in ("NNS", "NNPS"):
        rows = [at for at in view.subtree(first) if at > row]
        return _kind("nation", "an apposition names them", view.text(rows[0], rows[-1] + 1) if rows else "")
    return None


def _let_us(view: TokenView, row: int) -> Verdict | None:
    before = view.column("form")[max(row - 1, 0)]
    return _kind("reader", "let us invites the reader") if before in ("let", "lets") and row else None


def _possessed(view: TokenView, row: int) -> Verdict | None:
    """The noun after *our*, and *both* or *two* before it."""
    forms, lemmas = view.column("form"), view.column("lemma")
    head = int(view.head[row])
    if forms[row] != "our" or head <= row:
        return None
    between = set(forms[row + 1 : head])
    noun = str(lemmas[head]).lower()
    shown = view.text(row, head + 1)
    sides = forms[head] in word_set("we-words", "sides")
    if between & word_set("we-words", "several") or (forms[max(row - 1, 0)] == "between" and sides):
        return _kind("partners", f"'{shown}' are several", shown)
    for kind in ("group", "partners", "nation", "humanity", "authorial"):
        if noun in word_set("we-words", f"our-{kind}"):
            plural_people = noun == "people" and forms[head] == "people"
            return _kind("nation" if plural_people else kind, f"the noun in '{shown}'", shown)
    return None


def _named_before(view: TokenView, row: int) -> Verdict | None:
    """Somebody named before *we* in the sentence: *my brother and I*, *this newspaper*, *both countries*."""
    forms, lemmas = view.column("form"), view.column("lemma")
    start = int(view.sentence_start[row])
    before = range(row - 1, start - 1, -1)
    mine = any(forms[at] == "my" for at in before) or "i" in forms[start:row]
    for at in before:
        lemma = str(lemmas[at]).lower()
        for kind in ("authorial", "partners", "nation", "humanity"):
            if {lemma, forms[at]} & word_set("we-words", f"near-{kind}") and not _of_other(view, at):
                return _kind(kind, f"'{view.column('word')[at]}' before it")
        noun = view.column("pos")[at] not in VERBS
        if (
            noun
            and lemma in word_set("we-words", "near-group")
            and (mine or forms[start] == "at" or forms[row] != "we")
        ):
            return _kind("group", f"'{view.column('word')[at]}' before it", str(view.column("word")[at]))
    return _kind("reader", "'together' with the reader") if "together" in forms[max(start, row - 2) : row + 6] else None


def _of_other(view: TokenView, row: int) -> bool:
    """Whether *both* and *two* stand with a noun that names no states or sides: *both parties of the House*."""
    forms, head = view.column("form"), int(view.head[row])
    several = forms[row] in word_set("we-words", "several")
    return several and head > row and forms[head] not in word_set("we-words", "sides")


def _addressed(view: TokenView, row: int) -> Verdict | None:
    forms = view.column("form")[int(view.sentence_start[row]) : int(view.sentence_end[row])]
    if {"you", "your", "yours"} & set(forms):
        return _kind("group", "the reader is addressed as you beside it")
    order = view.column("tag")[int(view.sentence_start[row])] == "VB" and view.column("form")[row] == "us"
    return _kind("group", "an order to the reader has us as object") if order else None


def _by_verb(view: TokenView, row: int) -> Verdict | None:
    """The verb of which *we* is the subject, with its modal and tense."""
    deps, tags, forms = view.column("dep"), view.column("tag"), view.column("form")
    if forms[row] != "we" or deps[row] not in SUBJECTS:
        return None
    verb = int(view.head[row])
    lemma = str(view.column("lemma")[verb]).lower()
    helpers = [str(forms[at]) for at in view.children[verb] if deps[at] in ("aux", "auxpass")]
    duty = next((helper for helper in helpers if helper in word_set("we-words", "modal-inclusive")), "")
    if duty:
        return _with_whom(view, row, f"'{duty}' calls on more than the writer")
    held = [at for at in view.children[verb] if deps[at] == "dobj"]
    if held and str(view.column("lemma")[held[0]]).lower() in word_set("we-words", "object-authorial"):
        return _kind("authorial", f"what we have: '{view.column('word')[held[0]]}'")
    past = tags[verb] in _PAST
    for kind in ("authorial", "group") if past else ("authorial", "humanity", "reader", "group"):
        if lemma in word_set("we-words", f"verb-{kind}"):
            return _kind(kind, f"what we do: '{lemma}'")
    return None


def _by_tense(view: TokenView, row: int) -> Verdict:
    head = int(view.head[row])
    rows = range(int(view.sentence_start[row]), int(view.sentence_end[row]))
    past = any(view.column("tag")[at] == "VBD" for at in (head, *rows))
    if past:
        return _kind("group", "nothing names them; a past event that the reader had no part in")
    return _with_whom(view, row, "nothing names them; a general statement in the present")


def _with_whom(view: TokenView, row: int, why: str) -> Verdict:
    """Inclusive: with the countries or nation that sentence or paragraph names, else with the reader."""
    sentence = (int(view.sentence_start[row]), int(view.sentence_end[row]))
    for where, (start, end) in (("sentence", sentence), ("paragraph", _paragraph(view, row))):
        pair = _pair(view, start, end)
        if pair:
            return _kind("partners", f"{why}; '{pair}' in the {where}", pair)
        for at in range(start, end):
            if str(view.column("form")[at]) in word_set("we-words", "near-nation"):
                return _kind("nation", f"{why}; '{view.column('word')[at]}' in the {where}")
    return _kind("reader", why)


def _pair(view: TokenView, start: int, end: int) -> str:
    """Two countries joined by *and*, or *both sides*, *two countries*, as printed; else empty."""
    forms, entities = view.column("form"), view.column("entity")
    for at in range(start, end - 2):
        two = forms[at] in ("both", "two") and forms[at + 1] in word_set("we-words", "sides")
        if two:
            return view.text(at, at + 2)
        if forms[at + 1] == "and" and entities[at][2:] == entities[at + 2][2:] == "GPE":
            return view.text(at, at + 3)
    return ""


def _paragraph(view: TokenView, row: int) -> tuple[int, int]:
    keys = view.column("document"), view.column("paragraph")
    start = end = row
    while start > 0 and all(key[start - 1] == key[row] for key in keys):
        start -= 1
    while end < view.size and all(key[end] == key[row] for key in keys):
        end += 1
    return start, end
