"""Who labels something with the quoted words, where the span is a label: *what they call ...*, *called it ...*."""

from discourse.coding.disambiguation.quotation import form as _quote_form
from discourse.coding.disambiguation.quotation.marks import Quote
from discourse.io.words import word_set
from discourse.text import syntax
from discourse.text.tokens import TokenView

_BACK, _NEAR = 16, 4
_FINITE = ("VBD", "VBZ", "VBP", "VB", "MD")
_ENDS = (";", ":", ".", "?", "!", "”", '"')


def labelling_verb(view: TokenView, quote: Quote) -> int | None:
    """The verb that applies the span as a label: right before it, or before what it labels."""
    listed = word_set("quotation-contexts", "labelling", "classify")
    words, lemmas, parts, tags, deps = (view.column(name) for name in ("word", "lemma", "pos", "tag", "dep"))
    start = max(int(view.sentence_start[quote.first]), quote.first - _BACK)
    for row in range(quote.first - 1, start - 1, -1):
        other = tags[row] in _FINITE and deps[row] != "relcl" and str(lemmas[row]).lower() not in listed
        if words[row] in _ENDS or other:
            return None
        if parts[row] == "VERB" and str(lemmas[row]).lower() in listed and _applies(view, row, quote.first):
            return row
    return None


def _applies(view: TokenView, verb: int, first: int) -> bool:
    """Whether the span, not something else, is the label: right after *as*, or without a preposition."""
    row = first - 1
    parts, words = view.column("pos"), view.column("word")
    if any(parts[other] == "SCONJ" and words[other] != "as" for other in range(verb + 1, first)):
        return False
    if str(words[verb + 1]).lower() in word_set("quotation-contexts", "particle"):
        return False  # Called off, called for, called out.
    while row > verb and parts[row] in ("DET", "ADJ", "ADV"):
        row -= 1
    with_as = word_set("quotation-contexts", "label-as", "classify")
    as_one = str(view.column("lemma")[verb]).lower() in with_as
    as_one = as_one and not _after_what(view, verb, first)
    accused = words[row] == "of" or words[row - 1 : row + 1] == ["of", "being"]
    if str(view.column("lemma")[verb]).lower() == "accuse":
        return accused
    return words[row] == "as" or (not as_one and parts[row] != "ADP")


def label(view: TokenView, quote: Quote) -> tuple[str, str]:
    """The role of a span that is a label, and why; both empty where it is none.

    On an occasion (*the judge called it ...*) somebody's words are quoted; what people usually call it is a
    label that the writer keeps at a distance, or a term where many use it; the writer's own is a slogan.
    """
    verb = labelling_verb(view, quote)
    if verb is None:
        return "", ""
    if str(view.column("lemma")[verb]).lower() in word_set("quotation-contexts", "classify"):
        return "mention", f"the name of a class, with '{view.column('word')[verb]}'"
    subject = _labeller(view, verb)
    kind = syntax.subject_type(view, subject)
    what = _after_what(view, verb, quote.first)
    word = str(view.column("word")[verb])
    between = [str(view.column("form")[row]) for row in range(verb + 1, quote.first)]
    if kind in ("i", "we"):
        own = what or kind == "i" or bool(set(between) & word_set("quotation-contexts", "demonstrative"))
        return ("own-slogan", f"a label that the writer gives with '{word}'") if own else (
            "mention", f"a term that the writer sets with '{word}'")  # fmt: skip
    if _passive(view, verb, quote.first):
        marked = str(view.column("lemma")[int(view.head[verb])]).lower()
        if marked in word_set("quotation-contexts", "mention"):
            return "mention", f"what stands on the '{marked}'"
        return "scare-quotes", f"a label that others give with '{word}'"
    if (
        _quote_form.form(view, quote).judges
        or _occasion(view, verb, subject, what)
        or set(between) & word_set("quotation-contexts", "reflexive")
    ):
        return "direct-speech", f"somebody's own words, applied with '{word}'"
    plural = subject is not None and view.column("tag")[subject] == "NNS"
    if what and plural:
        return "mention", f"a term as those who use it '{word}' it"
    return "scare-quotes", f"a label that others use with '{word}'"


def _labeller(view: TokenView, verb: int) -> int | None:
    """The subject of the verb, or of the verb that it is a participle or an infinitive to."""
    subject = syntax.subject(view, verb)
    head = int(view.head[verb])
    return syntax.subject(view, head) if subject is None and head != verb else subject


def _after_what(view: TokenView, verb: int, first: int) -> bool:
    forms = view.column("form")
    return verb >= first - 2 and "what" in forms[max(int(view.sentence_start[verb]), verb - _BACK) : verb]


def _passive(view: TokenView, verb: int, first: int) -> bool:
    deps = [view.column("dep")[child] for child in view.children[verb]]
    if "auxpass" in deps or "nsubjpass" in deps:
        return True
    clause = set(view.column("form")[max(verb - _NEAR, 0) : verb]) & word_set("quotation-contexts", "relative")
    objects = view.column("pos")[verb + 1 : first]
    if "by" not in view.column("form")[verb + 1 : first] and {"NOUN", "PROPN", "PRON"} & set(objects):
        return False  # In "a man, called him ..." the verb has an object, whatever the parser makes of it.
    alone = not {"aux", "nsubj"} & set(deps) and view.column("dep")[verb] not in ("conj", "xcomp", "ROOT")
    return alone and view.column("tag")[verb] in ("VBN", "VBD") and not clause


def _occasion(view: TokenView, verb: int, subject: int | None, what: bool) -> bool:
    """Whether somebody did so once: in the past, as a participle, or, named, in the present of headlines."""
    tag = view.column("tag")[verb]
    if verb and view.column("form")[verb - 1] in word_set("quotation-contexts", "often"):
        return False
    if tag in ("VBD", "VBN", "VBG"):
        return True
    return not what and subject is not None and view.column("pos")[subject] == "PROPN"
