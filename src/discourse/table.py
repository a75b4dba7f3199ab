"""Tables that know where they came from, and show themselves as findings."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from discourse.analysis import Analysis
from discourse.base.errors import DiscourseError, NotAvailable, UnknownName, UsageError, did_you_mean
from discourse.base.text import shown
from discourse.reporting.numbering import Numbering

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from discourse.reporting.findings import Finding
    from discourse.reporting.recipes import Recipe


@dataclass(frozen=True)
class Provenance:
    """Where a table came from: article, measure, options, and the recipe by which it is shown."""

    article: Analysis
    measure: str
    options: dict[str, Any]
    columns: tuple[str, ...]
    recipe: Recipe | None
    numbering: Numbering


class DisplayError(BaseException):
    """A fault while a table showed itself. IPython swallows every `Exception` there, and a build would not fail."""

    def __init__(self, fault: Exception) -> None:
        super().__init__(str(fault))
        self.fault = fault

    def _render_traceback_(self) -> list[str]:
        if isinstance(self.fault, DiscourseError):
            return self.fault._render_traceback_()
        return "".join(traceback.format_exception(self.fault)).splitlines()


class Table(pd.DataFrame):
    """The table of a measure: a pandas DataFrame that keeps its provenance through filtering and sorting.

    As the last line of a notebook's cell it shows itself as a finding. The trap: a table made by grouping or merging
    is a new table; it shows itself as any DataFrame does.
    """

    _metadata = ["provenance"]  # noqa: RUF012
    provenance: Provenance | None = None

    @property
    def _constructor(self) -> Callable[..., Table]:
        return Table

    def origin(self) -> Provenance:
        """All that is known of where this table came from; UsageError where no measure made it."""
        if self.provenance is None:
            raise UsageError("this table was not made by a measure; article.finding and the measures make such tables.")
        return self.provenance

    @property
    def article(self) -> Analysis:
        """The article that was measured."""
        return self.origin().article

    @property
    def measure(self) -> str:
        """The name of the measure."""
        return self.origin().measure

    @property
    def options(self) -> dict[str, Any]:
        """The options that it ran with, the usual ones included."""
        return dict(self.origin().options)

    @property
    def codebook(self) -> str:
        """The codebook behind the numbers; "" where there is none."""
        return str(self.options.get("codebooks") or self.options.get("codebook") or "")

    @property
    def reference(self) -> str:
        """The reference that the article was compared with; "" where there is none."""
        name = str(self.options.get("reference", ""))
        return self.article.reference(name).name if name else ""

    @property
    def base(self) -> str:
        """What was counted: the length of the body."""
        return self.article.size

    def finding(self) -> Finding:
        """The finding that this table shows: summary, figure, table, evidence, accuracy."""
        from discourse.reporting import findings

        origin = self.origin()
        return findings.make(origin.article, self, origin.measure, origin.options, origin.recipe)

    def figure(self) -> Figure:
        """Draw the figure that belongs to this measure; UsageError where there is none."""
        drawn = self.finding().drawn
        if drawn is None:
            raise UsageError(
                f"{self.measure}: no figure belongs to it, or there is nothing to draw; draw one with discourse.figures."
            )
        return drawn

    def summary(self) -> str:
        """Say in a sentence what the table shows, computed from its rows."""
        from discourse.reporting import findings

        origin = self.origin()
        return findings.summary(origin.article, self, origin.recipe, origin.options)

    def evidence(self, row: int = 0) -> pd.DataFrame:
        """The stretches of text behind a row, each in its sentence: sentence, left, match, right, start, end.

        Args:
            row: its place in the table as it stands now, from 0.
        """
        if "places" not in self.columns:
            raise UsageError(f"{self.measure}: its rows have no places in the text.")
        if not -len(self) <= row < len(self):
            raise UsageError(f"row {row}: the table has the rows 0 to {len(self) - 1}.")
        return self.article.in_context(self["places"].iloc[row])

    def save(self, folder: str | Path | None = None) -> list[Path]:
        """Write figure and numbers (SVG, PNG, PDF, TSV, XLSX, JSON), into the article's folder in `figures` unless another is named."""
        from discourse.reporting import findings

        return findings.save(self.finding(), folder)

    def to_frame(self) -> pd.DataFrame:
        """The same rows as a plain DataFrame, which shows itself as pandas does."""
        return pd.DataFrame(self)

    def _is_whole(self) -> bool:
        """Whether this is a measure's table still: rows may be gone or in another order, columns may be left out."""
        origin = self.provenance
        return origin is not None and self.index.name is None and set(self.columns) <= set(origin.columns)

    def _repr_html_(self) -> str | None:
        from discourse.reporting import html

        if not self._is_whole():
            said = self.attrs
            return html.listing(self._bare(), said.get("title", "as it stands"), said.get("base", ""))
        try:
            return self._shown()
        except Exception as fault:
            if "IPython" in sys.modules:
                raise DisplayError(fault) from fault
            raise

    def _shown(self) -> str:
        """The finding as HTML; in a notebook of the suite it gets a number and is exported."""
        from discourse.reporting import findings, html, recipes

        origin, finding = self.origin(), self.finding()
        if origin.numbering.chapter and origin.recipe:
            if why := recipes.why_not(origin.article, origin.recipe):
                return html.left_out(finding.title, why)
            finding = origin.numbering.numbered(finding)
            findings.save(finding)
        return html.finding(finding)

    def __repr__(self) -> str:
        return repr(self._bare())

    def _bare(self) -> pd.DataFrame:
        """What a reader looks at: offsets say nothing to the eye."""
        return pd.DataFrame(self).drop(columns="places", errors="ignore")

    def __getitem__(self, key: Any) -> Any:
        try:
            return super().__getitem__(key)
        except KeyError:
            asked = list(key) if isinstance(key, list | tuple | pd.Index) else [key]
            missing = [name for name in asked if name not in self.columns]
            raise UnknownName(_unknown((missing or asked)[0], self)) from None

    def query(self, expr: str, **options: Any) -> Any:
        """Choose rows by a condition; see `pandas.DataFrame.query`."""
        try:
            return super().query(expr, **options)
        except NameError as fault:
            raise UnknownName(_unknown(getattr(fault, "name", None) or str(fault).split("'")[1], self)) from None

    def __getattr__(self, name: str) -> Any:  # type: ignore[misc]
        try:
            return super().__getattr__(name)
        except AttributeError:
            if name.startswith("_"):
                raise
            raise UnknownName(_unknown(name, self)) from None


def _unknown(name: object, table: pd.DataFrame) -> str:
    known = [str(column) for column in table.columns]
    return f"'{name}': no column of this name; {did_you_mean(str(name), known)}"


class LeftOut(Table):
    """What stands in a notebook for a finding that the language of the article does not allow: one line that says why."""

    _metadata = ["reason"]  # noqa: RUF012
    reason: str = ""

    @classmethod
    def of(cls, fault: NotAvailable, title: str) -> LeftOut:
        """An empty table with the title of what would stand here and the reason."""
        empty = cls()
        empty.reason = f"{title}: {str(fault)[str(fault).index('not available') :]}"
        return empty

    def _repr_html_(self) -> str:
        return str(Markup('<p class="left-out">Left out: {}</p>').format(shown(self.reason)))

    def __repr__(self) -> str:
        return f"Left out: {self.reason}"
