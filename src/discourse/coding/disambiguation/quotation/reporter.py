"""Who reports a quoted span: the verb before, above or after it, and its subject."""

from discourse.coding.disambiguation.quotation import form as _quote_form
from discourse.coding.disambiguation.quotation import marks as _quotes
from discourse.coding.disambiguation.quotation.marks import Quote
from discourse.io.words import word_set
from discourse.text import syntax
from discourse.text.quoted import turns
from discourse.text.tokens import TokenView
from discourse.text.tree import SUBJECTS

_REPORT, _FAR, _CLIMB = 7, 200, 8
_CONTENT = ("ccomp", "xcomp")
_LONG = 4


def continues(view: TokenView, quote: Quote) -> bool:
    """Whether a span of the paragraph before had no closing mark and goes on here."""
    last = _quotes.before(view, quote.first)
    return last is not None and last.how == "continued" and last.stop == quote.first


def resumed(view: TokenView, quote: Quote) -> bool:
    """Whether a reporting clause stands between another quotation and this one: "Yes," he said, "and no"."""
    return before_resumed(view, quote) is not None


def before_resumed(view: TokenView, quote: Quote) -> Quote | None:
    """The quotation that this one goes on from, its reporting clause between them."""
    keys = view.column("document"), view.column("paragraph")
    near = range(quote.first - 2 * _REPORT, quote.first + 1)
    before = [other for other in _quotes.near(view, quote.first - _FAR, quote.first) if other.stop in near]
    before = [other for other in before if all(key[other.first] == key[quote.first] for key in keys)]
    row = reporter_after(view, before[-1]) if before else None
    return before[-1] if row is not None and row < quote.first else None


def same_speech(view: TokenView, quote: Quote) -> list[Quote]:
    """The quotations of the same speech before this one or, over paragraphs, after it, the nearest first."""
    found, known = [], _quotes.quotes(view)
    one: Quote | None = quote
    while one and one.how == "continued" and (one := known.get(one.stop)):
        found.append(one)
    last = _quotes.before(view, quote.first) if continues(view, quote) else before_resumed(view, quote)
    while last and last.first < quote.first and last not in found:
        found.append(last)
        last = _quotes.before(view, last.first) if continues(view, last) else before_resumed(view, last)
    return found


def reporter(view: TokenView, quote: Quote) -> tuple[str, str]:
    """The word that reports the span, and who speaks: right before it, else above it, else after it."""
    row = _reporter_before(view, quote)
    if row is None and quote.first > 1 and view.column("word")[quote.first - 1] == ":":
        first, entities = quote.first - 2, view.column("entity")  # *Jane Roe: "We are late."*
        while entities[first] == "I-PERSON":
            first -= 1
        if entities[first] == "B-PERSON" or quote.first in turns(view):
            return "", view.text(first, quote.first - 1)
    row = _reporter_above(view, quote) if row is None else row
    row = reporter_after(view, quote) if row is None else row
    return (str(view.column("word")[row]), _speaker(view, row, quote)) if row is not None else ("", "")


def _reporter_before(view: TokenView, quote: Quote) -> int | None:
    lemmas, parts, words = view.column("lemma"), view.column("pos"), view.column("word")
    start, form = int(view.sentence_start[quote.first]), _quote_form.form(view, quote)
    listed = word_set("verbs-of-saying", "saying")
    if _of_something(view, quote.first, start):
        return None  # In "wrote a chapter of ..." and "argued for ..." the words quoted are not what was said.
    between: set[str] = set()
    for row in range(quote.first - 1, max(start, quote.first - _REPORT) - 1, -1):
        lemma = str(lemmas[row]).lower()
        if str(words[row]) in (".", ";", "?", "!", "”", '"') and row < quote.first - 1:
            return None
        if form.headline and lemma not in listed and lemma.endswith("s"):
            lemma = lemma[:-1]  # The tagger takes the verbs of a headline for names: "Mayor Says ...".
        verbal = parts[row] in ("VERB", "AUX", "ADP") or (form.headline and parts[row] == "PROPN" and row > start)
        if verbal and words[row - 1] != "-" and _reports(lemma, between):
            return row if _is_said(view, quote, row) else None
        between.add(str(words[row]).lower())
    return None


def _is_said(view: TokenView, quote: Quote, verb: int) -> bool:
    """Whether the span is what the verb reports, not a noun within it: *wrote a "story"*, *says the "zone" is*."""
    form = _quote_form.form(view, quote)
    if form.whole or (verb == quote.first - 1 and form.size > 1):
        return True
    parts = view.column("pos")
    between = {parts[row] for row in range(verb + 1, quote.first)}
    if between & {"VERB", "AUX"} and form.size > 1 and not (form.named or form.attribute):
        return True
    return (form.size >= _LONG and "VERB" in between) or ("ADP" in between and not between & {"VERB", "AUX"})


def _reporter_above(view: TokenView, quote: Quote) -> int | None:
    """The verb or noun of saying in whose content clause the span is a phrase of its own."""
    form = _quote_form.form(view, quote)
    if form.titled or (form.size < 2 and not form.judges) or ((form.named or form.attribute) and form.size < _LONG):
        return None
    lemmas, deps, tags = view.column("lemma"), view.column("dep"), view.column("tag")
    verbs = word_set("verbs-of-saying", "saying") | word_set("quotation-contexts", "finding")
    nouns = word_set("quotation-contexts", "report-noun")
    inside = range(quote.first, quote.stop)
    at = next((row for row in inside if int(view.head[row]) not in inside), quote.first)
    for _ in range(_CLIMB):
        above = int(view.head[at])
        if above == at:
            return None
        verbal = tags[above].startswith("VB") and deps[at] in _CONTENT and str(lemmas[above]).lower() in verbs
        nominal = tags[above].startswith("NN") and deps[at] in ("acl", "ccomp") and str(lemmas[above]).lower() in nouns
        if (verbal or nominal) and not quote.first <= above < quote.stop:
            return above
        at = above
    return None


