"""Building a report: everything is made in a stage beside its place and moved there at the end, the manifest last."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from discourse.base import paths
from discourse.base.errors import UsageError, writing
from discourse.base.tables import to_json, to_tsv
from discourse.base.text import slugify
from discourse.io import declared
from discourse.io.articles import ArticleText, article_path, listed, read_article

_SHORT = 300
"""Below so many words the first page warns that most counts say little."""


def build(names: list[str], say: Callable[[str], None], kinds: Sequence[str] = ()) -> list[Path]:
    """Build the reports of articles, by slug or path, and give the first page of each; `say` takes lines of progress.

    Args:
        kinds: the formats of `exports` in which each report is written besides.

    Raises:
        DiscourseError: what went wrong; reports and figures that stood before stay whole.
    """
    articles = [(whole(name), read_article(name)) for name in names]
    return [_build_one(name, article, say, kinds) for name, article in articles]


def whole(name: str) -> str:
    """A slug as it is, a path made absolute, for notebooks work in another folder; never one that hides an article."""
    if name in listed():
        return name
    path = paths.given(name).resolve()
    slug = slugify(path.stem)
    if slug in listed() and path != paths.find("articles", f"{slug}.txt"):
        raise UsageError(
            f"{name}: there is another article called {slug}; rename the file, or take it in "
            f"with 'discourse add {name} --slug ANOTHER-NAME'."
        )
    return str(path)


def _build_one(name: str, article: ArticleText, say: Callable[[str], None], kinds: Sequence[str]) -> Path:
    from discourse.reporting import execute
    from discourse.text.annotation import annotate

    stands, kept = (paths.report(article.slug) / "manifest.json").is_file(), declared.beside(article_path(name))
    declared.record(kept, article.declared, date.today().isoformat(), after_report=stands)
    say(f"{article.slug}: reading and annotating")
    execute.preload()
    annotate(article)
    files = paths.notebooks()
    notebooks = {file.stem: execute.read_notebook(file, name) for file in files}
    with staged(article.slug) as stage:
        bodies: dict[str, str] = {}
        made = executed(notebooks, files[0], stage, lambda: bodies.update(text=_marked(name)))
        chapters = {}
        for stem, notebook in made:
            from discourse.reporting import pages

            chapters[stem] = pages.notebook_page(stem, notebook)
            say(f"{article.slug}: {stem} ({len(chapters)} of {len(notebooks)})")
        say(f"{article.slug}: writing pages")
        history = declared.history(kept)
        _write(stage, name, article, [chapters[stem] for stem in sorted(chapters)], bodies["text"], history, kinds)
        finish(stage, article.slug)
    return paths.report(article.slug) / "index.html"


def executed(
    notebooks: dict[str, Any], first: Path, stage: Path, meanwhile: Callable[[], None]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Execute notebooks, of which `first` is one, so that what they show is exported into the stage."""
    from discourse.reporting import execute

    # Notebooks of the package may not be written beside; those of a project work where they lie.
    folder = paths.home() if paths.packaged() in first.parents else first.parent
    env = {"DISCOURSE_HOME": str(paths.home()), "DISCOURSE_FIGURES": str(stage / "figures")}
    return execute.execute(notebooks, folder, env, meanwhile)


def finish(stage: Path, slug: str) -> None:
    """Put figures and report in their places."""
    _swap(stage / "figures", paths.home() / "figures" / slug)
    _swap(stage / "report", paths.report(slug))


def _marked(name: str) -> str:
    """The body of the marked-up text, made while the notebooks run; what pages need is imported meanwhile too."""
    from discourse.analysis import Analysis
    from discourse.reporting import marked, pages  # noqa: F401

    return marked.body(Analysis(read_article(name)))


@contextmanager
def staged(slug: str) -> Iterator[Path]:
    """The folder in which a report and its figures are made."""
    folder = paths.home() / "reports"
    with writing(folder):
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{slug}-", dir=folder, ignore_cleanup_errors=True) as place:
            stage = Path(place)
            for part in ("figures", "report"):
                (stage / part).mkdir()
            yield stage


def _write(
    stage: Path, name: str, article: ArticleText, chapters: list[Any], marked_text: str, history: list[dict[str, str]],
    kinds: Sequence[str],
) -> None:  # fmt: skip
    """Write all that a report holds: pages, tables and figures, methods, exports, and at the end the manifest."""
    from discourse.analysis import Analysis, size
    from discourse.reporting import coders, exports, glossary, manifest, marked, methods_page, pages
    from discourse.reporting.writers import html
    from discourse.text.annotation import annotate
    from discourse.text.words import words

    tokens = annotate(article)
    body = words(tokens)
    findings = exported(stage)
    places = pages.homes(findings, chapters)
    files = {f["number"]: places[f["name"]].partition("#")[0] for f in findings if f["name"] in places}
    text = pages.Page(
        "text.html",
        "The text, marked up",
        marked_text + marked.used(findings, files, int(tokens["sentence"].max()) if len(tokens) else 0),
    )
    methods = methods_page.methods(article, findings, history)
    strip = next((stage / "figures").glob("*-claims.svg"), None)
    front = pages.index_body(
        article, size(body, len(article.body)), findings, [*chapters, text], short=len(body) < _SHORT,
        picture=strip.read_bytes() if strip else b"", declared=(methods.declaration, methods.confirmatory),
        files=exports.names(article.slug, kinds),
    )  # fmt: skip
    told = [
        replace(page, body=glossary.linked(page.body))
        for page in (pages.Page("index.html", "Overview", front), *chapters)
    ]
    others = coders.compare(Analysis(article), article.codings) if article.codings else []
    compared = [pages.Page("coders.html", "Coders", coders.body(others, article.codings))] if others else []
    how = methods_page.document(article, methods, findings, places)
    every = [
        *told, text, *compared, pages.Page("methods.html", "Methods", html.body(how)),
        pages.Page("glossary.html", "Glossary", glossary.body()),
    ]  # fmt: skip
    folder = write_pages(stage, article, every, findings)
    if others:
        (folder / "data" / "coders.tsv").write_text(to_tsv(coders.table(others)), encoding="utf-8", newline="\n")
    manifest.write_text(folder, article.text, tokens, body)
    exports.write(folder, article, findings, chapters, methods, kinds)
    manifest.write(folder, [name], article.slug, findings)


def exported(stage: Path) -> list[dict[str, Any]]:
    """The findings that the notebooks exported, by number."""
    found = [json.loads(file.read_text(encoding="utf-8")) for file in sorted((stage / "figures").glob("*.json"))]
    return sorted(found, key=lambda one: [int(part) for part in one["number"].split(".")])


def write_pages(stage: Path, article: ArticleText, every: list[Any], findings: list[dict[str, Any]]) -> Path:
    """Write the pages of a report and the findings as data, and give its folder."""
    from discourse.reporting import pages

    folder = stage / "report"
    for page in every:
        (folder / page.file).write_text(pages.render(page, every, article), encoding="utf-8")
    (folder / "findings.json").write_text(to_json({"article": article.slug, "findings": findings}), encoding="utf-8")
    # Whoever gets the folder by mail has the tables and the figures too.
    shutil.copytree(stage / "figures", folder / "data")
    return folder


def _swap(new: Path, place: Path) -> None:
    """Put a finished folder in the place of an old one; the old one is deleted only when the new one stands."""
    place.parent.mkdir(parents=True, exist_ok=True)
    old = new.with_name(f"old-{new.name}")
    if place.exists():
        os.rename(place, old)
    try:
        os.rename(new, place)
    except OSError:
        if old.exists():
            os.rename(old, place)
        raise
