"""The report of a comparison: one page with the texts behind it, made as the report of an article is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from discourse.analysis import Analysis
from discourse.base import paths
from discourse.base.errors import ArticleError
from discourse.base.text import counted
from discourse.reporting import build, execute, manifest, recipes, shelf
from discourse.text.corpus import Side, joined, read_sides, text_files
from discourse.text.providers import annotate
from discourse.text.words import words


def compare(names: list[str], say: Callable[[str], None]) -> Path:
    """Build the report that sets texts, or folders of texts, side by side, and give its page; `say` takes lines of progress.

    Raises:
        DiscourseError: what went wrong, or that a text is too short to be compared; what stood before stays whole.
    """
    names = [build.whole(name) for name in names]
    sides = read_sides(names)
    slug = joined(sides)[0].slug
    build.of_others(slug, files := build.sources(names))
    texts = [text for side in sides for text in side.texts]
    say(f"{slug}: reading and annotating")
    execute.preload()
    least = recipes.read("compare-differences").least
    for text in texts:
        if (length := len(words(annotate(text)))) < least:
            raise ArticleError(
                f"{text.slug}: too short to be compared, {counted(length, 'word')} where {least} are needed."
            )
    (file,) = paths.notebooks(comparing=True)
    notebooks = {file.stem: execute.read_notebook(file, names, "texts")}
    alone = texts if len(texts) == len(sides) else []
    bodies: dict[str, list[Any]] = {}
    with build.staged(slug) as stage:
        ((_, notebook),) = build.executed(notebooks, file, stage, lambda: bodies.update(_marked_up(alone)))
        say(f"{slug}: writing the page")
        _write(stage, names, sides, notebook, bodies)
        build.finish(stage, slug, files)
    shelf.write()
    return paths.report(slug) / "index.html"


def _marked_up(texts: list[Any]) -> dict[str, list[Any]]:
    """The marked-up texts, by short name."""
    from discourse.reporting import marked

    return {text.slug: marked.parts(Analysis(text), text.slug) for text in texts}


def _write(
    stage: build.Stage,
    names: list[str],
    sides: tuple[Side, Side],
    notebook: dict[str, Any],
    bodies: dict[str, list[Any]],
) -> None:
    """Write the one page of a comparison, the marked-up texts, all tables, and the manifest."""
    from discourse.reporting import glossary, pages

    article, begins = joined(sides)
    findings = build.exported(stage)
    page = pages.notebook_page("index", notebook, linked=bool(bodies))
    body = glossary.linked(pages.comparison_body(page.body, sides, findings))
    label = {side.texts[0].slug: side.label for side in sides}
    every = [
        replace(page, title="Comparison", body=body),
        *(one for slug, parts in bodies.items() for one in pages.text_pages(f"{label[slug]}: the text", parts)),
        pages.Page("glossary.html", "Glossary", glossary.body()),
    ]
    folder = build.write_pages(stage, article, every, findings)
    tokens = [annotate(text) for side in sides for text in side.texts]
    moved, counts = (
        pd.concat(
            [one.assign(start=one["start"] + at, end=one["end"] + at) for one, at in zip(tables, begins, strict=True)]
        )
        for tables in (tokens, [words(one) for one in tokens])
    )
    manifest.write_text(folder, article.text, moved, counts)
    manifest.write(folder, [file for name in names for file in text_files(name)], article.slug, findings)
