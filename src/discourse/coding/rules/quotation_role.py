"""Direct speech, title, name, mention, own slogan or scare quotes: what a quoted span does in its text."""

from functools import lru_cache

from discourse.coding.rules import Place, Reading, _lists, _quotes
from discourse.coding.rules._quote_context import Context, context
from discourse.coding.rules._quotes import Quote
from discourse.language.view import TokenView

Verdict = tuple[str, str]


def quotation_role(place: Place) -> Reading:
    """Hold where the cue's code is the role of the span that opens here, both marks included.

    The questions are asked in a fixed order and the first that is answered decides: speech (who says it),
    words about words, distance, title, name, slogan; what is left is speech if it is a sentence, else scare
    quotes.
    """
    quote = _quotes.quotes(place.view).get(place.first)
    if quote is None:
        return Reading(False, "an apostrophe, a closing mark or a sign of measure")
    role, why = _roles(place.view)[quote.first]
    ending = "" if quote.how == "closed" else f"; {quote.how}, without a closing mark"
    speaker = context(place.view, quote).speaker if role == "direct-speech" else ""
    held = role == place.cue.code
    return Reading(
        held, f"{why}{ending}" if held else f"{role} instead: {why}", speaker, span=(quote.first, quote.stop)
    )


@lru_cache(maxsize=4)
def _roles(view: TokenView) -> dict[int, Verdict]:
    """The role of every span; one that repeats the first words of a longer title is its short form."""
    found = {row: _role(view, quote) for row, quote in _quotes.quotes(view).items()}
    documents, norms = view.column("document"), view.column("norm")
    titles: dict[str, list[list[str]]] = {}
    for row, quote in _quotes.quotes(view).items():
        if found[row][0] == "title":
            titles.setdefault(documents[row], []).append(norms[row + 1 : quote.content[1]])
    for row, quote in _quotes.quotes(view).items():
        own = norms[row + 1 : quote.content[1]]
        same = titles.get(documents[row], [])
        longer = any(len(full) > len(own) and full[: len(own)] == own for full in same)
        if longer and found[row][0] != "title":
            found[row] = ("title", "the short form of a longer title in this text")
    return found


def _role(view: TokenView, quote: Quote) -> Verdict:
    seen = context(view, quote)
    for role, test in _TESTS:
        why = test(seen)
        if why:
            return role, why
    if seen.sentence or seen.size > _LONG:
        return "direct-speech", "a whole sentence or a long passage, though nobody is named as its speaker"
    return (
        "scare-quotes",
        "a part of a sentence that is neither reported, title, name nor slogan: a word kept at a distance",
    )


_LONG = 6
_BE = ("is", "are", "was", "were", "be", "been")


def _speech(seen: Context) -> str:
    if seen.quote.how == "continued" or seen.continues:
        return "speech that runs over several paragraphs"
    if seen.resumed:
        return "goes on after the words that report what stands before it"
    adjacent = seen.before("reporting") or seen.neighbours[0] == ":" or (seen.neighbours[0] in _BE and not seen.label)
    plain = seen.size >= 2 and not seen.titled
    short = seen.neighbours[0] == ":" and seen.sentence and seen.size <= 3
    if short and not (seen.near("title") or seen.near("name")):
        return "a sentence of its own after a colon"
    if seen.own_words:
        return "said to be somebody's own words"
    if seen.reporter and (
        seen.judges or seen.answered or plain or (adjacent and (seen.size == 1 or seen.neighbours[0] == ":"))
    ):
        return f"reported by '{seen.reporter}'"
    if seen.sentence and seen.clause and not seen.titled:
        return "a whole sentence with its own verb and end mark"
    if seen.clause and seen.persons:
        return "a clause that speaks of I, we or you"
    return ""


def _mention(seen: Context) -> str:
    if seen.neighbours == ("(", ")") and not seen.clause:
        return "a term that the text defines in brackets"
    operated = seen.before("operate") if seen.size <= 3 else ""
    topic = seen.topic if seen.topic in _lists.of_type("quotation-contexts", "mention") else ""
    word = seen.near("mention") or operated or topic
    return f"words about words: '{word}'" if word and seen.size <= 5 else ""


def _named_word(seen: Context) -> str:
    """A noun for words right before the span, or people in general who say it, settle it."""
    word = seen.before("mention")
    if word and seen.size <= 5:
        return f"words about words: '{word}'"
    return "what people in general say, as a word" if seen.says_of_itself else ""


def _own_label(seen: Context) -> str:
    return "a label that the writer gives" if seen.label == "own" and not seen.titled else ""


def _labelled(seen: Context) -> str:
    return "a label that others use" if seen.label == "one" and not seen.titled else ""


def _coined(seen: Context) -> str:
    return "a term as those who use it call it" if seen.label == "many" and not seen.titled else ""


def _distance(seen: Context) -> str:
    word = seen.near("distance") or seen.inside("distance")
    return f"'{word}' keeps a distance" if word and not seen.titled else ""


def _title(seen: Context) -> str:
    word = seen.near("title")
    if seen.titled and (seen.neighbours[1] == "by" or word == "author"):
        return "capitals as in a title, and its maker named"
    if seen.near("name") or ((seen.inside("name") or seen.inside("event")) and not word):
        return ""
    if seen.titled and seen.size >= 2 and seen.inside("title"):
        return f"capitals as in a title, with '{seen.inside('title')}'"
    if seen.titled and seen.size >= 4:
        return "capitals as in a title" + (f", with '{word}'" if word else "")
    if seen.capital and word:
        return f"a capital and '{word}' beside it"
    return ""


def _name(seen: Context) -> str:
    word = seen.near("name") or (seen.inside("name") or seen.inside("event"))
    if seen.titled or (seen.capital and word):
        return "capitals as in a name" + (f", with '{word}'" if word else "")
    return ""


def _doubted(seen: Context) -> str:
    word = seen.before("doubt")
    return f"'{word}' right before it" if word else ""


def _motto(seen: Context) -> str:
    word = seen.near("slogan")
    free = not seen.clause or seen.neighbours[0] == word
    return f"presented as '{word}'" if word and free and not seen.near("distance") else ""


def _slogan(seen: Context) -> str:
    return f"promoted by '{seen.promoter}' with the writer's own side as subject" if seen.promoter else ""


_TESTS = (
    ("scare-quotes", _doubted), ("own-slogan", _motto), ("own-slogan", _own_label), ("mention", _coined),
    ("scare-quotes", _labelled), ("mention", _named_word), ("direct-speech", _speech), ("mention", _mention),
    ("scare-quotes", _distance), ("title", _title), ("name", _name), ("own-slogan", _slogan),
)  # fmt: skip


def role_at(view: TokenView, quote: Quote) -> str:
    """The role of a span, for the rules that only need to know whether somebody else is speaking."""
    return _roles(view)[quote.first][0]
