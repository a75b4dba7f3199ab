"""Direct speech, title, name, mention, own slogan or scare quotes: what a quoted span does in its text.

The table `data/models/quotation/roles.tsv` decides: its rows are asked in order, and the first whose conditions all hold
gives the role. A condition is a fact about the span by its name in `shape`, `report` or `span` (`titled`, `near:title`:
a word of the type `title` of the list `quotation-contexts` stands near); `!` denies it, `|` stands between alternatives,
`<=` and `>=` compare a number. A role with `?` is not sure: it gives way to what other spans of the text tell.
"""

import operator
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation.quotation.span import Span, listed, spans
from discourse.io.cards import read_model
from discourse.text.quoted import Quote, in_blocks, quotes
from discourse.text.tokens import TokenView

_CHAIN = "joined to another quoted span"
_COMPARED = {"<=": operator.le, ">=": operator.ge}


@dataclass(frozen=True)
class Verdict:
    """A span's role and why; `sure` where a word around it decided, not what was left."""

    role: str
    why: str
    sure: bool = True


def quotation_role(place: Place) -> Reading:
    """Hold where the cue's code is the role of the span that opens here, both marks included."""
    quote = quotes(place.view).get(place.first)
    if quote is None:
        return Reading(False, "an apostrophe, a closing mark or a sign of measure")
    verdict = _verdicts(place.view)[quote.first]
    ending = "" if quote.how == "closed" else f"; {quote.how}, without a closing mark"
    speaker = speaker_of(place.view, quote) or ""
    held = verdict.role == place.cue.code
    reason = f"{verdict.why}{ending}" if held else f"{verdict.role} instead: {verdict.why}"
    return Reading(held, reason, speaker, span=(quote.first, quote.stop))


def speaker_of(view: TokenView, quote: Quote) -> str | None:
    """Who speaks in a span of direct speech, empty where nobody is named; None for a span of another role."""
    speech = _verdicts(view)[quote.first].role == "direct-speech"
    return spans(view)[quote.first].speaker if speech else None


def quoted_speaker(view: TokenView, row: int) -> str | None:
    """Who speaks at a row: the speaker of the innermost quoted speech (empty in a block quotation), None outside."""
    return _speakers(view).get(row)


@lru_cache(maxsize=4)
def _speakers(view: TokenView) -> dict[int, str]:
    found = dict.fromkeys(in_blocks(view), "")
    for quote in quotes(view).values():
        if (speaker := speaker_of(view, quote)) is not None:
            found |= dict.fromkeys(range(quote.first, quote.stop), speaker)
    return found


@lru_cache(maxsize=1)
def _table() -> list[tuple[str, list[str], bool, str]]:
    rows = read_model("quotation/roles.tsv", ("role", "when", "why"))
    return [(row["role"].rstrip("?"), row["when"].split(), row["role"][-1] != "?", row["why"]) for row in rows]


def _by_table(span: Span) -> Verdict:
    for role, conditions, sure, why in _table():
        if all(any(_holds(span, one) for one in part.split("|")) for part in conditions):
            return Verdict(role, re.sub(r"\{(.+?)\}", lambda name: _first(span, name[1]), why), sure)
    return Verdict("scare-quotes", "no row of the table holds", sure=False)


def _first(span: Span, names: str) -> str:
    return next((str(found) for name in names.split("|") if (found := _fact(span, name))), "")


def _holds(span: Span, condition: str) -> bool:
    if condition.startswith("!"):
        return not _holds(span, condition[1:])
    name, sign, number = (re.fullmatch(r"(.+?)(?:([<>]=)(\d+))?", condition) or [""] * 4).groups()  # type: ignore[union-attr]
    found = _fact(span, name)
    return bool(_COMPARED[sign](found, int(number))) if sign else bool(found)


def _fact(span: Span, name: str) -> str | int:
    fact, _, kind = name.partition(":")
    found: str | int = getattr(span, fact)(kind) if kind else getattr(span, fact)
    return found


@lru_cache(maxsize=4)
def _verdicts(view: TokenView) -> dict[int, Verdict]:
    """The role of every span: by itself, else by a longer title, else by the span before that it is joined to."""
    known = spans(view)
    found = {row: _by_table(span) for row, span in known.items()}
    found |= _short_titles(known, found)
    for other, one in pairwise(known):
        role, why = found[other].role, found[other].why
        named = role not in ("title", "name") or known[one].titled
        if not found[one].sure and found[other].sure and named and _joined(known[other], known[one]):
            found[one] = Verdict(role, why if why.startswith(_CHAIN) else f"{_CHAIN}: {why}")
    return found | _beside_speech(known, found)


def _beside_speech(known: dict[int, Span], found: dict[int, Verdict]) -> dict[int, Verdict]:
    """Phrases that nothing else explains, in a sentence that quotes somebody's words besides."""
    speech = {known[row].start for row, one in found.items() if one.sure and one.role == "direct-speech"}
    left = [known[row] for row, one in found.items() if not one.sure and one.role == "scare-quotes"]
    verdict = Verdict("direct-speech", "a phrase in a sentence that quotes somebody's words besides")
    return {span.first: verdict for span in left if span.size >= 2 and span.start in speech}


def _short_titles(known: dict[int, Span], found: dict[int, Verdict]) -> dict[int, Verdict]:
    """The short forms of longer titles in the same text."""
    words = {row: [form for form in span.forms[row + 1 : span.last] if form.isalnum()] for row, span in known.items()}
    changed = {}
    for row, verdict in found.items():
        document, own = known[row].view.document_start, words[row]
        longer = (at for at, one in found.items() if one.role == "title" and document[at] == document[row])
        longer = (at for at in longer if own and len(words[at]) > len(own) and words[at][: len(own)] == own)
        if verdict.role != "title" and any(True for _ in longer):
            changed[row] = Verdict("title", "the short form of a longer title in this text")
    return changed


def _joined(one: Span, other: Span) -> bool:
    """Whether only words such as *and* and *instead of* stand between two spans of a sentence."""
    between = one.forms[one.stop : other.first]
    near = one.stop <= other.first and one.start == other.start and len(between) <= 3
    near = near and (bool(between) or one.words[one.stop - 2] == ",")
    return near and all(word in listed("joining") for word in between)
