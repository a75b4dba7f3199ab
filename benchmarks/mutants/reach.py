"""Which tests reach which functions: each test file is run once with a coverage context for each test."""

import hashlib
import json
import shutil
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import coverage
import pytest
from changes import functions
from workshop import PACKAGES, ROOT, forked, run_tests

KEPT = ROOT / ".pytest_cache" / "reach.json"
# Who may notice a mutant. Reports, wheels and commands are left out: they take long, and look at what these have tried.
TRIED = ("statistics/test_*.py", "measures/test_*.py", "coding/**/test_*.py", "evaluation/test_*.py", "test_properties.py", "test_article.py",
         "test_comparison.py", "test_measured_numbers.py", "reporting/test_summaries.py", "reporting/test_keyword_findings.py",
         "reporting/test_coders.py", "reporting/test_estimates.py", "reporting/test_accuracy.py")  # fmt: skip
SETUP = "fixtures"
"""The context of all that fixtures do: it is done once, and tests of the same file share it."""
NOTHING = "\n_NOTHING = 0\n"


class Test(TypedDict):
    """What one test takes, in seconds of the processor, and what it reaches: functions by module."""

    seconds: float
    reaches: dict[str, list[str]]


def recorded() -> dict[str, Test]:
    """All tests that pass while each module holds a line more that does nothing.

    A test that fails then would notice anything; that it notices a mutant says nothing.
    """
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.is_file() else {}
    files = sorted({path for pattern in TRIED for path in Path("tests").glob(pattern)})
    digests = {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    changed = [name for name, digest in digests.items() if kept.get(name, {}).get("digest") != digest]
    modules = [path for package in PACKAGES for path in sorted(Path("src/discourse", package).rglob("*.py"))]
    sources = {path: path.read_text(encoding="utf-8") for path in modules}
    for path, source in sources.items():
        path.write_text(source + NOTHING, encoding="utf-8")
    try:
        for name in changed:
            kept[name] = {"digest": digests[name], "tests": _run(name)}
            KEPT.parent.mkdir(exist_ok=True)
            KEPT.write_text(json.dumps(kept), encoding="utf-8")
    finally:
        for path, source in sources.items():
            path.write_text(source, encoding="utf-8")
    return {test: found for name in digests for test, found in kept[name]["tests"].items()}


def _run(name: str) -> dict[str, Test]:
    answer = Path("reach-of-one.json")
    answer.unlink(missing_ok=True)
    code = forked(lambda: _record(name, answer), 900)
    found: dict[str, Test] = json.loads(answer.read_text(encoding="utf-8")) if answer.is_file() else {}
    print(f"{name}: {len(found)} tests, {sum(one['seconds'] for one in found.values()):.0f} s, {code}", flush=True)
    return found


def _record(name: str, answer: Path) -> int:
    measured = coverage.Coverage(
        data_file=None, config_file=False, include=[f"{Path.cwd()}/src/discourse/{package}/*" for package in PACKAGES]
    )
    watch = Watch(measured)
    measured.start()
    code = run_tests([name], watch)
    measured.stop()
    data = measured.get_data()
    reached: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for file in sorted(data.measured_files()):
        inside = {
            line: name for name, lines in functions(Path(file).read_text(encoding="utf-8")).items() for line in lines
        }
        for line, tests in data.contexts_by_lineno(file).items():
            for test in tests if line in inside else ():
                reached[str(Path(file).relative_to(Path.cwd()))][test].add(inside[line])
    found = {
        test: Test(
            seconds=round(seconds, 3), reaches={file: sorted(by[test] | by[SETUP]) for file, by in reached.items()}
        )
        for test, seconds in watch.seconds.items()
        if test not in watch.failed
    }
    answer.write_text(json.dumps(found), encoding="utf-8")
    return code


class Watch:
    """Names the context after the test that runs, and takes kept codings away before it, so that it codes by itself."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        shutil.rmtree("scratch/cache/codings", ignore_errors=True)
        self.measured.switch_context(SETUP)
        began = time.process_time()
        done = yield
        self.seconds[item.nodeid] = time.process_time() - began
        return done

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> None:
        self.measured.switch_context(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self.failed.add(report.nodeid)
