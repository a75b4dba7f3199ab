"""How many wrong programs do the tests notice? A sample of mutants of modules, each tried by the tests that mirror them.

    python benchmarks/mutants.py 200 statistics measures        # writes the survivors to standard output

A mutant differs in one operator, comparison, number, condition, default or returned value. Each is tried in a fork, which
has all libraries loaded already; a minute without an end counts as noticed, as in mutmut and cosmic-ray.
"""

import ast
import importlib
import inspect
import io
import itertools
import os
import random
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import hypothesis  # noqa: F401
import lexicalrichness  # noqa: F401
import pytest
import scipy.stats  # noqa: F401
import sklearn.metrics  # noqa: F401

import discourse.article  # noqa: F401
from discourse.io.articles import read_article
from discourse.text import language
from discourse.text.annotation import annotate

ROOT = Path(__file__).resolve().parents[1]
SOURCE, TESTS = ROOT / "src" / "discourse", ROOT / "tests"
# Modules without a test file of their own name: who tries them.
ALSO = {
    "_wording": ["measures/test_claims.py"], "_spoken_of": ["measures/test_claims.py"], "_sections": ["measures/test_template.py"],
    "arrays": ["statistics/test_keyness.py", "statistics/test_intervals.py", "statistics/test_diversity.py"],
}  # fmt: skip
SWAPS: dict[type, list[type]] = {
    ast.Add: [ast.Sub], ast.Sub: [ast.Add], ast.Mult: [ast.Div], ast.Div: [ast.Mult], ast.Pow: [ast.Mult], ast.Mod: [ast.Mult],
    ast.FloorDiv: [ast.Mult], ast.Lt: [ast.LtE, ast.GtE], ast.LtE: [ast.Lt, ast.Gt], ast.Gt: [ast.GtE, ast.LtE], ast.GtE: [ast.Gt, ast.Lt],
    ast.Eq: [ast.NotEq], ast.NotEq: [ast.Eq], ast.And: [ast.Or], ast.Or: [ast.And], ast.In: [ast.NotIn], ast.NotIn: [ast.In],
    ast.Is: [ast.IsNot], ast.IsNot: [ast.Is], ast.BitAnd: [ast.BitOr], ast.BitOr: [ast.BitAnd],
}  # fmt: skip


def spots(tree: ast.Module) -> Iterator[tuple[ast.AST, str, object, int]]:
    """Every change: node, the field that changes, the new value, and its place in a list (-1: no list)."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        # `strict=True` guards what cannot happen, and no test can make it happen.
        guards = {one.value for one in ast.walk(function) if isinstance(one, ast.keyword) and one.arg == "strict"}
        for node in ast.walk(ast.Module(body=function.body, type_ignores=[])):
            if node in guards:
                continue
            match node:
                case ast.BinOp() | ast.BoolOp() | ast.AugAssign():
                    yield from ((node, "op", new(), -1) for new in SWAPS.get(type(node.op), []))
                case ast.Compare():
                    for at, op in enumerate(node.ops):
                        yield from ((node, "ops", new(), at) for new in SWAPS.get(type(op), []))
                case ast.Constant(value=bool()):
                    yield node, "value", not node.value, -1
                case ast.Constant(value=int() | float()):
                    yield node, "value", node.value + 1, -1
                case ast.UnaryOp(op=ast.Not() | ast.Invert() | ast.USub()):
                    yield node, "op", ast.UAdd() if isinstance(node.op, ast.USub) else ast.Not(), -1
                case ast.If() | ast.IfExp():
                    yield node, "test", ast.UnaryOp(ast.Not(), node.test), -1
                case ast.Return(value=ast.expr()):
                    yield node, "value", ast.Constant(None), -1
                case ast.Call(keywords=[_, *_]):
                    yield from (
                        (node, "keywords", [k for k in node.keywords if k is not one], -1) for one in node.keywords
                    )


def mutant(path: Path, number: int) -> tuple[int, str, ast.Module]:
    """One mutant of a module: line, what changed ("" if nothing), the tree."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    node, field, value, at = next(itertools.islice(spots(tree), number, None))
    before = ast.unparse(node)
    if at >= 0:
        getattr(node, field)[at] = value
    else:
        setattr(node, field, value)
    after = ast.unparse(node)
    what = f"{short(before)}  ->  {short(after)}" if after != before else ""
    return node.lineno, what, ast.fix_missing_locations(tree)  # type: ignore[attr-defined]


