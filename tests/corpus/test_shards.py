"""Annotation in shards: nothing twice, nothing lost, on one machine and on a cluster whose worker dies."""

import os
import signal
import time
from collections import Counter
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import distributed
import pandas as pd
import pytest
from tests.helpers.full_disk import room_for

from discourse.base.errors import SetupError, UsageError
from discourse.corpus import shards
from discourse.corpus.build import build
from discourse.corpus.shards import Shard, annotate_corpus, annotate_shard
from discourse.corpus.sources import Text
from discourse.corpus.store import Store
from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.words import words

from .conftest import Build, files

TEXTS = [
    (f"doc{n}", f"The {'old ' * n}men walked home. They weren't well-known.", {"year": 2000 + n}) for n in range(40)
]


def stub(notes: str, dies: bool, folder: str, shard: Shard) -> str:
    """Stands for the annotation: notes that it ran, and ends its process the first time that it makes the third shard."""
    file = shards.path(Store(folder), shard)
    mark = Path(notes, "died")
    if dies and shard == shards.shards(Store(folder))[2] and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    with Path(notes, "ran").open("a") as ran:
        ran.write(f"{shard.first}\n")
    return shards.keep(file, pd.DataFrame({"a": [shard.first]}))


def slow(folder: str, shard: Shard) -> str:
    """Stands for an annotation that fails at once in the first shard, and takes long in the others."""
    time.sleep(600 if shard.first else 0)
    return str(1 / 0)


def test_shards_hold_every_text_once_and_a_new_text_changes_one(built: Build) -> None:
    corpus, more = built(TEXTS), built([*TEXTS[:20], ("new", "One more.", {}), *TEXTS[20:]])
    parts = shards.shards(corpus.store)
    assert len(parts) > 2
    assert [row for part in parts for row in range(part.first, part.end)] == list(range(40))
    names = {shards.path(corpus.store, part).name for part in parts}
    again = {shards.path(more.store, part).name for part in shards.shards(more.store)}
    assert len(names - again) == 1


def test_what_is_done_is_not_done_again_and_what_is_damaged_is(built: Build, tmp_path: Path) -> None:
    store, told = built(TEXTS).store, []
    run = partial(
        annotate_corpus, str(store.folder), work=partial(stub, str(tmp_path), False), tell=lambda *n: told.append(n)
    )
    parts = shards.shards(store)
    assert run() == len(parts) and told[0] == (0, 40 * 8 + sum(range(40))) and told[-1][0] == told[-1][1]
    assert run() == 0
    cut, other, unsealed = (shards.path(store, part) for part in parts[:3])
    cut.write_bytes(cut.read_bytes()[:-9])
    other.write_bytes(other.read_bytes().replace(b"pandas", b"pandaz", 1))
    unsealed.with_suffix(".sha256").unlink()  # As after a kill between the two files.
    (store.folder / "annotation" / "old.parquet").touch()
    with pytest.raises(UsageError, match="missing or damaged"):
        shards.whole(store)
    assert run() == 3 and not (store.folder / "annotation" / "old.parquet").exists()
    assert Counter((tmp_path / "ran").read_text().split()) == Counter(
        [str(part.first) for part in parts] + [str(part.first) for part in parts[:3]]
    )
    # A corpus that is built anew keeps what fits, and what the user laid there.
    (store.folder / "notes.txt").touch()
    build([Text(name, text, known, ()) for name, text, known in TEXTS], store.folder, {}, tell=lambda done: None)
    assert run() == 0 and (store.folder / "notes.txt").is_file()


def test_what_ends_an_annotation_is_not_kept_waiting(built: Build, tmp_path: Path) -> None:
    folder, begun = str(built(TEXTS).store.folder), time.monotonic()
    with pytest.raises(ZeroDivisionError):
        annotate_corpus(folder, workers=2, work=slow)
    assert time.monotonic() - begun < 200 and active_children() == []


