"""Coded sets as they lie on the disk: treebanks, parts set aside, passages that were read, slips in the list."""

import json
import zlib
from pathlib import Path

import pytest

from discourse.base import paths
from discourse.base.errors import CardError, UsageError
from discourse.evaluation import sets
from discourse.evaluation.beside import evaluate_obligations
from discourse.evaluation.gold import read_gold
from discourse.evaluation.sets import GoldSet, parts, read_reading

TREES = """# sent_id = one
# text = We said that I saw us.
1\tWe\twe\tPRON\tPRP\tCase=Nom|Person=1\t2\tnsubj\t_\t_
2\tsaid\tsay\tVERB\tVBD\tTense=Past\t0\troot\t_\t_
3\tthat\tthat\tSCONJ\tIN\t_\t5\tmark\t_\t_
4\tI\tI\tPRON\tPRP\tCase=Nom|Person=1\t5\tnsubj\t_\t_
5\tsaw\tsee\tVERB\tVBD\tTense=Past\t2\tccomp\t_\t_
6-7\tus.\t_\t_\t_\t_\t_\t_\t_\t_
6\tus\twe\tPRON\tPRP\tCase=Acc|Person=1\t5\tobj\t_\t_

# sent_id = two
# text = They left our house.
1\tThey\tthey\tPRON\tPRP\tCase=Nom|Person=3\t2\tnsubj\t_\t_
3\tour\tour\tDET\tPRP$\tPerson=1\t4\tdet\t_\t_
"""


def one_set(**other: object) -> GoldSet:
    return GoldSet(**{"name": "made", "title": "Made", "kind": "public", "codebook": "metadiscourse", **other})  # type: ignore[arg-type]


def test_the_first_persons_of_a_treebank_are_its_pronouns(tmp_path: Path) -> None:
    (tmp_path / "trees.conllu").write_text(TREES, encoding="utf-8")
    gold = parts(one_set(), tmp_path / "trees.conllu")["whole"]
    assert [[(row.text[span.start : span.end], span.code) for span in row.spans] for row in gold.rows] == [
        [("We", "first-person"), ("I", "first-person"), ("us", "first-person")], [],
    ]  # fmt: skip


def test_documents_are_set_aside_by_their_names_alone(tmp_path: Path) -> None:
    rows = [{"id": f"d{n}:{k}", "text": "It may rain.", "labels": {"hedge": True}} for n in range(9) for k in (1, 2)]
    (tmp_path / "made.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = parts(one_set(split=3), tmp_path / "made.jsonl")
    aside = {row.document for row in found["aside"].rows}
    assert aside == {f"d{n}" for n in range(9) if zlib.crc32(f"d{n}".encode()) % 3 == 0} and len(aside) in range(1, 9)
    assert len(found["aside"].rows) == 2 * len(aside) and len(found["dev"].rows) == 18 - 2 * len(aside)


def test_a_part_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "made.jsonl").write_text('{"id": "a", "text": "Rain.", "part": "dev"}\n', encoding="utf-8")
    gold = read_gold(tmp_path / "made.jsonl")
    assert len(gold.only("dev").rows) == 1
    with pytest.raises(UsageError, match="made: no row belongs to the part 'aside'"):
        gold.only("aside")


def reading(folder: Path, texts: list[str], *readers: list[dict[str, object]]) -> Path:
    rows = [{"id": f"p1:{n}", "paragraph": 1, "text": text} for n, text in enumerate(texts)]
    for name, lines in zip(("passages", "reader1", "reader2"), (rows, *readers), strict=False):
        made = [{"id": f"p1:{n}", **line} for n, line in enumerate(lines)]
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in made), encoding="utf-8")
    return folder


def test_a_label_of_a_sentence_is_sure_where_both_readers_gave_it(tmp_path: Path) -> None:
    first = [{"entman": ["problem"]}, {"entman": ["problem", "remedy"]}]
    second = [{"entman": ["problem"]}, {"entman": ["remedy"]}]
    rows = read_reading(reading(tmp_path, ["Prices rose.", "Cap rents."], first, second), "entman").rows
    assert [row.labels for row in rows] == [{"entman": ["problem"]}, {"entman": ["problem", "remedy"]}]
    assert [row.unsure for row in rows] == [frozenset(), {"problem"}]


def test_cues_of_obligations_are_held_against_those_of_a_reader(tmp_path: Path) -> None:
    """The reader marked the first *must* of two, and *are*, which obliges nobody: one right, one false alarm, one missed."""
    texts = ["We must act and the council must pay.", "They are free to go."]
    marks = [[{"start": 3, "end": 7, "strength": "strong"}], [{"start": 5, "end": 8, "strength": "weak"}]]
    gold = read_reading(reading(tmp_path, texts, [{"obligation": mark} for mark in marks]), "obligations")
    found = evaluate_obligations(gold).overall
    assert (found["tp"], found["fp"], found["fn"]) == (1, 1, 1)


def test_a_slip_in_the_list_of_sets_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card = '[[set]]\nname = "made"\ntitle = "Made"\nkind = "publc"\ncodebook = "entman"\n'
    (tmp_path / "sets.toml").write_text(card, encoding="utf-8")
    monkeypatch.setattr(paths, "needed", lambda folder, name: tmp_path / name)
    with pytest.raises(CardError, match=r"sets\.toml: made: the kind 'publc' is unknown; did you mean 'public'\?"):
        sets.sets.__wrapped__()
