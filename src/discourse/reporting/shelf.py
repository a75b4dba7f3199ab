"""The page over all reports of a project: of each text what is recorded, and in one sentence what it does."""

import json
from pathlib import Path
from typing import Any

from discourse.base import paths
from discourse.base.tables import written
from discourse.base.text import counted
from discourse.reporting import manifest
from discourse.reporting.document import Document, Run, grid, prose

_FACTS = ("author", "outlet", "date")


def write() -> Path | None:
    """Write `reports/index.html`; None, and nothing, where a project has fewer than two reports."""
    folder = paths.report("any").parent
    rows = [row for file in sorted(folder.glob(f"*/{manifest.NAME}")) if (row := _row(file.parent))]
    if len(rows) < 2:
        return None
    from discourse.reporting import pages
    from discourse.reporting.writers import html

    said = prose(f"{counted(len(rows), 'report')} in this folder, by the names of their files.", role="small")
    table = grid("Reports", ("text", *_FACTS, "length", "in one sentence"), rows)
    page = pages.Page("index.html", "Reports", html.body(Document("Reports", (said, table))))
    return written(folder / page.file, pages.render(page, [page], "discourse").encode("utf-8"))


def _row(report: Path) -> tuple[str | Run, ...]:
    """What a report says of its text; nothing where its findings cannot be read."""
    try:
        findings: list[dict[str, Any]] = json.loads((report / "findings.json").read_text(encoding="utf-8"))["findings"]
        by = {one["name"]: one for one in findings}
        facts = {row["fact"]: row["value"] for row in by.get("provenance", {"rows": []})["rows"] if row["recorded"]}
        told = by.get("claims") or by.get("compare-differences") or {"rows": []}
        # A text of which nothing is claimed has a summary that speaks of its own page.
        size, lead = findings[0]["base"], told["summary"] if told["rows"] else ""
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return ()
    text = (facts.get("title") or report.name, f"{report.name}/index.html")
    return text, *(facts.get(key, "") for key in _FACTS), size, lead
