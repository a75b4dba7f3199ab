"""The cache: tables that take long to make are kept on disk, named after everything they depend on."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd

from discourse.base import paths, tables

_DIGEST = hashlib.sha256().digest_size


def key(*parts: str | bytes | Path) -> str:
    """Make one name of many dependencies: of a path its content counts, not its place."""
    mark = hashlib.sha256()
    for part in parts:
        if isinstance(part, Path):
            part = part.read_bytes()
        elif isinstance(part, str):
            part = part.encode("utf-8", "surrogatepass")
        # Each part with its length: "ab" + "c" must not be "a" + "bc".
        mark.update(len(part).to_bytes(8, "big") + part)
    return mark.hexdigest()[:32]


_off = ContextVar("off", default=False)


@contextmanager
def switched_off() -> Iterator[None]:
    """Keep nothing and look for nothing: for whoever keeps the tables himself."""
    before = _off.set(True)
    try:
        yield
    finally:
        _off.reset(before)


def kept(kind: str, name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """Read a table from a folder (`kind`) of the cache under the name that `key` gave, or make it and keep it."""
    if _off.get():
        return make()
    file = paths.cache() / kind / f"{name}.table"
    try:
        data = file.read_bytes()
        if data[-_DIGEST:] == _sealed(name, data[:-_DIGEST]):
            return _with_parts(pd.read_parquet(BytesIO(data[:-_DIGEST])), str, tables.read_parts)
    except (OSError, ValueError):
        pass  # What cannot be read is made again.
    table = make()
    _keep(table, file, name)
    return table


def _keep(table: pd.DataFrame, file: Path, name: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        data = _with_parts(table, dict, tables.parts_text).to_parquet(index=False)
        tables.written(file, data + _sealed(name, data))
    except OSError:
        return  # Without room or rights the analysis still runs, only slower next time.


def _sealed(name: str, data: bytes) -> bytes:
    """The digest behind the data, which a single changed bit, or the file of another name, would not fit."""
    return hashlib.sha256(name.encode() + data).digest()


def _with_parts(table: pd.DataFrame, kind: type, change: Callable[[Any], Any]) -> pd.DataFrame:
    """A table whose column `parts`, if it holds named stretches, is written as text or read from it."""
    if "parts" not in table or not table["parts"].map(lambda one: isinstance(one, kind)).all():
        return table
    return table.assign(parts=table["parts"].map(change))
