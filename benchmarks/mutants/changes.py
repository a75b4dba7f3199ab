"""What a wrong program is: one operator, comparison, number, condition, default, option or returned value changed."""

import ast
import itertools
from collections.abc import Iterator
from typing import NamedTuple

SWAPS: dict[type, list[type]] = {
    ast.Add: [ast.Sub], ast.Sub: [ast.Add], ast.Mult: [ast.Div], ast.Div: [ast.Mult], ast.Pow: [ast.Mult], ast.Mod: [ast.Mult],
    ast.FloorDiv: [ast.Mult], ast.Lt: [ast.LtE, ast.GtE], ast.LtE: [ast.Lt, ast.Gt], ast.Gt: [ast.GtE, ast.LtE], ast.GtE: [ast.Gt, ast.Lt],
    ast.Eq: [ast.NotEq], ast.NotEq: [ast.Eq], ast.And: [ast.Or], ast.Or: [ast.And], ast.In: [ast.NotIn], ast.NotIn: [ast.In],
    ast.Is: [ast.IsNot], ast.IsNot: [ast.Is], ast.BitAnd: [ast.BitOr], ast.BitOr: [ast.BitAnd],
}  # fmt: skip
# Options that guard what cannot happen, or that change nothing but speed.
SILENT = {"strict", "encoding", "copy", "validate", "maxsize"}


class Spot(NamedTuple):
    """One change: the node, the field that changes, the new value, its place in a list (-1: no list), and its function."""

    node: ast.AST
    field: str
    value: object
    at: int
    function: str


class Mutant(NamedTuple):
    """One wrong program: its source, the line, what changed ("" if nothing did), in which function."""

    source: str
    line: int
    what: str
    function: str


def number(source: str) -> int:
    """How many wrong programs a module has."""
    return sum(1 for _ in _spots(ast.parse(source)))


def mutant(source: str, number: int) -> Mutant:
    """One of the wrong programs of a module."""
    tree = ast.parse(source)
    node, field, value, at, function = next(itertools.islice(_spots(tree), number, None))
    before, line = ast.unparse(node), getattr(node, "lineno", 0)
    if at >= 0:
        getattr(node, field)[at] = value
    else:
        setattr(node, field, value)
    after = ast.unparse(ast.fix_missing_locations(node))
    what = f"{_short(before)}  ->  {_short(after)}" if after != before else ""
    return Mutant(ast.unparse(ast.fix_missing_locations(tree)), line, what, function)


def functions(source: str) -> dict[str, range]:
    """The functions and methods of a module, with the lines of their bodies; those within another one belong to it."""
    return {name: range(one.body[0].lineno, (one.end_lineno or 0) + 1) for name, one in _functions(ast.parse(source))}


def _short(code: str) -> str:
    line = " ".join(code.split())
    return line if len(line) < 90 else f"{line[:88]}…"


def _spots(tree: ast.Module) -> Iterator[Spot]:
    for name, function in _functions(tree):
        defaults = [*function.args.defaults, *function.args.kw_defaults]
        given = (one for one in defaults if isinstance(one, ast.Constant))
        inner = (node for statement in function.body for node in _inside(statement))
        for node in itertools.chain(given, inner):
            yield from (Spot(*one, name) for one in _of(node))


def _functions(node: ast.AST, above: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            yield above + child.name, child
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{above}{child.name}.")


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    """All that is run, without types, messages of errors and what only guards."""
    if isinstance(node, ast.Raise | ast.Assert) or (isinstance(node, ast.keyword) and node.arg in SILENT):
        return
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "np.errstate":  # It keeps warnings quiet.
        return
    yield node
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _inside(child)


def _of(node: ast.AST) -> Iterator[tuple[ast.AST, str, object, int]]:
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
        case ast.Return(value=ast.expr()) if not _empty(node.value):
            yield node, "value", ast.Constant(None), -1
        case ast.Call(keywords=[_, *_]):
            for one in node.keywords:
                if one.arg not in SILENT and not (one.arg == "kind" and _many_keys(node)):
                    yield node, "keywords", [other for other in node.keywords if other is not one], -1


def _empty(value: ast.expr | None) -> bool:
    """Whether what is returned is as good as nothing: no caller can tell it from None in a condition."""
    match value:
        case ast.Constant():
            return not value.value
        case ast.List() | ast.Tuple():
            return not value.elts
        case ast.Dict():
            return not value.keys
    return False


def _many_keys(call: ast.Call) -> bool:
    """Whether a table is sorted by several columns: that is stable whatever `kind` says."""
    return bool(call.args) and isinstance(call.args[0], ast.List) and len(call.args[0].elts) > 1
