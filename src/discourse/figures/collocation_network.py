"""A collocation network: several nodes, the words they attract, and the words they share."""

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from discourse.figures._style import INK, PALETTE, RULE, SOFT, canvas, label, nothing, styled

Points = npt.NDArray[np.float64]
_HEIGHT, _WIDTH = 5.6, 7.6
# Steps between words that nothing links: enough to keep groups apart, not so many that they shrink.
_APART = 4
_FACE = {"node": 11.5, "collocate": 9.0}


@styled
def collocation_network(
    table: pd.DataFrame, *, value: str = "log_dice", max_rows: int = 26, content: bool = True
) -> Figure:
    """Draw nodes in colour and around them the words they attract; a thicker line attracts more.

    Only attracted collocates are drawn, the surest of each node in turn. A word between two nodes keeps
    company with both. Where a word stands says nothing else: the layout only keeps words apart.

    Args:
        table: rows of `collocation`, in its order: node, collocate, content, count, g2 and the column `value`.
        value: the measure that sets the width of the lines.
        max_rows: words that are drawn at most, nodes included; 30 is as much as can be read.
        content: draw only content words.
    """
    rows = table[table["g2"] > 0]
    rows = rows[rows["content"]] if content else rows
    chosen = _chosen(rows, min(max_rows, 30))
    if chosen.empty:
        return nothing("no word occurs near these nodes more often than by chance")
    graph = _graph(chosen, value)
    figure, axes = canvas(_HEIGHT, _WIDTH)
    axes.set_axis_off()
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(0, _HEIGHT)
    names = list(graph)
    hubs = list(dict.fromkeys(chosen["node"]))
    # Half width and half height of each word in inches, at the size it is written in.
    face = np.array([_FACE["node" if name in hubs else "collocate"] for name in names])
    length = np.array([len(label(name, 28)) for name in names])
    half = np.column_stack([length * face * 0.62 / 72 / 2 + 0.16, face * 1.25 / 72 / 2 + 0.05])
    spots = _apart(_scaled(graph), half)
    _draw(axes, graph, dict(zip(names, spots, strict=True)), hubs)
    return figure


def _chosen(rows: pd.DataFrame, max_rows: int) -> pd.DataFrame:
    """Take the first collocates of each node in turn until the picture is full."""
    turn = rows.groupby("node", sort=False).cumcount()
    ordered = rows.assign(turn=turn).sort_values("turn", kind="stable")
    seen, kept = set(rows["node"]), []
    for place, collocate in zip(ordered.index, ordered["collocate"], strict=True):
        if len(seen | {collocate}) <= max_rows:
            seen.add(collocate)
            kept.append(place)
    return rows.loc[sorted(kept)]


def _graph(rows: pd.DataFrame, value: str) -> nx.Graph:
    low, high = float(rows[value].min()), float(rows[value].max())
    graph = nx.Graph()
    graph.add_nodes_from(dict.fromkeys(rows["node"]))
    for node, collocate, strength in zip(rows["node"], rows["collocate"], rows[value], strict=True):
        share = (strength - low) / (high - low) if high > low else 0.5
        before = graph.get_edge_data(node, collocate, {"share": 0.0})["share"]
        graph.add_edge(node, collocate, share=max(share, before))
    return graph


def _scaled(graph: nx.Graph) -> Points:
    """Lay out the graph by the steps between words, from a circle, so that the result is always the same."""
    steps = {one: {two: far.get(two, _APART) for two in graph} for one, far in nx.all_pairs_shortest_path_length(graph)}
    layout = nx.kamada_kawai_layout(graph, dist=steps, pos=nx.circular_layout(graph), weight=None)
    spots = np.array([layout[name] for name in graph])
    spots = np.round(spots - spots.min(axis=0), 6)
    reach = np.maximum(spots.max(axis=0), 1e-9)
    room = np.array([_WIDTH - 1.8, _HEIGHT - 0.8])
    return np.asarray(spots / reach * room + (0.9, 0.4), dtype=np.float64)


def _apart(spots: Points, half: Points) -> Points:
    """Push words apart, a little at a time, until no two cover each other and all are inside."""
    spots = spots.copy()
    edge = half, np.array([_WIDTH, _HEIGHT]) - half
    for _ in range(400):
        gap = spots[:, None] - spots[None]
        over = half[:, None] + half[None] - np.abs(gap)
        hits = np.triu(np.asarray((over > 0).all(axis=2)), k=1)
        if not hits.any():
            break
        for one, two in np.argwhere(hits):
            # The shorter way out is the one that disturbs the layout least.
            axis = int(np.argmin(over[one, two]))
            way = 1.0 if gap[one, two, axis] >= 0 else -1.0
            push = way * (over[one, two, axis] / 2 + 0.01)
            spots[one, axis] += push
            spots[two, axis] -= push
        spots = np.clip(spots, *edge)
    return spots


def _draw(axes: Axes, graph: nx.Graph, spots: dict[str, Points], hubs: list[str]) -> None:
    tint = {name: PALETTE[place % len(PALETTE)] for place, name in enumerate(hubs)}
    for one, two, share in graph.edges(data="share"):
        colour = tint.get(one, tint.get(two, RULE)) if not (one in tint and two in tint) else SOFT
        (x1, y1), (x2, y2) = spots[one], spots[two]
        axes.plot([x1, x2], [y1, y2], color=colour, alpha=0.45, linewidth=0.8 + 3.4 * share, zorder=1)
    for name, (x, y) in spots.items():
        hub = name in tint
        frame = {"facecolor": "white", "edgecolor": tint.get(name, RULE), "linewidth": 1.4 if hub else 0.6}
        axes.text(
            x, y, label(name, 28), ha="center", va="center", zorder=3, color=tint.get(name, INK),
            fontsize=_FACE["node" if hub else "collocate"], fontweight="bold" if hub else "normal",
            bbox={"boxstyle": "round,pad=0.18"} | frame,
        )  # fmt: skip
