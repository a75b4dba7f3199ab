"""Whether a pronoun is the writer's own or stands in the quoted speech of somebody else."""

from functools import lru_cache

from discourse.coding.disambiguation import Place, Reading, _quotes
from discourse.coding.disambiguation._quote_context import context
from discourse.coding.disambiguation.quotation_role import role_at
from discourse.text.tokens import TokenView


def own_voice(place: Place) -> Reading:
    """Hold outside quoted speech; for the code `other-voice`, inside it, with the quoted speaker as actor."""
    speaker = quoted_speaker(place.view, place.first)
    if speaker is None:
        return Reading(
            place.cue.code != "other-voice",
            "the writer's own voice",
            str(place.view.column("word")[place.first]),
        )
    return Reading(
        place.cue.code == "other-voice", f"inside quoted speech of {speaker or 'somebody not named'}", speaker
    )


def quoted_speaker(view: TokenView, row: int) -> str | None:
    """Who speaks at a row: the speaker of the innermost quoted speech (may be empty), None outside."""
    return _speakers(view).get(row)


@lru_cache(maxsize=4)
def _speakers(view: TokenView) -> dict[int, str]:
    found: dict[int, str] = {}
    for quote in _quotes.quotes(view).values():
        if role_at(view, quote) == "direct-speech":
            speaker = context(view, quote).speaker
            found |= dict.fromkeys(range(quote.first, quote.stop), speaker)
    return found
