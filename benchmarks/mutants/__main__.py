"""How many wrong programs do the tests notice? A sample of mutants of each package, tried by the tests that reach them.

    python benchmarks/mutants --sample 60 --seed 1 statistics measures coding   # writes the survivors to standard output

Nothing is changed in the project: mutants stand in a copy, each is tried in a fork of a process that holds all libraries. First
it is recorded which tests reach which functions (minutes; kept in `.pytest_cache` until the test file changes). Of those that reach
the function of a mutant the tests of its module go first, then those of its package, the quick ones before the slow; the first that fails ends it. What takes ten times as
long as it should counts as noticed.
"""

import argparse
import itertools
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from changes import Mutant, mutant, number
from reach import Test, recorded
from workshop import PACKAGES, copy, forked, load, run_tests, spoilt

LONGEST = 20.0
"""Seconds of tests, by their recorded time, that one mutant is worth."""
NO_TESTS = 5


def distance(path: Path, test: str) -> int:
    """0 for a test in the file that mirrors the module, 1 in the folder that mirrors its package, else 2."""
    file = Path(test.partition("::")[0])
    return 0 if path.stem.strip("_") in file.stem else 2 - (path.parts[2] in file.parts)


def reaching(path: Path, one: Mutant, tests: dict[str, Test]) -> tuple[list[str], float]:
    """The tests that run a mutant, in the order in which they are tried, and their seconds."""
    found = [name for name, test in tests.items() if one.function in test["reaches"].get(str(path), ())]
    found.sort(key=lambda name: (distance(path, name), tests[name]["seconds"], name))
    chosen, total = [], 0.0
    for name in found:
        if not chosen or total + tests[name]["seconds"] <= LONGEST:
            chosen.append(name)
            total += tests[name]["seconds"]
    return chosen, total


def tried(path: Path, one: Mutant, tests: dict[str, Test]) -> str:
    """How a mutant ended: "noticed", "survived" or "unreached"."""
    names, seconds = reaching(path, one, tests)
    if not names:
        return "unreached"
    with spoilt(path, one.source):
        code = forked(lambda: run_tests(["-x", *names]), 10 * seconds + 20)
    if code in (NO_TESTS, 4):
        raise SystemExit(f"{path}:{one.line}: its tests were not found: {names[:3]}")
    return "survived" if code == 0 else "noticed"


def sample(package: str, size: int, seed: int) -> Iterator[tuple[Path, Mutant]]:
    """Mutants of a package, drawn without replacement."""
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(Path("src/discourse", package).rglob("*.py"))}
    every = [(path, n) for path, source in sources.items() for n in range(number(source))]
    print(f"{package}: {len(every)} mutants", flush=True)
    random.Random(f"{package} {seed}").shuffle(every)
    made = ((path, mutant(sources[path], n)) for path, n in every)
    return itertools.islice((one for one in made if one[1].what), size)


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
            left = 0
            for count, (path, one) in enumerate(sample(package, asked.sample, asked.seed), 1):
                how = tried(path, one, tests)
                if how != "noticed":
                    left += 1
                    print(f"{how}  {path.relative_to('src/discourse')}:{one.line}  {one.what}", flush=True)
                if count % 20 == 0:
                    print(
                        f"{package}, seed {asked.seed}: {count - left} of {count} noticed ({1 - left / count:.0%})",
                        flush=True,
                    )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
