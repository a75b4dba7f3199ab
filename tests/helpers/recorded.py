"""Findings as a report records them, made without notebooks."""

from pathlib import Path
from typing import Any

from discourse.article import Article
from discourse.reporting import evidence, findings
from discourse.reporting.numbering import Numbering


def recorded(article: Article, names: list[str], folder: Path, chapter: int = 3) -> list[dict[str, Any]]:
    """Export findings into a folder and give their records, numbered as in one chapter."""
    numbering = Numbering(chapter)
    made = []
    for name in names:
        finding = numbering.numbered(article.finding(name).finding())
        findings.save(finding, folder)
        made.append(evidence.read((folder / f"{finding.stem}.json").read_bytes()))
    return made
