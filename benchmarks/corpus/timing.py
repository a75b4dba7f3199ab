"""What every tool's script shares: how a task is timed and told. No package beyond Python's own, for each runs in another environment."""

import ctypes
import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

ENOUGH = 5.0
"""A task is not timed again once its runs have taken so many seconds."""
WORD, PHRASE = "government", "united states"


class Clock:
    """Times tasks and prints each as a line of JSON at once, so that a tool that dies has told what it did before."""

    def __init__(self, tool: str, package: str, runs: int) -> None:
        self.tool, self.runs = tool, runs
        self.version = version(package)

    def time(self, task: str, do: Callable[[], Any]) -> Any:
        """The median of some runs, fewer of what takes long; a tool that fails at a task says so, and goes on."""
        took: list[float] = []
        result = None
        try:
            held = _settled()
            while len(took) < self.runs and sum(took) < ENOUGH:
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
            "peak": _memory("VmHWM") - held,
        }
        print(json.dumps(line), flush=True)
        return result


def _memory(name: str) -> float:
    """What this process holds (VmRSS) or held at most (VmHWM), in MB, pages of mapped files among it."""
    return int(Path("/proc/self/status").read_text(encoding="utf-8").partition(f"{name}:")[2].split()[0]) / 1024


def _settled() -> float:
    """What this process holds when all that was freed is given back; the most that it holds begins anew."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")
    return _memory("VmRSS")


def asked() -> tuple[Path, int]:
    """The folder of the texts and the number of runs."""
    return Path(sys.argv[1]), int(sys.argv[2])
