"""Where the points of a text begin (*First, ...*; *(b)*; *The second aim is ...*) and what each sentence does."""

import itertools
import re
from collections.abc import Iterator
from functools import cache

import pandas as pd

from discourse.coding.disambiguation.attribution.source import kind_of_source
from discourse.io.words import word_kinds, word_set
from discourse.measures.stance.obligation import obliging
from discourse.text.quoted import quoted
from discourse.text.tokens import TokenView
from discourse.text.tree import SUBJECTS, child, forms_of

SLOTS = ("duty", "authority", "leader", "deed", "contrast", "outlook")
STRETCH = 1.5
"""The last section, whose end nothing marks, is at most so many times as long as the longest before it."""
_LAST = 99

Slot = tuple[str, str, tuple[int, int]]
"""name, the words that show it, and their place"""
_Rows = tuple[str, int, int]
Section = tuple[int, int, str]
"""first sentence and the one after the last, counted from 0; the words that count the point, empty for a paragraph"""


def sections(said: list[str]) -> list[Section]:
    """The points of the longest enumeration; none where fewer than two are counted, in rising order from the first.

    Args:
        said: the sentences.
    """
    lists: dict[str, list[list[tuple[int, int, str]]]] = {}
    closes = [len(said)]
    for n, sentence in enumerate(said):
        kind, rank, words = opening(sentence)
        runs = lists.setdefault(kind, [])
        if kind == "close":
            closes.append(n)
        elif rank == 1:
            runs.append([(n, rank, words)])
        elif rank and runs and runs[-1] and rank > runs[-1][-1][1]:
            runs[-1].append((n, rank, words))
        elif rank and runs:
            runs.append([])  # Out of order: what was counted before ends here.
    # One ordinal and *finally* are no list: two points at least must be counted.
    counted = (run for runs in lists.values() for run in runs if len(run) > 1 and run[1][1] < _LAST)
    return max((_made(run, closes) for run in counted), key=lambda made: made[-1][1] - made[0][0], default=[])


def _made(run: list[tuple[int, int, str]], closes: list[int]) -> list[Section]:
    found = [(a[0], b[0], a[2]) for a, b in itertools.pairwise(run)]
    *before, late = [stop - first for first, stop, _ in found]
    first, rank, words = run[-1]
    if rank == _LAST and before and late > 2 * max(before):  # *Finally* of the whole speech, not of these points.
        return _made(run[:-1], closes)
    longest = int(STRETCH * max([*before, late]))
    return [*found, (first, min(first + longest, *(n for n in closes if n > first)), words)]


def opening(sentence: str) -> tuple[str, int, str]:
    """What kind of list a sentence opens a point of, the number of the point (0: none), and the words that say so."""
    found = _patterns().match(sentence)
    kind, words = (str(found.lastgroup), str(found[str(found.lastgroup)])) if found else ("", "")
    if kind in ("figure", "letter"):
        return kind, int(words) if kind == "figure" else ord(words.lower()) - 96, words
    group = word_kinds("openings").get(re.sub("^(the|an?|my|our) ", "", words.lower()), "")
    return kind, int(group) if group.isdigit() else _LAST * (group == "last"), words


@cache
def _patterns() -> re.Pattern[str]:
    """*First class* and *The first time* count nothing; *First, ...*, *First we ...* and *The first aim is ...* do."""
    numbers = sorted({word for word, group in word_kinds("openings").items() if group.isdigit() or group == "last"})
    one, more = (
        "|".join(n for n in numbers if " " not in n),
        "|".join(n for n in numbers if " " in n).replace(" ", r"\s"),
    )
    closing = "|".join(sorted(word_set("openings", "close"))).replace(" ", r"\s")
    return re.compile(
        rf"""["“'(]*(?:(?:and|but|then)\s)?(?:(?P<close>{closing})\b
        |(?P<word>(?:{more})\b|(?:{one})(?=\s?[,:–—]|\s?--?\s|\s(?:we|i|it|you|they|there|let)\b))
        |(?P<figure>\d\d?)[.)]\s|(?P<letter>[a-h])[.)]\s
        |(?P<noun>(?:the|an?|my|our)\s(?:{one}))\s(?:(?!time|i\b|we\b|he\b|she\b|they\b)[\w-]+\s){{0,5}}?(?:is|are|was|were|will|concerns)\b)
        """, re.IGNORECASE | re.VERBOSE,
    )  # fmt: skip


