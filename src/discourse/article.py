"""An article for analysis: one method for each measure, findings by their recipe, and what NLTK users know by heart."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from discourse import figures, measures
from discourse.analysis import Analysis
from discourse.base.errors import NotAvailable, UnknownName, UsageError, did_you_mean
from discourse.base.options import named
from discourse.base.text import shown
from discourse.io.articles import ArticleText, read_article
from discourse.methods import Methods
from discourse.reporting import recipes
from discourse.reporting.numbering import Numbering
from discourse.reporting.recipes import Recipe
from discourse.table import LeftOut, Provenance, Table
from discourse.text.words import DEFAULT, CountingRules

if TYPE_CHECKING:
    from discourse.reporting.clicking import Clicker
    from discourse.reporting.findings import Finding


class Measured(Analysis):
    """What an article and a comparison have in common: tables that show themselves, findings by their recipe."""

    def __init__(self, source: ArticleText, counting: CountingRules = DEFAULT, chapter: int = 0) -> None:
        super().__init__(source, counting)
        self._numbering = Numbering(chapter)

    def finding(self, name: str) -> Table:
        """Make a finding by its recipe in `data/findings`, e.g. `negative-keywords`; see `discourse.findings()`.

        Raises:
            UsageError: there is no such recipe. CardError: a slip in it.
        """
        recipe = recipes.read(name)
        table = self.table(recipe.measure, **recipe.options)
        if isinstance(table, LeftOut):
            return table
        recipe.check(table)
        return self._known(table, recipe.measure, recipes.settings(recipe), recipe)

    def table(self, measure: str, **options: Any) -> Table:
        """Run a measure by its name; `article.keyness()` is `article.table("keyness")`.

        Raises:
            UsageError: no such measure or option, or a value that the option cannot have.
        """
        used = measures.usual(measure) | measures.checked(measure, options)
        try:
            plain = self.measure(measure, **options)
        except NotAvailable as fault:
            if not self._numbering.chapter:
                raise
            recipe = recipes.fitting(measure, used)
            if recipe and recipe.otherwise:
                return self.finding(recipe.otherwise)
            return LeftOut.of(fault, recipe.title if recipe else measure)
        found = Table(plain)
        found.attrs = plain.attrs
        return self._known(found, measure, used, recipes.fitting(measure, used, found))

    def _known(self, table: Table, measure: str, options: dict[str, Any], recipe: Recipe | None) -> Table:
        columns = tuple(map(str, table.columns))
        table.provenance = Provenance(self, measure.replace("-", "_"), options, columns, recipe, self._numbering)
        return table

    def __dir__(self) -> list[str]:
        """Offer the measures and what an article has; nothing of the machinery."""
        return sorted(name for name in super().__dir__() if not name.startswith("_"))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        what = type(self).__name__.lower()
        raise UnknownName(f"{what}.{name}: there is nothing of this name; {did_you_mean(name, dir(self))}")


class Article(Methods, Measured):
    """One article with everything that can be asked of it.

    Each measure is a method: ``article.keyness(reference="brown:press")``, ``article.framing("policy-frames")``,
    ``article.concordance("must")``. What it gives is a `Table`: a DataFrame that shows itself as a finding.
    ``article.codings("modality")`` is a plain DataFrame. Open one with `discourse.open`.
    """

    def publish(
        self, name: str, table: pd.DataFrame, figure: Any = None, *, title: str, caption: str = "", summary: str = "",
        notes: Iterable[str] = (), columns: dict[str, str] | None = None,
    ) -> "Finding":  # fmt: skip
        """Make a finding of a table and a figure of your own, number and export it.

        Args:
            name: of its files; lower-case words with hyphens.
            table: the numbers; a last column `places` becomes the evidence.
            figure: a matplotlib figure, where there is one.
            title, caption, summary: what stands above, below and beside it.
            notes: method, base and uncertainty, a sentence each.
            columns: what each column means.

        Raises:
            UsageError: a column has no meaning. SetupError: the folder cannot be written.
        """
        from discourse.reporting import findings

        shown = pd.DataFrame(table).reset_index(drop=True)
        columns = columns or {}
        for column in map(str, shown.columns):
            if column != "places" and column not in columns:
                raise UsageError(f"{name}: columns= does not say what '{column}' means; add it.")
        alt = f"{title}. {summary}".strip()
        if isinstance(figure, figures.Picture):
            figure.says(title=title, alt=alt)
        elif figure is not None:
            figure.said = {"title": title, "alt": alt}
        finding = self._numbering.numbered(findings.Finding(
            name=name, title=title, summary=summary, table=shown, caption=caption, alt=alt,
            notes=tuple(notes), columns=columns, evidence=findings.evidence(self, shown), text=self.text, drawn=figure,
            source=findings.provenance(self),
        ))  # fmt: skip
        findings.save(finding)
        return finding

    def decide(self, codebook: str, *, coder: str = "") -> "Clicker":
        """Decide on the codings of a codebook by clicking, in JupyterLab; each click is stored beside the article at once.

        Args:
            codebook: its name.
            coder: who decides; the view asks where it is left out.

        Raises:
            SetupError: ipywidgets is not installed. UsageError: the article has no file to keep decisions beside.
        """
        from discourse.reporting.clicking import Clicker

        return Clicker(self, codebook, coder)

    def dispersion_plot(self, words: str | Iterable[str]) -> Any:
        """Draw where words (lemmas, as a list or separated by commas) stand in the text, as NLTK does."""
        return self.table("dispersion", terms=words if isinstance(words, str) else list(words)).figure()

    def collocations(self, num: int = 20, window_size: int = 2) -> pd.DataFrame:
        """The pairs of content words that occur together most surely, as NLTK's `Text.collocations` gives them.

        One row per pair within `window_size` words: first, second, count, g2 (log-likelihood ratio, NLTK's own).
        """
        from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

        finder = BigramCollocationFinder.from_words(self.words["word"].tolist(), window_size)
        content = set(self.words.loc[self.words["content"], "word"])
        finder.apply_freq_filter(2)
        finder.apply_word_filter(lambda word: word not in content)
        scored = sorted(finder.score_ngrams(BigramAssocMeasures.likelihood_ratio), key=lambda pair: (-pair[1], pair[0]))
        rows = [(one, two, finder.ngram_fd[one, two], score) for (one, two), score in scored[:num]]
        return pd.DataFrame(rows, columns=["first", "second", "count", "g2"])

    def common_contexts(self, words: str | Iterable[str], num: int = 20) -> pd.DataFrame:
        """The contexts (the word before, the word after) that words share, as NLTK's `Text.common_contexts` finds them."""
        from nltk.text import ContextIndex

        wanted = [word.strip().lower() for word in (named(words) if isinstance(words, str) else words)]
        try:
            found = ContextIndex(self.words["word"].tolist()).common_contexts(wanted, True)
        except ValueError as fault:
            raise UsageError(f"common_contexts: {fault}.") from None
        rows = sorted(((a, b, n) for (a, b), n in found.items()), key=lambda row: (-row[2], row[:2]))
        return pd.DataFrame(rows[:num], columns=["before", "after", "count"])

    def __repr__(self) -> str:
        return f"<Article {self.slug}: {shown(self.source.name)}; {self.size}>"

    def _repr_html_(self) -> str:
        from discourse.reporting import html

        head = Markup("<strong>{}</strong><p>{}. One method for each measure, e.g. <code>article.keyness()</code>.</p>")
        facts = pd.DataFrame(self.source.facts.items(), columns=["fact", "value"])
        return str(head.format(shown(self.source.name), self.size)) + html.listing(facts)


def open_article(article: "str | Path | Article" = "zhang-xiao-2024", *, chapter: int = 0, **counting: str) -> Article:
    """Open an article for analysis; this is `discourse.open`.

    Args:
        article: its slug in `data/articles`, a path to a text, Word, PDF or other file, or `-` for standard input.
        chapter: of the notebook; its findings are then numbered chapter.1, chapter.2 ... and exported when shown.
        counting: counting rules other than the usual ones, e.g. ``hyphens="split"``; see `CountingRules`.

    Raises:
        UsageError, CardError, ArticleError: the article or its card cannot be read, or no such counting rule.
    """
    rules = counting_rules("open", counting)
    source = article.source if isinstance(article, Article) else read_article(str(article))
    return Article(source, rules, chapter)


def counting_rules(whose: str, given: dict[str, str]) -> CountingRules:
    """The counting rules that were given by name; UsageError where one is not known."""
    known = CountingRules.__dataclass_fields__
    for key in given:
        if key not in known:
            raise UsageError(f"{whose}: no option '{key}'; {did_you_mean(key, [*known, 'chapter'])}")
    return CountingRules(**given)
