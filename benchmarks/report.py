"""Wall time of `discourse report` against plain nbconvert over the same notebooks: `python benchmarks/report.py [runs]`.

First both begin with an empty cache (cold), then both find annotation and codings in it (warm). Prints one line a pair of runs
and the medians' ratio; measure on a machine that does nothing else.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def timed(command: list[str], folder: str, cache: str) -> float:
    """Run a command and give its wall time in seconds."""
    env = {**os.environ, "OMP_NUM_THREADS": "1", "DISCOURSE_CACHE": str(Path(folder, cache))}
    begin = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    return time.perf_counter() - begin


def main(runs: int) -> None:
    """Time both ways in turn."""
    notebooks = [str(path) for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
    with tempfile.TemporaryDirectory() as folder:
        ours = [sys.executable, "-m", "discourse", "report"]
        plain = [sys.executable, "-m", "nbconvert", "--to", "html", "--execute", "--output-dir", folder, *notebooks]
        cold = [(timed(ours, folder, "ours"), timed(plain, folder, "theirs"))]
        warm = [(timed(ours, folder, "ours"), timed(plain, folder, "ours")) for _ in range(runs)]
    for name, pairs in (("cold", cold), ("warm", warm)):
        for report, nbconvert in pairs:
            print(f"{name}: discourse report {report:5.1f} s   nbconvert {nbconvert:5.1f} s")
        report, nbconvert = (statistics.median(times) for times in zip(*pairs, strict=True))
        print(f"{name}: nbconvert takes {nbconvert / report:.2f} times as long")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
