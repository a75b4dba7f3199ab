"""Counts of reference corpora, and rates of codes in them, by the very rules that count and code an article.

`make reference` counts, `make norms` codes. Only numbers are kept, never texts. Brown and the inaugurals come from NLTK
(variable NLTK_DATA), the debate and the addresses as JSON lines from a folder (CORPORA); nothing is downloaded.
The facts at the head of a card (title, source, licence, genres) and the genres of a group are written by hand.
"""

import gzip
import json
import sys
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from discourse.article import Article
from discourse.base import paths
from discourse.base.tables import to_tsv
from discourse.base.text import slugify
from discourse.coding import combined
from discourse.coding.norms import rates
from discourse.coding.status import CANDIDATE, findings
from discourse.evaluation.fingerprint import fingerprint
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.text.corpus import counted
from discourse.text.language import model_version
from discourse.text.nltk_corpora import Text, as_articles, nltk_texts
from discourse.text.words import DEFAULT

DATA = paths.packaged() / "data"
BY_HAND = ("title", "citation", "licence", "source", "register", "years", "genres", "note")


@dataclass
class Corpus:
    """Texts with the part that each belongs to, the titles of the parts, and what groups the parts form."""

    texts: list[Text]
    titles: dict[str, str]
    groups: dict[str, list[str]]


def brown() -> Corpus:
    """The Brown Corpus: its genres are its parts."""
    texts = list(nltk_texts("brown"))
    return Corpus(texts, {part: part.replace("_", " ") for part, *_ in texts}, {})


def inaugurals() -> Corpus:
    """Inaugural addresses by half century."""
    texts = [(f"{int(file[:4]) // 50 * 50}-{int(file[:4]) // 50 * 50 + 49}", file, text)
             for _, file, text in nltk_texts("inaugural")]  # fmt: skip
    return Corpus(texts, {part: part for part, *_ in texts}, {})


def debate(folder: Path) -> Corpus:
    """The UN General Debate: a part for each speech, continents as groups."""
    rows = _rows(folder / "ungd2017.jsonl.gz")
    groups = defaultdict(list)
    for row in rows:
        groups[row["continent"].lower()].append(row["iso"].lower())
    texts = [(row["iso"].lower(), row["id"], row["text"]) for row in rows]
    return Corpus(texts, {row["iso"].lower(): row["country"] for row in rows}, dict(sorted(groups.items())))


def addresses(folder: Path) -> Corpus:
    """State of the Union and like addresses that were spoken, from 1945 on: a part for each, decades as groups."""
    rows = [row for row in _rows(folder / "sotu.jsonl.gz") if row["date"] >= "1945" and row["delivery"] == "spoken"]
    names = [row["id"].removeprefix("sotu-").lower() for row in rows]
    groups = defaultdict(list)
    for name, row in zip(names, rows, strict=True):
        groups[f"{row['date'][:3]}0s"].append(name)
        if row["date"] >= "2000":
            groups["since-2000"].append(name)
    texts = [(name, row["id"], row["text"]) for name, row in zip(names, rows, strict=True)]
    titles = {name: f"{row['president']} {row['date'][:4]}" for name, row in zip(names, rows, strict=True)}
    return Corpus(texts, titles, dict(sorted(groups.items())))


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()]


def build(name: str, corpus: Corpus) -> None:
    """Count a corpus and write its table and card; what a person wrote at the head of the card stays."""
    table = counted(as_articles(corpus.texts))
    path = DATA / "references" / f"{name}.toml"
    path.with_suffix(".tsv").write_text(to_tsv(table), encoding="utf-8")
    path.write_text(card(tomllib.loads(path.read_text(encoding="utf-8")), corpus, table), encoding="utf-8")
    print(f"{name}: {len(corpus.texts)} texts", file=sys.stderr)


def card(old: dict[str, Any], corpus: Corpus, table: pd.DataFrame) -> str:
    """Write the card of a reference: its facts as they were, then sizes, counting rules, parts and groups."""
    documents = Counter(part for part, *_ in corpus.texts)
    groups = {row["name"]: row for row in old.get("group", [])}
    for group, members in corpus.groups.items():
        groups[group] = {**groups.get(group, {}), "name": group, "parts": members}
    facts = {key: old[key] for key in BY_HAND if key in old} | {
        "documents": len(corpus.texts), "words": int(table[list(documents)].to_numpy().sum()),
        "counting": DEFAULT.describe(), "model": model_version(),
    }  # fmt: skip
    rows = [{"name": part, "title": corpus.titles[part], "documents": documents[part], "words": int(table[part].sum())}
            for part in sorted(documents)]  # fmt: skip
    lines = [f"# {' '.join(BY_HAND)}: by hand; the rest by `make reference`."]
    lines += [f"{key} = {_toml(value)}" for key, value in facts.items()]
    for key, found in (("part", rows), ("group", list(groups.values()))):
        lines += [f"{key} = [", *(f"  {_toml(row)}," for row in found), "]"] if found else []
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_toml(inner)}' for key, inner in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)