def _of_something(view: TokenView, first: int, start: int) -> bool:
    """Whether a preposition stands before the span, other than *of* and *about* after a word of speaking."""
    parts, words = view.column("pos"), view.column("word")
    row = first - 1
    while row > start and parts[row] in ("DET", "ADJ", "PRON"):
        row -= 1
    if row < start or parts[row] != "ADP" or words[row] in word_set("quotation-contexts", "carrying"):
        return False
    listed = word_set("verbs-of-saying", "saying")
    spoken = row > start and str(view.column("lemma")[row - 1]).lower() in listed and words[row] in ("of", "about")
    return not spoken and str(words[row]).lower() != "according"


def _reports(lemma: str, between: set[str]) -> bool:
    """Whether a verb reports what follows: by itself, or *hold that*, *put it*."""
    if lemma in word_set("verbs-of-saying", "saying") | {"accord"}:
        return True
    return (lemma == "put" and "it" in between) or (
        lemma in word_set("quotation-contexts", "finding") and "that" in between
    )


def source(view: TokenView, quote: Quote) -> str:
    """Why the span has a source though no verb reports it: *according to* after it, a reference in brackets."""
    forms, last = view.column("form"), int(view.sentence_end[quote.stop - 1])
    after = forms[quote.stop : last]
    phrase = _quote_form.form(view, quote).whole or view.column("tag")[quote.first + 1] == "RB"
    later = any(other.stop <= last for other in _quotes.near(view, quote.stop, last))
    if phrase and "according" in after and not later:
        return "reported with 'according to' in the same sentence"
    if _quote_form.form(view, quote).size < 3 or after[:1] not in (["("], ["["]):
        return ""
    closing = next((place for place, form in enumerate(after) if form in (")", "]")), 0)
    numbered = any(form[:1].isdigit() for form in after[1:closing])
    return "words with their source in brackets" if numbered else ""


def noun(view: TokenView, quote: Quote) -> str:
    """A noun of saying that the span is joined to by a preposition: *clauses about "farting cows"*."""
    row = quote.first - 1
    listed = word_set("quotation-contexts", "report-noun")
    if row < 1 or view.column("pos")[row] != "ADP" or str(view.column("lemma")[row - 1]).lower() not in listed:
        return ""
    to = view.column("form")[row] == "to" and str(view.column("lemma")[row - 1]).lower() != "reference"
    return "" if to else str(view.column("word")[row - 1])


def reporter_after(view: TokenView, quote: Quote) -> int | None:
    """The verb of a reporting clause that follows the span, None where there is none."""
    lemmas, parts, words = view.column("lemma"), view.column("pos"), view.column("word")
    paragraph = view.column("paragraph")
    # Not only in the sentence: the splitter often ends it at the closing mark.
    ahead = range(quote.stop, min(quote.stop + _REPORT, view.size))
    after = [row for row in ahead if paragraph[row] == paragraph[quote.stop - 1]]
    open_end = str(words[quote.content[1] - 1]) in (",", "?", "!", "—", "-", "…", "...")
    if not (open_end or (after and words[after[0]] in (",", ":"))):
        return None
    listed = word_set("verbs-of-saying", "saying") | {"accord"}
    subject = next((at for at in after if view.column("dep")[at] in SUBJECTS), quote.stop)
    verb = int(view.head[subject])  # *"...," the mayor, Jane Roe, said*; *a man who asked not to be named said*.
    open_clause = quote.stop <= subject < verb < min(quote.stop + 2 * _REPORT, view.size)
    stops = {str(words[at]) for at in range(quote.stop, verb)} & {".", ";", "“", '"'}
    finite = view.column("tag")[verb] in ("VBD", "VBZ", "VBP", "VBN") and view.column("dep")[verb] != "relcl"
    if open_clause and finite and not stops and str(lemmas[verb]).lower() in listed:
        return verb
    for row in after:
        put = str(lemmas[row]).lower() == "put" and words[min(row + 1, view.size - 1)] == "it"
        if put and "as" in {str(words[other]).lower() for other in after}:
            return row
        other = parts[row] in ("CCONJ", "SCONJ") and words[row] != "as"
        comma = words[row] == "," and row > quote.stop and parts[row - 1] != "PROPN"
        if other or comma or str(words[row]) in (".", ";", "“", '"'):
            return None
        infinitive = view.column("tag")[row] == "VB" or (words[row - 1] == "as" and view.column("tag")[row] == "VBN")
        if parts[row] in ("VERB", "AUX", "ADP") and not infinitive and str(lemmas[row]).lower() in listed:
            return row
    return None


def _speaker(view: TokenView, verb: int, quote: Quote) -> str:
    subject = syntax.inverted_subject(view, verb)
    subject = syntax.subject(view, verb) if subject is None else subject
    if subject is None or quote.first < subject < quote.stop:
        return ""
    rows = [row for row in view.subtree(subject) if not quote.first <= row < quote.stop]
    rows = [row for row in rows if subject - 8 <= row <= subject + 8 and row != verb]
    return view.text(rows[0], rows[-1] + 1) if rows else ""
