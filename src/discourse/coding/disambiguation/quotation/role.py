"""Direct speech, title, name, mention, own slogan or scare quotes: what a quoted span does in its text."""

from dataclasses import dataclass
from functools import lru_cache

from discourse.coding.disambiguation import Place, Reading
from discourse.coding.disambiguation.quotation import context as _quote_context
from discourse.coding.disambiguation.quotation import marks as _quotes
from discourse.coding.disambiguation.quotation import reporter as _quote_reporter
from discourse.coding.disambiguation.quotation.context import Context, context
from discourse.coding.disambiguation.quotation.marks import Quote
from discourse.io.words import word_set
from discourse.text.tokens import TokenView

_LONG, _TITLE, _TERM, _WORKS = 6, 4, 5, 2
_CHAIN = "joined to another quoted span"
_CALLED = ("called", "call", "named")


@dataclass(frozen=True)
class Verdict:
    """A span's role and why; `sure` where a word around it decided, not what was left."""

    role: str
    why: str
    sure: bool = True


def quotation_role(place: Place) -> Reading:
    """Hold where the cue's code is the role of the span that opens here, both marks included.

    The questions are asked in a fixed order and the first that is answered decides: a word that says what
    the span is, speech (who says it), words about words, distance, title, name, slogan. What is left is speech
    if it is a sentence, else has the role of the span that it is joined to, else scare quotes.
    """
    quote = _quotes.quotes(place.view).get(place.first)
    if quote is None:
        return Reading(False, "an apostrophe, a closing mark or a sign of measure")
    verdict = _verdicts(place.view)[quote.first]
    ending = "" if quote.how == "closed" else f"; {quote.how}, without a closing mark"
    speaker = context(place.view, quote).speaker if verdict.role == "direct-speech" else ""
    held = verdict.role == place.cue.code
    reason = f"{verdict.why}{ending}" if held else f"{verdict.role} instead: {verdict.why}"
    return Reading(held, reason, speaker, span=(quote.first, quote.stop))


def role_at(view: TokenView, quote: Quote) -> str:
    """The role of a span, for the rules that only need to know whether somebody else is speaking."""
    return _verdicts(view)[quote.first].role


@lru_cache(maxsize=4)
def _verdicts(view: TokenView) -> dict[int, Verdict]:
    """The role of every span: by itself, else by the same words elsewhere, else by the span joined to it."""
    quotes = _quotes.quotes(view)
    found = {row: _alone(context(view, quote)) for row, quote in quotes.items()}
    found |= _repeated(view, found)
    rows = list(quotes)
    for one, other in [*zip(rows[1:], rows, strict=False), *zip(rows[-2::-1], rows[:0:-1], strict=False)]:
        before, after = sorted((quotes[one], quotes[other]), key=lambda quote: quote.first)
        role = found[other].role
        named = role not in ("title", "name") or context(view, quotes[one]).form.titled
        if not found[one].sure and found[other].sure and named and _joined(view, before, after):
            why = found[other].why
            found[one] = Verdict(role, why if why.startswith(_CHAIN) else f"{_CHAIN}: {why}")
    return found | _beside_speech(view, found)


def _beside_speech(view: TokenView, found: dict[int, Verdict]) -> dict[int, Verdict]:
    """Whole phrases that nothing else explains, in a sentence that quotes somebody's words besides."""
    starts = {row: int(view.sentence_start[row]) for row in found}
    speech = [starts[row] for row, verdict in found.items() if verdict.sure and verdict.role == "direct-speech"]
    spoken = set(speech)
    left = [row for row, verdict in found.items() if not verdict.sure and verdict.role == "scare-quotes"]
    forms = {row: context(view, _quotes.quotes(view)[row]).form for row in left if starts[row] in spoken}
    why = "a whole phrase in a sentence that quotes somebody's words besides"
    return {
        row: Verdict("direct-speech", why)
        for row, form in forms.items()
        if form.size >= 2 and (form.whole or speech.count(starts[row]) > 1)
    }


