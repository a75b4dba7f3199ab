"""Further signs of how a named target is portrayed, beside those of its own clause: each with its words.

Phrases such as *line one's pockets*, *hold X responsible*, *pay tribute to X*, which the lexicon lists as PHRASE by their
heads, so that *look the other way* is found as *look way*.
"""

from collections.abc import Iterator

from discourse.coding.targets.clauses import Evidence, turn
from discourse.coding.targets.colours import LEXICON, strongest
from discourse.io.words import Group, read_words
from discourse.text.phrases import Function, function, lemma, shared_verbs, under, words_of
from discourse.text.syntax import passive
from discourse.text.tokens import TokenView
from discourse.text.tree import OBJECTS, VERBS, child

_BESIDE = ("advmod", "acomp", "npadvmod", "attr", "oprd", "advcl")


def signs(view: TokenView, row: int) -> Iterator[Evidence]:
    """Evidence on the phrase with its head at `row` that its nearest grammar does not show."""
    place = function(view, row)
    verb = place.governor
    if verb < 0:
        return
    if place.name == "agent" and view.column("pos")[verb] in VERBS:
        yield from _phrases_of_doer(view, verb)
    elif place.name == "patient":
        yield from _phrases_of_done_to(view, place)
    elif place.name == "prepositional":
        yield from _phrasal(view, place)


def _phrasal(view: TokenView, place: Function) -> Iterator[Evidence]:
    """*tear into X*, *pay tribute to X*: what stands before the preposition."""
    prep = place.governor
    word, over = view.column("form")[prep], int(view.head[prep])
    if value := _before_preposition(view, over, word):
        yield Evidence("regard", value, words_of(view, over, prep, place.row), over)


def _listed(key: str) -> tuple[Group, ...]:
    return read_words(LEXICON).of(key, "PHRASE")


def _patient(*keys: str) -> float:
    """What the strongest of some phrases says of the one to whom it is done."""
    return max((strongest(_listed(key), "patient") for key in keys), key=abs)


def _phrases_of_doer(view: TokenView, verb: int, share: float = 1.0, depth: int = 0) -> Iterator[Evidence]:
    """Phrases whose subject somebody is, through verbs that share it."""
    share *= turn(view, verb)
    for key, at in _keys(view, verb) if not passive(view, verb) else ():
        yield Evidence("act", share * strongest(_listed(key), "agent"), key, at)
    for at, part in shared_verbs(view, verb) if depth < 2 else ():
        if view.column("lemma")[verb] not in ("fail", "refuse", "decline"):
            yield from _phrases_of_doer(view, at, share * part, depth + 1)


def _keys(view: TokenView, verb: int) -> Iterator[tuple[str, int]]:
    """The phrases that a verb makes with what hangs on it, by their heads, each with the row that ends it."""
    lemmas, forms = view.column("lemma"), view.column("form")
    act = lemmas[verb]
    for at in child(view, verb, *OBJECTS, *_BESIDE):
        yield f"{act} {lemmas[at]}", at
    for at in child(view, verb, "prt"):
        yield f"{act} {forms[at]}", at
    for at in child(view, verb, "prep", "dative"):
        yield f"{act} {forms[at]}", at
        for noun in child(view, at, "pobj"):
            yield f"{act} {forms[at]} {lemmas[noun]}", noun


def _phrases_of_done_to(view: TokenView, place: Function) -> Iterator[Evidence]:
    """*hold X responsible*, *take X to court*, *order X to pay*."""
    verb = place.governor
    lemmas, forms = view.column("lemma"), view.column("form")
    keys = [(lemmas[at], at) for at in child(view, verb, *_BESIDE, "dobj") if at != place.row]
    keys += [(f"{forms[at]} {lemmas[noun]}", noun) for at, noun in under(view, verb)]
    for at in child(view, verb, "xcomp", "ccomp"):
        keys += [(f"to {lemmas[at]}", at), (lemmas[at], at)]
    for rest, at in keys:
        value = turn(view, verb) * _patient(f"{lemmas[verb]} X {rest}")
        yield Evidence("regard", value, f"{lemmas[verb]} {words_of(view, place.row)} {rest}", at)


def _before_preposition(view: TokenView, over: int, word: str) -> float:
    """What a verb, its object or an adjective before a preposition says of what follows: *pay tribute to*, *fed up
    with*, *tear into*."""
    lemmas, forms = view.column("lemma"), view.column("form")
    keys = [f"{forms[over]} {word}", f"{lemmas[over]} {word}", f"{lemma(view, over)} {word}"]
    keys += [f"{lemmas[over]} {lemmas[at]} {word}" for at in child(view, over, *OBJECTS, "acomp")]
    keys += [f"{lemmas[over]} {forms[at]} {word}" for at in child(view, over, "prt", "advmod")]
    return turn(view, over) * _patient(*keys)