def slots(view: TokenView, codings: pd.DataFrame, bounds: list[tuple[int, int]]) -> list[list[Slot]]:
    """What each sentence does, in the order of the words that show it; where an authority speaks, duties are its own."""
    starts, ends, forms = (view.column(name) for name in ("start", "end", "form"))
    thought = set(codings.loc[codings["code"] == "mental", "start"])
    made = [*_coded(view, codings), *_leaders(view)]
    made += [("contrast", first, first + 1) for first, _ in bounds if forms[first] in word_set("openings", "contrast")]
    spoken = {row for name, row, _ in made if name == "authority"}
    spoken |= {row for row in _deeds(view) if {starts[row], starts[row - 1]} & thought}
    made += [("deed", row, row + 1) for row in _deeds(view) if row not in spoken]
    found = []
    for first, stop in bounds:
        mine = sorted({one for one in made if first <= one[1] < stop}, key=lambda one: (one[1], one[0]))
        others = ("duty", "outlook") if any(name == "authority" for name, _, _ in mine) else ()
        found.append([(name, view.text(a, b), (starts[a], ends[b - 1])) for name, a, b in mine if name not in others])
    return found


def _coded(view: TokenView, codings: pd.DataFrame) -> Iterator[_Rows]:
    rows = {start: row for row, start in enumerate(view.column("start"))}
    stops = {end: row + 1 for row, end in enumerate(view.column("end"))}
    own, deps = codings[codings["voice"] == "own"], view.column("dep")
    speakers = word_set("people-and-bodies", "voice")
    for name, start, end, parts in own[["code", "start", "end", "parts"]].itertuples(index=False, name=None):
        first, stop, head = rows[start], stops[end], rows.get((parts or {}).get("head", (-1,))[0], -1)
        imperative = name == "engagement-directives" and deps[first] == "ROOT" and not child(view, first, *SUBJECTS)
        if head >= 0 and (kind_of_source(view, head) == "document" or view.column("lemma")[head].lower() in speakers):
            yield "authority", first, stop
        elif imperative or (name == "deontic" and obliging(view, first, stop)):
            yield "duty", first, stop
        elif name == "transitions-contrast":
            yield "contrast", first, stop
        elif name.startswith("will-"):
            yield "outlook", first, stop


def _leaders(view: TokenView) -> Iterator[_Rows]:
    """Persons by name, with their office or with two names; names of schools and prizes stand in quotation marks."""
    entity, tags, offices = view.column("entity"), view.column("tag"), word_set("people-and-bodies", "office")
    for row in (row for row in range(view.size) if entity[row] == "B-PERSON" and not quoted(view)[row]):
        stop = row + 1
        while stop < view.size and entity[stop] == "I-PERSON" and tags[stop] != "POS":
            stop += 1
        office = row > view.sentence_start[row] and view.column("lemma")[row - 1].lower() in offices
        if office or stop - row > 1:
            yield "leader", row - office, stop


def _deeds(view: TokenView) -> Iterator[int]:
    """Verbs of main clauses that tell of a finished act: past or perfect, not *be* or *have*, without a that-clause."""
    deps, past = view.column("dep"), word_set("openings", "past")
    for row, tag in enumerate(view.column("tag")):
        finished = tag == "VBD" or (tag == "VBN" and forms_of(view, row, "aux", "auxpass") & past)
        joined = deps[row] == "conj" and deps[int(view.head[row])] == "ROOT" and child(view, row, "nsubj", "aux")
        stative = view.column("lemma")[row] in ("be", "have") or child(view, row, "ccomp", "neg")
        if finished and (deps[row] == "ROOT" or joined) and not stative:
            yield row
