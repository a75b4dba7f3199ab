"""Epistemic, deontic or dynamic: weigh what stands around a modal verb (Palmer 2001)."""

from functools import lru_cache

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation._modal_features import features
from discourse.io.cards import read_model
from discourse.text.tokens import TokenView

SENSES = ("deontic", "dynamic", "epistemic")
_SHOWN = 3
Scores = dict[str, float]


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
    for name in features(view, first, stop if stop > first + 1 else 0):
        parts[name] = _sum(weights.get(("any", name), {}), weights.get((kin, name), {}))
    return parts


def modal_form(view: TokenView, first: int, stop: int) -> str:
    """The modal in its full form without adverbs and without its verb: `can`, `have to`, `be able to`."""
    norms, lemmas, tags = view.column("norm"), view.column("lemma"), view.column("tag")
    head = str(norms[first]) if tags[first] == "MD" or stop == first + 1 else str(lemmas[first]).lower()
    inner = [row for row in range(first + 1, stop) if tags[row] not in ("RB", "VB") or norms[row] == "better"]
    rest = [str(norms[row]) for row in inner]
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
