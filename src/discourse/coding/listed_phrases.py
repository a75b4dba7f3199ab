"""The words of a part of an obligation: the phrase around a head, with all that is listed beside it."""

from discourse.text.quoted import quotes_near
from discourse.text.tokens import TokenView
from discourse.text.tree import SUBJECTS, child

Rows = tuple[int, ...]
_LONGEST = 20
_CLAUSES = ("relcl", "advcl", "acl", "ccomp", "punct")


def phrase(view: TokenView, head: int) -> Rows:
    """The rows of a phrase around its head, without clauses, at most twenty words to each side."""
    deps = view.column("dep")
    found, waiting = [], [head, *_listed(view, head)]
    while waiting:
        at = waiting.pop()
        found.append(at)
        waiting += [c for c in view.children[at] if deps[c] not in _CLAUSES and not _verb(view, c)]
    kept = set(found)
    inside = [one for one in quotes_near(view, min(kept) - 1, max(kept)) if one.first + 1 in kept]
    inside = [quote for quote in inside if set(range(*quote.content)) <= kept]
    kept |= {row for quote in inside for row in range(quote.first, quote.stop)}
    tail = max(found)
    whole = [row for row in range(min(kept), max(kept) + 1) if row in kept or (deps[row] == "punct" and row < tail)]
    if view.column("form")[min(whole[-1] + 1, view.size - 1)] == ")" and "(" in [view.column("form")[r] for r in whole]:
        whole.append(whole[-1] + 1)
    near = whole.index(head)
    return ended(view, tuple(whole[max(0, near - _LONGEST) : near + _LONGEST]))


def _listed(view: TokenView, head: int) -> list[int]:
    """What a list goes on with that the parser hangs beside its first member: *the bank, the town and the school pay*."""
    role = view.column("dep")[head]
    same = [at for at in child(view, int(view.head[head]), role) if at > head] if role in SUBJECTS else []
    members = [head, *same]
    for one in members:
        members += child(view, one, "conj")
    return same if any(child(view, one, "cc") for one in members) else []


def _verb(view: TokenView, row: int) -> bool:
    return view.column("dep")[row] == "conj" and view.column("tag")[row] in ("VB", "VBP")


def ended(view: TokenView, rows: Rows) -> Rows:
    """A phrase without conjunctions and commas, and words that lead on to them, at its end."""
    parts, forms = view.column("pos"), view.column("form")
    last = len(rows)
    while last and (parts[rows[last - 1]] in ("CCONJ", "ADV") or forms[rows[last - 1]] in (",", ";", ":")):
        last -= 1
    return rows[:last]


def span(rows: Rows) -> tuple[int, int]:
    """The first of some rows, and the one after the last."""
    return rows[0], rows[-1] + 1
