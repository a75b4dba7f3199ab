"""Counts of reference corpora, made from NLTK's readers by the very rules that count an article. Run by `make reference`.

Only counts are kept, never texts. NLTK finds the corpora by the variable NLTK_DATA; nothing is downloaded.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from discourse.base import paths
from discourse.base.tables import to_tsv
from discourse.coding.norms import rates
from discourse.evaluation.fingerprint import fingerprint
from discourse.io.articles import ArticleText
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate
from discourse.text.language import model_version
from discourse.text.nltk_corpora import Text, as_article, counted, nltk_texts
from discourse.text.words import DEFAULT

DATA = paths.packaged() / "data"
FACTS = {
    "brown": {
        "title": "Brown Corpus",
        "citation": "Francis, W. N. & Kučera, H. (1979). Manual of Information to accompany A Standard Corpus of "
        "Present-Day Edited American English. Brown University.",
        "licence": "Counts only. The corpus may be used for non-commercial purposes; its texts are not part of this project.",
        "register": "edited American prose of 15 genres",
        "years": "1961",
    },
    "state-of-the-union": {
        "title": "State of the Union addresses",
        "citation": "C-Span State of the Union Address Corpus, compiled by K. Ahrens; NLTK Data.",
        "licence": "Counts only. The addresses are in the public domain.",
        "register": "presidential speeches to the US Congress",
        "years": "1945-2006",
    },
    "un-general-debate": {
        "title": "UN General Debate 2017",
        "citation": "Baturo, A., Dasandi, N. & Mikhaylov, S. J. (2017). Understanding state preferences with text as data: "
        "Introducing the UN General Debate corpus. Research & Politics 4(2).",
        "licence": "Counts only. The speeches are official records of the United Nations; none of their sentences is in the counts.",
        "register": "speeches of heads of state, government and delegation in the UN General Assembly",
        "years": "2017",
    },
    "inaugurals": {
        "title": "Inaugural addresses",
        "citation": "C-Span Inaugural Address Corpus; NLTK Data.",
        "licence": "Counts only. The addresses are in the public domain.",
        "register": "inaugural speeches of US presidents",
        "years": "1789-2021",
    },
}  # fmt: skip
SOURCES = {"un-general-debate": "the corpus as released (Harvard Dataverse, doi 10.7910/DVN/0TJX8Y)"}
GROUPS = {
    "brown": {
        "press": ["news", "editorial", "reviews"],
        "informative": ["news", "editorial", "reviews", "religion", "hobbies", "lore", "belles_lettres", "government", "learned"],
    },
}  # fmt: skip


def speeches(corpus: str, part_of: Callable[[int], str]) -> list[Text]:
    """The speeches of a corpus, by the part that the year in their file name belongs to."""
    return [(part_of(int(file[:4])), file, text) for _, file, text in nltk_texts(corpus)]


def debate(path: str) -> list[Text]:
    """The speeches of the UN General Debate, by continent, from a gzipped file of one JSON object a line."""
    rows = map(json.loads, gzip.decompress(Path(path).read_bytes()).decode("utf-8").splitlines())
    return [(row["continent"].lower(), row["id"], row["text"]) for row in rows]


def decade(year: int) -> str:
    """The decade of a year, as a column name."""
    return f"{year // 10 * 10}s"


def half_century(year: int) -> str:
    """The half century of a year, as a column name."""
    return f"{year // 50 * 50}-{year // 50 * 50 + 49}"


def build(name: str, texts: list[Text]) -> None:
    """Count a corpus and write its table and card."""
    table = counted(texts)
    documents = Counter(part for part, *_ in texts)
    (DATA / "references" / f"{name}.tsv").write_text(to_tsv(table), encoding="utf-8")
    (DATA / "references" / f"{name}.toml").write_text(card(name, table, documents), encoding="utf-8")
    print(f"{name}: {len(texts)} texts", file=sys.stderr)


def card(name: str, table: pd.DataFrame, documents: Counter[str]) -> str:
    """Write the card of a reference: its facts, sizes and counting rules."""
    total = int(table[list(documents)].to_numpy().sum())
    how = "python scripts/make_reference.py debate FILE" if name in SOURCES else "make reference"
    lines = [f"# Made by `{how}`; do not edit by hand."]
    lines += [f'{key} = "{value}"' for key, value in FACTS[name].items()]
    lines += [f"documents = {sum(documents.values())}", f"words = {total}", f'counting = "{DEFAULT.describe()}"']
    source = SOURCES.get(name, "NLTK's reader")
    lines.append(f'note = "Counted from {source}; words, lemmas and parts of speech by {model_version()}."')
    for part in sorted(documents):
        lines += ["", "[[part]]", f'name = "{part}"', f'title = "{part.replace("_", " ")}"']
        lines += [f"documents = {documents[part]}", f"words = {int(table[part].sum())}"]
    for group, parts in GROUPS.get(name, {}).items():
        lines += ["", "[[group]]", f'name = "{group}"', f"parts = {json.dumps(parts)}"]
    return "\n".join(lines) + "\n"


CORPORA = {
    "inaugurals": lambda: speeches("inaugural", half_century),
    "state-of-the-union": lambda: speeches("state_union", decade),
    "brown": lambda: list(nltk_texts("brown")),
}
CODEBOOKS = ("metadiscourse", "stance-devices", "modality", "attribution", "persons", "appraisal")


def norms() -> None:
    """Count the stance codes in the corpora, part by part: rates only."""
    books = [read_codebook(name) for name in CODEBOOKS]
    tables = []
    for corpus in ("brown", "state-of-the-union"):
        by_part: dict[str, list[ArticleText]] = {}
        for part, file, text in CORPORA[corpus]():
            by_part.setdefault(part, []).append(as_article(file, text))
        tokens = pd.concat([annotate(one) for group in by_part.values() for one in group], ignore_index=True)
        for name in ("document", "word", "form", "lemma", "pos", "tag", "dep", "entity"):
            tokens[name] = tokens[name].astype("category")
        parts = {one.slug: part for part, group in by_part.items() for one in group}
        tables.append(rates(corpus, tokens, parts, books))
        print(f"norms of {corpus}: done", file=sys.stderr)
    folder = DATA / "norms"
    (folder / "norms.tsv").write_text(to_tsv(pd.concat(tables, ignore_index=True)), encoding="utf-8")
    prose = (folder / "norms.toml").read_text(encoding="utf-8").partition("\n[measured_with]")[0]
    marks = "\n".join(f'{book.name} = "{fingerprint(book)}"' for book in books)
    (folder / "norms.toml").write_text(f"{prose}\n[measured_with]\n{marks}\n", encoding="utf-8")


if __name__ == "__main__":
    # `debate FILE` counts the UN General Debate alone: its file is not part of NLTK's data.
    if sys.argv[1:2] == ["debate"]:
        build("un-general-debate", debate(sys.argv[2]))
        sys.exit()
    # `norms` alone leaves the counts as they are: words change seldom, rules often.
    for corpus, texts in () if "norms" in sys.argv[1:] else CORPORA.items():
        build(corpus, texts())
    norms()
