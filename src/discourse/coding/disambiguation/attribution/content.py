"""The content of an attribution: what is said, thought or wanted."""

from discourse.text.quoted import quoted
from discourse.text.tokens import TokenView


def content(view: TokenView, row: int, first: int, stop: int) -> tuple[int, int] | None:
    """The rows of what is attributed: the clause the cue governs, else a quotation beside it, else its
    object."""
    deps = view.column("dep")
    if deps[row] in ("parataxis", "prep"):  # *The bridge, according to Roe, is late.*
        own = {*view.subtree(row), *range(first, stop)}
        rows = [r for r in view.subtree(int(view.column("head")[row])) if r not in own]
        while rows and view.column("dep")[rows[0]] == "punct":
            rows.pop(0)
        return (rows[0], rows[-1] + 1) if rows else None
    for kinds in (("ccomp", "acl", "csubj"), ("xcomp",), ("relcl",)):
        for child in view.children[row]:
            rows = [r for r in view.subtree(child) if not first <= r < stop] if deps[child] in kinds else []
            if rows:
                return rows[0], rows[-1] + 1
    here = _quotation(view, row, int(view.sentence_start[row]))
    if here is not None:
        return here
    for child in view.children[row]:
        if deps[child] in ("dobj", "prep", "oprd", "attr"):
            rows = view.subtree(child)
            return rows[0], _to_end(view, rows) + 1
    return _quotation(view, row, _before(view, row))


def _to_end(view: TokenView, rows: list[int]) -> int:
    """The last row of an object; *that* with a noun alone is a clause that the parser cut: take the
    sentence."""
    if view.column("form")[rows[0]] != "that" or any(view.column("tag")[r].startswith(("V", "MD")) for r in rows):
        return rows[-1]
    return max(rows[-1], int(view.sentence_end[rows[0]]) - 2)


def _before(view: TokenView, row: int) -> int:
    """The first row where a quotation that fills the sentence before may begin: *"We go." He said it
    twice.*"""
    low = int(view.sentence_start[row])
    if low - 2 >= view.document_start[row] and quoted(view)[low - 2]:
        return max(low - 12, int(view.document_start[row]))
    return low


def _quotation(view: TokenView, row: int, low: int) -> tuple[int, int] | None:
    """The nearest quotation of three words or more from row `low` to the end of the cue's sentence."""
    inside = quoted(view)
    high = int(view.sentence_end[row])
    best: tuple[int, int, int] | None = None
    at = low
    while at < high:
        end = at
        while end < high and inside[end]:
            end += 1
        far = min(abs(row - at), abs(row - end))
        if end - at >= 3 and (best is None or far < best[0]):
            best = (far, at, end)
        at = max(end, at + 1)
    return (best[1], best[2]) if best else None


def quotes(view: TokenView, row: int) -> bool:
    """Whether the cue stands beside a quotation of three words or more."""
    return _quotation(view, row, _before(view, row)) is not None
