"""Who must do what: one obligation taken apart into actor, act, object, beneficiary and voice."""

from dataclasses import dataclass

from discourse.coding.disambiguation.quotation.role import quoted_speaker
from discourse.coding.listed_phrases import Rows, ended, phrase, span
from discourse.io.words import word_set
from discourse.text import syntax
from discourse.text.negation import denied
from discourse.text.tokens import TokenView
from discourse.text.tree import AUXILIARIES, SUBJECTS, child, forms_of, main_verb

_PEOPLE = ("person", "institution", "we")
_EMPTY = ("it", "there")


@dataclass(frozen=True)
class Obligation:
    """One act that somebody is obliged to; each part by its rows, empty where it is not said."""

    verb: int
    actor: Rows
    act: Rows
    object: Rows
    beneficiary: Rows
    source: str


def obligations(view: TokenView, first: int, stop: int) -> list[Obligation]:
    """Every act that a word of obligation at these rows calls for, verbs joined by *and* each for itself.

    What is asked, supposed (*should it rain*, *if we were to leave*) or denied (*need not*, *no duty to*; but *must not*
    forbids) is none. In a passive the subject is what the act is done to, and the actor is the phrase with *by*.
    """
    verb = _act(view, first, stop)
    if verb is None or _released(view, first, stop, verb) or _asked(view, first, verb):
        return []
    return _acts(view, first, stop, verb, _subject(view, verb, first))


def calls(view: TokenView, first: int, stop: int) -> list[Obligation]:
    """The acts that words without a modal at these rows call for: *let us work*, *we urge Congress to act*, *act now*.

    Who is to act is the object of the call (*call on Iran to stop*), else the subject of the act; without a verb, what is
    called for (*this requires patience*) is the object of no act.
    """
    over = next(
        (row for row in range(first, stop) if not first <= view.head[row] < stop or view.head[row] == row), first
    )
    tags, lemmas, end = view.column("tag"), view.column("lemma"), int(view.sentence_end[first])
    calling = lemmas[over] in word_set("obligation-strength", "call")
    verb = next((row for row in range(over + calling, end) if tags[row] == "VB"), None)
    if verb is None:
        source = _voice(view, range(first, stop), over)
        return [Obligation(over, (), (), thing, (), source)] if (thing := _object(view, over)) else []
    verb = main_verb(view, verb)
    objects = [
        *child(view, over, "dobj"),
        *(at for prep in child(view, over, "prep") for at in child(view, prep, "pobj")),
    ]
    objects = [row for row in objects if over < row < verb] if calling else []
    if calling and view.column("form")[over + 1] == "to":
        return []  # *He expects to win*: who calls is who acts.
    actor = phrase(view, objects[0]) if objects else _subject(view, verb, first) if verb != over else ()
    return _acts(view, first, stop, verb, actor)


def _acts(view: TokenView, first: int, stop: int, verb: int, who: Rows) -> list[Obligation]:
    """A verb and those joined to it, each with its parts; `who` acts where the verb is active."""
    source = _voice(view, range(first, stop), verb)
    benefit = _beneficiary(view, verb)
    found = []
    verbs = [verb, *_joined(view, verb)]
    for one, following in zip(verbs, [*verbs[1:], view.size], strict=True):
        passive = syntax.passive(view, one) or (one != verb and view.column("tag")[one] == "VBN")
        actor, thing = _passive(view, one) if passive else (who, _object(view, one))
        if not passive:
            thing = ended(view, tuple(row for row in thing if one < row < following))
        least = stop - (view.column("tag")[stop - 1] == "VB")  # *Is to be changed*: the cue takes in its first verb.
        act = _words_of_act(view, one, least if one >= stop else one)
        found.append(Obligation(one, actor, act, thing, _beneficiary(view, one) or benefit, source))
    return found


