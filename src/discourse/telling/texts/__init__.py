"""The words of the findings: one TOML file each, so that a linguist can improve them without touching code.

A file holds `title`, `caption` (how to read the figure), `alt` (what the figure is, for those who cannot see it),
`notes` (method, base, uncertainty), `aside` (columns that are exported and explained, not shown) and `[columns]`
(the meaning of columns that the glossary does not explain).
A note may hold {counting}, {reference} or {accuracy}: they are filled in when the finding is made.
"""

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discourse.foundations.errors import CardError
from discourse.reading.cards import read_card
from discourse.reading.codebooks import Codebook

if TYPE_CHECKING:
    from discourse.telling.study import Study

_SCHEMA = {"title": str, "caption": str, "alt": str, "notes": list, "aside": list, "columns": dict}


def read(name: str) -> dict[str, Any]:
    """Read the words of a finding.

    Raises:
        CardError: there is no such file, or a slip in it.
    """
    path = Path(str(files(__name__).joinpath(f"{name}.toml")))
    if not path.is_file():
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
        "accuracy": " ".join(accuracy(study.scheme(name)) for name in codebook.split(",") if name),
    }


def notes(words: dict[str, Any], known: dict[str, str]) -> tuple[str, ...]:
    """Fill in the placeholders of the notes and leave out those that came out empty."""
    filled = [note.format(**known).strip() for note in words.get("notes", [])]
    return tuple(note for note in filled if note)


def accuracy(codebook: Codebook) -> str:
    """Say how well the codes of a codebook were measured to be found, and of which that is not known."""
    told, untold = [], []
    for code in codebook.codes:
        measured = [_one(entry) for entry in code.accuracy]
        if measured:
            told.append(f"{code.title}: {'; '.join(measured)}")
        elif any(cue.code == code.name for cue in codebook.cues):
            untold.append(code.title)
    parts = [f"Measured accuracy of '{codebook.title}': {'. '.join(told)}."] if told else []
    if untold:
        parts.append(f"Accuracy not measured: {', '.join(untold)}.")
    return " ".join(parts)


def _one(entry: dict[str, Any]) -> str:
    where = f"in {entry.get('corpus', 'an unnamed corpus')}"
    if "measure" in entry and "value" in entry:
        return f"{entry['measure']} {entry['value']:.2f} {where}"
    named = [f"{name} {entry[name]:.2f}" for name in ("precision", "recall") if name in entry]
    if "f1" in entry:
        ends = f" [{entry['f1_low']:.2f}, {entry['f1_high']:.2f}]" if "f1_low" in entry and "f1_high" in entry else ""
        named.append(f"F1 {entry['f1']:.2f}{ends}")
    return f"{', '.join(named)} {where}"
