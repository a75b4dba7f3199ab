"""The numbers of findings: the chapter is the notebook's, the place comes by order; no number is ever typed."""

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discourse.reporting.findings import Finding


class Numbering:
    """Gives each finding of a notebook its number and the name of its files, once; in chapter 0 there are no numbers.

    A cell that runs again keeps its number; the same recipe in another cell gets files of another name (`keyness-2`).
    """

    def __init__(self, chapter: int = 0) -> None:
        self.chapter = chapter
        self._given: dict[tuple[str, str], tuple[str, str]] = {}

    def numbered(self, finding: "Finding") -> "Finding":
        """Give a finding its number and its files' name."""
        key = (finding.name, _cell() or str(finding.source.get("options")))
        if key not in self._given:
            same = sum(name == finding.name for name, _ in self._given) + 1
            name = finding.name if same == 1 else f"{finding.name}-{same}"
            number = f"{self.chapter}.{len(self._given) + 1}" if self.chapter else ""
            self._given[key] = number, f"{self.chapter:02d}-{name}" if self.chapter else name
        number, stem = self._given[key]
        return replace(finding, number=number, stem=stem)


def _cell() -> str:
    """What tells one notebook cell from another: its id where the front end sends one, else how often code ran."""
    if "IPython" not in sys.modules:
        return ""
    from IPython import get_ipython

    shell: Any = get_ipython()
    if shell is None:
        return ""
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    return str((parent or {}).get("metadata", {}).get("cellId") or shell.execution_count)