def short(code: str) -> str:
    line = " ".join(code.split())
    return line if len(line) < 90 else f"{line[:88]}…"


def tests(path: Path) -> list[str]:
    """The test files that try a module."""
    names = [*TESTS.glob(f"*/test_{path.stem}.py"), *(TESTS / name for name in ALSO.get(path.stem, []))]
    if path.parent.name == "statistics":
        names.append(TESTS / "statistics" / "test_published.py")
    return [str(name) for name in names]


def put_in(path: Path, tree: ast.Module) -> None:
    """Give the functions of a module, which others hold already, the code of the mutant."""
    name = ".".join(("discourse", *path.relative_to(SOURCE).with_suffix("").parts))
    old, new = (
        vars(importlib.import_module(name)),
        {"__name__": name, "__file__": str(path), "__package__": name.rpartition(".")[0]},
    )
    exec(compile(tree, str(path), "exec"), new)
    _exchange(old, new)


def _exchange(old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    for name, changed in new.items():
        mine = inspect.unwrap(old[name]) if callable(old.get(name)) else getattr(old.get(name), "fget", None)
        other = inspect.unwrap(changed) if callable(changed) else getattr(changed, "fget", None)
        if inspect.isfunction(mine) and inspect.isfunction(other) and mine.__module__ == other.__module__:
            mine.__code__, mine.__defaults__, mine.__kwdefaults__ = (
                other.__code__,
                other.__defaults__,
                other.__kwdefaults__,
            )
        elif inspect.isclass(mine) and inspect.isclass(other) and mine.__module__ == other.__module__:
            _exchange(vars(mine), vars(other))


def noticed(path: Path, tree: ast.Module, files: list[str]) -> bool:
    """Whether the tests fail with the mutant in the module's place."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    signal.alarm(60)
    code = 1
    try:
        put_in(path, tree)
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            code = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *files]))
    finally:
        os._exit(code)


def main() -> None:
    """Try a sample; the first thing that is tried is the modules as they are, which must pass."""
    size, folders = int(sys.argv[1]), sys.argv[2:]
    os.environ |= {"HYPOTHESIS_PROFILE": "mutants"}
    paths = sorted(path for folder in folders for path in (SOURCE / folder).rglob("*.py") if path.stem != "__init__")
    for path in paths:
        importlib.import_module(".".join(("discourse", *path.relative_to(SOURCE).with_suffix("").parts)))
    language.language()
    annotate(read_article("zhang-xiao-2024"))
    every = [(path, n) for path in paths for n in range(sum(1 for _ in spots(ast.parse(path.read_text()))))]
    random.Random(1).shuffle(every)
    print(
        f"{len(every)} mutants of {len(paths)} modules; without tests: {[p.stem for p in paths if not tests(p)]}",
        flush=True,
    )
    for path in paths:
        if tests(path) and noticed(path, ast.parse(path.read_text(encoding="utf-8")), tests(path)):
            print(f"the tests of {path.relative_to(SOURCE)} fail as it is", flush=True)
    tried = left = 0
    while tried < size and every:
        path, number = every.pop()
        line, what, tree = mutant(path, number)
        if not what:
            continue
        tried += 1
        if not tests(path) or not noticed(path, tree, tests(path)):
            left += 1
            print(f"survived  {path.relative_to(SOURCE)}:{line}  {what}", flush=True)
        if tried % 20 == 0:
            print(f"{tried - left} of {tried} noticed ({1 - left / tried:.0%})", flush=True)


if __name__ == "__main__":
    main()
