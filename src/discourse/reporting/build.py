"""Building a report: everything is made in a stage beside its place and moved there at the end, the manifest last."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discourse.base import paths
from discourse.base import stage as stages
from discourse.base.errors import DiscourseError, NotebookError, SetupError, UsageError, shortened
from discourse.base.tables import to_json, to_tsv, written
from discourse.base.text import counted, listing, slugify
from discourse.io import declared
from discourse.io.articles import ArticleText, article_path, listed, read_article
from discourse.io.beside import beside
from discourse.reporting import evidence, manifest, shelf
from discourse.text.corpus import text_files

if TYPE_CHECKING:
    from discourse.reporting.marked import Part


@dataclass(frozen=True)
class Stage:
    """The two folders that a report is made in."""

    report: Path
    figures: Path


def build(
    names: list[str], say: Callable[[str], None], kinds: Sequence[str] = (), *, again: bool = False
) -> Iterator[Path]:
    """Build the reports of articles, by slug or path, and give the first page of each as soon as it is made.

    Of several, one that cannot be made does not keep the others from being made; what failed is told at the end. Once a
    project has two reports, `reports/index.html` lists them all.

    Args:
        say: takes lines of progress.
        kinds: the formats of `exports` in which each report is written besides.
        again: make a report that would be made the same again, and of which every file is as it was made.

    Raises:
        DiscourseError: what went wrong; reports and figures that stood before stay whole.
    """
    named, taken, failed = list(dict.fromkeys(names)), dict[str, str](), dict[str, DiscourseError]()
    for name in named:
        slug = slugify(Path(name).stem)
        if taken.setdefault(slug, name) != name:
            raise UsageError(f"{name}: its report would take the place of that of {taken[slug]}; rename one of them.")
    for name in named:
        try:
            front = _build_one(whole(name), read_article(name), say, kinds, again)
        except DiscourseError as fault:
            if len(named) == 1 or isinstance(fault, SetupError):
                raise
            failed[name] = fault
            say(f"{name}: not made. {fault}")
        else:
            yield front
    shelf.write()
    if failed:
        first = next(iter(failed.values()))
        raise type(first)(
            f"{len(failed)} of {counted(len(named), 'report')} not made: {listing(list(failed))}; see above."
        )


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


def sources(names: Sequence[str]) -> list[str]:
    """The files of the texts that some names stand for."""
    return [str(article_path(file).resolve()) for name in names for file in text_files(name)]


def of_others(slug: str, files: Sequence[str]) -> None:
    """Refuse to put a report over that of other texts, which are still there; UsageError."""
    note = _made_of(slug)
    before = note.read_text(encoding="utf-8", errors="surrogateescape").split("\n") if note.is_file() else list(files)
    if before != files and paths.report(slug).exists() and all(Path(one).is_file() for one in before):
        raise UsageError(
            f"{slug}: its report is of {shortened(listing(before), 300)}; rename one of the texts, or delete that report."
        )


def _made_of(slug: str) -> Path:
    """Where it is kept of which files a report is; not inside it, for it may be given away."""
    return paths.report(slug).parent / ".made-of" / slug


def _build_one(name: str, article: ArticleText, say: Callable[[str], None], kinds: Sequence[str], again: bool) -> Path:
    stands, kept = (paths.report(article.slug) / "manifest.json").is_file(), beside(article_path(name), "declared")
    declared.record(kept, article.declared, date.today().isoformat(), after_report=stands)
    made_with = manifest.made_with(name, kinds)
    if not again and manifest.unchanged(
        paths.report(article.slug), paths.home() / "figures" / article.slug, name, made_with
    ):
        say(f"{article.slug}: nothing has changed; --again makes it all the same")
        return paths.report(article.slug) / "index.html"
    of_others(article.slug, sources([name]))
    from discourse.reporting import execute
    from discourse.text.providers import annotate

    say(f"{article.slug}: reading and annotating")
    execute.preload()
    annotate(article)
    files = paths.notebooks()
    if not files:
        raise NotebookError(
            f"{paths.home() / 'notebooks'}: no notebooks (01-NAME.ipynb); 'discourse init' lays them out."
        )
    notebooks = {file.stem: execute.read_notebook(file, name) for file in files}
    with staged(article.slug) as stage:
        bodies: dict[str, list[Part]] = {}
        made = executed(notebooks, files[0], stage, lambda: bodies.update(text=_marked(name)))
        chapters = {}
        for stem, notebook in made:
            from discourse.reporting import pages

            chapters[stem] = pages.notebook_page(stem, notebook)
            say(f"{article.slug}: {stem} ({len(chapters)} of {len(notebooks)})")
        findings = exported(stage)
        _none_lost(findings, name, article.slug, say)
        say(f"{article.slug}: writing pages")
        history = declared.history(kept)
        _write(
            stage,
            name,
            article,
            [chapters[stem] for stem in sorted(chapters)],
            bodies["text"],
            history,
            kinds,
            made_with,
        )
        finish(stage, article.slug, sources([name]))
    return paths.report(article.slug) / "index.html"


def _none_lost(findings: list[dict[str, Any]], name: str, slug: str, say: Callable[[str], None]) -> None:
    """Hold the findings against those of the report before: a notebook that was edited may publish nothing any more."""
    if not findings:
        raise NotebookError("no notebook published a finding; mend the notebooks, or take those of the package.")
    before = manifest.published(paths.report(slug), name)
    here = {found["number"].partition(".")[0] for found in findings}
    for number, title in before.items():
        chapter = number.partition(".")[0]
        if chapter not in here:
            raise NotebookError(
                f"{chapter.zfill(2)}: no finding is published any more (before: {shortened(title)}); mend the notebook, "
                f"or delete {os.path.relpath(paths.report(slug))} if that is meant."
            )
    if lost := [title for title in before.values() if title not in {found["title"] for found in findings}]:
        say(f"no longer published: {listing(lost)}")


def executed(
    notebooks: dict[str, Any], first: Path, stage: Stage, meanwhile: Callable[[], None]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Execute notebooks, of which `first` is one, so that what they show is exported into the stage."""
    from discourse.reporting import execute

    # Notebooks of the package may not be written beside; those of a project work where they lie.
    folder = paths.home() if paths.packaged() in first.parents else first.parent
    env = {"DISCOURSE_HOME": str(paths.home()), "DISCOURSE_FIGURES": str(stage.figures)}
    return execute.execute(notebooks, folder, env, meanwhile)


