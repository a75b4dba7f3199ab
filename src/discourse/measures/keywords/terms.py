"""Which multiword terms the text uses: noun phrases that come again, weighed by C-value."""

import math
import re
from collections import defaultdict

import numpy as np
import pandas as pd

from discourse.base.errors import EmptyTextError, UsageError
from discourse.text.sequences import Sequence, paragraphs, places, rated, spelled, stretches
from discourse.text.tokens import TokenView

# A adjective, N noun or name, P the preposition "of" (Justeson & Katz 1995: 17); C is ours: an "and" between
# two words that describe the same noun, as in "Belt and Road Initiative".
_LETTERS = {"ADJ": "A", "NOUN": "N", "PROPN": "N"}
_NOUN = r"[AN]*(?:(?<=[AN])C[AN]+)?(?<=N)"
_PLAIN, _WITH_OF = re.compile(_NOUN), re.compile(rf"{_NOUN}(?:P{_NOUN})?")
_DESCRIBING = ("amod", "compound", "nmod")
Term = tuple[str, ...]


def terms(
    words: pd.DataFrame, view: TokenView, *, min_count: int = 2, max_length: int = 6, across_of: bool = False,
) -> pd.DataFrame:  # fmt: skip
    """Find multiword terms by their pattern of tags and rank them by C-value.

    Read `c_value` as evidence that a phrase is a unit: it grows with count and length, and shrinks where the phrase
    occurs mostly inside longer terms, less so where these are many and different. The trap: it has no threshold that
    holds for all texts, and a short text's terms tie at two occurrences; use it to rank.

    C-value(a) = log2|a| (f(a) - t(a)/c(a)): |a| words, f count, c longer terms that hold a, t the
    occurrences of a inside them, each counted once; without longer terms log2|a| f(a).

    Args:
        min_count: smallest count that is worth a row.
        max_length: longest term, in words.
        across_of: let terms run across *of* (*path of development*), beside adjectives and nouns before a noun.

    Returns:
        One row per term whose C-value is above 0, highest C-value first: term (its last word in the dictionary form),
        n, count, nested (occurrences inside longer terms), longer (such terms), c_value, per_1000 (of all counted
        words), range (paragraphs), places.

    References:
        Frantzi, Ananiadou & Mima (2000), International Journal on Digital Libraries 3, 115-130, at 117-119.
        Justeson & Katz (1995), Natural Language Engineering 1(1), 9-27, at 17 (tag pattern).
    """
    if min_count < 1 or max_length < 2:
        raise UsageError(f"terms: min_count is {min_count} and max_length {max_length}; write at least 1 and 2.")
    if words.empty:
        raise EmptyTextError("terms: the text holds no word that is counted.")
    found = {
        term: rows for term, rows in _candidates(words, view, max_length, across_of).items() if len(rows) >= min_count
    }
    values = c_values({term: len(rows) for term, rows in found.items()})
    found = {term: rows for term, rows in found.items() if values[term][0] > 0}
    rows, paragraph = [], paragraphs(words)
    for term, starts in found.items():
        value, nested, longer = values[term]
        sequence = Sequence(len(term), np.array(starts, dtype=np.int64))
        where = len(np.unique(paragraph[sequence.rows]))
        rows.append((" ".join(term), len(term), len(starts), nested, longer, value, where, places(words, sequence)))
    names = ["term", "n", "count", "nested", "longer", "c_value", "range", "places"]
    table = rated(pd.DataFrame(rows, columns=names), len(words))
    return table.sort_values(["c_value", "term"], ascending=[False, True], kind="stable").reset_index(drop=True)


def c_values(counts: dict[Term, int]) -> dict[Term, tuple[float, int, int]]:
    """Weigh terms by C-value, from how often each occurs, inside longer terms too: C-value, nested, longer.

    >>> values = c_values({("basal", "cell", "carcinoma"): 9, ("cystic", "basal", "cell", "carcinoma"): 3})
    >>> round(values["basal", "cell", "carcinoma"][0], 3)
    9.51
    """
    nested: dict[Term, int] = defaultdict(int)
    longer: dict[Term, int] = defaultdict(int)
    values = {}
    for term in sorted(counts, key=lambda term: (-len(term), term)):
        inside, holders = nested[term], longer[term]
        net = counts[term] - (inside / holders if holders else 0)
        values[term] = (math.log2(len(term)) * net, inside, holders)
        # What was counted inside a longer term already must not be taken off a second time.
        for part in _parts(term):
            if part in counts:
                nested[part] += counts[term] - inside
                longer[part] += 1
    return values


def _parts(term: Term) -> set[Term]:
    """All shorter sequences of at least two words within a term."""
    size = len(term)
    return {term[a:b] for a in range(size) for b in range(a + 2, size + 1) if b - a < size}


def _candidates(words: pd.DataFrame, view: TokenView, max_length: int, across_of: bool) -> dict[Term, list[int]]:
    """Collect every sequence that fits the pattern, with the rows at which it begins, in text order."""
    pattern = _WITH_OF if across_of else _PLAIN
    forms, spelling = words["word"].astype(str).tolist(), spelled(words, view)
    heads = np.where(words["pos"] == "NOUN", words["lemma"].astype(str), forms).tolist()
    letters = _letters(words, view)
    stretch = stretches(words, view).tolist()
    found: dict[Term, list[int]] = defaultdict(list)
    for first in range(len(forms)):
        if letters[first] not in "AN":
            continue
        for last in range(first + 1, min(first + max_length, len(forms))):
            # A possessive joins two phrases: China's development is no term.
            if letters[last] == "." or stretch[last] != stretch[first] or spelling[last - 1] != forms[last - 1]:
                break
            if letters[last] == "N" and pattern.fullmatch("".join(letters[first : last + 1])):
                found[(*forms[first:last], heads[last])].append(first)
    return found


def _letters(words: pd.DataFrame, view: TokenView) -> list[str]:
    """Write each word as the letter of its class; a dot for what no term can hold."""
    token = words["token"].to_numpy(dtype=np.int64)
    dep, head = np.asarray(view.column("dep"), dtype=object)[token], view.head[token]
    letters = []
    rows = zip(words["word"].astype(str), words["pos"].astype(str), dep, strict=True)
    for at, (form, pos, kind) in enumerate(rows):
        describes = pos == "VERB" and kind == "amod"
        joins = form == "and" and at > 0 and dep[at - 1] in _DESCRIBING and head[at - 1] > token[at]
        letters.append("C" if joins else "P" if form == "of" else "A" if describes else _LETTERS.get(pos, "."))
    return letters
