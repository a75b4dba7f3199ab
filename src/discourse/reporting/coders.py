"""All coders of an article: the machine as it codes without help, and everybody whose codings were taken in."""

from dataclasses import replace

from discourse.analysis import Analysis
from discourse.base.tables import records
from discourse.base.text import shown
from discourse.io.coders import MACHINE, Coding


def everybody(article: Analysis, codebook: str) -> list[Coding]:
    """The codings of all coders with a codebook: those of the machine as they were before anybody decided, then others'."""
    alone = Analysis(replace(article.source, decisions=()), article.counting)
    made = [
        Coding(
            codebook, str(row["code"]), row["start"], row["end"], shown(article.text[row["start"] : row["end"]]), MACHINE,
            "program", row["status"], str(row["note"] or ""), "found", "discourse", str(row["coder"]),
        )
        for row in records(alone.codings(codebook))
    ]  # fmt: skip
    return made + [one for one in article.source.codings if one.codebook == codebook]