def finish(stage: Stage, slug: str, files: Sequence[str]) -> None:
    """Put figures and report in their places, and note of which files they are."""
    stages.put(stage.figures, _figures(slug), _of_findings)
    stages.put(stage.report, paths.report(slug).resolve(), manifest.files)
    note = _made_of(slug)
    note.parent.mkdir(exist_ok=True)
    written(note, "\n".join(files).encode("utf-8", "surrogateescape"))


def _figures(slug: str) -> Path:
    return (paths.home() / "figures" / slug).resolve()


def _of_findings(figures: Path) -> set[Path]:
    """The files of a folder of figures that were exported there: those of a finding, which a JSON file holds as data.

    In a fresh clone the data is not there; then all that is called as a finding is.
    """
    stems = {file.stem for file in figures.glob("*.json")}
    files = [
        one for one in figures.iterdir() if one.stem in stems or (not stems and manifest.DRAWN.fullmatch(one.name))
    ]
    return {file.relative_to(figures) for file in files}


def _marked(name: str) -> list["Part"]:
    """The marked-up text, made while the notebooks run; what pages need is imported meanwhile too."""
    from discourse.analysis import Analysis
    from discourse.reporting import marked, pages  # noqa: F401

    return marked.parts(Analysis(read_article(name)))


@contextmanager
def staged(slug: str) -> Iterator[Stage]:
    """The folders in which a report and its figures are made, each beside its place."""
    with stages.stage(paths.report(slug).resolve()) as report, stages.stage(_figures(slug)) as figures:
        yield Stage(report, figures)


def _write(
    stage: Stage, name: str, article: ArticleText, chapters: list[Any], marked_text: list["Part"], history: list[dict[str, str]],
    kinds: Sequence[str], made_with: str,
) -> None:  # fmt: skip
    """Write all that a report holds: pages, tables and figures, methods, exports, and at the end the manifest."""
    from discourse.analysis import Analysis
    from discourse.reporting import coders, exports, glossary, marked, methods_page, pages
    from discourse.reporting.notices import notices
    from discourse.reporting.writers import html

    prepared = Analysis(article)
    tokens = prepared.tokens
    findings = exported(stage)
    places = pages.homes(findings, chapters)
    files = {f["number"]: places[f["name"]].partition("#")[0] for f in findings if f["name"] in places}
    text = pages.text_pages("The text, marked up", marked.used(findings, files, marked_text))
    others = coders.compare(prepared, article.codings) if article.codings else []
    methods = methods_page.methods(article, findings, history, coders.told(others))
    strip = next(stage.figures.glob("*-claims.svg"), None)
    front = pages.index_body(
        article, prepared.size, findings, [*chapters, text[0]], notices=notices(prepared),
        picture=strip.read_bytes() if strip else b"", declared=(methods.declaration, methods.confirmatory),
        files=exports.names(article.slug, kinds),
    )  # fmt: skip
    told = [
        replace(page, body=glossary.linked(page.body))
        for page in (pages.Page("index.html", "Overview", front), *chapters)
    ]
    compared = [pages.Page("coders.html", "Coders", coders.body(others, article.codings))] if others else []
    how = methods_page.document(article, methods, findings, places)
    every = [
        *told, *text, *compared, pages.Page("methods.html", "Methods", html.body(how)),
        pages.Page("glossary.html", "Glossary", glossary.body()),
    ]  # fmt: skip
    folder = write_pages(stage, article, every, findings)
    if others:
        (folder / "data" / "coders.tsv").write_text(to_tsv(coders.table(others)), encoding="utf-8", newline="\n")
    manifest.write_text(folder, article.text, tokens, prepared.words)
    exports.write(folder, article, findings, chapters, methods, kinds)
    manifest.write(folder, [name], article.slug, findings, made_with)


def exported(stage: Stage) -> list[dict[str, Any]]:
    """The findings that the notebooks exported, by number."""
    found = [evidence.read(file.read_bytes()) for file in sorted(stage.figures.glob("*.json"))]
    return sorted(found, key=lambda one: [int(part) for part in one["number"].split(".")])


def write_pages(stage: Stage, article: ArticleText, every: list[Any], findings: list[dict[str, Any]]) -> Path:
    """Write the pages of a report and the findings as data, and give its folder."""
    from discourse.reporting import pages

    folder = stage.report
    every = pages.linked(every)
    for page in every:
        (folder / page.file).write_text(pages.render(page, every, article.name), encoding="utf-8")
    places, records = evidence.packed(findings)
    content = {"article": article.slug, "evidence": places, "findings": records}
    (folder / "findings.json").write_text(to_json(content), encoding="utf-8")
    # Whoever gets the folder by mail has the tables and the figures too.
    shutil.copytree(stage.figures, folder / "data")
    return folder
