"""A study: one article with everything that can be asked of it. Notebooks and the command line both go through it."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from discourse import measures
from discourse.base.errors import UsageError, did_you_mean
from discourse.coding.cached import kept_codings
from discourse.coding.coder import rejected
from discourse.coding.norms import read_norms
from discourse.io.articles import Article, read_article
from discourse.io.codebooks import Codebook, read_codebook
from discourse.io.references import Reference, read_reference
from discourse.reporting.findings import Finding, publish
from discourse.text.annotation import annotate, tokens_key
from discourse.text.corpus import folder_reference
from discourse.text.tokens import TokenView
from discourse.text.words import DEFAULT, CountingRules, words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

CODEBOOK = "metadiscourse"
REFERENCE = "brown"


def open_study(article: str = "zhang-xiao-2024", **counting: str) -> "Study":
    """Open an article for study.

    Args:
        article: its slug in `data/articles`, a path to a UTF-8 text, or `-` for standard input.
        counting: counting rules other than the usual ones, e.g. ``hyphens="split"``; see `CountingRules`.

    Raises:
        UsageError, CardError, ArticleError: see `read_article`.
    """
    return Study(read_article(article), CountingRules(**counting))


class Study:
    """One article, its tokens, words and codings, each made once and only when asked for.

    Ask for a table by the name of its measure: ``study.measure("keyness", least=4)``. Tables whose last column is
    `places` carry the evidence of each row.
    """

    def __init__(self, article: Article, rules: CountingRules = DEFAULT) -> None:
        self.article = article
        self.rules = rules
        self.shown = False
        self._codings: dict[str, pd.DataFrame] = {}
        self._schemes: dict[str, Codebook] = {}
        self._references: dict[str, Reference] = {}

    @cached_property
    def tokens(self) -> pd.DataFrame:
        """The token table of the article's body."""
        return annotate(self.article)

    @cached_property
    def view(self) -> TokenView:
        """The tokens laid out for searching."""
        return TokenView(self.tokens)

    @cached_property
    def words(self) -> pd.DataFrame:
        """The words that are counted, under the study's counting rules."""
        return words(self.tokens, self.rules)

    def scheme(self, codebook: str) -> Codebook:
        """A codebook by its name."""
        if codebook not in self._schemes:
            self._schemes[codebook] = read_codebook(codebook)
        return self._schemes[codebook]

    def codings(self, codebook: str) -> pd.DataFrame:
        """The codings of one codebook, or of several (`"policy-frames,generic-frames"`)."""
        names = [name.strip() for name in codebook.split(",") if name.strip()]
        for name in names:
            if name not in self._codings:
                self._codings[name] = kept_codings(tokens_key(self.article), lambda: self.view, self.scheme(name))
        found = [self._codings[name] for name in names]
        return found[0] if len(found) == 1 else pd.concat(found, ignore_index=True)

    def rejected(self, codebook: str) -> pd.DataFrame:
        """The readings that were turned down, each with the reason."""
        return rejected(self.view, self.scheme(codebook))

    def reference(self, name: str = REFERENCE) -> Reference:
        """A reference by its name, e.g. `brown` or `brown:news`, or the path of a folder of articles."""
        if name not in self._references:
            folder = Path(name).expanduser()
            if ("/" in name or "\\" in name or name in (".", "..")) and folder.is_dir():
                self._references[name] = folder_reference(folder, self.rules, besides=self.article)
            else:
                self._references[name] = read_reference(name)
        return self._references[name]

    def measure(self, name: str, **options: Any) -> pd.DataFrame:
        """Run a measure by its name.

        Args:
            name: see `discourse measure --help`, e.g. `frequency`.
            options: the measure's own, and those that choose its inputs: `codebook`, `codebooks`, `against`.

        Raises:
            UsageError: no such measure or option.
        """
        measure = measures.get(name)
        known = measures.options(measure)
        chosen = {key: p.default for key, p in known.items() if key in CHOOSERS} | options
        inputs = [self._input(wanted, chosen) for wanted in measures.inputs(measure)]
        for key in options:
            if key not in known and not (key in CHOOSERS and CHOOSERS[key] & set(measures.inputs(measure))):
                raise UsageError(f"measure {name}: unknown option '{key}'; {did_you_mean(key, known)}")
        return measure(*inputs, **{key: value for key, value in options.items() if key in known})

    def publish(
        self, number: str, name: str, table: pd.DataFrame, figure: "Figure | None" = None, **more: Any
    ) -> Finding:
        """Make a finding and export its figure and numbers; see `findings.publish`."""
        return publish(self, number, name, table, figure, **more)

    @cached_property
    def paragraphs(self) -> pd.DataFrame:
        """The paragraphs of the body: paragraph, start, end; the scale of every picture along the text."""
        rows = [(p.number, p.start, p.end) for p in self.article.body]
        return pd.DataFrame(rows, columns=["paragraph", "start", "end"])

    def _input(self, wanted: str, chosen: dict[str, Any]) -> Any:
        if wanted in ("article", "tokens", "words", "view", "rules"):
            return getattr(self, wanted)
        if wanted == "text":
            return self.article.text
        if wanted == "actors":
            return self.article.actors
        if wanted == "codings":
            return self.codings(chosen.get("codebooks") or chosen.get("codebook") or CODEBOOK)
        if wanted == "scheme":
            return self.scheme(chosen.get("codebook") or CODEBOOK)
        if wanted == "reference":
            return self.reference(chosen.get("against") or REFERENCE)
        if wanted == "norms":
            return read_norms()
        raise UsageError(f"no table is called '{wanted}'; {did_you_mean(wanted, INPUTS)}")


INPUTS = ("article", "tokens", "words", "view", "rules", "text", "actors", "codings", "scheme", "reference", "norms")
# Several codebooks only where a measure itself asks for them: elsewhere codings and scheme would not fit each other.
CHOOSERS: dict[str, set[str]] = {
    "codebook": {"codings", "scheme"}, "codebooks": set(), "against": {"reference"},
}  # fmt: skip
