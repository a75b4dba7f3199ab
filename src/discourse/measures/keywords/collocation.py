"""Which words keep company with a word, and how strongly."""

from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from discourse.base.errors import UsageError
from discourse.base.options import named
from discourse.statistics import association
from discourse.statistics.intervals import poisson
from discourse.text.nodes import leading, occurrences
from discourse.text.query import is_cql
from discourse.text.tokens import Rows, TokenView


class _Pairs(NamedTuple):
    """Meetings of a node and a collocate: rows of `words`, and the totals of the table they are judged by."""

    node: Rows
    collocate: Rows
    nodes: int
    totals: pd.Series
    base: int


def collocation(
    words: pd.DataFrame, view: TokenView, *, node: str = "", span: int = 5, min_count: int = 2,
    by: Literal["lemma", "word"] = "lemma",
) -> pd.DataFrame:  # fmt: skip
    """Find the words that stand near a node, and how strong the bond is.

    Read `count` against `expected` first, then one measure of each kind: `g2` says how sure the attraction
    is, `log_dice` how exclusive, `mi` how strong; `delta_p_forward` and `delta_p_backward` say which of the
    two words predicts the other. The trap: MI raises pairs that met twice by chance to the top; in one
    article read `mi_low`, the bound that small counts leave standing.

    Windows never cross a sentence; the places where a collocate could stand are all words that are not the node
    themselves, and a word in reach of two nodes counts once (Evert 2008). `log_dice`, `dice` and `minimum_sensitivity`
    compare occurrences of the two words, each used for one pair at most (Rychlý 2008).

    Args:
        node: a lemma or word, several separated by commas, or a phrase or CQL; empty for the most frequent
            content lemma that is no name.
        span: words on each side of the node that are its window.
        min_count: smallest joint count that is worth a row.
        by: whether lemmas or printed words are counted.

    Returns:
        One row per node and collocate, surest attraction first: node, collocate, content, count, expected,
        left, right, node_count, reach, collocate_count, base, mi, mi_low, mi_high, mi3, npmi, t, g2, log_dice, dice,
        minimum_sensitivity, delta_p_forward (node to collocate), delta_p_backward, places (node to collocate).

    References:
        Evert (2008), Corpora and collocations, in Lüdeling & Kytö (eds), Corpus Linguistics, 1212-1248. Rychlý (2008),
        RASLAN 2008, 6-9. Gries (2013), International Journal of Corpus Linguistics 18(1), 137-166.
    """
    for name, value in (("span", span), ("min_count", min_count)):
        if value < 1:
            raise UsageError(f"collocation: {name} is {value}; it must be 1 or more.")
    form = words[by].astype(str)
    tables = []
    asked = [node.strip()] if is_cql(node) else named(node)
    for name in dict.fromkeys(asked or [leading(words)]):
        first, stop = occurrences(words, view, name, by)
        near = _window(words, form, first, stop, span)
        tables.append(_judged(_counted(name, words, form, near, min_count)))
    return pd.concat(tables, ignore_index=True)


def _window(rows: pd.DataFrame, form: pd.Series, first: Rows, stop: Rows, span: int) -> _Pairs:
    """Pair every word in reach with its nearest node, within sentences."""
    sentence = pd.factorize(rows["document"].astype(str) + "\n" + rows["sentence"].astype(str))[0]
    own = np.zeros(len(rows), dtype=bool)
    for at, end in zip(first.tolist(), stop.tolist(), strict=True):
        own[at:end] = True
    nearest = np.full_like(sentence, -1)
    for distance in range(min(span, int(np.bincount(sentence).max(initial=0))), 0, -1):
        # Of two nodes at the same distance the one before the word is kept: it is written last.
        for place, node in ((first - distance, first), (stop - 1 + distance, stop - 1)):
            good = (place >= 0) & (place < len(rows))
            place, node = place[good], node[good]
            same = sentence[place] == sentence[node]
            nearest[place[same]] = node[same]
    found = np.flatnonzero((nearest >= 0) & ~own)
    totals = form[~own].value_counts()
    return _Pairs(nearest[found], found, len(first), totals, int((~own).sum()))


def _counted(name: str, rows: pd.DataFrame, form: pd.Series, pairs: _Pairs, min_count: int) -> pd.DataFrame:
    """Count the meetings by collocate."""
    start, end = rows["start"].to_numpy(), rows["end"].to_numpy()
    content = rows["content"].to_numpy(dtype=bool)
    groups = form.iloc[pairs.collocate].groupby(form.to_numpy()[pairs.collocate]).indices
    lines = []
    for collocate, at in groups.items():
        if len(at) < min_count:
            continue
        node, other = pairs.node[at], pairs.collocate[at]
        a, b, left = np.minimum(node, other), np.maximum(node, other), int((other < node).sum())
        places = tuple(zip(start[a].tolist(), end[b].tolist(), strict=True))
        lines.append((
            name, collocate, bool(content[other].mean() >= 0.5), len(at), left,
            len(at) - left, len(np.unique(node)), places,
        ))  # fmt: skip
    names = ["node", "collocate", "content", "count", "left", "right", "pairs", "places"]
    kinds = {"content": bool, "count": int, "left": int, "right": int, "pairs": int}
    table = pd.DataFrame(lines, columns=names).astype(kinds)
    totals = pairs.totals.reindex(table["collocate"]).to_numpy()
    return table.assign(node_count=pairs.nodes, reach=len(pairs.collocate), collocate_count=totals, base=pairs.base)


def _judged(table: pd.DataFrame) -> pd.DataFrame:
    """Add the measures of association and bring the columns into order."""
    cells = [table[name].to_numpy() for name in ("count", "reach", "collocate_count", "base")]
    joint, reach, total, base = cells
    expected = reach * total / base
    low, high = poisson(joint)
    # Dice and its kin compare occurrences of the words, each in one pair at most.
    close = (table["pairs"].to_numpy(), table["node_count"].to_numpy(), total)
    with np.errstate(divide="ignore"):
        bounds = np.log2(low / expected), np.log2(high / expected)
    judged = table[["node", "collocate", "content", "count"]].assign(
        expected=expected,
        **{n: table[n] for n in ("left", "right", "node_count", "reach", "collocate_count", "base")},
        mi=association.pmi(*cells), mi_low=bounds[0], mi_high=bounds[1], mi3=association.mi_power(*cells),
        npmi=association.npmi(*cells), t=association.t_score(*cells),
        g2=association.g2(*cells, signed=True),
        log_dice=association.log_dice(*close), dice=association.dice(*close),
        minimum_sensitivity=association.minimum_sensitivity(*close),
        delta_p_forward=association.delta_p_forward(*cells),
        delta_p_backward=association.delta_p_backward(*cells),
        places=table["places"],
    )  # fmt: skip
    ranked = judged.sort_values(["g2", "collocate"], ascending=[False, True])
    return ranked.reset_index(drop=True)
