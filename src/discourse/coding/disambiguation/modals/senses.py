"""The sense of modal verbs: epistemic, deontic or dynamic (Palmer 2001).

`modal-sense` weighs what stands around *can, must, should, have to* ...; *will*, *be going to* and *would* are decided
step by step, for they have readings of their own: prediction, volition and commitment, wish and refusal.
"""

from functools import lru_cache

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation.modals.features import features
from discourse.io.cards import read_model
from discourse.io.words import word_kinds
from discourse.text import syntax
from discourse.text.tokens import TokenView

SENSES = ("deontic", "dynamic", "epistemic")
_SHOWN = 3
Scores = dict[str, float]
_CODES = {"epistemic": "will-prediction", "dynamic": "will-volition", "deontic": "will-commitment"}
_STATES = ("relational", "existential", "mental")


def modal_sense(place: Place) -> Reading:
    """Hold where the cue's code is the sense for which the context weighs most; name what decides.

    Each feature adds its weight (`data/models/modal-sense/weights.tsv`) to every sense; a modal without weights of its
    own borrows those of its kin (`kin.tsv` beside it: *might* those of *may*) and adds an offset. The
    highest sum holds.
    """
    sense = place.cue.code
    parts = weighed(place.view, place.first, place.stop)
    totals = {name: sum(part[name] for part in parts.values()) for name in SENSES}
    best, second = sorted(SENSES, key=lambda name: (-totals[name], name))[:2]
    rival = second if sense == best else sense
    reasons = sorted(parts, key=lambda name: (parts[name][rival] - parts[name][best], name))
    shown = [name for name in reasons if parts[name][best] > parts[name][rival]][:_SHOWN]
    ahead = totals[best] - totals[rival]
    return Reading(sense == best, f"{best} before {rival} by {ahead:.2f}: {', '.join(shown)}")


@lru_cache(maxsize=4096)
def weighed(view: TokenView, first: int, stop: int) -> dict[str, Scores]:
    """What each feature of the place adds to each sense."""
    form = modal_form(view, first, stop)
    kin, offset = _kin().get(form, (form, {}))
    weights = _weights()
    itself = _sum(weights.get(("any", "(itself)"), {}), weights.get((kin, "(itself)"), {}), offset)
    parts = {f"the modal {form}": itself}
    for name in features(view, first, stop):
        parts[name] = _sum(weights.get(("any", name), {}), weights.get((kin, name), {}))
    return parts


def modal_form(view: TokenView, first: int, stop: int) -> str:
    """The modal in its full form without adverbs and without its verb: `can`, `have to`, `be able to`."""
    forms, lemmas, tags = view.column("form"), view.column("lemma"), view.column("tag")
    head = str(forms[first]) if tags[first] == "MD" or stop == first + 1 else str(lemmas[first]).lower()
    inner = [row for row in range(first + 1, stop) if tags[row] not in ("RB", "VB") or forms[row] == "better"]
    rest = [str(forms[row]) for row in inner]
    return " ".join([head, *rest])


def _sum(*scores: Scores) -> Scores:
    return {sense: sum(one.get(sense, 0.0) for one in scores) for sense in SENSES}


@lru_cache(maxsize=1)
def _weights() -> dict[tuple[str, str], Scores]:
    rows = read_model("modal-sense/weights.tsv", ("modal", "feature", *SENSES))
    return {(row["modal"], row["feature"]): {sense: float(row[sense]) for sense in SENSES} for row in rows}


@lru_cache(maxsize=1)
def _kin() -> dict[str, tuple[str, Scores]]:
    rows = read_model("modal-sense/kin.tsv", ("form", "kin", *SENSES, "source"))
    return {row["form"]: (row["kin"], {sense: float(row[sense]) for sense in SENSES}) for row in rows}


def will_sense(place: Place) -> Reading:
    """Hold where the cue's code is the reading: prediction (epistemic), volition (dynamic), commitment."""
    found, why = _reading(place.view, place.first, place.stop)
    wanted = _CODES.get(place.cue.code, place.cue.code)
    kind = found.removeprefix("will-")
    return Reading(wanted == found, f"{kind}: {why}" if wanted == found else f"{kind} instead: {why}")