CODEBOOKS = ("metadiscourse", "stance-devices", "modality", "attribution", "persons", "appraisal")
PIECE, SHORTEST = 1000, 500
"""Words of a piece; shorter texts are left out."""


def speeches(folder: Path) -> list[Text]:
    """Every third speech of the debate."""
    return [("", *row[1:]) for row in debate(folder).texts[::3]]


def presidents(folder: Path) -> list[Text]:
    """The later addresses, and every third of the older ones, which count for the whole only."""
    corpus = addresses(folder)
    late = set(corpus.groups["since-2000"])
    new = [("since-2000", *row[1:]) for row in corpus.texts if row[0] in late]
    return new + [("", *row[1:]) for row in corpus.texts if row[0] not in late][::3]


def prose(folder: Path) -> list[Text]:
    """Every fifth text of Brown, genre by genre, its press by itself too."""
    press = ("news", "editorial", "reviews")
    return [("press" if part in press else "", file, text) for part, file, text in nltk_texts("brown", every=5)]


REGISTERS = {"un-general-debate": speeches, "state-of-the-union": presidents, "brown": prose}


def piece(text: str, number: int) -> str:
    """One of the pieces of about 1,000 words that a text falls into, in whole paragraphs; empty where it is too short."""
    paragraphs = [part for part in text.split("\n") if part.strip()]
    ends = np.cumsum([len(part.split()) for part in paragraphs])
    pieces = max(round(ends[-1] / PIECE), 1) if len(ends) and ends[-1] >= SHORTEST else 0
    if not pieces:
        return ""
    of = np.minimum((ends - 1) * pieces // ends[-1], pieces - 1)
    return "\n\n".join(part for part, at in zip(paragraphs, of, strict=True) if at == number % pieces)


def norms(folder: Path) -> None:
    """Count the stance codes in pieces of the corpora with the coder that reports show: rates only."""
    schemes, tables, told = [read_codebook(name) for name in CODEBOOKS], [], []
    for corpus, sample in REGISTERS.items():
        counts: dict[str, dict[str, pd.Series]] = {book.name: {} for book in schemes}
        sizes, parts = {}, {}
        for number, (part, file, text) in enumerate(sample(folder)):
            if not (cut := piece(text, number)):
                continue
            article = Article(make_article(slugify(f"{file} {number}"), cut))
            sizes[article.slug], parts[article.slug] = len(article.words), part
            for book in schemes:
                found = article.codings(book.name)
                counts[book.name][article.slug] = (
                    found.loc[found["status"] != CANDIDATE, "code"].astype(str).value_counts()
                )
        for book in schemes:
            codes = list(dict.fromkeys(cue.code for cue in findings(book).cues))
            table = pd.DataFrame(counts[book.name]).T.reindex(columns=codes).fillna(0).astype("int64")
            tables.append(rates(corpus, book.name, table, pd.Series(sizes), parts))
        told.append(f'{corpus} = "{len(sizes)} pieces, {sum(sizes.values()):,} words"')
        print(f"norms of {corpus}: {told[-1]}", file=sys.stderr)
    place = DATA / "norms"
    (place / "norms.tsv").write_text(to_tsv(pd.concat(tables, ignore_index=True)), encoding="utf-8")
    prose = (
        (place / "norms.toml").read_text(encoding="utf-8").partition("\n[samples]")[0].partition("\n[measured_with]")[0]
    )
    marks = [f'{book.name} = "{fingerprint(book, combined.coder(book.name))}"' for book in schemes]
    lines = [prose.rstrip(), "", "[samples]", *told, "", "[measured_with]", *marks]
    (place / "norms.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    # `norms` alone leaves the counts as they are: words change seldom, rules often.
    what, folder = sys.argv[1], Path(sys.argv[2])
    if what == "norms":
        norms(folder)
    else:
        CORPORA = {"un-general-debate": lambda: debate(folder), "state-of-the-union": lambda: addresses(folder),
                   "inaugurals": inaugurals, "brown": brown}  # fmt: skip
        for name in CORPORA if what == "all" else [what]:
            build(name, CORPORA[name]())
