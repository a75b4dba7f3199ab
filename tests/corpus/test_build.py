"""Building: the same bytes however it is done, nothing half, nothing lost."""

import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.full_disk import room_for

from discourse.base.errors import CardError, DiscourseError, EmptyTextError, SetupError, UsageError
from discourse.corpora import OpenCorpus
from discourse.corpus import build as building
from discourse.corpus import bundled, store
from discourse.corpus import index as indexing
from discourse.corpus.sources import Columns, how_many, texts
from discourse.corpus.store import MANIFEST, NAMES, Store

from .conftest import Build, files

ROWS = [
    (f"t{n}", f"We need peace {n}. The world, all of it, needs {'peace ' * n}now.", {"year": 2000 + n % 3})
    for n in range(9)
]


def test_the_same_bytes_for_any_number_of_workers_and_any_size_of_blocks(
    built: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = built(ROWS, workers=1)
    monkeypatch.setattr(building, "_BATCH", 100)
    monkeypatch.setattr(building, "_BLOCK", 7)
    apart = built(ROWS, workers=3)
    assert files(apart.store.folder) == files(whole.store.folder)
    assert np.diff(apart.store.bounds).tolist() == [4 + 7 + n for n in range(9)]
    apart.store.check()


PIECES = [
    "a",
    "co-",
    "operation",
    "Mr.",
    "U.S.",
    "don't",
    "it\u2019s",
    "x/y",
    "\u00e9t\u00e9",
    "5",
    "-",
    "'s",
    ".",
    "?!",
    ", ",
    " ",
]
ENDS = ["\n", "\r\n", "\n\n", "\u2014", "\u00ad"]


@given(st.lists(st.lists(st.sampled_from(PIECES + ENDS), max_size=9).map("".join), min_size=2, max_size=4))
def test_texts_that_are_cut_together_are_cut_as_each_alone(rows: list[str]) -> None:
    def cut(*some: str) -> list[tuple[str, int, int]]:
        batch = building._read([building.Text("", text, {}, ()) for text in some])
        words = batch.types.take(pa.array(batch.code)).to_pylist()
        return list(zip(words, batch.start.tolist(), batch.before.tolist(), strict=True))

    assert cut(*rows) == [word for text in rows for word in cut(text)]


def test_a_text_is_kept_as_printed(built: Build) -> None:
    corpus = built([("a", "“It’s”\r\n\r\nso.", {}), ("b", "Zoë", {})])
    assert [corpus.store.printed(row) for row in (0, 1)] == ["“It’s”\r\n\r\nso.", "Zoë"]


@pytest.mark.parametrize("name", ["words", "text", "documents.parquet", "places"])
def test_a_file_that_was_cut_off_is_noticed(built: Build, name: str) -> None:
    folder = built(ROWS).store.folder
    (folder / name).write_bytes((folder / name).read_bytes()[:-1])
    with pytest.raises(CardError, match=f"{name} is missing or was cut off"):
        Store(str(folder))


def test_a_byte_that_changed_is_noticed_when_asked(built: Build) -> None:
    folder = built(ROWS).store.folder
    manifest = (folder / MANIFEST).read_bytes()
    for spoilt in (b"", b"[]", b"[" * 9999, manifest[:-1], manifest.replace(b'"made"', b'"Made"')):
        (folder / MANIFEST).write_bytes(spoilt)
        with pytest.raises(CardError, match="manifest is damaged"):
            Store(str(folder))
    (folder / MANIFEST).write_bytes(manifest)
    data = bytearray((folder / "before").read_bytes())
    data[3] ^= 1
    (folder / "before").write_bytes(data)
    with pytest.raises(CardError, match="before is damaged"):
        Store(str(folder)).check()


ASKED: dict[str, Callable[[OpenCorpus], pd.DataFrame]] = {
    "frequency": lambda corpus: corpus.frequency(), "keyness": lambda corpus: corpus.part("year=2000").keyness(),
    "concordance": lambda corpus: corpus.concordance("the world"), "collocates": lambda corpus: corpus.collocates("peace"),
    "ngrams": lambda corpus: corpus.ngrams(), "dispersion": lambda corpus: corpus.dispersion(),
    "documents": lambda corpus: corpus.documents,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted({path.name for path in NAMES} - {MANIFEST}))
def test_no_changed_bit_gives_another_number(built: Build, name: str) -> None:
    """Whatever is asked is answered as before, or refused with the name of the file; a file that nobody reads is refused by none."""
    file = built(ROWS).store.folder / name
    right = {one: ask(OpenCorpus(str(file.parent))) for one, ask in ASKED.items()}
    sound, refused = file.read_bytes(), set()
    for at in range(5, len(sound) * 8, max(len(sound) * 8 // 3, 1)):
        file.write_bytes(sound[: at // 8] + bytes([sound[at // 8] ^ 1 << at % 8]) + sound[at // 8 + 1 :])
        for one, ask in ASKED.items():
            try:
                assert ask(OpenCorpus(str(file.parent))).equals(right[one]), (name, at, one)
            except CardError as fault:
                assert f"{name} is damaged" in str(fault)
                refused.add(one)
    assert refused, name


def test_up_to_three_changed_bytes_and_two_blocks_that_changed_places_change_the_sum(tmp_path: Path) -> None:
    rng, file = random.Random(1), tmp_path / "a"
    for size in (1, 7, 8, 65_536, 65_535, 300_003):
        file.write_bytes(sound := rng.randbytes(size))
        right = store._sum(file)
        for number in range(60):
            changed = bytearray(sound)
            # Of a large file the same bit of words of eight bytes, which is what sums may miss.
            for at in rng.sample(range(0, size, 8), min(number % 3 + 1, -(-size // 8))):
                changed[at] ^= 1
            file.write_bytes(changed)
            assert store._sum(file) != right
    file.write_bytes(sound[65_536:131_072] + sound[:65_536] + sound[131_072:])
    assert store._sum(file) != right


def test_without_a_manifest_there_is_no_corpus(built: Build) -> None:
    folder = built(ROWS).store.folder
    (folder / MANIFEST).unlink()
    with pytest.raises(UsageError, match="no corpus of this name"):
        Store(str(folder))


def test_what_fails_leaves_the_old_corpus_whole(built: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = built(ROWS).store.folder
    before = files(folder)
    twice = [building.Text("a", "one", {}, ()), building.Text("a", "two", {}, ())]
    with pytest.raises(UsageError, match="two texts are called 'a'"):
        building.build(twice, folder, {}, tell=lambda done: None)
    with pytest.raises(EmptyTextError):
        building.build([building.Text("a", "...", {}, ())], folder, {}, tell=lambda done: None)
    rows = [building.Text(name, text * 9, known, ()) for name, text, known in ROWS]
    for size in (50, 500, 5000):
        with room_for(size), pytest.raises(SetupError, match="cannot be written"):
            building.build(rows, folder, {}, tell=lambda done: None)
    monkeypatch.setattr(building, "_BATCH", 100)
    with pytest.raises(KeyboardInterrupt):
        building.build(rows, folder, {}, tell=_stopped)
    assert files(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def _stopped(done: int) -> None:
    raise KeyboardInterrupt


def test_a_bundled_corpus_is_built_again_where_it_was_damaged_and_without_a_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path / "cache"))
    (tmp_path / "data" / "corpora").mkdir(parents=True)
    (tmp_path / "data" / "corpora" / "own.jsonl.gz").write_bytes(
        gzip.compress(b'{"id": "a", "text": "All is well."}', mtime=0)
    )
    place = Path(bundled.named("own"))
    sound = files(place)
    for name in sound:
        for damaged in (sound[name][:-1], sound[name][:-1] + bytes([sound[name][-1] ^ 1]), None):
            (place / name).write_bytes(damaged) if damaged is not None else (place / name).unlink()
            assert bundled.named("own") == str(place) and files(place) == sound, name
    (tmp_path / "file").touch()
    monkeypatch.setenv("DISCOURSE_CACHE", str(tmp_path / "file"))
    assert files(Path(bundled.named("own"))) == sound


def test_a_mapped_file_has_its_room_before_it_is_filled(tmp_path: Path) -> None:
    """The system ends a process whose mapped file meets a full disk."""
    column = indexing._Column(tmp_path, "pair_texts", np.array([[2], [300_000]]))
    column.write(0, np.array([7, 9], np.int32))
    known = (tmp_path / "pair_texts").stat()
    assert known.st_blocks * 512 >= known.st_size == 1_200_008


def test_texts_without_a_word_are_left_out_and_counted(tmp_path: Path) -> None:
    rows = [building.Text(name, text, {}, ()) for name, text in (("a", ""), ("b", "one"), ("c", "!"), ("d", "two"))]
    assert building.build(rows, tmp_path / "one", {}, tell=lambda done: None) == 2
    assert OpenCorpus(str(tmp_path / "one")).documents["document"].tolist() == ["b", "d"]


def test_tables_of_every_kind_give_the_same_texts(tmp_path: Path) -> None:
    rows = [
        {"id": "x", "text": 'He said "no",\nand left.', "year": 1999, "who": "Ann"},
        {"id": "y", "text": "Yes.", "year": 2001, "who": "Bo"},
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    pd.DataFrame(rows).to_parquet(tmp_path / "c.parquet")
    pd.DataFrame(rows).to_csv(tmp_path / "d.csv", index=False)
    pd.DataFrame(rows).to_csv(tmp_path / "e.tsv", index=False, sep="\t")
    found = [list(texts(path, Columns())) for path in sorted(tmp_path.iterdir())]
    assert len(found) == 5 and all(one == found[0] for one in found)
    assert found[0][0].known == {"year": 1999, "who": "Ann"}
    assert [how_many(path) for path in sorted(tmp_path.iterdir())] == [2, None, 2, None, None]
    assert list(texts(tmp_path / "a.jsonl", Columns(text="who", meta=("year",))))[1][:3] == ("y", "Bo", {"year": 2001})


def test_a_folder_gives_bodies_with_what_the_cards_say(tmp_path: Path) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "one.txt").write_text(
        "The Title\nBy Ann Lee\nThe council [3] met on Monday and spoke at length about trams.\n" * 1, encoding="utf-8"
    )
    (tmp_path / "press" / "one.toml").write_text(
        'title = "The Title"\nauthor = "Ann Lee"\ndate = 2021-05-04\n', encoding="utf-8"
    )
    (text,) = texts(tmp_path, Columns())
    assert text.name == "press/one" and text.known["year"] == 2021 and text.known["folder"] == "press"
    building.build([text], tmp_path / "out", {}, tell=lambda done: None)
    corpus = OpenCorpus(str(tmp_path / "out"))
    assert (
        " ".join(corpus.store.types[corpus.store.words]) == "the council met on monday and spoke at length about trams"
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", '{"id": 1}\n', "no column 'text'"),
        ("a.jsonl", '{"text": "a"}\n{oops\n', "line 2: not valid JSON"),
        ("a.jsonl", '{"text": 7}\n', "row 1: 'text' holds no text"),
        ("a.csv", "id,text\n1,a,b\n", "row 1 has more or fewer cells"),
        ("a.docx", "x", "give a folder of texts"),
        ("a.csv", b"id,text\n1,\xff\n", "not UTF-8"),
        ("a.jsonl", "[" * 100_000, "line 1: not valid JSON"),
        ("a.parquet", "PAR1, or so it says", "damaged, or no table of this kind"),
        ("a.csv.gz", gzip.compress(b"id,text\n1,a\n" * 99, mtime=0)[:-20], "damaged, or no table of this kind"),
        ("a.jsonl.gz", b"no gzip", "damaged, or no table of this kind"),
        ("a.jsonl.gz", gzip.compress(b" " * 60_000_000, mtime=0), "a line has more than 50,000,000 characters"),
    ],
)
def test_bad_sources_are_told_in_a_sentence(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DiscourseError, match=message):
        list(texts(path, Columns()))


def test_a_folder_with_something_else_is_not_replaced(built: Build, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine", encoding="utf-8")
    text = building.Text("a", "one", {}, ())
    for place in (tmp_path, tmp_path / "letters.txt"):
        with pytest.raises(UsageError, match="holds something that is no corpus"):
            building.build([text], place, {}, tell=lambda done: None)
    folder = built(ROWS).store.folder
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    building.build([text], folder, {}, tell=lambda done: None)
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine" and OpenCorpus(str(folder)).size == 1


def test_what_is_known_may_be_of_any_kind_and_never_takes_the_place_of_counts(tmp_path: Path) -> None:
    known = [
        {"words": 999, "document": "x", "year": "1999", "flag": True, "big": 10**30, "half": "a\ud800"},
        {"year": 2000, "flag": "no"},
    ]
    rows = [building.Text(name, "We must act.", one, ()) for name, one in zip("ab", known, strict=True)]
    building.build(rows, tmp_path / "one", {}, tell=lambda done: None)
    table = OpenCorpus(str(tmp_path / "one")).documents
    assert table[["document", "words", "year", "flag"]].to_numpy().tolist() == [
        ["a", 3, "1999", "True"],
        ["b", 3, "2000", "no"],
    ]
    assert table["big"].tolist() == [str(10**30), None] and table["half"].tolist() == ["a?", None]


def test_conditions_choose_texts(built: Build) -> None:
    corpus = built(
        [
            ("a", "one", {"year": 1999, "who": "Ann Lee"}),
            ("b", "two", {"year": 2001, "who": "Bo"}),
            ("c", "three", {"year": None, "who": None}),
        ]
    )
    assert corpus.part("year>=2000").documents["document"].tolist() == ["b"]
    assert corpus.part("who=Ann Lee").documents["document"].tolist() == ["a"]
    assert corpus.part("who!=Bo").documents["document"].tolist() == ["a"]
    assert corpus.part("year<2002", "who=Bo").size == 1
    assert corpus.part("year<2002").part("who=Bo").documents["document"].tolist() == ["b"]
    rest = corpus.part("who=Ann Lee").rest()
    assert rest.documents["document"].tolist() == ["b", "c"] and rest.size == 2
    assert rest.part("year>=2000").documents["document"].tolist() == ["b"], "a part of a rest"
    for condition, message in (
        ("year", "write a condition"),
        ("yaer=1", "did you mean 'year'"),
        ("year=x", "holds numbers"),
        ("year>2005", "no text fits; year goes from 1999 to 2001"),
        ("who=Anne Lee", "no text fits; did you mean 'Ann Lee'"),
        ("who=Zed", "no text fits; known are: Ann Lee, Bo"),
    ):
        with pytest.raises(UsageError, match=message):
            _ = corpus.part(condition).chosen
    with pytest.raises(UsageError, match="no text fits all conditions, though each fits some"):
        _ = corpus.part("year=1999", "who=Bo").chosen
    many = built([(f"t{n}", "one", {"who": f"{n:02d}", "none": None}) for n in range(15)])
    for condition, message in (("who=xy", "known are 00, .*, 11 and 3 more"), ("none=1", "none is known of none")):
        with pytest.raises(UsageError, match=message):
            _ = many.part(condition).chosen