@lru_cache(maxsize=4096)
def _reading(view: TokenView, first: int, stop: int) -> tuple[str, str]:
    seen = set(features(view, first, stop))
    verb = syntax.verb_of_modal(view, first, stop)
    kind = syntax.subject_kind(view, verb)
    words = _words(view, first, verb)
    if kind not in syntax.ACTING:
        return "will-prediction", "the subject is not one that wills or promises"
    if kind == "you" and "question" in seen and "inverted" in seen:
        return "will-volition", "a request to you"
    if "willing" in words:
        return "will-volition", f"'{words['willing']}' speaks of willingness"
    if "promise" in words:
        return "will-commitment", f"'{words['promise']}' makes it a promise"
    if "mark=if" in seen:
        return "will-volition", "in an if-clause with a subject that wills"
    if "forecast" in words:
        return "will-prediction", f"'{words['forecast']}' makes it a forecast"
    for form in ("perfect", "progressive", "passive"):
        if form in seen:
            return "will-prediction", f"the verb is {form}: nothing the subject does at will"
    negated = "negated" in seen
    process = syntax.process(view, verb).split("-")[0]
    lemma = str(view.column("lemma")[verb]).lower()
    if process in _STATES or word_kinds("will-contexts").get(lemma) == "uncontrolled":
        return "will-prediction", f"'{lemma}' is a state or befalls the subject ({process}), no act at will"
    if kind == "he" and not negated and _own_words(view, verb):
        return "will-commitment", "somebody tells of an act of their own"
    if kind == "person" and not negated and stop > first + 1:
        return "will-commitment", "going to do at will: an intention"
    return _acts(kind, negated)


def _acts(kind: str, negated: bool) -> tuple[str, str]:
    if kind == "i" and negated:
        return "will-volition", "a refusal in the first person"
    if kind in ("i", "we"):
        return "will-commitment", "first person and an act at will"
    if kind == "institution":
        return "will-commitment", "a state or body announces its own act"
    if negated and kind in ("he", "person"):
        return "will-volition", "a person's refusal to act"
    return "will-prediction", "third person: the writer foretells what somebody does"


def _own_words(view: TokenView, verb: int) -> bool:
    """Whether a person or body tells what *he*, *she* or *they* will do: *Dad says he will drive us*."""
    head = int(view.head[verb])
    if view.column("dep")[verb] != "ccomp" or not syntax.process(view, head).startswith("verbal"):
        return False
    return syntax.subject_type(view, syntax.subject(view, head)) in ("he", "person", "institution")


def _words(view: TokenView, modal: int, verb: int) -> dict[str, str]:
    """The telling words that govern the clause or modify its verb, by type."""
    listed, lemmas = word_kinds("will-contexts"), view.column("lemma")
    deps = view.column("dep")
    rows = [row for row in view.children[verb] if deps[row] in ("advmod", "intj")]
    top = verb
    while deps[top] == "conj" and int(view.head[top]) != top:
        top = int(view.head[top])
    rows += [int(view.head[top])] if deps[top] in ("ccomp", "acl") else []
    found: dict[str, str] = {}
    for row in rows:
        lemma = str(lemmas[row]).lower()
        if lemma in listed:
            found.setdefault(listed[lemma], lemma)
    return found


def would_sense(place: Place) -> Reading:
    """Hold where the cue's code is the reading (Palmer 1990: 58-59, 137-138, 197-199)."""
    view, first = place.view, place.first
    seen = set(features(view, first, place.stop))
    verb = syntax.verb_of_modal(view, first)
    lemma = str(view.column("lemma")[verb]).lower()
    acts = "subject acts" in seen
    rather = first + 1 < view.size and view.column("form")[first + 1] in ("rather", "sooner")
    wish = lemma in word_kinds("would-wishes") and "perfect" not in seen
    if acts and (rather or wish):
        found, why = "dynamic", f"a wish: would {'rather' if rather else lemma}"
    elif "subject=you" in seen and "question" in seen and "inverted" in seen:
        found, why = "dynamic", "a request to you"
    elif acts and {"negated", "past around"} <= seen and not {"root VBD", "clause=if"} & seen:
        found, why = "dynamic", "a refusal in the past"
    else:
        found, why = "epistemic", "hypothesis, or what lay ahead in the past"
    return Reading(found == place.cue.code, why if found == place.cue.code else f"{found} instead: {why}")
