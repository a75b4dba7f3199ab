"""What was measured, as Markdown, and where it stands in docs/performance.md."""

import os
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from discourse.base.text import counted

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
OURS = "discourse"
TITLES = {
    "article": "The bundled article", "un": "UN General Debate 2017", "sotu": "State of the Union 1790-2024", "brown": "Brown Corpus",
    "large": "All of these, several times under other names",
}  # fmt: skip
TASKS = {
    "build": "build the corpus from text", "open": "open it again", "frequency": "frequency list, every word",
    "frequency 20": "its first 20 rows", "keyness": "keyness of every word, first half against second",
    "concordance": "concordance of a frequent word, sorted, 20 lines", "first": "the same, just after opening",
    "all lines": "all its lines as text", "phrase": "concordance of a phrase", "collocates": "collocates, window 5",
    "n-grams": "n-grams, 2 to 5 words", "dispersion": "dispersion (DP) of every word", "lexicon": "500 words and phrases of a lexicon",
}  # fmt: skip
MEMORY = "n-grams"
# How many times faster than which peer: the aim of the project, held against every run.
AIMS = (
    ("build", "conc", 25), ("open", "conc", 100), ("frequency", "conc", 4), ("keyness", "conc", 10), ("concordance", "conc", 10),
    ("phrase", "nltk", 15), ("collocates", "conc", 40), ("n-grams", "conc", 6), ("n-grams", "polars", 1.5), ("dispersion", "kitconc", 300),
    ("lexicon", "hyperscan", 4),
)  # fmt: skip
ROOM = 500
"""Megabytes that n-grams may take."""
Row = dict[str, Any]


def tables(found: dict[str, list[Row]]) -> str:
    """A table of times for each corpus, and the aims held against those of Brown and of the largest."""
    most = max(row["runs"] for rows in found.values() for row in rows)
    lines = [f"{machine()} At most {most} {'run' if most == 1 else 'runs'} of each task.", ""]
    for size, rows in found.items():
        words, texts = counted(rows[0]["words"], "word"), counted(rows[0]["texts"], "text")
        lines += [f"### {TITLES[size]}: {words} in {texts}", "", *_times(rows), ""]
        if size in ("brown", "large"):
            lines += [*_verdicts(rows), ""]
    versions = dict.fromkeys(f"{row['tool']} {row['version']}" for rows in found.values() for row in rows)
    return "\n".join([*lines, f"Versions: {', '.join(versions)}."])


def _times(rows: list[Row]) -> Iterator[str]:
    tools = list(dict.fromkeys(row["tool"] for row in rows))
    known = {(row["task"], row["tool"]): row for row in rows}
    yield "| milliseconds | " + " | ".join(tools) + " |"
    yield "|---|" + "--:|" * len(tools)
    for task, what in TASKS.items():
        cells = [number(known[task, tool]["seconds"]) if (task, tool) in known else "" for tool in tools]
        if any(cells):
            yield f"| {what} | " + " | ".join(cells) + " |"
    cells = [f"{known[MEMORY, tool]['peak']:,.0f}" if (MEMORY, tool) in known else "" for tool in tools]
    yield f"| *memory of n-grams at most, MB* | {' | '.join(cells)} |"


def _verdicts(rows: list[Row]) -> Iterator[str]:
    took = {(row["task"], row["tool"]): row["seconds"] for row in rows}
    yield "| aim | against | wanted | measured | met |"
    yield "|---|---|--:|--:|---|"
    for task, tool, aim in AIMS:
        if {(task, tool), (task, OURS)} <= took.keys():
            ratio = took[task, tool] / took[task, OURS]
            yield f"| {TASKS[task]} | {tool} | {aim:g} times | {ratio:.1f} times | {_met(ratio >= aim)} |"
    for row in rows:
        if (row["task"], row["tool"]) == (MEMORY, OURS):
            yield f"| memory of n-grams | | below {ROOM} MB | {row['peak']:,.0f} MB | {_met(row['peak'] < ROOM)} |"


def _met(held: bool) -> str:
    return "yes" if held else "**no**"


def number(seconds: float) -> str:
    """A time in milliseconds, with two digits that matter."""
    value = seconds * 1000
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def machine() -> str:
    """What was measured on."""
    about = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    named = (line.partition(":")[2].strip() for line in about if line.startswith("model name"))
    model, busy = next(named, platform.processor()), os.getloadavg()[0]
    return f"Measured on {os.cpu_count()} processors ({model}), Python {platform.python_version()}, {platform.system()}; load at the end {busy:.1f}."


def put(text: str, marks: tuple[str, str]) -> None:
    """Write what was measured into the page, between two marks."""
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(marks[0])
    PAGE.write_text(f"{head}{marks[0]}\n\n{text}\n\n{marks[1]}{rest.partition(marks[1])[2]}", encoding="utf-8")
