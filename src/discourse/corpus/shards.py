"""The annotation of a corpus in shards: files of some texts each, named after all that they depend on.

A shard with its digest beside it is done: each is moved to its place whole, the digest last. So the work can be stopped, or a
worker die, at any time, and the same command goes on; nothing is done twice and nothing is lost. On one machine processes share
the work, on a cluster the workers of a Dask scheduler, which must see the folder of the corpus under the same path.
"""

import hashlib
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache, partial
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pandas as pd
import pyarrow.parquet as pq

from discourse.base import cache
from discourse.base.errors import SetupError, UsageError, writing
from discourse.base.extras import extra
from discourse.base.tables import written
from discourse.corpus.store import ANNOTATION, Store
from discourse.io import articles as articles_of
from discourse.io import paragraphs
from discourse.io.articles import ArticleText, make_article
from discourse.text import words as words_of
from discourse.text.annotation import annotate, tokens_key
from discourse.text.words import words

_SEAL = ".sha256"
_LARGEST = 50_000
"""Words of a shard after which it ends at once."""
_EVERY = 16
"""One text in so many ends a shard: which one depends on its name alone, so that a new text changes one shard only."""


class Shard(NamedTuple):
    """Texts that are annotated together: their rows in the store, from `first` to before `end`, and their number of words."""

    first: int
    end: int
    words: int


Work = Callable[[str, Shard], str]


def shards(store: Store) -> list[Shard]:
    """Part the texts of a corpus into shards."""
    found, first, size = [], 0, 0
    for row, (name, number) in enumerate(zip(store.documents["document"], store.documents["words"], strict=True)):
        size += int(number)
        ends = hashlib.sha256(str(name).encode("utf-8", "replace")).digest()[0] % _EVERY == 0
        if ends or size >= _LARGEST or row + 1 == len(store.documents):
            found.append(Shard(first, row + 1, size))
            first, size = row + 1, 0
    return found


def articles(store: Store, shard: Shard) -> list[ArticleText]:
    """The texts of a shard as the article pipeline reads them."""
    names = store.documents["document"].iloc[shard.first : shard.end]
    return [make_article(str(name), store.printed(row)) for row, name in enumerate(names, start=shard.first)]


def path(store: Store, shard: Shard) -> Path:
    """Where a shard lies: its name says its texts, the model and the code that annotate them."""
    names = "\n".join(map(str, store.documents["document"].iloc[shard.first : shard.end]))
    return store.folder / ANNOTATION / f"{cache.key(_rules(), names, store.raw(shard.first, shard.end))}.parquet"


@lru_cache(maxsize=1)
def _rules() -> str:
    """The model, the lists and the code that make tokens of a text."""
    code = [Path(str(module.__file__)) for module in (articles_of, paragraphs, words_of)]
    return cache.key(Path(__file__), *code, tokens_key())


def annotate_shard(folder: str, shard: Shard) -> str:
    """Annotate a shard and write it; the one function that processes and clusters run.

    The table is that of `text.annotation.annotate`, with three columns more: `counted`, `counted_lemma` and `counted_pos` hold at
    the first token of each word that is counted, under the usual rules, what is counted there.
    """
    store = Store(folder)
    with cache.switched_off():
        tokens = annotate(*articles(store, shard))
    spoken = words(tokens)
    for name in ("word", "lemma", "pos"):
        counted = pd.Series(spoken[name].astype(str).to_numpy(), index=spoken["token"]).reindex(range(len(tokens)))
        tokens["counted" if name == "word" else f"counted_{name}"] = counted.astype("category").to_numpy()
    return keep(path(store, shard), tokens)


def keep(file: Path, tokens: pd.DataFrame) -> str:
    """Write a shard and beside it its digest, and give its name."""
    data = tokens.to_parquet(index=False)
    with writing(file):
        file.parent.mkdir(exist_ok=True)
        written(file, data)
        written(file.with_suffix(_SEAL), hashlib.sha256(data).hexdigest().encode())
    return file.name


