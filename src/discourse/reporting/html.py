"""Findings as HTML that works without a script: in JupyterLab, in nbconvert's pages and in the reports.

The templates escape everything that came from outside.
"""

import base64
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from discourse.base.text import counted, shown
from discourse.reporting.accuracy import DOUBTS, LAYOUT, MEANINGS, precise
from discourse.reporting.columns import heading
from discourse.reporting.recipes import Layout
from discourse.reporting.tables import table

if TYPE_CHECKING:
    from jinja2 import Environment

    from discourse.reporting.findings import Finding


@lru_cache(maxsize=1)
def templates() -> "Environment":
    """The templates of findings and pages."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("discourse.reporting", "template"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_safe,
    )  # fmt: skip
    found.filters |= {"counted": counted, "doubt": DOUBTS.get, "mark": mark}
    return found


def _safe(value: Any) -> Any:
    """What a template writes, without characters that hide or reorder what follows; markup was made so before."""
    plain = isinstance(value, str) and not isinstance(value, Markup) and not value.isprintable()
    return shown(value) if plain else value


def mark(number: str) -> str:
    """What links to a finding lead to, by its number, or its name where it has none."""
    return f"finding-{number.replace('.', '-')}"


def rendered(template: str, **facts: Any) -> str:
    """Fill in a template, named without its ending."""
    return templates().get_template(f"{template}.html.j2").render(**facts)


@lru_cache
def style(sheet: str = "finding") -> str:
    """The style sheet of findings: the same inside a notebook, where that named `notebook` follows, and in a report."""
    return files("discourse.reporting").joinpath(f"{sheet}.css").read_text(encoding="utf-8")


def _inside() -> Markup:
    return Markup(style() + style("notebook"))


def finding(found: "Finding") -> str:
    """Write a finding: heading, figure, caption, table with evidence behind its numbers, columns, method."""
    place = mark(found.number or found.name)
    title = shown(f"{found.number} {found.title}".strip())
    scores = found.accuracy
    scores = scores.drop(columns=[n for n in scores if scores[n].isna().all() or (scores[n] == "").all()])
    made = table(found.table, found.layout, evidence=found.evidence, text=found.text, mark=place, title=title,
                 meanings=found.columns, precision=precise(found.accuracy))  # fmt: skip
    seen, meant = [name for name, *_ in made.heads], _meant(found.table, found.columns, found.layout)
    return rendered(
        "finding", found=found, mark=place, style=_inside(), scored=[*_meant(scores, MEANINGS, LAYOUT).values()],
        picture=base64.b64encode(found.picture.encode("utf-8")).decode("ascii"), table=made,
        columns=[meant[name] for name in seen if name in meant],
        besides=[pair for name, pair in meant.items() if name not in seen],
        accuracy=table(scores, LAYOUT, title=f"Accuracy: {title}") if len(scores) else None,
    )  # fmt: skip


def listing(rows: pd.DataFrame, title: str = "as it stands", note: str = "") -> str:
    """Write a table that no recipe explains in the look of a finding, with its base as a note."""
    whole = rows.reset_index() if any(rows.index.names) else rows
    shown = table(whole, Layout(show=60), title=title)
    return rendered("listing", style=_inside(), table=shown, note=note)


def left_out(title: str, why: str) -> str:
    """What stands in the place of a finding that the text does not allow."""
    return str(Markup('<p class="left-out">{}: not shown, for {}.</p>').format(shown(title), why))


def _meant(rows: pd.DataFrame, meanings: dict[str, str], layout: Layout) -> dict[str, tuple[str, str]]:
    """What the columns are called and mean, by their names."""
    return {n: (heading(n, layout, rows), meanings[n]) for n in map(str, rows.columns) if meanings.get(n)}