def _act(view: TokenView, first: int, stop: int) -> int | None:
    verb = syntax.verb_of_modal(view, first, stop)
    tags = view.column("tag")
    if not first <= verb < stop or (verb > first and tags[verb] == "VB"):
        return verb
    ahead = range(stop, min(stop + 5, int(view.sentence_end[first])))
    return next((row for row in ahead if tags[row] in ("VB", "VBN")), None)


def _released(view: TokenView, first: int, stop: int, verb: int) -> bool:
    """Whether the obligation itself is denied (*don't have to*), not the act (*must not*)."""
    words = {*view.column("form")[first:stop], *view.column("lemma")[first:stop]}
    shared = (verb,) if view.column("dep")[first] in AUXILIARIES else ()
    near = " ".join(view.column("form")[max(first - 2, int(view.sentence_start[first])) : stop + 3])
    if "no longer have" in near or "no longer need" in near:
        return True
    forbids = words & word_set("grammar-words", "forbidding")
    return not forbids and any(denied(view, row) for row in (*range(first, stop), *shared))


def _asked(view: TokenView, first: int, verb: int) -> bool:
    """Whether nothing is stated: a question or condition by inversion or, with *be to*, by *if*."""
    forms, subject = view.column("form"), syntax.subject(view, verb)
    inverted = subject is not None and first < subject < verb
    before = set(forms[int(view.sentence_start[first]) : first])
    led = before & (word_set("grammar-words", "negator") | {"only", "so"})  # *Nor must we forget.*
    marks = forms_of(view, first, "mark") | forms_of(view, verb, "mark")
    supposed = view.column("lemma")[first] == "be" and bool(marks & {"if", "unless"})
    return supposed or (inverted and not led)


def _joined(view: TokenView, verb: int) -> list[int]:
    """The verbs after *and* or a comma that share the modal of a verb, and in a passive its *be*.

    Bare ones are read off the surface, for the parser often hangs them on the wrong word (*strengthen exchanges and
    foster ties*); a verb that the parser joins to an infinitive or to a clause further down is left to it.
    """
    deps, tags, forms = view.column("dep"), view.column("tag"), view.column("form")
    found: list[int] = []
    for row in range(verb + 1, int(view.sentence_end[verb])):
        if tags[row] in ("MD", "VBZ", "VBD"):
            break
        if deps[row] in AUXILIARIES or child(view, row, *SUBJECTS) or view.column("lemma")[row] == "let":
            continue
        before = row - 1
        while tags[before] == "RB":
            before -= 1
        head, conjunct = int(view.head[row]), deps[row] == "conj"
        mine = conjunct and head in (verb, *found)
        below = conjunct and not mine and tags[head].startswith("V")
        # A noun joined to a verb is a verb that the tagger does not know: *pay and apologise*.
        unknown = tags[row] == "NN" and mine and not view.children[row]
        bare = tags[verb] == "VB" and (tags[row] == "VB" or (tags[row] == "VBP" and conjunct) or unknown)
        done = tags[row] == "VBN" and mine and (syntax.passive(view, verb) or syntax.passive(view, row))
        if done or (bare and forms[before] in (",", "and", "or", "but") and not below):
            found.append(row)
    return found


def _subject(view: TokenView, verb: int, cue: int) -> Rows:
    forms = view.column("form")
    row = syntax.subject(view, verb)
    if view.column("pos")[cue] == "NOUN" and (row is None or forms[row] in _EMPTY):
        row = _holder(view, cue)
    elif row is None:
        row = syntax.subject(view, int(view.head[cue]))
    return () if row is None or forms[row] in _EMPTY else phrase(view, row)


def _holder(view: TokenView, noun: int) -> int | None:
    """Whose a duty is: the subject of *have a duty*, or its owner (*it is the council's duty*)."""
    head = int(view.head[noun])
    if view.column("lemma")[head] in word_set("benefit-words", "holding"):
        return syntax.subject(view, head)
    return next(iter(child(view, noun, "poss")), None)


def _passive(view: TokenView, verb: int) -> tuple[Rows, Rows]:
    rows = syntax.agent(view, verb), syntax.subject(view, verb)
    by, thing = (() if row is None else phrase(view, row) for row in rows)
    return by, thing


