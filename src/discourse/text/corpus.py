"""A corpus: many articles, counted by the rules of one, as a reference to compare it with; and the sides of a comparison."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, count
from pathlib import Path

import pandas as pd

from discourse.base import paths
from discourse.base.errors import UsageError
from discourse.base.text import slugify
from discourse.io import languages
from discourse.io.articles import ArticleText, read_article
from discourse.io.references import KEYS, Reference, span
from discourse.text.providers import annotate
from discourse.text.words import DEFAULT, CountingRules, words

SIDES = ("a", "b")
"""The sides of a comparison, as columns name them."""
_GAP = "\n\n"
"""What stands between two texts that are joined."""
_SHORT = 30
"""Letters of a title that can stand in a sentence."""


def folder_reference(
    folder: str | Path, counting: CountingRules = DEFAULT, *, besides: ArticleText | None = None
) -> Reference:
    """Count every article (`*.txt`, UTF-8, with its card where there is one) of a folder, to stand as a reference.

    Read it as any other reference; each article is a part. The trap: an article must not be compared with
    itself, so `besides` is left out of the count wherever its very text stands in the folder.
    """
    path = paths.given(folder)
    articles = folder_articles(path)
    articles = [a for a in articles if besides is None or a.text != besides.text]
    for article in articles:
        if besides is not None and article.language != besides.language:
            theirs, ours = (languages.known()[one.language].name for one in (article, besides))
            raise UsageError(
                f"{folder}: {article.slug} is in {theirs}, {besides.slug} in {ours}; a reference has one language."
            )
    if not articles:
        raise UsageError(f"{folder}: no other article in this folder; put UTF-8 texts (*.txt) into it.")
    (apart,) = _told_apart([Side("", "", tuple(articles))])
    outlets = sorted({a.facts["outlet"] for a in articles if "outlet" in a.facts})
    return Reference.of_parts(
        counted([(article.slug, article) for article in apart.texts], counting),
        name=str(folder), title=f"the articles in {path.name}", documents=len(articles),
        register=", ".join(outlets[:3]) + (" and others" if len(outlets) > 3 else ""),
        years=span(a.facts["date"][:4] for a in articles if "date" in a.facts), counting=counting.describe(),
    )  # fmt: skip


def folder_articles(folder: Path) -> list[ArticleText]:
    """Read every article (`*.txt`) of a folder, sorted by name; what is wrong with one is told with its name."""
    return [read_article(file) for file in text_files(str(folder))]


@dataclass(frozen=True)
class Side:
    """One side of a comparison: a text, or the texts of a group, and what sentences call it."""

    label: str
    slug: str
    texts: tuple[ArticleText, ...]


def read_sides(names: Sequence[str]) -> tuple[Side, Side]:
    """Read what is compared: two articles or two folders; of three and more the first is held against the others together.

    Raises:
        UsageError: there is nothing to compare. ArticleError, CardError: an article or its card cannot be read.
    """
    if len(names) < 2:
        raise UsageError("compare: name two texts, or two folders of texts.")
    first, *others = _told_apart([_side(name) for name in names])
    second = others[0]
    if len(others) > 1:
        slug = "-".join(side.slug for side in others)
        second = Side("the others", slug, tuple(text for side in others for text in side.texts))
    if len(first.texts) == len(second.texts) == 1:
        labels = _labels(first.texts[0], second.texts[0])
        return Side(labels[0], first.slug, first.texts), Side(labels[1], second.slug, second.texts)
    return first, second


def _told_apart(sides: list[Side]) -> list[Side]:
    """The sides with a short name of its own for each text: both may come from a file of the same name."""
    taken: set[str] = set()
    found = []
    for side in sides:
        texts = []
        for text in side.texts:
            slug = next(slug for n in count(1) if (slug := text.slug if n == 1 else f"{text.slug}-{n}") not in taken)
            taken.add(slug)
            texts.append(replace(text, slug=slug))
        found.append(replace(side, slug=texts[0].slug if len(texts) == 1 else side.slug, texts=tuple(texts)))
    return found


def text_files(name: str) -> list[str]:
    """The names of the articles that a name stands for: itself, or the texts of a folder."""
    folder = paths.given(name)
    return [str(file) for file in sorted(folder.glob("*.txt"))] if folder.is_dir() else [name]


def joined(sides: Sequence[Side]) -> tuple[ArticleText, list[int]]:
    """The texts of a comparison one after another, as one text with a name, and where each begins in it."""
    texts = [text for side in sides for text in side.texts]
    names = [", ".join(filter(None, (text.facts.get("author"), text.name))) for text in texts]
    name = " and ".join(names if len(texts) == len(sides) else [side.label for side in sides])
    slug = slugify(f"compare-{sides[0].slug}-{sides[1].slug}")
    begins = [0, *accumulate(len(text.text) + len(_GAP) for text in texts[:-1])]
    return ArticleText(
        slug, _GAP.join(text.text for text in texts), (), {"title": name}, language=texts[0].language
    ), begins


def _side(name: str) -> Side:
    folder = paths.given(name)
    if not folder.is_dir():
        text = read_article(name)
        return Side(_surname(text) or text.slug, text.slug, (text,))
    texts = folder_articles(folder)
    if not texts:
        raise UsageError(f"{name}: no article in this folder; put UTF-8 texts (*.txt) into it.")
    return Side(f"“{folder.resolve().name}”", slugify(folder.resolve().name), tuple(texts))


def _labels(one: ArticleText, two: ArticleText) -> tuple[str, str]:
    """What tells two texts apart in as few words as may be: surname, year, title or the name of the file."""
    ways: tuple[Callable[[ArticleText], str], ...] = (_surname, _year, lambda text: text.facts.get("title", ""))
    for way in ways:
        a, b = way(one), way(two)
        if a and b and a != b and max(len(a), len(b)) <= _SHORT:
            return a, b
    return (one.slug, two.slug) if one.slug != two.slug else (f"{one.slug} (1)", f"{two.slug} (2)")


def _surname(text: ArticleText) -> str:
    return text.facts.get("author", "").split(",")[0].split(" and ")[0].strip().rpartition(" ")[2]


def _year(text: ArticleText) -> str:
    """The surname with the year: two speeches of one person."""
    year = re.search(r"\d{4}", text.facts.get("date", ""))
    return f"{_surname(text)} {year[0]}".strip() if year else ""


def counted(articles: Iterable[tuple[str, ArticleText]], counting: CountingRules = DEFAULT) -> pd.DataFrame:
    """Counts by word, lemma and part of speech, a column for each part; text by text, for a corpus is long."""
    tables = []
    for part, article in articles:
        found = words(annotate(article), counting)[list(KEYS)].astype(str)
        tables.append(found.value_counts().rename("count").reset_index().assign(part=part))
    counts = pd.concat(tables).groupby([*KEYS, "part"])["count"].sum().unstack(fill_value=0)
    return counts.sort_index().astype("int64").reset_index().rename_axis(columns=None)
