"""Which words stand inside quotation marks, in whole texts and in sentences cut out of them."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discourse.text.tokens import TokenView


@lru_cache(maxsize=4)
def quoted(view: "TokenView") -> list[bool]:
    """Say for each row whether it stands inside quotation marks, the marks themselves not counted.

    A closing mark without an opening one quotes what stands before it in the first sentence of a paragraph; an opening
    one without a closing one quotes to the end of the paragraph if it opens the paragraph, else of the sentence.
    """
    words, starts, ends = view.column("word"), view.column("start"), view.column("end")
    keys = list(zip(view.column("document"), view.column("paragraph"), strict=True))
    inside = [False] * view.size
    begin, since = 0, -1
    for row in range(view.size + 1):
        new = row == view.size or (row > 0 and keys[row] != keys[row - 1])
        mark = "" if row == view.size else _mark(words[row], new or row == 0 or starts[row] > ends[row - 1])
        if since >= 0 and (new or mark == "open"):
            stop = row if since <= begin + 1 else min(row, int(view.sentence_end[since - 1]))
            inside[since:stop] = [True] * max(stop - since, 0)
            since = -1
        begin = row if new else begin
        if mark == "open":
            since = row + 1
        elif mark == "close":
            if since < 0 and begin >= view.sentence_start[row]:
                since = begin
            since = row if since < 0 else since
            if not any(inside[since:row]):
                inside[since:row] = [True] * (row - since)
            since = -1
    return inside


@lru_cache(maxsize=4)
def turns(view: "TokenView") -> dict[int, tuple[int, int]]:
    """For each row of a paragraph that opens with a speaker's label (*ROE: I know.*) the rows of the label.

    A label is up to four capitalised words before a colon: a person's name, or capitals, which must come twice.
    """
    words, entities = view.column("word"), view.column("entity")
    keys = list(zip(view.column("document"), view.column("paragraph"), strict=True))
    begins = [row for row in range(view.size) if row == 0 or keys[row] != keys[row - 1]]
    found = {}
    for first, stop in zip(begins, [*begins[1:], view.size], strict=True):
        colon = next((row for row in range(first + 1, min(first + 5, stop)) if words[row] == ":"), first)
        label = words[first:colon]
        if label and all(word[:1].isupper() for word in label):
            found[first] = (colon, stop, entities[colon - 1][2:] == "PERSON")
    several = len(found) > 1
    labelled = [(first, colon, stop) for first, (colon, stop, person) in found.items()
                if person or (several and all(word.isupper() for word in words[first:colon]))]  # fmt: skip
    return {row: (first, colon) for first, colon, stop in labelled for row in range(colon + 1, stop)}


def _mark(word: str, after_gap: bool) -> str:
    if word in ("“", "``"):
        return "open"
    if word in ("”", "''"):
        return "close"
    if word == '"':
        return "open" if after_gap else "close"
    return ""