def _object(view: TokenView, verb: int) -> Rows:
    """The direct object, else what a preposition right after the verb brings (*adhere to the path*)."""
    verb = _led_to(view, verb) or verb
    if view.column("dep")[verb] == "amod":  # *And foster closer ties*: hung on its own object, as if it described it.
        return tuple(row for row in phrase(view, int(view.head[verb])) if row > verb)
    for wanted in (("dobj", "attr", "acomp", "ccomp"), ("prep",)):
        if after := [at for at in child(view, verb, *wanted) if at > verb]:
            return phrase(view, after[0])
    return ()


def _words_of_act(view: TokenView, verb: int, least: int) -> Rows:
    """The verb with its particle, the adverbs right before it (from a row on), and the infinitive that it leads to."""
    deps = view.column("dep")
    rows = [verb, *child(view, verb, "prt")]
    rows += [led] if (led := _led_to(view, verb)) else []
    row = verb - 1
    while row >= least and deps[row] in ("advmod", "auxpass", "neg") and int(view.head[row]) == verb:
        rows.append(row)
        row -= 1
    return tuple(sorted(rows))


def _led_to(view: TokenView, verb: int) -> int | None:
    """The infinitive after a verb without object of its own: *continue to promote*, *strive to build*."""
    if child(view, verb, "dobj"):
        return None
    return next((at for at in child(view, verb, "xcomp") if view.column("tag")[at] == "VB" and at > verb), None)


def _beneficiary(view: TokenView, verb: int) -> Rows:
    """A *for* phrase of a verb or its object that names people or bodies, or a *to* phrase after words of giving.

    *For* below another noun belongs to what that noun names: *a community with a shared future for mankind*.
    """
    lemmas, forms, deps = view.column("lemma"), view.column("form"), view.column("dep")
    for row in view.subtree(verb):
        above = int(view.head[row])
        governor, own = lemmas[above].lower(), deps[above] != "pobj"
        giving = (forms[row] == "for" and own) or (
            forms[row] == "to" and governor in word_set("benefit-words", "giving")
        )
        if deps[row] not in ("prep", "dative") or not giving or governor in word_set("benefit-words", "seeking"):
            continue
        for at in child(view, row, "pobj"):
            getting = lemmas[at].lower() in word_set("benefit-words", "getting")
            if getting or syntax.subject_type(view, at) in _PEOPLE:
                return (row, *phrase(view, at))
    return ()


def _voice(view: TokenView, cue: range, verb: int) -> str:
    """Who says so: a quoted speaker, the subject of the reporting verb above, or whom it is according to; empty
    for the writer."""
    speaker = quoted_speaker(view, cue.start)
    if speaker is not None:
        return speaker or "a quoted speaker"
    reporting = word_set("verbs-of-saying", "saying")
    at = cue.start
    for _ in range(8):
        head = int(view.head[at])
        if head == at:
            break
        if head != verb and head not in cue and _tells(view, head, reporting):
            row = syntax.subject(view, head)
            if row is not None and view.column("form")[row] not in ("i", "we"):
                return view.text(*span(phrase(view, row)))
        at = head
    return _according_to(view, verb)


def _according_to(view: TokenView, verb: int) -> str:
    """Whom the clause of a verb, or one above it, is according to."""
    forms = view.column("form")
    for _ in range(8):
        phrases = (to for at in view.children[verb] if forms[at] == "according" for to in child(view, at, "prep"))
        named = [row for to in phrases for row in child(view, to, "pobj")]
        if named:
            return view.text(*span(phrase(view, named[0])))
        if int(view.head[verb]) == verb:
            return ""
        verb = int(view.head[verb])
    return ""


def _tells(view: TokenView, row: int, reporting: frozenset[str]) -> bool:
    lemma = str(view.column("lemma")[row]).lower()
    return view.column("pos")[row] == "VERB" and (lemma in reporting or syntax.process(view, row) == "verbal")