def test_a_worker_that_is_killed_is_told_and_the_next_run_goes_on(built: Build, tmp_path: Path) -> None:
    folder = str(built(TEXTS).store.folder)
    work = partial(stub, str(tmp_path), True)
    with pytest.raises(SetupError, match="want of memory; run the same again"):
        annotate_corpus(folder, workers=2, work=work)
    annotate_corpus(folder, work=work)
    assert len(shards.whole(Store(folder))) == len(shards.shards(Store(folder)))
    assert {file.suffix for file in (Store(folder).folder / "annotation").iterdir()} == {".parquet", ".sha256"}


def test_a_full_disk_leaves_no_half_shard(built: Build, tmp_path: Path) -> None:
    folder = built(TEXTS).store.folder
    with room_for(100), pytest.raises(SetupError, match="cannot be written"):
        annotate_corpus(str(folder), work=partial(stub, str(tmp_path), False))
    assert list((folder / "annotation").iterdir()) == []


def test_a_cluster_goes_on_when_a_worker_is_killed(built: Build, tmp_path: Path) -> None:
    store = built(TEXTS).store
    parts = shards.shards(store)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        made = annotate_corpus(
            str(store.folder), scheduler=cluster.scheduler_address, work=partial(stub, str(tmp_path), True)
        )
    assert made == len(parts) and (tmp_path / "died").exists()
    assert all(pd.read_parquet(shards.path(store, part))["a"].tolist() == [part.first] for part in parts)
    # Only what the dead worker alone held in its memory may have run twice; its files are those of one run.
    assert set((tmp_path / "ran").read_text().split()) == {str(part.first) for part in parts}


def test_no_scheduler_is_told_in_a_sentence(built: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*args: object, **options: object) -> None:
        raise OSError("timed out")

    monkeypatch.setattr(distributed, "Client", refused)
    with pytest.raises(SetupError, match="no Dask scheduler answers"):
        annotate_corpus(str(built(TEXTS).store.folder), scheduler="tcp://127.0.0.1:1")


def test_an_annotated_corpus_counts_lemmas_and_codes(built: Build) -> None:
    corpus = built(TEXTS[:4])
    with pytest.raises(UsageError, match="annotate"):
        corpus.lemmas()
    with pytest.raises(UsageError, match="annotate"):
        corpus.codes("modality")
    annotate_corpus(str(corpus.store.folder))
    theirs = words(annotate(*(make_article(name, text) for name, text, _ in TEXTS[:4])))
    expected = Counter(zip(theirs["lemma"].astype(str), theirs["pos"].astype(str), strict=True))
    table = corpus.lemmas()
    assert {(row.lemma, row.pos): row.count for row in table.itertuples(index=False)} == expected
    assert table["per_million"].sum() == pytest.approx(1e6)
    with pytest.raises(UsageError, match="by='tag' is unknown; write lemma, pos or lemma,pos"):
        corpus.lemmas(by="tag")  # type: ignore[arg-type]
    part = corpus.part("year>=2003").lemmas(by="pos")
    mine = theirs[theirs["document"] == "doc3"]["pos"].astype(str)
    assert dict(zip(part["pos"], part["count"], strict=True)) == mine.value_counts().to_dict()
    before = files(corpus.store.folder / "annotation")
    annotate_shard(str(corpus.store.folder), shards.shards(corpus.store)[0])
    assert files(corpus.store.folder / "annotation") == before


def test_codes_are_those_of_the_rules_in_an_article(built: Build, tmp_path: Path) -> None:
    from discourse.analysis import Analysis

    text = "We must act now. They may perhaps come, and you should not wait. It will rain."
    corpus = built([("a", text, {"year": 1}), ("b", "Nobody came. Rain fell.", {"year": 2})])
    annotate_corpus(str(corpus.store.folder))
    table = corpus.codes("modality", by="year")
    expected = Analysis(make_article("a", text)).by_rule("modality")["code"].astype(str).value_counts()
    found = table[(table["year"] == 1) & (table["count"] > 0)]
    assert dict(zip(found["group"], found["count"], strict=True)) == expected.to_dict() and len(expected)
    assert table[table["year"] == 2]["count"].sum() == 0
