"""The words of the findings: one TOML file each, so that a linguist can improve them without touching code.

A file holds `title`, `caption` (how to read the figure), `alt` (what the figure is, for those who cannot see it),
`notes` (method, base, uncertainty), `aside` (columns that are exported and explained, not shown) and `[columns]`
(the meaning of columns that the glossary does not explain).
A note may hold {counting}, {reference} or {accuracy}: they are filled in when the finding is made.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from discourse.base import paths
from discourse.base.errors import CardError
from discourse.io.cards import read_card
from discourse.reporting.accuracy import told

if TYPE_CHECKING:
    from discourse.study import Study

_SCHEMA = {"title": str, "caption": str, "alt": str, "notes": list, "aside": list, "columns": dict}


def read(name: str) -> dict[str, Any]:
    """Read the words of a finding.

    Raises:
        CardError: there is no such file, or a slip in it.
    """
    path = paths.find("findings", f"{name}.toml")
    if path is None:
        raise CardError(f"{name}.toml: the words of this finding are missing; write title, caption, alt and notes.")
    return read_card(
        path, _SCHEMA | {"columns": dict.fromkeys(_column_names(path), str)}, required=("title", "caption")
    )


def _column_names(path: Path) -> list[str]:
    import tomllib

    return list(tomllib.loads(path.read_text(encoding="utf-8")).get("columns", {}))


def known(study: "Study", codebook: str, against: str) -> dict[str, str]:
    """What the placeholders of notes stand for."""
    return {
        "counting": study.rules.describe(),
        "reference": study.reference(against).describe() if against else "",
        "accuracy": " ".join(told(study.scheme(name)) for name in codebook.split(",") if name),
    }


def notes(words: dict[str, Any], known: dict[str, str]) -> tuple[str, ...]:
    """Fill in the placeholders of the notes and leave out those that came out empty."""
    filled = [note.format(**known).strip() for note in words.get("notes", [])]
    return tuple(note for note in filled if note)