def _whole(file: Path) -> bool:
    """Whether a shard is there as it was written."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest().encode() == file.with_suffix(_SEAL).read_bytes()
    except OSError:
        return False


def whole(store: Store) -> list[Path]:
    """The files of all shards; UsageError where the corpus is not annotated whole, or what was annotated is damaged."""
    files = [path(store, shard) for shard in shards(store)]
    if not all(map(_whole, files)):
        raise UsageError(
            f"{store.name}: not annotated whole, or not with this version; "
            f"'discourse corpus annotate {store.name}' makes what is missing or damaged."
        )
    return files


def annotate_corpus(
    name: str, *, workers: int = 1, scheduler: str = "", tell: Callable[[int, int], None] = lambda done, of: None,
    work: Work = annotate_shard,
) -> int:  # fmt: skip
    """Annotate what is not annotated yet, and give the number of shards that were made.

    Args:
        name: the corpus, as for `open_corpus`.
        workers: processes on this machine.
        scheduler: the address of a Dask scheduler (`tcp://...`), whose workers are used instead.
        tell: is told how many words are annotated, of how many.
        work: what makes a shard and gives the name of its file.

    Raises:
        SetupError: the scheduler does not answer, or a shard could not be made.
    """
    store = Store(name)
    folder, every = str(store.folder.resolve()), shards(store)
    files = [path(store, shard) for shard in every]
    todo = [shard for shard, file in zip(every, files, strict=True) if not _whole(file)]
    total = sum(shard.words for shard in every)
    done = total - sum(shard.words for shard in todo)
    tell(done, total)
    run = _on_cluster(scheduler, folder, todo, work) if scheduler else _here(workers, folder, todo, work)
    for shard in run:
        done += shard.words
        tell(done, total)
    for old in (store.folder / ANNOTATION).glob("*"):
        if old.suffix in (".parquet", _SEAL) and old.with_suffix(".parquet") not in files:
            old.unlink(missing_ok=True)  # Another run that ends now may be quicker.
    return len(todo)


def _here(workers: int, folder: str, todo: list[Shard], work: Work) -> Iterator[Shard]:
    if workers <= 1 or len(todo) <= 1:
        for shard in todo:
            work(folder, shard)
            yield shard
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin) as pool:
        waiting = {pool.submit(work, folder, shard): shard for shard in todo}
        try:
            for future in as_completed(waiting):
                future.result()
                yield waiting[future]
        except BrokenProcessPool:
            raise SetupError(
                "a process that annotates was ended, mostly for want of memory; run the same again, with fewer --workers."
            ) from None
        except BaseException:
            for worker in active_children():  # A shard that is half done would be waited for.
                worker.terminate()
            raise
        finally:
            pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """End with the process that started this one, however that ends, and at Ctrl-C without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_outlived, daemon=True).start()


def _outlived() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _on_cluster(scheduler: str, folder: str, todo: list[Shard], work: Work) -> Iterator[Shard]:
    distributed = extra("distributed", "corpus", "a cluster")
    try:
        client = distributed.Client(scheduler, timeout=20)
    except OSError:
        raise SetupError(f"{scheduler}: no Dask scheduler answers there.") from None
    with client:
        # A shard whose worker dies is given to another; only one that kills several is given up.
        futures = client.map(partial(work, folder), todo, pure=False, retries=2)
        shard_of = dict(zip(futures, todo, strict=True))
        for future in distributed.as_completed(futures):
            if future.status != "finished":
                raise SetupError(f"{scheduler}: a shard could not be made ({future.exception()}); run the same again.")
            yield shard_of[future]


def read(store: Store) -> Iterable[tuple[str, pd.DataFrame]]:
    """The shards one by one, each with the name of its token table; UsageError see `whole`."""
    for file in whole(store):
        yield file.stem, pq.read_table(file).to_pandas()
