"""Counts of reference corpora, made from NLTK's readers by the very rules that count an article. Run by `make reference`.

Only counts are kept, never texts. NLTK finds the corpora by the variable NLTK_DATA; nothing is downloaded.
"""

import json
import sys
from collections.abc import Iterable, Iterator

import pandas as pd
from nltk.corpus import brown, inaugural, state_union
from nltk.tokenize.treebank import TreebankWordDetokenizer

from discourse.base import paths
from discourse.base.tables import to_tsv
from discourse.coding.norms import rates
from discourse.evaluation.fingerprint import fingerprint
from discourse.io.articles import Article, make_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate, model_version
from discourse.text.words import DEFAULT, words

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
    "inaugurals": {
        "title": "Inaugural addresses",
        "citation": "C-Span Inaugural Address Corpus; NLTK Data.",
        "licence": "Counts only. The addresses are in the public domain.",
        "register": "inaugural speeches of US presidents",
        "years": "1789-2021",
    },
}  # fmt: skip
GROUPS = {
    "brown": {
        "press": ["news", "editorial", "reviews"],
        "informative": ["news", "editorial", "reviews", "religion", "hobbies", "lore", "belles_lettres", "government", "learned"],
    },
}  # fmt: skip
Text = tuple[str, str, str]
"""Part, name of the document, text."""


def brown_texts() -> Iterator[Text]:
    """The 500 texts of Brown, paragraph by paragraph, put together again from their tokens."""
    joiner = TreebankWordDetokenizer()
    for genre in brown.categories():
        for name in brown.fileids(categories=genre):
            lines = (" ".join(joiner.detokenize(sentence) for sentence in p) for p in brown.paras(fileids=name))
            yield genre, name, "\n".join(lines).replace("``", '"').replace("''", '"')


def speeches(corpus: object, part_of: object) -> Iterator[Text]:
    """The speeches of a corpus, by the part that the year in their file name belongs to."""
    for name in sorted(corpus.fileids()):  # type: ignore[attr-defined]
        yield part_of(int(name[:4])), name, corpus.raw(name)  # type: ignore[operator,attr-defined]


def decade(year: int) -> str:
    """The decade of a year, as a column name."""
    return f"{year // 10 * 10}s"


def half_century(year: int) -> str:
    """The half century of a year, as a column name."""
    return f"{year // 50 * 50}-{year // 50 * 50 + 49}"


def articles(texts: Iterable[Text]) -> Iterator[tuple[str, Article]]:
    """Turn texts into articles, with their part."""
    for part, name, text in texts:
        yield part, make_article(name.removesuffix(".txt").lower(), text)


def build(name: str, texts: Iterable[Text]) -> None:
    """Count a corpus and write its table and card."""
    tables, documents = [], {}
    for part, article in articles(texts):
        found = words(annotate(article))
        documents[part] = documents.get(part, 0) + 1
        tables.append(
            found.groupby(["word", "lemma", "pos"], observed=True)
            .size()
            .rename("count")
            .reset_index()
            .assign(part=part)
        )
        print(f"\r{name}: {sum(documents.values())} texts", end="", file=sys.stderr)
    print(file=sys.stderr)
    counts = pd.concat(tables).astype({"pos": str})
    table = counts.pivot_table(
        index=["word", "lemma", "pos"], columns="part", values="count", aggfunc="sum", fill_value=0
    )
    table = table.sort_index().astype("int64").reset_index()
    (DATA / "references" / f"{name}.tsv").write_text(to_tsv(table), encoding="utf-8")
    (DATA / "references" / f"{name}.toml").write_text(card(name, table, documents), encoding="utf-8")


def card(name: str, table: pd.DataFrame, documents: dict[str, int]) -> str:
    """Write the card of a reference: its facts, sizes and counting rules."""
    total = int(table[list(documents)].to_numpy().sum())
    lines = ["# Made by `make reference`; do not edit by hand."]
    lines += [f'{key} = "{value}"' for key, value in FACTS[name].items()]
    lines += [f"documents = {sum(documents.values())}", f"words = {total}", f'counting = "{DEFAULT.describe()}"']
    lines.append(f'note = "Counted from NLTK\'s reader; words, lemmas and parts of speech by {model_version()}."')
    for part in sorted(documents):
        lines += ["", "[[part]]", f'name = "{part}"', f'title = "{part.replace("_", " ")}"']
        lines += [f"documents = {documents[part]}", f"words = {int(table[part].sum())}"]
    for group, parts in GROUPS.get(name, {}).items():
        lines += ["", "[[group]]", f'name = "{group}"', f"parts = {json.dumps(parts)}"]
    return "\n".join(lines) + "\n"


CORPORA = {
    "inaugurals": lambda: speeches(inaugural, half_century),
    "state-of-the-union": lambda: speeches(state_union, decade),
    "brown": brown_texts,
}
CODEBOOKS = ("metadiscourse", "stance-devices", "modality", "attribution", "persons", "appraisal")


def norms() -> None:
    """Count the stance codes in the corpora, part by part: rates only."""
    schemes = [read_codebook(name) for name in CODEBOOKS]
    tables = []
    for corpus in ("brown", "state-of-the-union"):
        by_part: dict[str, list[Article]] = {}
        for part, article in articles(CORPORA[corpus]()):
            by_part.setdefault(part, []).append(article)
        tokens = pd.concat([annotate(one) for group in by_part.values() for one in group], ignore_index=True)
        for name in ("document", "word", "norm", "lemma", "pos", "tag", "dep", "entity"):
            tokens[name] = tokens[name].astype("category")
        parts = {one.slug: part for part, group in by_part.items() for one in group}
        tables.append(rates(corpus, tokens, parts, schemes))
        print(f"norms of {corpus}: done", file=sys.stderr)
    folder = DATA / "norms"
    (folder / "norms.tsv").write_text(to_tsv(pd.concat(tables, ignore_index=True)), encoding="utf-8")
    prose = (folder / "norms.toml").read_text(encoding="utf-8").partition("\n[measured_with]")[0]
    marks = "\n".join(f'{book.name} = "{fingerprint(book)}"' for book in schemes)
    (folder / "norms.toml").write_text(f"{prose}\n[measured_with]\n{marks}\n", encoding="utf-8")


if __name__ == "__main__":
    # `norms` alone leaves the counts as they are: words change seldom, rules often.
    for corpus, texts in () if "norms" in sys.argv[1:] else CORPORA.items():
        build(corpus, texts())
    norms()
