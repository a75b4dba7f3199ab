"""The content of an attribution: what is said, thought or wanted."""

from discourse.coding.disambiguation.quotation.span import spans
from discourse.text.quoted import quoted, quotes_near
from discourse.text.tokens import TokenView
from discourse.text.tree import child, forms_of

_INSERTED = ("parataxis", "prep", "advmod")
_LEAST, _BACK = 3, 12


def content(view: TokenView, row: int, first: int, stop: int) -> list[tuple[int, int]]:
    """The rows of what is attributed: the clause that the cue is inserted in or governs, a quotation, its object.

    A clause around its reporting clause (*the town, he said, is asleep*) is in two parts.
    """
    dep = view.column("dep")[row]
    cue = range(first, stop)
    if dep in _INSERTED or (dep == "advcl" and "as" in forms_of(view, row, "mark", "advmod", "prep")):
        own = {*view.subtree(row), *cue}  # *According to Roe, it is late.*
        return _around(view, [at for at in view.subtree(int(view.head[row])) if at not in own], row, inserted=True)
    for clause in child(view, row, "ccomp", "acl", "csubj", "xcomp", "relcl"):
        if rows := [at for at in view.subtree(clause) if at not in cue]:
            return _around(view, rows, row)
    if (here := _quotation(view, row, int(view.sentence_start[row]))) is not None:
        return [here]
    after = [at for at in child(view, row, "dobj", "oprd", "attr", "prep") if at > row]
    things = [at for at in after if view.column("dep")[at] != "prep"] or after[:1]
    if things:
        as_one = [at for at in after if view.column("form")[at] in ("as", "of", "for")]  # *Accuse Iran of fraud.*
        return [(view.subtree(things[0])[0], max(_to_end(view, view.subtree(at)) for at in (*things, *as_one)) + 1)]
    return [there] if (there := _quotation(view, row, _before(view, row))) is not None else []


def _around(view: TokenView, rows: list[int], cue: int, *, inserted: bool = False) -> list[tuple[int, int]]:
    """A clause before and after a cue; without the marks at its ends where the cue stands inside or is inserted."""
    parts = [part for part in ([at for at in rows if at < cue], [at for at in rows if at > cue]) if part]
    if inserted or len(parts) > 1:
        parts = [part for rows in parts if (part := _without_marks(view, rows))]
    return [(part[0], part[-1] + 1) for part in parts]


def _without_marks(view: TokenView, rows: list[int]) -> list[int]:
    marks = view.column("pos")
    words = [at for at in rows if marks[at] != "PUNCT"]
    if not words:
        return []
    closing = {quote.stop - 1 for quote in quotes_near(view, words[0], words[-1])}  # *It is a "mess".*
    last = max(at for at in rows if marks[at] != "PUNCT" or at in closing)
    return [at for at in rows if words[0] <= at <= last]


def _to_end(view: TokenView, rows: list[int]) -> int:
    """The last row of an object; *that* with a noun alone is a clause that the parser cut: take the sentence."""
    if view.column("form")[rows[0]] != "that" or any(view.column("tag")[at].startswith(("V", "MD")) for at in rows):
        return rows[-1]
    return max(rows[-1], int(view.sentence_end[rows[0]]) - 2)


def _before(view: TokenView, row: int) -> int:
    """The first row where a quotation that fills the sentence before may begin: *"We go." He said it twice.*"""
    low, least = int(view.sentence_start[row]), int(view.document_start[row])
    return max(low - _BACK, least) if low - 2 >= least and quoted(view)[low - 2] else low


def _quotation(view: TokenView, row: int, low: int) -> tuple[int, int] | None:
    """The nearest quotation of three words or more from row `low` to the end of the cue's sentence."""
    inside, at, high = quoted(view), low, int(view.sentence_end[row])
    found = []
    while at < high:
        end = at
        while end < high and inside[end]:
            end += 1
        if end - at >= _LEAST:
            found.append((min(abs(row - at), abs(row - end)), at, end))
        at = max(end, at + 1)
    return min(found)[1:] if found else None


def quotes(view: TokenView, row: int) -> bool:
    """Whether the cue stands beside a quotation of three words or more."""
    return _quotation(view, row, _before(view, row)) is not None


def going_on(view: TokenView, what: tuple[int, int]) -> list[tuple[int, int]]:
    """The quotations in which the speech of a quoted content goes on, with no words of their own that report them."""
    known = spans(view)
    first = next((span for span in known.values() if span.first <= what[0] < span.stop), None)
    if first is None:
        return []
    return [(span.first + 1, span.last) for span in known.values() if span.goes_on_from(first)]
