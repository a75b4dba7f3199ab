"""The ideological square: us and them, good and bad."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd

from discourse.coding.mentions import Mention, mentions
from discourse.coding.tallies import add_share
from discourse.coding.targets.verdicts import Seen, evaluation_of
from discourse.io.articles import Actor
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
    evaluation: Literal["balanced", "strict"] = "balanced",
) -> pd.DataFrame:
    """Cross the side of the actors with how they are evaluated.

    Van Dijk expects two full corners, our good and their bad, and two empty ones. Read the counts before the shares:
    a short text has few evaluated mentions. The trap: the sides are the card's, so the
    square is only as fair as whoever wrote the card; without sides it has no row.

    Args:
        evaluation: how sure a mention must be to count as positive or negative.

    Returns:
        Rows: the four corners and the unclear of either side: side, evaluation, corner, count, base, share, decided_by
        (the words that decided), places (the mentions).

    References:
        van Dijk (1998), Ideology: A multidisciplinary approach, 267.
    """
    found = [mention for mention in mentions(view, actors) if mention.side in ("us", "them")]
    seen = Seen(view, readings)
    lights = [evaluation_of(view, one.first, one.stop, seen.of(one.first, one.stop), evaluation) for one in found]
    rows = []
    for side in ("us", "them") if any(actor.side in ("us", "them") for actor in actors) else ():
        mine = [(mention, light) for mention, light in zip(found, lights, strict=True) if mention.side == side]
        for label in ("positive", "negative", "neutral"):
            here = [(mention, light) for mention, light in mine if light.label == label]
            told = {light.evidence[0].why for _, light in here if light.label != "neutral"}
            name = "unclear" if label == "neutral" else label
            corner = CORNERS.get((side, label), "not decided")
            rows.append(
                (side, name, corner, len(here), len(mine), "; ".join(sorted(told)), _places(view, [m for m, _ in here]))
            )
    table = pd.DataFrame(rows, columns=["side", "evaluation", "corner", "count", "base", "decided_by", "places"])
    return add_share(table, "count", "base", before="decided_by")


def _places(view: TokenView, found: list[Mention]) -> tuple[tuple[int, int], ...]:
    starts, ends = view.column("start"), view.column("end")
    return tuple((starts[mention.first], ends[mention.stop - 1]) for mention in found)
