"""Who reports a quoted span: the verb before or after it, and its subject."""

from discourse.coding.rules import _clause, _lists, _quotes
from discourse.coding.rules._quotes import Quote
from discourse.language.view import TokenView

_REPORT, _FAR = 7, 200
_CARRY = ("as", "to", "that", "like", "with")


def continues(view: TokenView, quote: Quote) -> bool:
    """Whether a span of the paragraph before had no closing mark and goes on here."""
    last = _quotes.before(view, quote.first)
    return last is not None and last.how == "continued" and last.stop == quote.first


def resumed(view: TokenView, quote: Quote) -> bool:
    """Whether a reporting clause stands between another quotation and this one: "Yes," he said, "and no"."""
    keys = view.column("document"), view.column("paragraph")
    near = range(quote.first - 2 * _REPORT, quote.first + 1)
    before = [other for other in _quotes.near(view, quote.first - _FAR, quote.first) if other.stop in near]
    before = [other for other in before if all(key[other.first] == key[quote.first] for key in keys)]
    row = reporter_after(view, before[-1]) if before else None
    return row is not None and row < quote.first


def reporter(view: TokenView, quote: Quote) -> tuple[str, str]:
    """The verb that reports the span, and who speaks: the nearest before it, else after it."""
    row = _reporter_before(view, quote)
    row = reporter_after(view, quote) if row is None else row
    return (str(view.column("word")[row]), _speaker(view, row, quote)) if row is not None else ("", "")


def _reporter_before(view: TokenView, quote: Quote) -> int | None:
    lemmas, parts, words = view.column("lemma"), view.column("pos"), view.column("word")
    start = int(view.sentence_start[quote.first])
    if _of_something(view, quote.first, start):
        return None  # In "wrote a chapter of ..." and "argued for ..." the words quoted are not what was said.
    between: set[str] = set()
    for row in range(quote.first - 1, max(start, quote.first - _REPORT) - 1, -1):
        lemma = str(lemmas[row]).lower()
        if str(words[row]) in (".", ";", "?", "!", "”", '"') and row < quote.first - 1:
            return None
        if parts[row] in ("VERB", "AUX", "ADP") and words[row - 1] != "-" and _reports(lemma, between):
            return None if _part_of_object(view, row, quote.first) else row
        between.add(str(words[row]).lower())
    return None


def _part_of_object(view: TokenView, verb: int, first: int) -> bool:
    """Whether an article outside the span makes it a part of the verb's object: *write a new "story"*."""
    parts, tags = view.column("pos"), view.column("tag")
    row = first - 1
    while row > verb and parts[row] == "ADJ":
        row -= 1
    article = parts[row] == "DET" or tags[row] == "PRP$"
    between = {parts[at] for at in range(verb + 1, row)}
    return article and not between & {"VERB", "AUX", "ADP"}


def _of_something(view: TokenView, first: int, start: int) -> bool:
    """Whether a preposition stands before the span, other than *of* and *about* after a verb of speaking."""
    parts, words = view.column("pos"), view.column("word")
    row = first - 1
    while row > start and parts[row] in ("DET", "ADJ", "PRON"):
        row -= 1
    if row < start or parts[row] != "ADP" or words[row] in _CARRY:
        return False
    listed = _lists.of_type("quotation-contexts", "reporting")
    spoken = row > start and str(view.column("lemma")[row - 1]).lower() in listed and words[row] in ("of", "about")
    return not spoken and str(words[row]).lower() != "according"


def _reports(lemma: str, between: set[str]) -> bool:
    """Whether a verb reports what follows: by itself, or *hold that*, *put it*, *call it*."""
    if lemma in _lists.of_type("quotation-contexts", "reporting") | {"accord"}:
        return True
    labels = lemma in _lists.of_type("quotation-contexts", "labelling")
    return labels or (lemma == "put" and "it" in between) or (
        lemma in _lists.of_type("quotation-contexts", "finding") and "that" in between
    )  # fmt: skip


def reporter_after(view: TokenView, quote: Quote) -> int | None:
    lemmas, parts, words = view.column("lemma"), view.column("pos"), view.column("word")
    paragraph = view.column("paragraph")
    # Not only in the sentence: the splitter often ends it at the closing mark.
    ahead = range(quote.stop, min(quote.stop + _REPORT, view.size))
    after = [row for row in ahead if paragraph[row] == paragraph[quote.stop - 1]]
    open_end = str(words[quote.content[1] - 1]) in (",", "?", "!", "—", "-", "…", "...")
    if not (open_end or (after and words[after[0]] == ",")):
        return None
    listed = _lists.of_type("quotation-contexts", "reporting") | {"accord"}
    for row in after:
        if str(words[row]) in (".", ";", "“", '"') or parts[row] in ("CCONJ", "SCONJ"):
            return None
        infinitive = view.column("tag")[row] == "VB"
        if parts[row] in ("VERB", "AUX", "ADP") and not infinitive and str(lemmas[row]).lower() in listed:
            return row
    return None


def _speaker(view: TokenView, verb: int, quote: Quote) -> str:
    subject = _clause.subject(view, verb)
    if subject is None or quote.first < subject < quote.stop:
        return ""
    rows = [row for row in view.subtree(subject) if not quote.first <= row < quote.stop]
    rows = [row for row in rows if subject - 8 <= row <= subject + 8 and row != verb]
    return view.text(rows[0], rows[-1] + 1) if rows else ""
