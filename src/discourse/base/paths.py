"""Where things live. The project's folder is found once, here; nobody else joins paths to it."""

import os
from pathlib import Path

from discourse.base.errors import SetupError

_MARKS = ("data/articles", "data/codebooks", "notebooks")


def root() -> Path:
    """The project's folder: `DISCOURSE_HOME`, else the checkout that the package is installed from, else the current folder.

    Raises:
        SetupError: none of them holds `data/articles`, `data/codebooks` and `notebooks`.
    """
    named = os.environ.get("DISCOURSE_HOME")
    choices = [Path(named)] if named else [Path(__file__).resolve().parents[3], Path.cwd()]
    for choice in choices:
        if all((choice / mark).is_dir() for mark in _MARKS):
            return choice.resolve()
    raise SetupError(
        f"{choices[0]}: no data/ and notebooks/ here; set DISCOURSE_HOME to the folder of the project's clone."
    )


def articles() -> Path:
    """The folder of articles and their cards."""
    return root() / "data" / "articles"


def codebooks() -> Path:
    """The folder of codebooks: a folder each, with `card.toml` and `cues.tsv`."""
    return root() / "data" / "codebooks"


def references() -> Path:
    """The folder of reference counts: one table and one card each."""
    return root() / "data" / "references"


def words() -> Path:
    """The folder of word lists that rules and measures look things up in: one table and one card each."""
    return root() / "data" / "words"


def findings() -> Path:
    """The folder of the findings' recipes: one file each."""
    return root() / "data" / "findings"


def norms() -> Path:
    """The folder of norms: rates of codes in reference corpora."""
    return root() / "data" / "norms"


def notebooks() -> list[Path]:
    """The notebooks in reading order."""
    return sorted((root() / "notebooks").glob("[0-9][0-9]-*.ipynb"))


def figures(slug: str) -> Path:
    """The folder that an article's figures are exported to; a report under way points it to its stage."""
    stage = os.environ.get("DISCOURSE_FIGURES")
    return Path(stage) if stage else root() / "figures" / slug


def report(slug: str) -> Path:
    """The folder of an article's report."""
    return root() / "reports" / slug


def cache() -> Path:
    """The folder of annotations and codings that were made before; it may be deleted at any time."""
    named = os.environ.get("DISCOURSE_CACHE")
    return Path(named) if named else root() / ".cache"
