"""Measure every codebook again and write what came out: `make accuracy`, or `python scripts/accuracy.py [FOLDER]`.

FOLDER holds the public sets (default `../shared/gold`); where it is not there, their rows stay as they were recorded and
are shown as old once the rules change. Written are `data/accuracy/*.tsv`.
"""

import sys
import time
from pathlib import Path

from discourse.evaluation.accuracy import measure, of, write
from discourse.evaluation.sets import sets


def main(public: Path, only: list[str]) -> None:
    """Measure the sets whose texts are here, a line for each."""
    for one in sets():
        path = one.path(public)
        if path is None or (only and one.codebook not in only and one.name not in only):
            continue
        begin = time.perf_counter()
        table = measure(one, path)
        write(of(one.codebook), table)
        print(f"{one.codebook}: {one.name}, {len(table)} rows, {time.perf_counter() - begin:.1f} s", flush=True)


if __name__ == "__main__":
    folder = sys.argv[1] if len(sys.argv) > 1 else "../shared/gold"
    main(Path(folder), sys.argv[2:])
