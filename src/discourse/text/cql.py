"""The grammar of CQL, and how its parts become steps."""

import re
from functools import lru_cache
from typing import Any

import numpy as np
from lark import Lark, Transformer, v_args

from discourse.base.errors import UsageError, did_you_mean
from discourse.text import patterns, steps
from discourse.text.steps import Step, Test
from discourse.text.tokens import ATTRIBUTES

_MOST, _LIMIT = 40, 200
_GRAMMAR = r"""
    ?start: alternatives
    ?alternatives: sequence ("|" sequence)*
    sequence: item+
    item: atom repeat? | ANCHOR -> anchor
    ?atom: plain | "@" plain -> target
    ?plain: token | "(" alternatives ")"
    token: "[" "]" -> anything | "[" condition "]" | STRING FLAG? -> bare
    ?condition: conjunction ("|" conjunction)*
    ?conjunction: negation ("&" negation)*
    ?negation: "!" negation -> negated | comparison | "(" condition ")"
    comparison: NAME OP STRING FLAG?
    repeat: "?" -> optional | "*" -> any | "+" -> some | "{" INT "}" -> exactly
          | "{" INT "," INT? "}" -> between
    OP: "!=" | "="
    NAME: /[a-z_]+/
    ANCHOR: /<\/?[sp]>/
    FLAG: "%c"
    STRING: /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/
    %import common.INT
    %import common.WS
    %ignore WS
"""


@lru_cache(maxsize=1)
def parser() -> Lark:
    """The parser of the grammar, built once."""
    return Lark(_GRAMMAR, parser="lalr")


def _pattern(string: str) -> str:
    """The regular expression in a quoted string, checked while the query is read and not when it is run."""
    pattern = re.sub(r"\\(['\"])", r"\1", string[1:-1])
    patterns.check(pattern)
    return pattern


def _times(number: str) -> int:
    """How often something is repeated."""
    if len(number) > 3 or int(number) > _LIMIT:
        raise UsageError(f"query: {{{number[:9]}}} asks for too many repetitions; {_LIMIT} is the most.")
    return int(number)


@v_args(inline=True)
class Compile(Transformer[Any, Any]):
    """Turn the tree into steps; each gives (step, test of its first token or None)."""

    def comparison(self, name: str, op: str, string: str, flag: str | None = None) -> Test:
        if name not in ATTRIBUTES:
            raise UsageError(f"query: tokens have no attribute '{name}'; {did_you_mean(str(name), ATTRIBUTES)}")
        test = steps.matches(str(name), _pattern(string), flag is not None)
        return test if op == "=" else lambda view: ~test(view)

    def negated(self, test: Test) -> Test:
        return lambda view: ~test(view)

    def conjunction(self, *tests: Test) -> Test:
        return lambda view: np.logical_and.reduce([test(view) for test in tests])

    def condition(self, *tests: Test) -> Test:
        return lambda view: np.logical_or.reduce([test(view) for test in tests])

    def token(self, test: Test) -> tuple[Step, Test]:
        return steps.one(test), test

    def anything(self) -> tuple[Step, Test]:
        return steps.one(steps.anything), steps.anything

    def bare(self, string: str, flag: str | None = None) -> tuple[Step, Test]:
        test = steps.matches("form", _pattern(string), True)
        return steps.one(test), test

    def anchor(self, mark: str) -> tuple[Step, Test | None]:
        unit = mark[-2]
        return (steps.after(unit), None) if mark[1] == "/" else (steps.before(unit), steps.opens(unit))

    def target(self, atom: tuple[Step, Test | None]) -> tuple[Step, Test | None]:
        return steps.target(atom[0]), atom[1]

    def optional(self) -> tuple[int, int]:
        return 0, 1

    def any(self) -> tuple[int, int]:
        return 0, _MOST

    def some(self) -> tuple[int, int]:
        return 1, _MOST

    def exactly(self, times: str) -> tuple[int, int]:
        return _times(times), _times(times)

    def between(self, least: str, most: str | None = None) -> tuple[int, int]:
        return _times(least), _times(most) if most is not None else max(_times(least), _MOST)

    def item(self, atom: tuple[Step, Test | None], repeat: tuple[int, int] | None = None) -> tuple[Step, Test | None]:
        if repeat is None:
            return atom
        if repeat[1] < repeat[0] or not repeat[1]:
            asked = f"{{{repeat[0]},{repeat[1]}}}" if repeat[1] else "{0}"
            raise UsageError(f"query: {asked} asks for nothing; write 1 or more, the smaller number first.")
        return steps.repeated(atom[0], *repeat), atom[1] if repeat[0] else None

    def sequence(self, *items: tuple[Step, Test | None]) -> tuple[Step, Test | None]:
        return (steps.sequence([step for step, _ in items]), items[0][1]) if len(items) > 1 else items[0]

    def alternatives(self, *choices: tuple[Step, Test | None]) -> tuple[Step, None]:
        return steps.either([step for step, _ in choices]), None
