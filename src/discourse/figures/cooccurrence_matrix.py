"""A matrix of codes: how often two of them meet in the same sentences."""

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from discourse.figures._style import INK, canvas, label, nothing, styled


@styled
def cooccurrence_matrix(table: pd.DataFrame, *, max_rows: int = 16) -> Figure:
    """Draw the sentences that pairs of codes share, as a matrix of squares; darker means a larger Jaccard index.

    Args:
        table: columns codebook, code, with_codebook, with_code, both (sentences shared), jaccard; one row per pair.
        max_rows: codes that are drawn at most: those in most pairs with a shared sentence.
    """
    met = table[table["both"] > 0]
    if met.empty:
        return nothing("no two codes meet in a sentence")
    # Two codebooks may have a code of the same name.
    for book, code in (("codebook", "code"), ("with_codebook", "with_code")):
        met = met.assign(**{code: met[book].str.partition("-")[0] + ": " + met[code].str.replace("-", " ")})
    sides = [met.groupby(code)["both"].sum() for code in ("code", "with_code")]
    weight = pd.concat(sides).groupby(level=0).sum()
    names = list(weight.sort_values(ascending=False, kind="stable").head(max_rows).index)
    place = {name: n for n, name in enumerate(names)}
    figure, axes = canvas(2.4 + 0.3 * len(names))
    grid = np.full((len(names), len(names)), np.nan)
    for one, other, both, jaccard in met[["code", "with_code", "both", "jaccard"]].itertuples(index=False, name=None):
        if one in place and other in place:
            row, column = sorted((place[one], place[other]), reverse=True)
            grid[row, column] = jaccard
            ink = "white" if jaccard > 0.5 else INK
            axes.text(column, row, str(both), ha="center", va="center", fontsize=8, color=ink)
    axes.imshow(grid, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    readable = [label(name, 44) for name in names]
    axes.set_yticks(range(len(names)), readable)
    axes.set_xticks(range(len(names)), readable, rotation=45, ha="right", rotation_mode="anchor")
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)
    return figure
