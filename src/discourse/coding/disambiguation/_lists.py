"""Word classes that rules ask for; they live as tables with cards in `data/words`."""

from functools import cache

from discourse.base import paths
from discourse.base.errors import SetupError


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a list, by column name.

    Raises:
        SetupError: the list is not there.
    """
    file = paths.find("words", f"{name}.tsv")
    if file is None:
        raise SetupError(f"{name}.tsv: missing in data/words; install the package again.")
    header, *lines = file.read_text(encoding="utf-8").splitlines()
    names = header.split("\t")
    return tuple(dict(zip(names, line.split("\t"), strict=True)) for line in lines if line.strip())


@cache
def types(name: str) -> dict[str, str]:
    """Lemma to type, of a list with the columns `lemma` and `type`."""
    return {row["lemma"]: row["type"] for row in table(name)}


@cache
def of_type(name: str, kind: str) -> frozenset[str]:
    """The lemmas of one type, of a list in which a lemma may have several."""
    return frozenset(row["lemma"] for row in table(name) if row["type"] == kind)
