"""The ideological square: us and them, good and bad, and who gets to act."""

from collections.abc import Sequence
from typing import Any, Literal

import pandas as pd

from discourse.coding.mentions import Mention, head, mentions
from discourse.coding.tallies import add_share
from discourse.coding.targets import Seen, evaluation_of
from discourse.io.articles import Actor
from discourse.text.phrases import function
from discourse.text.tokens import TokenView

CORNERS = {
    ("us", "positive"): "emphasise our good", ("us", "negative"): "our bad", ("them", "positive"): "their good",
    ("them", "negative"): "emphasise their bad",
}  # fmt: skip


def actor_square(
    view: TokenView,
    actors: Sequence[Actor],
    readings: pd.DataFrame,
    *,
    unnamed: bool = True,
    evaluation: Literal["balanced", "strict"] = "balanced",
) -> pd.DataFrame:
    """Cross the side of the actors with how they are evaluated, and compare how often each side acts.

    Van Dijk expects two full corners, our good and their bad, and two empty ones. Read the counts before the shares:
    a short text has few evaluated mentions. The rows `agency` say how often a side is the agent, of all its mentions
    as agent or patient; their difference is the asymmetry of agency. The trap: the sides are the card's, so the
    square is only as fair as whoever wrote the card, and without sides every count is 0.

    Args:
        unnamed: count unnamed actors (*other powers*) that the card does not place as `other`.
        evaluation: how sure a mention must be to count as positive or negative.

    Returns:
        Rows: the four corners, the unclear of either side, the agency of either side, and the asymmetry: side, evaluation,
        corner, count, base, share (for the asymmetry the difference), decided_by (the words that decided), places (the
        mentions).

    References:
        van Dijk (1998), Ideology: A multidisciplinary approach, 267.
    """
    found = [mention for mention in mentions(view, actors, unnamed=unnamed) if mention.side in ("us", "them")]
    seen = Seen(view, readings)
    lights = [evaluation_of(view, one.first, one.stop, seen.of(one.first, one.stop), evaluation) for one in found]
    rows = []
    for side in ("us", "them"):
        mine = [(mention, light) for mention, light in zip(found, lights, strict=True) if mention.side == side]
        for label in ("positive", "negative", "neutral"):
            here = [(mention, light) for mention, light in mine if light.label == label]
            reasons = "; ".join(sorted({light.evidence[0].why for _, light in here if light.evidence}))
            name = "unclear" if label == "neutral" else label
            corner = CORNERS.get((side, label), "not decided")
            rows.append((side, name, corner, len(here), len(mine), reasons, _places(view, [m for m, _ in here])))
    for side in ("us", "them"):
        named = [(mention, function(view, head(view, mention)).name) for mention in found if mention.side == side]
        agents = [mention for mention, name in named if name == "agent"]
        base = sum(name in ("agent", "patient") for _, name in named)
        rows.append((side, "agency", "agent rather than patient", len(agents), base, "", _places(view, agents)))
    table = pd.DataFrame(rows, columns=["side", "evaluation", "corner", "count", "base", "decided_by", "places"])
    table = add_share(table, "count", "base", before="decided_by")
    return pd.concat([table, pd.DataFrame([_asymmetry(table)])], ignore_index=True)


def _asymmetry(table: pd.DataFrame) -> dict[str, Any]:
    """The difference of the two shares of agents."""
    us, them = (table[(table["side"] == side) & (table["evaluation"] == "agency")].iloc[0] for side in ("us", "them"))
    difference = us["share"] - them["share"]
    return {
        "side": "us - them", "evaluation": "agency", "corner": "asymmetry of agency", "count": us["count"] + them["count"],
        "base": us["base"] + them["base"], "share": difference, "decided_by": "",
        "places": us["places"] + them["places"],
    }  # fmt: skip


def _places(view: TokenView, found: list[Mention]) -> tuple[tuple[int, int], ...]:
    starts, ends = view.column("start"), view.column("end")
    return tuple((starts[mention.first], ends[mention.stop - 1]) for mention in found)
