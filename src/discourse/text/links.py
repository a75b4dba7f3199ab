"""Grammatical links between counted words: who depends on whom, across prepositions."""

import numpy as np
import pandas as pd

from discourse.text.nodes import word_of_row
from discourse.text.tokens import TokenView

# Links that only build the form of a phrase say nothing of the company a word keeps.
_FORM = frozenset((
    "ROOT", "punct", "det", "predet", "cc", "preconj", "case", "mark", "aux", "auxpass", "expl", "prt", "dep",
))  # fmt: skip
_ACROSS = frozenset({"prep", "agent", "dative"})
_OBJECT = frozenset({"pobj", "pcomp"})


def links(words: pd.DataFrame, view: TokenView) -> pd.DataFrame:
    """List the grammatical links between the counted words.

    A preposition is passed over: *cooperation in education* links *education* to *cooperation* by `prep in`
    (collapsed dependencies). The second of two coordinated words is linked to the first by `conj`, a modal to
    its verb by `aux`; other auxiliaries, articles, conjunctions and marks are not linked at all.

    Returns:
        One row per link, in text order of the dependent word: head and child (rows of `words`), relation.

    References:
        de Marneffe & Manning (2008), The Stanford typed dependencies representation, 1-8 (collapsed dependencies).
    """
    dep, head, form, tag = (view.column(name) for name in ("dep", "head", "form", "tag"))
    word = word_of_row(words, view).tolist()
    found = []
    for row, (kind, above) in enumerate(zip(dep, head, strict=True)):
        if (kind in _FORM and tag[row] != "MD") or (kind in _ACROSS and view.children[row]) or word[row] < 0:
            continue
        if kind in _OBJECT and dep[above] in _ACROSS:
            kind, above = _across(above, dep, head, form)
        if word[above] >= 0 and word[above] != word[row]:
            found.append((word[above], word[row], kind))
    table = pd.DataFrame(found, columns=["head", "child", "relation"])
    return table.astype({"head": np.int64, "child": np.int64})


def _across(row: int, dep: list[str], head: list[int], form: list[str]) -> tuple[str, int]:
    """Climb from a preposition, or several in a row, to the word they hang on."""
    said = [form[row]]
    while dep[head[row]] in _ACROSS and head[row] != row:
        row = head[row]
        said.insert(0, form[row])
    return f"prep {' '.join(said)}", head[row]
