"""Corpora that come as a table of texts in `data/corpora`, and are built when they are first opened."""

import atexit
import shutil
import tempfile
from pathlib import Path

from discourse.base import cache, paths
from discourse.base.errors import DiscourseError, SetupError
from discourse.corpus import build as building
from discourse.corpus import chunks, forms, index, sources, store, vocabulary
from discourse.corpus.build import build
from discourse.corpus.sources import Columns, texts
from discourse.corpus.store import Store, is_corpus
from discourse.text.language import model_version


def is_known(name: str) -> bool:
    """Whether there is a corpus of this name, built or bundled."""
    return is_corpus(name) or _table(name) is not None


def _table(name: str) -> Path | None:
    return None if "/" in name else paths.find("corpora", f"{name}.jsonl.gz")


def named(name: str) -> str:
    """The name, or the path, under which a corpus is opened.

    A table `data/corpora/<name>.jsonl.gz` is built into the cache, once for each version of it, where no corpus was built under this
    name, and built again where a file of it was damaged. Without room or right to keep it there it is built for this process alone.
    """
    table = _table(name)
    if table is None or is_corpus(name):
        return name
    code = [Path(str(module.__file__)) for module in (building, chunks, forms, index, sources, store, vocabulary)]
    place = paths.cache() / "corpora" / cache.key(table, model_version(), *code) / name
    if not _is_whole(place):
        try:
            _build(table, place)
        except SetupError:
            folder = tempfile.mkdtemp(prefix="discourse-")
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            place = _build(table, Path(folder) / name)
    return str(place)


def _is_whole(place: Path) -> bool:
    try:
        Store(str(place)).check()
    except DiscourseError:
        return False
    return True


def _build(table: Path, place: Path) -> Path:
    build(texts(table, Columns()), place, {"title": place.name, "source": table.name}, tell=lambda done: None)
    return place