def _repeated(view: TokenView, found: dict[int, Verdict]) -> dict[int, Verdict]:
    """Titles and names that come again without their noun, and the short forms of longer titles."""
    documents, forms, quotes = view.column("document"), view.column("form"), _quotes.quotes(view)
    words = {row: [form for form in forms[row + 1 : quotes[row].content[1]] if form.isalnum()] for row in quotes}
    known: dict[str, list[int]] = {}
    for row, verdict in found.items():
        if verdict.role in ("title", "name"):
            known.setdefault(documents[row], []).append(row)
    changed = {}
    for row, verdict in found.items():
        own, seen = words[row], context(view, quotes[row])
        works = sum(found[other].sure and found[other].role == "title" for other in known.get(documents[row], []))
        if verdict.role == "name" and not verdict.sure and works >= _WORKS and not seen.determined:
            changed[row] = Verdict("title", "capitals and no article, in a text that speaks of several works")
        for other in known.get(documents[row], []):
            full, role = words[other], found[other].role
            if own and full[: len(own)] == own and len(full) > len(own) and verdict.role != "title" == role:
                changed[row] = Verdict(role, "the short form of a longer title in this text")
            elif own and full == own and found[other].sure and not verdict.sure:
                changed[row] = Verdict(role, f"stands elsewhere in this text as a {role}")
    return changed


def _joined(view: TokenView, one: Quote, other: Quote) -> bool:
    """Whether only words such as *and* and *instead of* stand between two spans of a sentence."""
    between = view.column("form")[one.stop : other.first]
    comma = view.column("word")[one.stop - 2] == ","
    near = one.stop <= other.first and (bool(between) or comma) and len(between) <= 3
    near = near and all(word in word_set("quotation-contexts", "joining") for word in between)
    return near and int(view.sentence_start[one.first]) == int(view.sentence_start[other.first])


def _alone(seen: Context) -> Verdict:
    for test in (_called_so, _speech, _nickname, _mention, _distance, _title, _name, _slogan):
        verdict = test(seen)
        if verdict:
            return verdict
    if seen.form.sentence or (seen.form.size > _LONG and not seen.attributive):
        return Verdict("direct-speech", "a whole sentence or a long passage, though nobody is named as its speaker")
    why = "a part of a sentence that is neither reported, title, name nor slogan: a word kept at a distance"
    return Verdict("scare-quotes", why, sure=False)


def _called_so(seen: Context) -> Verdict | None:
    """A word that says what the span is: *so-called*, *the slogan*, *what they call*, *the word*."""
    if word := seen.before("doubt"):
        return Verdict("scare-quotes", f"'{word}' right before it")
    word = seen.near("slogan") or (seen.near("ideal") if seen.own_side else "")
    if word and (not seen.form.clause or seen.neighbours[0] == word) and not seen.near("distance"):
        return Verdict("own-slogan", f"presented as '{word}'")
    role, why = _quote_context.label(seen)
    if role:
        return Verdict(role, why)
    if seen.form.size <= _TERM and (word := seen.before("mention")):
        return Verdict("mention", f"words about words: '{word}'")
    return Verdict("mention", "what people in general say, as a word") if seen.says_of_itself else None


def _speech(seen: Context) -> Verdict | None:
    why = _passage(seen) or _reported(seen)
    return Verdict("direct-speech", why) if why else None


def _passage(seen: Context) -> str:
    """Speech by its form: over paragraphs, around its reporting clause, a sentence, a clause with I or you."""
    form = seen.form
    if seen.quote.how == "continued" or seen.continues:
        return "speech that runs over several paragraphs"
    if seen.resumed and (form.size >= 2 or form.ended):
        return "goes on after the words that report what stands before it"
    if seen.neighbours[0] == ":" and form.sentence and form.size <= 3 and not (seen.near("title") or seen.near("name")):
        return "a sentence of its own after a colon"
    if form.sentence and form.clause and form.whole and not form.titled and not seen.reporter:
        return "a whole sentence with its own verb and end mark"
    speaks = form.clause and form.persons and form.whole and not form.titled and not seen.reporter
    return "a clause that speaks of I, we or you" if speaks else ""


