"""What a verb says of its subject, its object and its prepositional objects."""

from discourse.coding.targets.colours import groups, phrase, strongest
from discourse.coding.targets.grammar import OBJECTS, PREDICATIVES, child, lemma, negated, passive, shared_verbs
from discourse.io.words import read_words
from discourse.text.tokens import TokenView

Item = tuple[str, float, str, int]
"""kind, score, why, row: the fields of an `Evidence`."""
_WITH = {"for": 1.0, "with": 0.6, "behind": 0.8, "in": 0.6, "to": 0.6, "by": 0.5}
_AT = ("at", "against", "on", "with", "about", "over", "to", "of", "for")
_RULES = "rule-words"
_VILLAIN = -0.9
_NOT_DOING = ("fail", "balk")


def of_subject(view: TokenView, verb: int, weight: float, depth: int = 0) -> list[Item]:
    """Evidence on the subject of a verb: its act, what it is said to be, and the verbs that share the
    subject."""
    words = view.column("word")
    if passive(view, verb) and not child(view, verb, "nsubj") and depth > 0:
        return of_object(view, verb, -1, weight)
    sign = -0.5 if negated(view, verb) else 1.0
    found: list[Item] = []
    for at in child(view, verb, *PREDICATIVES):
        value = phrase(view, at)
        if value:
            found.append(("regard", 1.3 * sign * weight * value, f"{words[verb]} {words[at]}", at))
        if strongest(groups(view, at), "effect") < 0:
            found.append(("harm", weight, f"{words[verb]} {words[at]}", at))
    value, why, row = _act(view, verb)
    if value:
        found.append(("act", sign * weight * value, why, row))
    if any(group.name == "suffer" for group in groups(view, verb)):
        found.append(("harm", weight, words[verb], verb))
    if not value:
        found += [
            ("act", 0.6 * weight * sign * phrase(view, at), f"{words[at]} {words[verb]}", at)
            for at in child(view, verb, "advmod")
            if phrase(view, at)
        ]
    if _headline_passive(view, verb):
        found += of_object(view, verb, -1, weight)
    failing = any(group.name in _NOT_DOING for group in groups(view, verb))
    for at, share in shared_verbs(view, verb) if depth < 3 else []:
        if not (failing and view.column("dep")[at] in ("xcomp", "ccomp")):
            found += of_subject(view, at, share * weight * (1.0 if sign > 0 else 0.5 * sign), depth + 1)
    return found


def _headline_passive(view: TokenView, verb: int) -> bool:
    """*Minister mocked for speech*: a verb of blame or praise with a subject, no object, and a reason or a
    source."""
    named = {group.name for group in groups(view, verb)} & {"blame", "penalise", "praise"}
    bare = not child(view, verb, *OBJECTS, "ccomp", "xcomp", "auxpass", "prt", "aux")
    reasons = [
        at for at in child(view, verb, "prep", "agent") if view.column("norm")[at] in ("for", "of", "over", "by")
    ]
    return bool(named) and bare and view.column("tag")[verb] in ("VBD", "VBN") and bool(reasons)


def _act(view: TokenView, verb: int) -> tuple[float, str, int]:
    """The colour of an act for the one who does it: the verb's, unless its object decides."""
    found = groups(view, verb)
    names = {group.name for group in found}
    words = view.column("word")
    targets = child(view, verb, *OBJECTS, "nsubjpass") or _prepositional(view, verb)
    inner = max((phrase(view, at) for at in targets), key=abs, default=0.0)
    whole = " ".join([words[verb], *(words[at] for at in targets[:1])])
    valued = any(strongest(groups(view, at), "effect") < 0 for at in targets)
    if "stop" in names and inner:
        return (-0.9 if inner < 0 else -0.8) * inner, whole, verb
    if names & {"cause", "receive"} and inner:
        return 0.9 * inner, whole, targets[0]
    agent = strongest(found, "agent")
    if inner <= -0.8 and names & {"help", "praise", "back"}:
        return 0.8 * inner, whole, verb
    if inner <= -0.8 and names & {"blame", "oppose", "penalise", "harm"}:
        return -0.6 * inner, whole, verb
    return agent * (1.2 if valued else 1.0), whole, verb


def _prepositional(view: TokenView, verb: int) -> list[int]:
    """The nouns of *lead to chaos*, *fight against crime*, *engage in fraud*, *accused of lying*."""
    return [
        noun
        for at in child(view, verb, "prep")
        if view.column("norm")[at] in ("to", "against", "in", "for", "of")
        for noun in child(view, at, "pobj")
    ][:1]


