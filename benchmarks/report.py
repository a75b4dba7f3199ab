"""Wall time of `discourse report` against plain nbconvert over the same notebooks: `python benchmarks/report.py [runs]`.

Both find the annotation in the cache. Prints one line a run and the ratio of the medians.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def timed(command: list[str], folder: str) -> float:
    """Run a command and give its wall time in seconds."""
    begin = time.perf_counter()
    subprocess.run(
        command,
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    return time.perf_counter() - begin


def main(runs: int) -> None:
    """Time both ways in turn."""
    notebooks = [str(path) for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
    with tempfile.TemporaryDirectory() as folder:
        ours = [sys.executable, "-m", "discourse", "report"]
        plain = [sys.executable, "-m", "nbconvert", "--to", "html", "--execute", "--output-dir", folder, *notebooks]
        timed(ours, folder)
        pairs = [(timed(ours, folder), timed(plain, folder)) for _ in range(runs)]
    for report, nbconvert in pairs:
        print(f"discourse report {report:5.1f} s   nbconvert {nbconvert:5.1f} s   ratio {nbconvert / report:.2f}")
    first, second = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"medians: {first:.1f} s and {second:.1f} s, ratio {second / first:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
