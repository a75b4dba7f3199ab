"""The people and bodies of a text: how often, in which part, with which verbs, in which light."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal

import pandas as pd

from discourse.base.tables import ranked
from discourse.coding.mentions import Mention, head, mentions, never_named
from discourse.coding.tallies import add_share
from discourse.coding.targets.verdicts import Seen, Verdict, evaluation_of
from discourse.io.articles import Actor
from discourse.text.phrases import Function, coordinated, function
from discourse.text.syntax import agent
from discourse.text.tokens import TokenView
from discourse.text.tree import PASSIVE_SUBJECTS, SUBJECTS, VERBS, child

AGENTLESS = "(passives without an agent)"


def actors(
    view: TokenView, actors: Sequence[Actor], expected: Sequence[str], readings: pd.DataFrame, *,
    entities: bool = True,
    unnamed: bool = True, min_count: int = 1, evaluation: Literal["balanced", "strict"] = "balanced",
) -> pd.DataFrame:  # fmt: skip
    """Say of each actor how often it is spoken of, as what, with whom, with which verbs and in which light.

    Read `agent` against `patient`: who does and to whom it is done. `unclear` is the honest rest of the evaluation:
    where neither grammar nor evaluative words decide, nothing is guessed. The last row counts the passives that leave
    their agent out, of all passives; before it stand those whom the card expects and the text never names. The trap: the
    light is that of the sentence, also where it is somebody else's words; read the places.

    Args:
        entities: count named people, bodies and places that are not in the card.
        unnamed: count unnamed actors such as *some countries*, *critics*.
        min_count: smallest number of mentions that is worth a row.
        evaluation: how sure a mention must be to count as positive or negative; precision and recall are traded.

    Returns:
        One row per actor, most mentioned first: actor, kind (card, entity, role, unnamed, expected, passive), side,
        mentions, base (all mentions), share, agent, patient, possessor, other (sum:
        mentions), main_subject (mentions as the subject of a sentence's main clause), joint
        (mentions coordinated with another actor), verbs and verbs_as_patient (lemma and count), positive, negative,
        unclear (sum: mentions), places.

    References:
        van Dijk (1998), Ideology, 267. van Leeuwen (1996), The representation of social actors.
    """
    found = mentions(view, actors, entities=entities, unnamed=unnamed)
    groups: dict[str, list[Mention]] = {}
    for mention in found:
        groups.setdefault(mention.actor, []).append(mention)
    heads = {head(view, mention) for mention in found}
    seen = Seen(view, readings)
    lights = {one: evaluation_of(view, one.first, one.stop, seen.of(one.first, one.stop), evaluation) for one in found}
    rows = [_row(view, part, len(found), heads, lights) for part in groups.values() if len(part) >= min_count]
    rows.sort(key=lambda row: (-row["mentions"], row["actor"]))
    rows += [_without_mention(name, "expected", 0, len(found)) for name in never_named(view, actors, expected)]
    return add_share(pd.DataFrame([*rows, _agentless(view)]), "mentions", "base", before="agent")


def _row(
    view: TokenView, part: list[Mention], base: int, heads: set[int], verdicts: dict[Mention, Verdict]
) -> dict[str, Any]:
    functions = [function(view, head(view, mention)) for mention in part]
    names = Counter(place.name if place.name in ("agent", "patient", "possessor") else "other" for place in functions)
    lights = Counter(verdicts[mention].label for mention in part)
    joint = 0
    for mention in part:
        # Coordinated with another actor, or two by its own name (*China and Kazakhstan*).
        inside = range(mention.first, mention.stop)
        others = heads & set(coordinated(view, head(view, mention))) - set(inside)
        joint += bool(others) or any(view.column("dep")[row] == "cc" for row in inside)
    return {
        "actor": part[0].actor, "kind": part[0].kind, "side": part[0].side, "mentions": len(part), "base": base,
        **{name: names.get(name, 0) for name in ("agent", "patient", "possessor", "other")},
        "main_subject": sum(_leads(view, place) for place in functions), "joint": joint,
        "verbs": _verbs(view, [place.governor for place in functions if place.name == "agent"]),
        "verbs_as_patient": _verbs(view, [place.governor for place in functions if place.name == "patient"]),
        "positive": lights["positive"], "negative": lights["negative"], "unclear": lights["neutral"],
        "places": _places(view, [(mention.first, mention.stop) for mention in part]),
    }  # fmt: skip


def _leads(view: TokenView, place: Function) -> bool:
    """Whether a phrase is the subject of the main clause of its sentence."""
    subject = view.column("dep")[place.row] in (*SUBJECTS, *PASSIVE_SUBJECTS)
    return subject and int(view.head[place.governor]) == place.governor


def _verbs(view: TokenView, governors: list[int]) -> str:
    """Lemmas of the verbs, most frequent first; for a copula what it links to."""
    lemmas = view.column("lemma")
    named = []
    for row in governors:
        if view.column("pos")[row] in VERBS:
            linked = child(view, row, "attr", "acomp")
            named.append(f"be {lemmas[linked[0]]}" if lemmas[row] == "be" and linked else lemmas[row])
    return ranked(named)


def _agentless(view: TokenView) -> dict[str, Any]:
    """Count the passives without a by-agent, finite ones only (*were signed*, not *plans outlined in it*)."""
    passives = [row for row in range(view.size) if child(view, row, "auxpass")]
    without = [row for row in passives if agent(view, row) is None]
    return _without_mention(AGENTLESS, "passive", len(without), len(passives)) | {
        "verbs_as_patient": _verbs(view, without),
        "places": _places(view, [(row, row + 1) for row in without]),
    }


def _without_mention(actor: str, kind: str, count: int, base: int) -> dict[str, Any]:
    return {
        "actor": actor, "kind": kind, "side": "", "mentions": count, "base": base,
        **dict.fromkeys(("agent", "patient", "possessor", "other", "main_subject", "joint"), 0), "verbs": "",
        "verbs_as_patient": "", **dict.fromkeys(("positive", "negative", "unclear"), 0), "places": (),
    }  # fmt: skip


def _places(view: TokenView, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    starts, ends = view.column("start"), view.column("end")
    return tuple((starts[first], ends[stop - 1]) for first, stop in spans)
