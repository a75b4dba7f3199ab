"""How many wrong programs do the tests notice? A sample of mutants of each package, tried by the tests that reach them.

    python benchmarks/mutants --sample 60 --seed 1 statistics measures coding   # writes the survivors to standard output

Nothing is changed in the project: mutants stand in a copy, each is tried in a fork of a process that holds all libraries. First
it is recorded which tests reach which lines (minutes; kept until sources or tests change). Of those that reach a mutant the
tests of its module go first, then the quick ones; the first that fails ends it. What takes ten times as long as it should counts as noticed.
"""

import argparse
import random
import shutil
import tempfile
from pathlib import Path

from changes import Mutant, changed, mutants
from reach import Test, recorded
from workshop import PACKAGES, copy, forked, load, run_tests, spoilt

LONGEST = 60.0
"""Seconds of tests, by their recorded time, that one mutant is worth."""
NO_TESTS = 5


def own(path: Path, test: str) -> bool:
    """Whether a test stands in the file, or the folder, that mirrors the module."""
    file = Path(test.partition("::")[0])
    return path.stem.strip("_") in file.stem or file.parent.name == path.parent.name != "src"


def reaching(path: Path, mutant: Mutant, tests: dict[str, Test]) -> tuple[list[str], float]:
    """The tests that run a mutant, in the order in which they are tried, and their seconds."""
    found = [name for name, test in tests.items() if not set(mutant.lines).isdisjoint(test["lines"].get(str(path), ()))]
    found.sort(key=lambda name: (not own(path, name), tests[name]["seconds"], name))
    chosen, total = [], 0.0
    for name in found:
        if not chosen or total + tests[name]["seconds"] <= LONGEST:
            chosen.append(name)
            total += tests[name]["seconds"]
    return chosen, total


def tried(path: Path, mutant: Mutant, tests: dict[str, Test]) -> str:
    """How a mutant ended: "noticed", "survived" or "unreached"."""
    names, seconds = reaching(path, mutant, tests)
    if not names:
        return "unreached"
    source = changed(path.read_text(encoding="utf-8"), mutant.number)[0]
    with spoilt(path, source, mutant.number + 1):
        code = forked(lambda: run_tests(["-x", *names]), 10 * seconds + 20)
    if code in (NO_TESTS, 4):
        raise SystemExit(f"{path}:{mutant.line}: its tests were not found: {names[:3]}")
    return "survived" if code == 0 else "noticed"


def sample(package: str, size: int, seed: int) -> list[tuple[Path, Mutant]]:
    """Mutants of a package, drawn without replacement."""
    every = [(path, mutant) for path in sorted(Path("src/discourse", package).rglob("*.py"))
             for mutant in mutants(path.read_text(encoding="utf-8"))]  # fmt: skip
    print(f"{package}: {len(every)} mutants", flush=True)
    return random.Random(f"{package} {seed}").sample(every, min(size, len(every)))


def main() -> None:
    """Try a sample of each package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="*", default=PACKAGES, choices=PACKAGES)
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    folder = copy(Path(tempfile.mkdtemp(prefix="mutants-")).resolve())
    try:
        load()
        tests = recorded()
        for package in asked.packages:
            left, drawn = 0, sample(package, asked.sample, asked.seed)
            for count, (path, mutant) in enumerate(drawn, 1):
                how = tried(path, mutant, tests)
                if how != "noticed":
                    left += 1
                    print(f"{how}  {path.relative_to('src/discourse')}:{mutant.line}  {mutant.what}", flush=True)
                if count % 20 == 0 or count == len(drawn):
                    print(
                        f"{package}, seed {asked.seed}: {count - left} of {count} noticed ({1 - left / count:.0%})",
                        flush=True,
                    )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
