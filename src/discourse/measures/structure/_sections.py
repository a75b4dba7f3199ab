"""Where the points of a text begin (*First, ...*; *(b)*; *The second aim is ...*) and what each sentence does."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from discourse.coding.disambiguation.attribution.source import kind_of_source
from discourse.coding.disambiguation.legitimation import kind_of_voice
from discourse.io.words import read_words, word_kinds, word_set
from discourse.measures.stance.obligation import obliging
from discourse.text.quoted import quoted
from discourse.text.tokens import TokenView
from discourse.text.tree import child, forms_of

SLOTS = ("duty", "authority", "leader", "deed", "contrast", "outlook")
_LAST = 99
_STRETCH = 1.5
"""The last section, whose end nothing marks, is at most so many times as long as the longest before it."""

Slot = tuple[str, int, int]
"""name, first row, row after the last: the words that show it"""


@dataclass(frozen=True)
class Section:
    """Sentences `first` to before `stop`, counted from 0; `opening` is the row after the words that count the point."""

    first: int
    stop: int
    opening: int = 0


def sections(view: TokenView, bounds: list[tuple[int, int]]) -> list[Section]:
    """The points of the longest enumeration; none where fewer than two are counted, in rising order from the first.

    Args:
        view: the tokens.
        bounds: first row and row after the last of each sentence.
    """
    lists: dict[str, list[list[tuple[int, int, int]]]] = {}
    closes = [len(bounds)]
    for n, (first, stop) in enumerate(bounds):
        kind, rank, row = _opening(view, first, stop)
        runs = lists.setdefault(kind, [])
        if kind == "close":
            closes.append(n)
        elif rank == 1:
            runs.append([(n, rank, row)])
        elif rank and runs and runs[-1] and rank > runs[-1][-1][1]:
            runs[-1].append((n, rank, row))
        elif rank and runs:
            runs.append([])  # Out of order: what was counted before ends here.
    # One ordinal and *finally* are no list: two points at least must be counted.
    made = [
        _made(view, bounds, run, closes)
        for runs in lists.values()
        for run in runs
        if len(run) > 1 and run[1][1] < _LAST
    ]
    return max(made, key=lambda run: run[-1].stop - run[0].first, default=[])


def _made(
    view: TokenView, bounds: list[tuple[int, int]], run: list[tuple[int, int, int]], closes: list[int]
) -> list[Section]:
    found = [Section(a[0], b[0], a[2]) for a, b in itertools.pairwise(run)]
    longest = max(one.stop - one.first for one in found)
    first, rank, row = run[-1]
    if rank == _LAST and first - found[-1].first > 2 * longest:  # *Finally* of the whole speech, not of these points.
        return found
    stop = min(first + max(int(_STRETCH * longest), 1), *(at for at in closes if at > first))
    paragraphs = view.column("paragraph")
    ends = [n for n in range(first + 1, stop + 1) if n == len(bounds) or _begins(paragraphs, bounds[n][0])]
    return [*found, Section(first, ends[-1] if ends else stop, row)]


def _begins(paragraphs: list[int], row: int) -> bool:
    return row == 0 or paragraphs[row] != paragraphs[row - 1]


def _opening(view: TokenView, first: int, stop: int) -> tuple[str, int, int]:
    """What kind of list a sentence opens a point of, the number of the point, and the row after the words that say so."""
    forms, tags = view.column("form"), view.column("tag")
    known, at = word_kinds("openings"), first
    while at < stop - 1 and (forms[at] in ('"', "'") or tags[at] == "CC"):
        at += 1
    for length in range(4, 0, -1):
        rank = known.get(" ".join(forms[at : at + length]), "")
        after = at + length
        if rank == "close":
            return "close", 0, after
        if rank and after < stop and (length > 1 or _counts(view, at, after)):
            return "words", _rank(rank), after
    if forms[at] == "(" and at + 2 < stop and forms[at + 2] == ")":
        at += 1
    if at + 1 < stop and (tags[at] == "LS" or forms[at + 1] in (")", ".")) and re.fullmatch(r"\d\d?|[a-h]", forms[at]):
        return ("figures", int(forms[at]), at + 2) if forms[at].isdigit() else ("letters", ord(forms[at]) - 96, at + 2)
    return _counted_noun(view, at, stop)


def _rank(group: str) -> int:
    return int(group) if group.isdigit() else _LAST


def _counts(view: TokenView, at: int, after: int) -> bool:
    """*First, ...*, *First: ...* or *First we ...*; not *First class ...* nor *Second graders ...*."""
    forms, tags = view.column("form"), view.column("tag")
    return forms[after] in (",", ":", "-", "–", "—", ".", "--") or (
        view.column("pos")[at] == "ADV" and tags[after] in ("PRP", "EX", "DT", "PRP$")
    )


def _counted_noun(view: TokenView, at: int, stop: int) -> tuple[str, int, int]:
    """*The first aim is ...*, *My second concerns ...*: lists are told apart by their noun."""
    forms = view.column("form")
    if at + 2 >= stop or view.column("tag")[at] not in ("DT", "PRP$"):
        return "", 0, at
    rank, head = word_kinds("openings").get(forms[at + 1], ""), int(view.head[at + 1])
    noun = head if view.column("pos")[head] == "NOUN" and head < stop else at + 1
    subject = view.column("dep")[noun] in ("nsubj", "nsubjpass") and int(view.head[noun]) > noun
    root = subject and view.column("dep")[int(view.head[noun])] == "ROOT"
    if not rank.isdigit() or not root or view.column("lemma")[int(view.head[noun])] != "be":
        return "", 0, at
    return f"the {view.column('lemma')[noun] if noun != at + 1 else ''}", int(rank), at + 2


def slots(view: TokenView, codings: pd.DataFrame, bounds: list[tuple[int, int]]) -> list[list[Slot]]:
    """What each sentence does, in the order of the words that show it."""
    rows = {start: row for row, start in enumerate(view.column("start"))}
    stops = {end: row + 1 for row, end in enumerate(view.column("end"))}
    against = word_set("openings", "contrast")
    made = sorted({*_coded(view, codings, rows, stops), *_leaders(view)}, key=lambda slot: (slot[1], slot[0]))
    made += [("contrast", first, first + 1) for first, _ in bounds if view.column("form")[first] in against]
    said = {row for name, first, stop in made if name == "authority" for row in range(first, stop)}
    thought = {rows[start] for start in codings.loc[codings["code"] == "mental", "start"]}
    made += [("deed", row, row + 1) for row in _deeds(view) if row not in said and not thought & {row, row - 1}]
    return [
        sorted((slot for slot in made if first <= slot[1] < stop), key=lambda slot: slot[1]) for first, stop in bounds
    ]


def _coded(view: TokenView, codings: pd.DataFrame, rows: dict[int, int], stops: dict[int, int]) -> Iterator[Slot]:
    parts = [part or {} for part in codings["parts"]]
    heads = [rows[part["head"][0]] if part.get("head") else None for part in parts]
    reported = [part["content"] for part, head, code in zip(parts, heads, codings["code"], strict=True)
                if part.get("content") and code != "mental" and head is not None
                and kind_of_source(view, head) != "own voice"]  # fmt: skip
    columns = (codings[name] for name in ("code", "start", "end", "voice"))
    for name, start, end, voice, head in zip(*columns, heads, strict=True):
        first, stop = rows[start], stops[end]
        inside = voice != "own" or any(a <= start < b for a, b in reported)
        if head is not None and voice == "own" and _authority(view, head):
            yield "authority", first, stop
        elif not inside and (name == "engagement-directives" or (name == "deontic" and obliging(view, first, stop))):
            yield "duty", first, stop
        elif name == "transitions-contrast" and voice == "own":
            yield "contrast", first, stop
        elif name.startswith("will-") and not inside:
            yield "outlook", first, stop


def _authority(view: TokenView, head: int) -> bool:
    voices = kind_of_voice(view, head)
    return kind_of_source(view, head) == "document" or bool(voices & {"document", "expert"})


def _leaders(view: TokenView) -> Iterator[Slot]:
    """Persons by name, with their office or with two names; names of schools and prizes stand in quotation marks."""
    entity, lemmas, tags = view.column("entity"), view.column("lemma"), view.column("tag")
    offices = read_words("voices-of-authority")
    for row in (row for row in range(view.size) if entity[row] == "B-PERSON"):
        stop = next(
            (at for at in range(row + 1, view.size) if entity[at] != "I-PERSON" or tags[at] == "POS"), view.size
        )
        office = row > view.sentence_start[row] and offices.has(lemmas[row - 1].lower(), "person")
        if not quoted(view)[row] and (office or stop - row > 1):
            yield "leader", row - office, stop


def _deeds(view: TokenView) -> Iterator[int]:
    """Verbs of main clauses that tell of a finished act: past or perfect, not *be* or *have*, without a that-clause."""
    deps, tags, past = view.column("dep"), view.column("tag"), word_set("openings", "past")
    for row in range(view.size):
        head = int(view.head[row])
        main = deps[row] == "ROOT" or (
            deps[row] == "conj" and deps[head] == "ROOT" and child(view, row, "nsubj", "aux")
        )
        finished = tags[row] == "VBD" or (tags[row] == "VBN" and forms_of(view, row, "aux", "auxpass") & past)
        stative = view.column("lemma")[row] in ("be", "have") or child(view, row, "ccomp", "neg")
        if main and finished and not stative:
            yield row
