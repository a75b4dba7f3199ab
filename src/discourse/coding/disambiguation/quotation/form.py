"""What a quoted span is made of: its length, its capitals, whether it is a clause or a whole phrase."""

from dataclasses import dataclass
from functools import lru_cache

from discourse.coding.disambiguation.quotation.marks import Quote
from discourse.io.words import word_set
from discourse.text import syntax
from discourse.text.tokens import TokenView

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SMALL = ("DET", "ADP", "CCONJ", "SCONJ", "PART", "PUNCT", "AUX", "PRON", "SPACE")
_ENDS = (".", "?", "!", ",", "…", "...", "—", "-")
_OPENS = (":", "“", '"')
_BEFORE_NOUN = ("det", "poss", "amod", "compound", "nummod", "nmod")
_AHEAD, _FEWEST = 6, 3


@dataclass(frozen=True)
class Form:
    """A span's own shape; none of these facts depends on which words it holds.

    `sentence`: it begins with a capital and ends with an end mark or a comma inside; `ended`: it ends so. `clause`: it holds a
    finite verb with a subject. `capital`: its first word has one. `titled`: all its words but the small
    ones have, where capitals tell anything. `whole`: no article or noun outside the marks completes it.
    `named`: an article stands before it, as before the name of a thing. `attribute`: a noun follows that it
    belongs to. `judges`: it is one adjective or adverb. `work`: the language model takes it for a work of art. `headline`:
    the words before it have capitals too.
    """

    size: int
    sentence: bool
    ended: bool
    clause: bool
    capital: bool
    titled: bool
    persons: bool
    whole: bool
    named: bool
    attribute: bool
    judges: bool
    work: bool
    headline: bool


@lru_cache(maxsize=4096)
def form(view: TokenView, quote: Quote) -> Form:
    """Take the shape of a span."""
    first, stop = quote.content
    words, tags = view.column("word"), view.column("tag")
    rows = [row for row in range(first, stop) if any(c.isalnum() for c in words[row])]
    if not rows:
        return Form(0, *(False,) * 12)
    opening = rows[1] if len(rows) > 1 and str(words[rows[0]]) in ("the", "a", "an") else rows[0]
    finite = any(tags[row] in _FINITE and _own_subject(view, row, first, stop) for row in rows)
    capital = str(words[rows[0]])[0].isupper()
    headline = _headline(view, quote)
    work = any(view.column("entity")[row].endswith("WORK_OF_ART") for row in rows)
    initial = len(rows) == 1 and not work and _begins(view, quote)
    return Form(
        headline=headline,
        size=sum(str(words[row])[0].isalnum() and words[row] != "n't" for row in rows),
        sentence=capital and str(words[stop - 1]) in _ENDS,
        ended=str(words[stop - 1]) in _ENDS,
        clause=finite or (tags[rows[0]] == "VB" and capital),
        capital=str(words[opening])[0].isupper(),
        titled=_titled(view, rows) and not headline and not initial,
        persons=any(view.column("form")[row] in word_set("quotation-contexts", "speech-person") for row in rows),
        whole=_whole(view, quote, rows),
        named=_named(view, quote),
        attribute=_attribute(view, quote, rows),
        judges=len(rows) == 1 and tags[rows[0]].startswith(("JJ", "VBN", "RB")),
        work=work,
    )


def _own_subject(view: TokenView, row: int, first: int, stop: int) -> bool:
    verb = syntax.verb_of_modal(view, row) if view.column("tag")[row] == "MD" else row
    if view.column("dep")[verb] in ("aux", "auxpass"):
        verb = int(view.head[verb])
    subject = syntax.subject(view, verb)
    return subject is not None and first <= subject < stop


def _titled(view: TokenView, rows: list[int]) -> bool:
    words, parts, starts, ends = (view.column(name) for name in ("word", "pos", "start", "end"))
    big = [row for row in rows if parts[row] not in _SMALL and not str(words[row])[0].isdigit()]
    big = [row for row in big if not (row > 0 and words[row - 1] == "-" and ends[row - 1] == starts[row])]
    return bool(big) and all(str(words[row])[0].isupper() for row in big)


def _begins(view: TokenView, quote: Quote) -> bool:
    """Whether the span opens its sentence or follows a colon, where every word has a capital."""
    return quote.first == int(view.sentence_start[quote.first]) or view.column("word")[quote.first - 1] in _OPENS


def _headline(view: TokenView, quote: Quote) -> bool:
    """Whether the words around have capitals too, verbs and prepositions among them, as in a headline."""
    words, parts = view.column("word"), view.column("pos")
    start = int(view.sentence_start[quote.first])
    before = [row for row in range(max(start, quote.first - _AHEAD), quote.first) if str(words[row]).isalpha()]
    telling = [row for row in before if row > start and parts[row] in ("VERB", "AUX", "PRON", "ADP", "SCONJ")]
    content = [row for row in before if parts[row] not in ("ADP", "DET", "PART", "CCONJ")]
    big = all(str(words[row])[0].isupper() for row in content)
    return big and len(content) >= _FEWEST and any(str(words[r])[0].isupper() and words[r] != "I" for r in telling)


def _attribute(view: TokenView, quote: Quote, rows: list[int]) -> bool:
    deps = view.column("dep")
    return any(deps[row] in _BEFORE_NOUN and int(view.head[row]) >= quote.stop for row in rows)


def _named(view: TokenView, quote: Quote) -> bool:
    parts, row = view.column("pos"), quote.first - 1
    while row > 0 and (parts[row] == "ADJ" or view.column("tag")[row] in ("VBN", "VBG")):
        row -= 1
    return bool(row >= 0 and parts[row] == "DET")


def _whole(view: TokenView, quote: Quote, rows: list[int]) -> bool:
    """Whether the span is a phrase complete in itself: *warned of "serious losses"*, not *the "losses"*."""
    deps, tags = view.column("dep"), view.column("tag")
    last = quote.first - 1
    if (last >= 0 and view.column("pos")[last] == "DET") or (last >= 0 and tags[last] in ("PRP$", "POS")):
        return False
    inside = range(quote.first, quote.stop)
    for top in (row for row in rows if int(view.head[row]) not in inside or int(view.head[row]) == row):
        if deps[top] in _BEFORE_NOUN and int(view.head[top]) >= quote.stop:
            return False
        if any(child < quote.first and deps[child] in _BEFORE_NOUN for child in view.children[top]):
            return False
    return True
