"""A document as plain blocks, from which web pages, Markdown, Word and PDF files are written alike.

A block holds texts and never markup: each writer escapes for its own format, and nothing that came from outside is
interpreted anywhere. A run is a text and the address that it links to ("" for none): `#mark` of the same document, or a
file of the report.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from discourse.base.text import shown

Run = tuple[str, str]
# Letters: in a line of a table, between columns, and from which on a word or the text of a cell is parted.
_LINE, _GAP, _LONGEST_WORD, _LONGEST_CELL = 90, 3, 24, 44
_BOLD = 1.2
"""How much wider letters of a heading are."""


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3; `mark` is what links lead to."""

    text: str
    level: int = 1
    mark: str = ""
    kind: str = "heading"


@dataclass(frozen=True)
class Prose:
    """A paragraph; `role` says how it is set: "" as text, `summary` with what follows, `lead` larger, `small` as a note,
    `status` as a note with what follows."""

    runs: tuple[Run, ...]
    role: str = ""
    kind: str = "prose"


@dataclass(frozen=True)
class Items:
    """A list, of points or numbered."""

    items: tuple[tuple[Run, ...], ...]
    ordered: bool = False
    kind: str = "items"


@dataclass(frozen=True)
class Grid:
    """A table: caption, headings, rows of cells; `numeric` says which columns stand right, `head` which one names the rows.

    `pale` are the rows, from 0, that rest on too little and are set in grey.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Run, ...], ...]
    numeric: tuple[bool, ...]
    head: int = 0
    pale: tuple[int, ...] = ()
    kind: str = "grid"


@dataclass(frozen=True)
class Drawing:
    """A figure by the name of its file, without ending; `headline` is the height in inches of what its title says."""

    stem: str
    caption: str
    alt: str
    headline: float = 0
    kind: str = "drawing"


Block = Heading | Prose | Items | Grid | Drawing


@dataclass(frozen=True)
class Document:
    """A title, what stands below it, and blocks; `contents` says whether it is long: chapters on pages of their own, and a list of them."""

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    author: str = ""
    language: str = "en"
    contents: bool = False
    marks: frozenset[str] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        for name in ("title", "subtitle", "author"):
            object.__setattr__(self, name, shown(getattr(self, name)))
        object.__setattr__(self, "marks", frozenset(b.mark for b in self.blocks if isinstance(b, Heading) and b.mark))

    def linked(self, address: str) -> str:
        """Where a link leads inside this document: `#mark`, a web address, or "" where the goal is not part of it."""
        page, _, mark = address.partition("#")
        if page.startswith(("http://", "https://")):
            return address
        return f"#{mark}" if mark in self.marks else ""


def prose(*parts: str | Run, role: str = "") -> Prose:
    """A paragraph of texts and links."""
    return Prose(runs(*parts), role)


def runs(*parts: str | Run) -> tuple[Run, ...]:
    """Texts and links as runs, safe to show."""
    pairs = [(part, "") if isinstance(part, str) else part for part in parts]
    return tuple((shown(text), address) for text, address in pairs)


def heading(text: str, level: int = 1, mark: str = "") -> Heading:
    """A heading, safe to show."""
    return Heading(shown(text), level, mark)


def items(entries: Iterable[str | tuple[str | Run, ...]], *, ordered: bool = False) -> Items:
    """A list whose entries are texts, or texts and links."""
    return Items(tuple(runs(entry) if isinstance(entry, str) else runs(*entry) for entry in entries), ordered)


def grid(
    caption: str, heads: Iterable[str], rows: Iterable[Iterable[str | Run]], numeric: Iterable[bool] = (), *,
    head: int = 0, pale: Iterable[int] = (),
) -> Grid:  # fmt: skip
    """A table of texts and links; all columns stand left unless `numeric` says otherwise."""
    names = tuple(shown(name) for name in heads)
    cells = tuple(runs(*row) for row in rows)
    return Grid(shown(caption), names, cells, tuple(numeric) or (False,) * len(names), head, tuple(pale))


def widths(table: Grid) -> list[float]:
    """The share of the line that each column gets: what its longest text needs, up to a limit, and no word broken.

    A narrow table leaves room; of a wide one the shares come to one.
    """
    needed = []
    for column, name in enumerate(table.heads):
        cells = [row[column][0] for row in table.rows]
        words = [len(word) for cell in cells for word in cell.split()] + [_BOLD * len(word) for word in name.split()]
        needed.append(
            max(min(max(words, default=1), _LONGEST_WORD), min(max(map(len, cells), default=1), _LONGEST_CELL)) + _GAP
        )
    return [round(size / max(sum(needed), _LINE), 4) for size in needed]
