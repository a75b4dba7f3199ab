"""Signs of how a named target is portrayed in what its acts are for, lead to and bring to whom."""

from collections.abc import Iterator

from discourse.coding.targets import clauses
from discourse.coding.targets.colours import groups, own, phrase
from discourse.coding.targets.evidence import Evidence
from discourse.coding.targets.grammar import OBJECTS, VERBS, child, negated
from discourse.coding.targets.portrait import Portrait

_MAKING = ("make", "build", "create", "launch", "introduce", "develop", "unveil", "release", "design", "invent", "produce",
           "propose", "support", "champion", "sponsor", "back", "sign", "pass", "write", "draft", "announce", "offer")  # fmt: skip
_PLANS = ("plan", "proposal", "bill", "law", "effort", "attempt", "bid", "campaign", "push", "move", "drive", "decision",
          "pledge", "promise", "vow", "programme", "program", "project", "initiative", "policy", "order", "scheme",
          "fight", "battle", "commitment", "desire", "goal", "aim", "threat", "mission", "work", "step", "measure")  # fmt: skip
_GIVING = (
    "give",
    "share",
    "donate",
    "offer",
    "bring",
    "open",
    "provide",
    "deliver",
    "distribute",
    "lend",
    "hand",
    "devote",
)
_LEAVING = ("leave", "render", "make", "keep")
_KEEPS_FROM = ("refrain", "abstain", "keep", "stop", "prevent", "desist", "ban", "bar", "accuse", "suspect", "clear")
_AIMED, _LED, _GIVEN = 0.6, 0.8, 0.6


def outcomes(view: Portrait, verb: int) -> Iterator[Evidence]:
    """Evidence on the subject of a verb from the aim, the result, the product and the receiver of the act."""
    yield from _aimed(view, verb)
    yield from _after_preposition(view, verb)
    yield from _into(view, verb)
    yield from _left(view, verb)
    yield from _given(view, verb)
    for at in child(view, verb, *OBJECTS):
        yield from planned(view, at)
        if view.column("lemma")[verb] in _MAKING:
            yield from _of_product(view, at)


def planned(view: Portrait, noun: int) -> Iterator[Evidence]:
    """*a plan to save the lake*, *X's effort to discredit her*: what is aimed at."""
    if view.column("lemma")[noun] in _PLANS:
        for at in child(view, noun, "acl"):
            if view.column("tag")[at] == "VB":
                for kind, score, why, row in clauses.of_subject(view, at, _AIMED, 1):
                    yield Evidence(kind, score, f"{view.column('word')[noun]} to {why}", row)


def _aimed(view: Portrait, verb: int) -> Iterator[Evidence]:
    """*X worked all night to save the twins*: what the act is for."""
    if negated(view, verb):
        return
    for at in child(view, verb, "advcl"):
        to = any(view.column("tag")[aux] == "TO" for aux in child(view, at, "aux"))
        if to and not child(view, at, "nsubj", "nsubjpass", "mark"):
            for kind, score, why, row in clauses.of_subject(view, at, _AIMED, 1):
                yield Evidence(kind, score, f"to {why}", row)


def _after_preposition(view: Portrait, verb: int) -> Iterator[Evidence]:
    """*X is committed to protecting lakes*, *X succeeded in saving it*: the verb under the preposition."""
    if view.column("lemma")[verb] in _KEEPS_FROM:
        return
    sign = -0.5 if negated(view, verb) else 1.0
    for at in child(view, verb, "prep"):
        for inner in child(view, at, "pcomp"):
            if view.column("norm")[at] not in ("without", "instead", "against", "for", "from"):
                for item in clauses.of_subject(view, inner, _AIMED * sign, 1):
                    yield Evidence(*item)


def _into(view: Portrait, verb: int) -> Iterator[Evidence]:
    """*X dragged the country into war*: where an act leads."""
    words = view.column("word")
    for at in child(view, verb, "prep"):
        for noun in child(view, at, "pobj") if view.column("norm")[at] in ("into", "towards", "toward") else []:
            value = phrase(view, noun)
            if value:
                yield Evidence("act", _LED * value, f"{words[verb]} {words[at]} {words[noun]}", noun)


def _left(view: Portrait, verb: int) -> Iterator[Evidence]:
    """*X left hundreds stranded*, *X made them rich*: the state that somebody is brought into."""
    if view.column("lemma")[verb] not in _LEAVING or not child(view, verb, *OBJECTS, "ccomp"):
        return
    words = view.column("word")
    for at in child(view, verb, "oprd", "acomp", "ccomp"):
        value = phrase(view, at) if view.column("pos")[at] != "VERB" else own(view, at)
        if value and view.column("pos")[at] in ("ADJ", "VERB") and not child(view, at, "mark", "aux"):
            yield Evidence("act", _LED * value, f"{words[verb]} {words[at]}", at)


def _given(view: Portrait, verb: int) -> Iterator[Evidence]:
    """*X shared her bread with the poor*: something given to people in need."""
    words, norms = view.column("word"), view.column("norm")
    if view.column("lemma")[verb] not in _GIVING or negated(view, verb):
        return
    for at in child(view, verb, "prep", "dative"):
        for noun in child(view, at, "pobj") if norms[at] in ("to", "with", "for") else []:
            if any(group.name == "victim" for group in groups(view, noun)):
                yield Evidence("act", _GIVEN, f"{words[verb]} {words[at]} {words[noun]}", noun)


def _of_product(view: Portrait, noun: int) -> Iterator[Evidence]:
    """*X built a tool that helps the blind*: what the thing does falls on its maker."""
    for at in child(view, noun, "relcl"):
        subject = child(view, at, "nsubj")
        if subject and view.column("tag")[subject[0]] in ("WDT", "WP"):
            for item in clauses.of_subject(view, at, _AIMED, 1):
                yield Evidence(*item)


def brought_about(view: Portrait, prep: int) -> Iterator[Evidence]:
    """*Thanks to X*, *because of X*, *under X* something is good or bad: what it is falls on X."""
    verb = int(view.head[prep])
    if view.column("pos")[verb] not in VERBS:
        return
    told = [item for item in clauses.of_subject(view, verb, 1.0) if item[0] != "harm"]
    told += [item for item in clauses.of_object(view, verb, -1, 1.0) if item[0] == "regard"]
    told += [
        ("regard", value, view.column("word")[noun], noun)
        for at in child(view, verb, "prep")
        for noun in child(view, at, "pobj")
        if at != prep and (value := phrase(view, noun))
    ]
    if told:
        worst = max(told, key=lambda item: abs(item[1]))
        yield Evidence("act", 0.7 * max(-1.0, min(1.0, worst[1])), f"{view.column('word')[prep]}: {worst[2]}", worst[3])