def _reported(seen: Context) -> str:
    """Speech by the words around it: a verb or a noun of saying, *in his own words*."""
    form = seen.form
    if seen.own_words:
        return "said to be somebody's own words"
    adjacent = (
        bool(seen.before("reporting"))
        or seen.neighbours[0] == ":"
        or seen.neighbours[0] in word_set("quotation-contexts", "being")
    )
    adjacent = adjacent or (seen.neighbours[0] == "," and form.ended)
    several = form.size >= 2 and (not form.titled or form.clause)
    one = form.size == 1 and (form.judges or adjacent) and seen.reporter not in word_set("quotation-contexts", "going")
    if seen.reporter and (seen.answered or several or one):
        return f"reported by '{seen.reporter}'"
    if form.sentence and form.clause and not form.titled:
        return "a whole sentence with its own verb and end mark"
    if form.size >= 2 and not form.titled and (source := _quote_reporter.source(seen.view, seen.quote)):
        return source
    noun = _quote_reporter.noun(seen.view, seen.quote) if form.size >= 2 and not form.titled else ""
    return f"reported by the noun '{noun}'" if noun else ""


def _mention(seen: Context) -> Verdict | None:
    if seen.neighbours == ("(", ")") and not seen.form.clause:
        return Verdict("mention", "a term that the text defines in brackets")
    if seen.function_word:
        return Verdict("mention", "a function word by itself, or the subject of a definition")
    if seen.defined and seen.form.size <= _TERM:
        return Verdict("mention", f"words about words: '{seen.defined}'")
    topic = seen.topic if seen.topic in word_set("quotation-contexts", "mention") else ""
    word = seen.near("mention") or (seen.operated if seen.form.size <= 3 else "") or topic
    return Verdict("mention", f"words about words: '{word}'") if word and seen.form.size <= _TERM else None


def _distance(seen: Context) -> Verdict | None:
    word = seen.near("distance")
    return Verdict("scare-quotes", f"'{word}' keeps a distance") if word and not seen.form.titled else None


def _nickname(seen: Context) -> Verdict | None:
    inside = seen.form.titled and seen.in_a_name
    return Verdict("name", "a nickname between first name and surname") if inside else None


def _title(seen: Context) -> Verdict | None:
    word, form = seen.near("title"), seen.form
    name = seen.near("name") if not (seen.before("name") in _CALLED and word) else ""
    maker = seen.neighbours[1] == "by" and not name and not seen.determined
    if form.titled and (word == "author" or maker):
        return Verdict("title", "capitals as in a title, and its maker named")
    if name or seen.one_of_a_kind or seen.topic in word_set("quotation-contexts", "event"):
        return None
    word = word or seen.explained("title")
    if form.capital and word:
        return Verdict("title", f"a capital and '{word}' beside it")
    if form.titled and seen.owner and not form.judges:
        return Verdict("title", f"capitals as in a title, a work of '{seen.owner}'")
    if form.titled and form.size >= _TITLE:
        return Verdict("title", "capitals as in a title, and its length", sure=False)
    bare = form.titled and form.work and not seen.determined and not seen.said_of_subject
    return Verdict("title", "capitals as in a title, without an article", sure=False) if bare else None


def _name(seen: Context) -> Verdict | None:
    word = seen.near("name") or (seen.topic if seen.topic in word_set("quotation-contexts", "event") else "")
    if not (seen.form.titled or (seen.form.capital and word)):
        return None
    sure = bool(word) and word not in _CALLED
    return Verdict("name", "capitals as in a name" + (f", with '{word}'" if word else ""), sure)


def _slogan(seen: Context) -> Verdict | None:
    why = f"promoted by '{seen.promoter}' with the writer's own side as subject"
    return Verdict("own-slogan", why) if seen.promoter else None
