"""What every tool's script shares: how a task is timed and told. No package beyond Python's own, for each runs in another environment."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

LONG = 8.0
"""A task that takes longer, in seconds, is timed once."""
WORD, PHRASE = "government", "united states"


class Clock:
    """Times tasks and prints each as a line of JSON at once, so that a tool that dies has told what it did before."""

    def __init__(self, tool: str, package: str, runs: int) -> None:
        self.tool, self.runs = tool, runs
        self.version = version(package)

    def time(self, task: str, do: Callable[[], Any]) -> Any:
        """The median of some runs, or of one that takes long; a tool that fails at a task says so, and goes on."""
        took: list[float] = []
        result = None
        try:
            while len(took) < self.runs and (not took or took[0] < LONG):
                result = None
                begin = time.perf_counter()
                result = do()
                took.append(time.perf_counter() - begin)
        except Exception as fault:
            print(f"{self.tool}: {task}: {type(fault).__name__}: {fault}"[:300], file=sys.stderr)
            return None
        line = {
            "tool": self.tool,
            "version": self.version,
            "task": task,
            "seconds": statistics.median(took),
            "runs": len(took),
        }
        print(json.dumps(line), flush=True)
        return result


def asked() -> tuple[Path, int]:
    """The folder of the texts and the number of runs."""
    return Path(sys.argv[1]), int(sys.argv[2])
