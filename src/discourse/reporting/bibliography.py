"""The works that a report rests on, found by their names and years in what it cites, as a list and as BibTeX.

Citations stand where they belong: on the cards of codebooks and references, in the docstrings of measures, in the notes
of recipes. `data/bibliography.toml` knows the works in full; a work is cited by a text that names its first author and,
soon after, its year.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import discourse
from discourse.base import paths
from discourse.base.text import shown
from discourse.io.cards import read_card

_FIELDS = (
    "journal", "booktitle", "editor", "edition", "volume", "number", "pages", "publisher", "school", "institution", "note",
)  # fmt: skip
_BETWEEN = r"[^()\d;]{0,80}?(?:\(eds?\)\.? )?\(?"
"""What may stand between the name of the first author and the year: further names, initials, a bracket."""
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_SPECIAL |= {mark: f"\\{mark}" for mark in "&%$#_{}"}


@dataclass(frozen=True)
class Work:
    """A work: its BibTeX type, authors joined by ` and `, year, title, and what else is known by the names of BibTeX's fields."""

    kind: str
    author: str
    year: str
    title: str
    more: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its BibTeX key: name, year, first long word of the title, such as `hyland2005metadiscourse`."""
        word = next((w for w in re.findall(r"\w+", self.title) if len(w) > 3), "")
        plain = unicodedata.normalize("NFKD", f"{self.author.partition(',')[0]}{self.year}{word}")
        return re.sub(r"[^a-z0-9]", "", plain.encode("ascii", "ignore").decode().lower()) or "work"

    @property
    def pattern(self) -> str:
        """What a text that cites it matches."""
        return rf"(?<!\w){re.escape(self.author.partition(',')[0])}(?!\w){_BETWEEN}{self.year}(?!\d)"

    def entry(self) -> str:
        """The work as an entry of a BibTeX file (UTF-8)."""
        known = {"author": self.author, "title": self.title, "year": self.year} | self.more
        texts = {name: _escaped(value) for name, value in known.items() if value}
        if "," not in self.author:
            texts["author"] = f"{{{texts['author']}}}"  # A body, not a person: BibTeX must not part its name.
        lines = [f"  {name} = {{{text}}}," for name, text in texts.items()]
        return "\n".join([f"@{self.kind}{{{self.key},", *lines, "}"])

    def __str__(self) -> str:
        """The work as a list of references has it."""
        if not self.title:
            return self.more["note"]
        m, names = self.more, self.author.split(" and ")
        who = ", ".join(names[:-1]) + f" & {names[-1]}" if len(names) > 1 else names[0]
        held = f"In {m['booktitle']}" if "booktitle" in m else m.get("journal", "")
        if held:
            held += f" {m['volume']}" if "volume" in m else ""
            held += f"({m['number']})" if "number" in m else ""
            held += f", {m['pages']}" if "pages" in m else ""
        edition = f"Edition {m['edition']}" if "edition" in m else ""
        report = m.get("number", "") if not held else ""
        house = [m[name] for name in ("publisher", "school", "institution", "note") if name in m]
        date = f" ({self.year})" if self.year else ""
        said = " ".join(
            re.sub(r"([^.?!])$", r"\1.", shown(part))
            for part in (who + date, self.title, edition, held, report, *house)
            if part
        )
        return said


def _escaped(value: str) -> str:
    return "".join(_SPECIAL.get(mark, mark) for mark in shown(value))


@cache
def works() -> tuple[Work, ...]:
    """All works of data/bibliography.toml, in its order, which is that of the alphabet."""
    schema = {"work": [dict.fromkeys(("kind", "author", "year", "title", *_FIELDS), str)]}
    rows = read_card(paths.needed("", "bibliography.toml"), schema)["work"]
    return tuple(
        Work(
            row["kind"], row["author"], row["year"], row["title"], {name: row[name] for name in _FIELDS if name in row}
        )
        for row in rows
    )


def cited(texts: Iterable[str], cards: Iterable[str] = ()) -> list[Work]:
    """The works that texts cite, in the order of the alphabet.

    Args:
        texts: sentences, notes, docstrings.
        cards: citations of cards. One that names no known work, as that of a codebook of one's own may, becomes a work itself.
    """
    cards = list(dict.fromkeys(cards))
    found = set().union(*(_named(text) for text in [*texts, *cards]))
    unknown = [text for text in cards if not _named(text) and _YEAR.search(text)]
    return [works()[number] for number in sorted(found)] + [_bare(text) for text in unknown]


def _named(text: str) -> set[int]:
    plain = re.sub(r"\s+", " ", text)
    return {number for number, work in enumerate(works()) if re.search(work.pattern, plain)}


def _bare(citation: str) -> Work:
    """A citation that is known only as it stands."""
    year = _YEAR.search(citation)
    return Work("misc", re.split(r"[,(;]", citation)[0].strip(), year[0] if year else "", "", {"note": citation})


def software() -> Work:
    """How this program is cited."""
    title = "discourse: keyword frequencies, framing and stance of an article"
    return Work("misc", "The discourse contributors", "", title, {"note": f"Version {discourse.__version__}"})


def bibtex(cited_works: Iterable[Work]) -> str:
    """A BibTeX file; keys that are alike are told apart."""
    entries: dict[str, str] = {}
    for work in cited_works:
        key, n = work.key, 1
        while key in entries:
            n += 1
            key = f"{work.key}{n}"
        entries[key] = work.entry().replace(f"{{{work.key},", f"{{{key},", 1)
    return "\n\n".join(entries.values()) + "\n"
