"""How time and memory grow with a corpus: this project alone, on 1, 10 and 100 million words.

The texts at hand are written again and again under other names. Each task runs in a process of its own, which tells how long it
took, how long its processors worked, and the most memory it held, pages of mapped files among it.
"""

import hashlib
import itertools
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from timing import WORD

SIZES = (1_000_000, 10_000_000, 100_000_000)
TASKS = ("build", "keyness", "concordance")
MARKS = ("<!-- growth: begin -->", "<!-- growth: end -->")
_RUNS, _LONG = 3, 8.0
"""How often a task is done, and how much work, in seconds, makes it one that is done once."""
Text = tuple[str, str]


def write(texts: list[Text], wanted: int, path: Path) -> None:
    """Write texts, mixed, until there are so many words; every second one is of the first half, for keyness."""
    texts = sorted(texts, key=lambda pair: hashlib.sha256(pair[0].encode()).digest())
    sizes = [len(text.split()) for _, text in texts]
    schema = pa.schema([("id", pa.string()), ("text", pa.string()), ("half", pa.string())])
    words, copy = 0, 0
    with pq.ParquetWriter(path, schema) as table:
        while words < wanted:
            chosen = []
            for (name, text), size in zip(texts, sizes, strict=True):
                if words < wanted:
                    chosen.append({"id": f"{copy}-{name}", "text": text, "half": ("first", "second")[len(chosen) % 2]})
                    words += size
            table.write_table(pa.Table.from_pylist(chosen, schema))
            copy += 1


def grown(texts: list[Text], sizes: tuple[int, ...] = SIZES) -> Iterator[dict[str, Any]]:
    """Time all tasks on corpora of all sizes; gives one row for each size."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write(texts, size, Path(folder) / "texts.parquet")
            row: dict[str, Any] = {}
            for task in TASKS:
                told = subprocess.run(
                    [sys.executable, __file__, task, folder], capture_output=True, text=True, check=True
                )
                row[task] = json.loads(told.stdout.splitlines()[-1])
            corpus = Path(folder) / "corpus"
            facts = json.loads((corpus / "corpus.json").read_text(encoding="utf-8"))
            disk = sum(file.stat().st_size for file in corpus.iterdir())
            row |= {"words": facts["words"], "texts": facts["documents"], "disk": disk / facts["words"]}
        print(f"{row['words']:,} words: built in {row['build']['seconds']:.1f} s", file=sys.stderr)
        yield row


def table(rows: list[dict[str, Any]], machine: str) -> str:
    """What was measured, as Markdown: a row for each task and size, then how many times more work and memory each took than at the size before."""
    lines = [
        machine,
        "",
        "| words | texts | task | seconds | of all processors | memory at most, MB |",
        "|--:|--:|---|--:|--:|--:|",
    ]
    for row in rows:
        lines += [
            f"| {row['words']:,} | {row['texts']:,} | {task} | {_number(row[task]['seconds'])} | {_number(row[task]['worked'])} | "
            f"{row[task]['peak']:,.0f} |" for task in TASKS
        ]  # fmt: skip
    lines += ["", "| from | to | times the words | " + " | ".join(f"{task}: times the work, the memory" for task in TASKS) + " |",
              "|--:|--:|--:|" + "--:|" * len(TASKS)]  # fmt: skip
    for small, large in itertools.pairwise(rows):
        ratios = [
            f"{large[task]['worked'] / small[task]['worked']:.1f}, {large[task]['peak'] / small[task]['peak']:.1f}" for task in TASKS
        ]  # fmt: skip
        lines.append(
            f"| {small['words']:,} | {large['words']:,} | {large['words'] / small['words']:.1f} | "
            + " | ".join(ratios)
            + " |"
        )
    return "\n".join([*lines, "", f"On disk: {rows[-1]['disk']:.1f} bytes a word, the texts among them."])


def _number(seconds: float) -> str:
    return f"{seconds:.1f}" if seconds >= 1 else f"{seconds:.3f}"


def timed(do: Callable[[], Any]) -> tuple[float, float]:
    """The medians of the time and of the work of all processors, in seconds."""
    took: list[tuple[float, float]] = []
    while len(took) < _RUNS and (not took or took[0][1] < _LONG):
        begin, work = time.perf_counter(), time.process_time()
        do()
        took.append((time.perf_counter() - begin, time.process_time() - work))
    first, second = zip(*took, strict=True)
    return statistics.median(first), statistics.median(second)


def main(task: str, folder: Path) -> None:
    """Do one task and tell how it went."""
    from discourse.corpora import OpenCorpus
    from discourse.corpus.build import build
    from discourse.corpus.forms import parts
    from discourse.corpus.sources import Columns, texts

    place = folder / "corpus"

    def built() -> None:
        shutil.rmtree(place, ignore_errors=True)
        build(texts(folder / "texts.parquet", Columns()), place, {"title": "growth"}, tell=lambda done: None)

    def keyness() -> None:
        OpenCorpus(str(place), "half=first").keyness(min_count=1, ranks=0)

    def concordance() -> None:
        OpenCorpus(str(place)).concordance(WORD, context=5, sort="1R,2R,3R", rows=20)

    if task == "build":
        parts("warm-up's")  # The language model is loaded once for all, and is not part of a task.
    seconds, worked = timed({"build": built, "keyness": keyness, "concordance": concordance}[task])
    print(json.dumps({"seconds": seconds, "worked": worked, "peak": _peak()}))


def _peak() -> float:
    """The most memory that this process held, in MB; what `getrusage` says may be that of the process that began it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
