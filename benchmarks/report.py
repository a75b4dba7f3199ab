"""How long `discourse report` takes, and how large its pages are: `python benchmarks/report.py TEXT [words ...]`.

A long English text is cut at paragraphs after so many words; each piece gets its report twice, cold (nothing is known of it)
and warm (annotation and codings are in the cache, the report is made anew). The table goes into `docs/performance.md`.
`python benchmarks/report.py --nbconvert [runs]` times the bundled article against one call of nbconvert over the same
notebooks. What is told are processor seconds beside those of the clock: the first hardly depend on what else the machine does.
"""

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
MARKS = "<!-- one article: begin -->\n", "<!-- one article: end -->\n"
WORDS = (1000, 5000, 20_000, 40_000)
HEAD = "| words | cold, s (processor) | annotation of it | warm, s (processor) | unchanged | largest page | findings.json |"
ANNOTATE = (
    "import sys; from discourse.analysis import Analysis; from discourse.io.articles import read_article; "
    "a = Analysis(read_article(sys.argv[1])); a.tokens; a.readings"
)


class Time(NamedTuple):
    """Seconds of the clock and of the processors."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.0f} ({self.processor:.0f})"


def timed(command: list[str], folder: str, cache: str) -> Time:
    """Run a command and time it."""
    env = {**os.environ, "OMP_NUM_THREADS": "1", "DISCOURSE_CACHE": str(Path(folder, cache)), "DISCOURSE_HOME": folder}
    begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Time(time.perf_counter() - begin, used)


def cut(text: str, most: int) -> str:
    """The paragraphs of a text up to so many words."""
    taken, held = [], 0
    for paragraph in re.split(r"\n\s*\n", text):
        if held >= most:
            break
        taken.append(paragraph)
        held += len(paragraph.split())
    return "\n\n".join(taken) + "\n"


def measured(text: str, folder: str) -> str:
    """A line of the table: one text, cold and warm."""
    words = len(text.split())
    path = Path(folder, f"words-{words}.txt")
    path.write_text(text, encoding="utf-8")
    report = [sys.executable, "-m", "discourse", "report", str(path)]
    cold = timed(report, folder, "cold")
    alone = timed([sys.executable, "-c", ANNOTATE, str(path)], folder, "annotation")
    warm, unchanged = timed([*report, "--again"], folder, "cold"), timed(report, folder, "cold")
    made = Path(folder, "reports", path.stem)
    largest = max((page.stat().st_size, page.name) for page in made.glob("*.html"))
    sizes = f"{largest[1]}, {largest[0] / 1e6:.1f} MB", f"{(made / 'findings.json').stat().st_size / 1e6:.1f} MB"
    return f"| {words:,} | {cold} | {alone} | {warm} | {unchanged} | {' | '.join(sizes)} |"


def against_nbconvert(runs: int) -> None:
    """Time `discourse report` and nbconvert in turn, first with an empty cache, then with a full one."""
    notebooks = [str(path) for path in sorted((ROOT / "notebooks").glob("0[1-59]-*.ipynb"))]
    with tempfile.TemporaryDirectory() as folder:
        ours = [sys.executable, "-m", "discourse", "report", "--again"]
        plain = [sys.executable, "-m", "nbconvert", "--to", "html", "--execute", "--output-dir", folder, *notebooks]
        cold = [(timed(ours, folder, "ours"), timed(plain, folder, "theirs"))]
        warm = [(timed(ours, folder, "ours"), timed(plain, folder, "ours")) for _ in range(runs)]
    for name, pairs in (("cold", cold), ("warm", warm)):
        for report, nbconvert in pairs:
            print(f"{name}: discourse report {report} s   nbconvert {nbconvert} s")
        ratio = statistics.median(nbconvert.clock / report.clock for report, nbconvert in pairs)
        print(f"{name}: nbconvert takes {ratio:.2f} times as long")


def main(text: str, sizes: list[int]) -> None:
    """Measure all sizes and write the table."""
    lines = [HEAD, "|" + "--:|" * 5 + "---|--:|"]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "data", "articles").mkdir(parents=True)
        for size in sizes:
            lines.append(measured(cut(text, size), folder))
            print(lines[-1], flush=True)
    about = f"Measured on {os.cpu_count()} processors; load at the end {os.getloadavg()[0]:.1f}."
    begin, end = MARKS
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(begin)
    made = "\n".join([*lines, "", about, ""])
    PAGE.write_text(f"{before}{begin}\n{made}\n{end}{rest.partition(end)[2]}", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--nbconvert"]:
        against_nbconvert(int(sys.argv[2]) if len(sys.argv) > 2 else 3)
    elif sys.argv[1:]:
        main(Path(sys.argv[1]).read_text(encoding="utf-8"), [int(size) for size in sys.argv[2:]] or list(WORDS))
    else:
        sys.exit(__doc__)
