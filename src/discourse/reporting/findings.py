"""Findings: a table, a figure, their caption, notes and evidence, exported together by the one writer of figures."""

import hashlib
import io
import os
import platform
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import pandas as pd

import discourse
from discourse.base import paths
from discourse.base.errors import SetupError
from discourse.base.tables import plain, records, to_json, to_tsv
from discourse.figures._style import STYLE
from discourse.reporting import html
from discourse.reporting import recipes as texts
from discourse.reporting.accuracy import measured
from discourse.text.annotation import model_version

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from discourse.study import Study

PACKAGES = ("matplotlib", "nltk", "numpy", "pandas", "scipy", "spacy")


@dataclass(frozen=True)
class Finding:
    """A numbered result. It shows itself in a notebook; `publish` exports it.

    `evidence` has one list per row of the table: the stretches of text behind that row. `aside` names columns that are
    exported and explained, but not shown: a table of 30 columns cannot be read.
    """

    number: str
    name: str
    title: str
    reading: str
    table: pd.DataFrame
    caption: str
    alt: str
    notes: tuple[str, ...]
    columns: dict[str, str]
    evidence: list[list[dict[str, Any]]]
    text: str = field(default="", repr=False)
    svg: str = field(default="", repr=False)
    show: int = 25
    styled: bool = False
    aside: tuple[str, ...] = ()
    accuracy: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)

    @property
    def stem(self) -> str:
        """The name of the finding's files, without an ending: `02-keyness` for number 2.3."""
        return f"{int(self.number.split('.')[0]):02d}-{self.name}"

    def as_record(self) -> dict[str, Any]:
        """The finding as data: number, title, notes, columns, rows, and for each row its evidence."""
        rows = records(self.table.drop(columns="places", errors="ignore"))
        return {
            "number": self.number,
            "name": self.name,
            "title": self.title,
            "reading": self.reading,
            "caption": self.caption,
            "alt": self.alt,
            "notes": list(self.notes),
            "accuracy": records(self.accuracy),
            "columns": [str(name) for name in self.table.columns if name != "places"],
            "rows": [{**row, "evidence": seen} for row, seen in zip(rows, self.evidence, strict=True)],
        }

    def _repr_html_(self) -> str:
        return html.finding(self)


def publish(
    study: "Study",
    number: str,
    name: str,
    table: pd.DataFrame,
    figure: "Figure | None" = None,
    *,
    reading: str = "",
    codebook: str = "",
    against: str = "",
    show: int = 25,
) -> Finding:
    """Make a finding and export it to `figures/<slug>/NN-name.{svg,png,pdf,tsv,json}`.

    Its title, caption, alternative text, notes and column meanings stand in `data/findings/<name>.toml`.

    Args:
        study: the article's study.
        number: chapter and place, `"2.1"`.
        name: the finding's text file and the name of its exports; lower-case words with hyphens.
        table: the numbers drawn; a last column `places` becomes the evidence.
        figure: the figure, where there is one.
        reading: one sentence, computed from the table, that reads the result.
        codebook: the codebook behind the numbers; its measured accuracy stands under the table.
        against: the reference behind the numbers; its size and register are added to the notes.
        show: rows of the table that are shown; all are exported.

    Raises:
        SetupError: the folder cannot be written. CardError: the text file is missing or has a slip.
    """
    words = texts.read(name)
    known = texts.known(study, codebook, against)
    svg = _svg(figure) if figure is not None else ""
    finding = Finding(
        number=number,
        name=name,
        title=words["title"],
        reading=reading,
        table=table.reset_index(drop=True),
        caption=words["caption"],
        alt=f"{words.get('alt', '')} {reading}".strip(),
        notes=texts.notes(words, known),
        columns=words.get("columns", {}),
        aside=tuple(words.get("aside", [])),
        evidence=evidence(study, table),
        text=study.article.text,
        svg=svg,
        show=show,
        styled=not study.shown,
        accuracy=measured([study.scheme(name) for name in codebook.split(",") if name]),
    )
    study.shown = True
    _export(finding, paths.figures(study.article.slug), provenance(study), figure)
    return finding


def _export(finding: Finding, folder: Path, source: dict[str, Any], figure: "Figure | None") -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / f"{finding.stem}.tsv", to_tsv(finding.table).encode("utf-8"))
        _write(folder / f"{finding.stem}.json", to_json(finding.as_record() | source).encode("utf-8"))
        if figure is not None:
            _write(folder / f"{finding.stem}.svg", finding.svg.encode("utf-8"))
            _write(folder / f"{finding.stem}.png", _drawn(figure, "png", dpi=150, metadata={"Software": None}))
            _write(folder / f"{finding.stem}.pdf", _drawn(figure, "pdf", metadata={"CreationDate": None}))
    except OSError as fault:
        raise SetupError(
            f"{folder}: cannot be written ({fault.strerror}); free some room or give yourself the right."
        ) from None


def evidence(study: "Study", table: pd.DataFrame) -> list[list[dict[str, Any]]]:
    """Turn the column `places` into evidence: start, end, text and sentence number of every stretch."""
    if "places" not in table.columns:
        return [[] for _ in range(len(table))]
    sentences = study.tokens.drop_duplicates("sentence")
    starts, numbers = sentences["start"].tolist(), sentences["sentence"].tolist()
    text = study.article.text

    def one(start: int, end: int) -> dict[str, Any]:
        at = max(bisect_right(starts, start) - 1, 0)
        return {
            "start": int(start),
            "end": int(end),
            "text": text[start:end],
            "sentence": int(numbers[at]) if numbers else 0,
        }

    return [[one(start, end) for start, end in places] for places in table["places"]]


def provenance(study: "Study") -> dict[str, Any]:
    """What a finding rests on: article and its hash, counting rules, model and versions. No date: same in, same out."""
    return {
        "article": study.article.slug,
        "sha256": hashlib.sha256(study.article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "counting": plain(vars(study.rules)),
        "model": model_version(),
        "versions": _versions(),
    }


@cache
def _versions() -> dict[str, str]:
    """Looked up once: the system reads a file for each, and a run has fifty findings."""
    ours = {"discourse": discourse.__version__, "python": platform.python_version()}
    return {name: version(name) for name in PACKAGES} | ours


def _drawn(figure: "Figure", kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    with mpl.rc_context(STYLE):
        figure.savefig(stream, format=kind, **options)
    return stream.getvalue()


def _svg(figure: "Figure") -> str:
    with mpl.rc_context(STYLE):
        # Places are settled once: with an engine, even one called "none", every format would draw twice.
        if engine := figure.get_layout_engine():
            engine.execute(figure)
        figure.set_layout_engine(None)
    return _drawn(figure, "svg", metadata={"Date": None, "Creator": None}).decode("utf-8")


def _write(path: Path, data: bytes) -> None:
    """Write beside the target and rename: whoever reads meanwhile sees the old file or the new one, never half."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_bytes(data)
    os.replace(part, path)
