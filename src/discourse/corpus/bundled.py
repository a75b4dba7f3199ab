"""Corpora that come as a table of texts in `data/corpora`, and are built when they are first opened."""

from pathlib import Path

from discourse.base import cache, paths
from discourse.corpus import build as building
from discourse.corpus import chunks, forms, index, sources, store, vocabulary
from discourse.corpus.build import build
from discourse.corpus.sources import Columns, texts
from discourse.corpus.store import is_corpus
from discourse.text.language import model_version


def named(name: str) -> str:
    """The name, or the path, under which a corpus is opened.

    A table `data/corpora/<name>.jsonl.gz` is built into the cache, once for each version of it, where no corpus was built under this
    name.
    """
    table = None if is_corpus(name) or "/" in name else paths.find("corpora", f"{name}.jsonl.gz")
    if table is None:
        return name
    code = [Path(str(module.__file__)) for module in (building, chunks, forms, index, sources, store, vocabulary)]
    place = paths.cache() / "corpora" / cache.key(table, model_version(), *code) / name
    if not is_corpus(str(place)):
        build(texts(table, Columns()), place, {"title": name, "source": table.name}, tell=lambda done: None)
    return str(place)
