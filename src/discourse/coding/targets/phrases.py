"""Phrases that put somebody in a light: *line one's pockets*, *hold X responsible*, *pay tribute to X*.

The lexicon of portrayals lists them as PHRASE by their heads, so that *look the other way* is found as *look
way*.
"""

from collections.abc import Iterator

from discourse.coding.targets.colours import PORTRAYALS, strongest
from discourse.coding.targets.evidence import Evidence
from discourse.coding.targets.grammar import OBJECTS, Function, child, lemma, negated, passive, shared_verbs
from discourse.coding.targets.portrait import Portrait
from discourse.io.words import Group, read_words

_BESIDE = ("advmod", "acomp", "npadvmod", "attr", "oprd", "advcl")


def listed(key: str) -> tuple[Group, ...]:
    """The groups of a phrase."""
    return read_words(PORTRAYALS).of(key, "PHRASE")


def of_doer(view: Portrait, verb: int, weight: float = 1.0, depth: int = 0) -> Iterator[Evidence]:
    """Evidence from the phrases whose subject somebody is, through verbs that share it."""
    lemmas = view.column("lemma")
    sign = -0.5 if negated(view, verb) else 1.0
    if not passive(view, verb):
        for key, at in _keys(view, verb):
            value = strongest(listed(key), "agent")
            if value:
                yield Evidence("act", sign * weight * value, key, at)
    for at, share in shared_verbs(view, verb) if depth < 2 else []:
        if lemmas[verb] not in ("fail", "refuse", "decline"):
            yield from of_doer(view, at, sign * weight * share, depth + 1)


def says_nothing(view: Portrait, verb: int) -> bool:
    """Whether the verb stands in a phrase that says nothing for or against: *lose a child*."""
    return any(group.name == "plain" for key, _ in _keys(view, verb) for group in listed(key))


def _keys(view: Portrait, verb: int) -> Iterator[tuple[str, int]]:
    """The phrases that a verb makes with what hangs on it, by their heads, each with the row that ends it."""
    lemmas, norms = view.column("lemma"), view.column("norm")
    for at in child(view, verb, *OBJECTS, *_BESIDE):
        yield f"{lemmas[verb]} {lemmas[at]}", at
    for at in child(view, verb, "prt"):
        yield f"{lemmas[verb]} {norms[at]}", at
    for at in child(view, verb, "prep", "dative"):
        yield f"{lemmas[verb]} {norms[at]}", at
        for noun in child(view, at, "pobj"):
            yield f"{lemmas[verb]} {norms[at]} {lemmas[noun]}", noun
            if norms[at] == "out":
                yield f"{lemmas[verb]} out", noun


def of_done_to(view: Portrait, place: Function) -> Iterator[Evidence]:
    """Evidence on the object: *hold X responsible*, *take X to court*, *order X to pay*."""
    verb = place.governor
    lemmas, norms = view.column("lemma"), view.column("norm")
    sign = -0.5 if negated(view, verb) else 1.0
    keys = [(lemmas[at], at) for at in child(view, verb, *_BESIDE, "dobj") if at != place.row]
    for at in child(view, verb, "prep"):
        keys += [(f"{norms[at]} {lemmas[noun]}", noun) for noun in child(view, at, "pobj")]
    for at in child(view, verb, "xcomp", "ccomp"):
        keys += [(f"to {lemmas[at]}", at), (lemmas[at], at)]
    for rest, at in keys:
        value = strongest(listed(f"{lemmas[verb]} X {rest}"), "patient")
        if value:
            yield Evidence("regard", sign * value, f"{lemmas[verb]} {view.column('word')[place.row]} {rest}", at)


def of_small_clause(view: Portrait, said: int) -> float:
    """The same where the parser makes X the subject of what follows: *hold X responsible*, *force X to pay*."""
    lemmas, verb = view.column("lemma"), int(view.head[said])
    keys = (f"{lemmas[verb]} X {lemmas[said]}", f"{lemmas[verb]} X to {lemmas[said]}")
    value = max((strongest(listed(key), "patient") for key in keys), key=abs)
    return -0.5 * value if negated(view, verb) else value


def before_preposition(view: Portrait, over: int, word: str) -> float:
    """What a verb, its object or an adjective before a preposition says of what follows: *pay tribute to*, *fed up
    with*, *tear into*."""
    lemmas, norms = view.column("lemma"), view.column("norm")
    keys = [f"{norms[over]} {word}", f"{lemmas[over]} {word}", f"{lemma(view, over)} {word}"]
    keys += [f"{lemmas[over]} {lemmas[at]} {word}" for at in child(view, over, *OBJECTS, "acomp")]
    keys += [f"{lemmas[over]} {norms[at]} {word}" for at in child(view, over, "prt", "advmod")]
    found = [strongest(listed(key), "patient") for key in keys]
    return (-0.5 if negated(view, over) else 1.0) * max(found, key=abs)
