"""Nodes: the words around which a concordance or a list of collocates is built, and where they stand."""

import re

import numpy as np
import pandas as pd

from discourse.base.errors import EmptyTextError, UsageError
from discourse.base.options import named
from discourse.text.query import find, is_cql
from discourse.text.tokens import Rows, TokenView

_POSITION = re.compile(r"(?:([1-9]\d?)([LR])|node)", re.IGNORECASE)
# Quirk et al. (1985: 120-135): the primary verbs, which are auxiliaries elsewhere in the same text.
_LIGHT = ("be", "do", "have")


def positions(sort: str) -> list[int]:
    """Turn the positions by which lines of a concordance are sorted into numbers; UsageError for what is none.

    >>> positions("1L, 2R, node")
    [-1, 2, 0]
    """
    found = []
    for piece in named(sort):
        match = _POSITION.fullmatch(piece)
        if not match:
            raise UsageError(
                f"concordance: sort='{sort}' cannot be read at '{piece}'; write positions such as 1L or 2R."
            )
        found.append(0 if not match[1] else int(match[1]) * (-1 if match[2].upper() == "L" else 1))
    return found


def leading(words: pd.DataFrame) -> str:
    """Name the lemma that a reader who asks for none most likely wants: the most frequent content word.

    Names are passed over where there is anything else, because they say whom a text is about, not how it speaks, and so
    are verbs of hardly any meaning. Of lemmas that are equally frequent the first in the alphabet is taken.
    """
    if words.empty:
        raise EmptyTextError("the text holds no word that is counted.")
    content = words[words["content"]]
    telling = content[(content["pos"] != "PROPN") & ~content["lemma"].isin(_LIGHT)]
    for chosen in (telling, content, words):
        # A hyphenated compound is several tokens and no query finds it by its lemma.
        counts = chosen.loc[~chosen["lemma"].str.contains("-"), "lemma"].value_counts()
        if len(counts):
            return str(min(counts.index[counts == counts.iloc[0]]))
    return str(words["lemma"].iloc[0])


def lemma_query(lemma: str) -> str:
    """Write the CQL that finds a lemma, whatever characters it holds."""
    value = re.escape(lemma).replace('"', '\\"')
    return f'[lemma="{value}"]'


def word_of_row(words: pd.DataFrame, view: TokenView) -> Rows:
    """For each row of the token table the row of the counted word it belongs to; -1 for marks."""
    at = np.searchsorted(words["token"].to_numpy(), np.arange(view.size), side="right") - 1
    start, end = view.tokens["start"].to_numpy(), words["end"].to_numpy()
    same = view.document_start == view.document_start[words["token"].to_numpy()[np.maximum(at, 0)]]
    return np.where((at >= 0) & same & (start < end[np.maximum(at, 0)]), at, -1).astype(np.int64)


def occurrences(words: pd.DataFrame, view: TokenView, node: str, by: str) -> tuple[Rows, Rows]:
    """Find a node, a lemma or word as it stands in the column `by`, or a phrase or CQL, among the counted words.

    Returns:
        Two arrays, first row of `words` and the row after the last, one pair an occurrence.
    """
    if not is_cql(node) and " " not in node.strip() and "*" not in node:
        rows = np.flatnonzero(words[by].astype(str).str.casefold() == node.strip().casefold()).astype(np.int64)
        return rows, rows + 1
    first, stop = find(view, node)
    word = word_of_row(words, view)
    inside = [word[a:b][word[a:b] >= 0] for a, b in zip(first.tolist(), stop.tolist(), strict=True)]
    spans = {(int(rows.min()), int(rows.max()) + 1) for rows in inside if len(rows)}
    kept = np.array(sorted(spans), dtype=np.int64).reshape(-1, 2)
    return kept[:, 0], kept[:, 1]
