"""Build `data/words/supersenses.tsv` from WordNet: python scripts/make_supersenses.py [/usr/share/wordnet]

The supersense of a noun or verb is the lexicographer file of its most frequent sense. Debian's package wordnet-base
holds the files. Listed are single words that are tagged in WordNet's own texts (SemCor) or occur in a bundled reference.
"""

import csv
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"
# lexnames(5WN): the lexicographer files of nouns (from 3 on) and verbs (from 29 on), in the order of their numbers.
FILES = (
    "Tops", "act", "animal", "artifact", "attribute", "body", "cognition", "communication", "event", "feeling",
    "food", "group", "location", "motive", "object", "person", "phenomenon", "plant", "possession", "process",
    "quantity", "relation", "shape", "state", "substance", "time", "body", "change", "cognition", "communication",
    "competition", "consumption", "contact", "creation", "emotion", "motion", "perception", "possession", "social",
    "stative", "weather",
)  # fmt: skip
FIRST = 3


def seen() -> set[tuple[str, str]]:
    """Lemmas with their part of speech in the bundled references."""
    found: set[tuple[str, str]] = set()
    for file in sorted((DATA / "references").glob("*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            found |= {(row["lemma"].lower(), row["pos"]) for row in rows if "pos" in row}
    return found


def supersenses(folder: Path, pos: str, known: set[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Word, part of speech and supersense, in the order of the alphabet."""
    kind, rows = pos.lower(), []
    data = (folder / f"data.{kind}").read_bytes()
    for line in (folder / f"index.{kind}").read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        word, _, _, pointers, *rest = line.split()
        _, tagged, first = rest[int(pointers) :][:3]
        if word.replace("-", "").isalpha() and (int(tagged) or (word, pos) in known):
            number = int(data[int(first) : int(first) + 12].split()[1])
            rows.append((word, pos, f"{kind}.{FILES[number - FIRST]}"))
    return sorted(rows)


def main() -> None:
    """Write the table."""
    folder, known = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"), seen()
    rows = supersenses(folder, "NOUN", known) + supersenses(folder, "VERB", known)
    lines = ["word\tpos\tgroup", *("\t".join(row) for row in rows)]
    (DATA / "words" / "supersenses.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} words")


if __name__ == "__main__":
    main()
