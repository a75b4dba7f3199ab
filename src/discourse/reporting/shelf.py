"""The page over all reports of a project: of each text what is recorded, and in one sentence what it does."""

import json
from pathlib import Path
from urllib.parse import quote

from discourse.base import paths
from discourse.base.tables import written
from discourse.base.text import counted
from discourse.reporting import manifest
from discourse.reporting.document import Document, Run, grid, prose


def write() -> Path | None:
    """Write `reports/index.html`; None, and nothing, where a project has fewer than two reports."""
    folder = paths.report("any").parent
    rows = [row for file in sorted(folder.glob(f"*/{manifest.NAME}")) if (row := _row(file.parent))]
    if len(rows) < 2:
        return None
    from discourse.reporting import pages
    from discourse.reporting.writers import html

    said = prose(f"{counted(len(rows), 'report')} in this folder, by the names of their files.", role="small")
    table = grid("Reports", ("text", *manifest.FACTS, "length", "in one sentence"), rows)
    body = html.body(Document("Reports", (said, table)))
    return written(folder / "index.html", pages.alone("index.html", "Reports", body, "discourse"))


def _row(report: Path) -> tuple[str | Run, ...]:
    """What a report says of its text; nothing where it cannot be read."""
    try:
        told = manifest.read(report).get("listed")
        if not told:  # An earlier version made it.
            told = manifest.listed(json.loads((report / "findings.json").read_bytes())["findings"])
        title, *others = told
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return (title or report.name, f"{quote(report.name)}/index.html"), *others
