"""Structure: which lines of a text are headings, lists, tables or notes, as the file said that it was taken from.

It is kept beside the text as `<slug>.structure.tsv`: line, role, and how the line begins, so that a text that was changed is noticed.
"""

from collections.abc import Mapping
from pathlib import Path

from discourse.base.errors import CardError, did_you_mean
from discourse.base.text import shown
from discourse.io.cards import read_rows
from discourse.io.paragraphs import ROLES

_COLUMNS = ("line", "role", "begins")
_WIDTH = 40


def as_table(text: str, structure: Mapping[int, str]) -> bytes:
    """Write the roles of lines as a table."""
    lines = text.split("\n")
    rows = [(str(line), role, _begins(lines[line - 1])) for line, role in sorted(structure.items())]
    return "".join("\t".join(row) + "\n" for row in (_COLUMNS, *rows)).encode()


def read_structure(path: Path, text: str) -> dict[int, str]:
    """Read the roles of the lines of a text.

    Raises:
        CardError: a slip in the table, or a line that begins otherwise, with file and line.
    """
    lines, found = text.split("\n"), {}
    for number, row in read_rows(path, _COLUMNS):
        place = f"{path.name}: line {number}"
        if row["role"] not in ROLES:
            raise CardError(f"{place}: the role '{row['role']}' is unknown; {did_you_mean(row['role'], ROLES)}")
        line = int(row["line"]) if row["line"].isdecimal() else 0
        if not 1 <= line <= len(lines) or _begins(lines[line - 1]) != row["begins"]:
            raise CardError(f"{place}: line {row['line']} of the text begins otherwise; mend the table, or delete it.")
        found[line] = row["role"]
    return found


def _begins(line: str) -> str:
    return shown(line.strip())[:_WIDTH].strip()