def of_object(view: TokenView, verb: int, row: int, weight: float) -> list[Item]:
    """Evidence on the object of a verb, or on the subject of a passive one."""
    words = view.column("word")
    sign = -0.5 if negated(view, verb) else 1.0
    found: list[Item] = []
    names = groups(view, verb)
    patient, effect = strongest(names, "patient"), strongest(names, "effect")
    label = f"{lemma(view, verb)} {words[row]}" if row >= 0 else words[verb]
    if patient < 0 and any(phrase(view, at) <= _VILLAIN for at in child(view, verb, "nsubj") + _doers(view, verb)):
        # Being jailed by a tyrant is harm, no reproach.
        patient, effect = 0.0, -1.0
    if patient:
        found.append(("regard", sign * weight * patient, label, verb))
    if effect < 0 and sign > 0:
        found.append(("harm", -weight * effect, label, verb))
    if effect > 0 and sign > 0 and read_words(_RULES).has(view.column("lemma")[verb], "aid"):
        found.append(("harm", 0.5 * weight, label, verb))
    for at in _said_to_be(view, verb, row):
        value = phrase(view, at)
        if value:
            found.append(("regard", 1.2 * sign * weight * value, f"{words[verb]} as {words[at]}", at))
    if passive(view, verb) and not patient:
        inner = max((phrase(view, at) for at in _prepositional(view, verb)), key=abs, default=0.0)
        if inner:
            found.append(("regard", 0.5 * sign * weight * inner, label, verb))
        for at, share in shared_verbs(view, verb):
            found += of_subject(view, at, share * weight, 1)
    return found


def _doers(view: TokenView, verb: int) -> list[int]:
    return [noun for at in child(view, verb, "agent") for noun in child(view, at, "pobj")]


def _said_to_be(view: TokenView, verb: int, row: int) -> list[int]:
    """The predicate of the object: *call X a liar*, *describe X as honest*, *make X rich*."""
    found = [at for at in child(view, verb, "oprd", "acomp") if at != row]
    found += [
        noun
        for at in child(view, verb, "prep")
        if view.column("norm")[at] == "as"
        for noun in child(view, at, "pobj", "amod", "acomp")
    ]
    if read_words(_RULES).has(view.column("lemma")[verb], "naming"):
        found += [at for at in child(view, verb, "dobj", "ccomp", "xcomp", "attr") if at != row]
    return found


def of_prepositional(view: TokenView, verb: int, word: str, row: int, weight: float) -> list[Item]:
    """Evidence on what stands under a preposition of a verb: *vote for X*, *lash out at X*, *blame it on
    X*."""
    found = groups(view, verb)
    words = view.column("word")
    sign = -0.5 if negated(view, verb) else 1.0
    label = f"{lemma(view, verb)} {word} {words[row]}"
    patient, agent = strongest(found, "patient"), strongest(found, "agent")
    noun = max((at for at in child(view, verb, "dobj")), default=-1)
    carried = strongest(groups(view, noun), "patient") if noun >= 0 else 0.0
    if (carried < 0 and word in _AT) or (carried > 0 and word in _WITH):
        return [
            (
                "regard",
                sign * weight * carried,
                f"{lemma(view, verb)} {words[noun]} {word} {words[row]}",
                noun,
            )
        ]
    if word == "without" and any(view.column("norm")[at] in ("would", "could") for at in child(view, verb, "aux")):
        return [("regard", 0.9 * weight, f"not {lemma(view, verb)} without {words[row]}", verb)]
    if word in ("of", "about") and read_words(_RULES).has(lemma(view, verb), "report"):
        told = [item for at in child(view, verb, "ccomp") for item in of_subject(view, at, 0.9 * weight)]
        return [(kind, score, f"said of {words[row]}: {why}", at) for kind, score, why, at in told]
    if patient > 0 and word in _WITH:
        return [("regard", sign * weight * patient * _WITH[word], label, verb)]
    if patient < 0 and word in ("at", "against", "on", "with", "of", "over", "about"):
        return [("regard", 0.8 * sign * weight * patient, label, verb)]
    if agent <= -1 and word in ("at", "against", "to", "on", "upon"):
        return [("harm", sign * weight, label, verb), ("regard", -0.3 * weight, label, verb)]
    if word in ("for", "with") and lemma(view, verb) in (
        "apologise",
        "apologize",
        "feel",
        "sympathise",
        "sympathize",
    ):
        return [("regard", 0.5 * weight, label, verb)]
    return []
