"""The reader: how sentences are laid out, how stretches are joined, and that runs agree; accuracy is in thresholds.tsv."""

import os
import subprocess
import sys
import tomllib
from collections import namedtuple
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from discourse.base import paths
from discourse.base.errors import SetupError
from discourse.coding import reader
from discourse.io.articles import make_article
from discourse.text.annotation import annotate

Said = namedtuple("Said", "document")
Pieces = namedtuple("Pieces", "ids")


def test_what_runs_the_reader_tells_nobody_of_it(tmp_path: Path) -> None:
    """Left alone, it writes a number of this machine into the user's cache and sends it to its maker."""
    asked = "import discourse, onnxruntime; onnxruntime.get_available_providers()"
    subprocess.run([sys.executable, "-c", asked], env=os.environ | {"XDG_CACHE_HOME": str(tmp_path)}, check=True)
    assert list(tmp_path.iterdir()) == []


def test_neighbours_of_the_same_document_stand_around_a_sentence():
    rows = reader.sentences_with_neighbours(
        [Said("a"), Said("a"), Said("b")], [Pieces([7, 8]), Pieces([9]), Pieces([5])]
    )
    # [CLS] before [SEP] sentence [SEP] after [SEP], as the model was trained
    assert rows[0] == ([101, 7, 8, 102, 9, 102], [0, 0, 0, 0, 0, 0], 1, 2)
    assert rows[1] == ([101, 7, 8, 102, 9, 102], [0, 0, 0, 0, 1, 1], 4, 1)
    assert rows[2] == ([101, 5, 102], [0, 0, 0], 1, 1)


def test_neighbouring_pieces_of_one_code_are_one_stretch():
    heads = [reader.Output("stretches", n, "h", label, "-", "-") for n, label in enumerate(("none", "x", "y"))]
    made = np.array([[0.9, 0.05, 0.05], [0.2, 0.7, 0.1], [0.4, 0.5, 0.1], [0.1, 0.1, 0.8], [0.76, 0.24, 0.0]])
    found = list(reader.in_stretches(made, heads))
    assert [row[:4] for row in found] == [("h", "x", 1, 3), ("h", "y", 3, 4)]
    assert found[0][4] == pytest.approx(0.6)


def test_a_call_to_act_is_a_remedy_and_a_run_repeats_itself():
    tokens = annotate(make_article("x", "Hunger kills a child every ten seconds. We must end it within this decade.\n"))
    once, again = reader.read(tokens), reader.read(tokens)
    assert once.equals(again)
    labels = once[(once["sentence"] == 2) & (once["head"] == "entman")].set_index("label")["p"]
    assert labels["remedy"] > 0.9
    duty = once[once["head"] == "obligation"]
    assert "We must end it within this decade."[duty["start"].iloc[0] - 40 :].startswith("must")


def test_a_text_is_read_alike_alone_and_among_others():
    one, other = make_article("a", "We must end it.\n"), make_article("b", "Weariness, musts and endings came again.\n")
    alone, among = reader.read(annotate(one)), reader.read(annotate(one, other))
    assert (
        among[among["document"] == "a"]
        .reset_index(drop=True)[list(alone)]
        .drop(columns="p")
        .equals(alone.drop(columns="p"))
    )


def test_each_example_has_a_vector_and_known_codes():
    codes = {f"{o.codebook}:{o.code}" for o in reader.outputs()} | {"none"}
    rows = reader.examples()
    assert len(rows) == len(np.load(paths.find("models", "reader/examples.npy")))
    assert {code for row in rows for code in row["codes"].split(", ")} <= codes


def test_a_damaged_model_is_refused(monkeypatch, tmp_path):
    real = paths.find
    (tmp_path / "tokenizer.json").write_bytes(b"{}")
    monkeypatch.setattr(
        paths, "find", lambda kind, name: tmp_path / "tokenizer.json" if name.endswith("r.json") else real(kind, name)
    )
    with pytest.raises(SetupError, match="damaged"):
        reader._model.__wrapped__()


def test_what_is_too_long_is_cut_as_in_training():
    """Of the sentence before the last 64 pieces, of the sentence the first 192, of the one after the first 48."""
    before, own, after = ([*range(start, start + 300)] for start in (1000, 2000, 3000))
    row = reader.sentences_with_neighbours([Said("a")] * 3, [Pieces(before), Pieces(own), Pieces(after)])[1]
    ids, types, first, length = row
    assert ids == [101, *range(1236, 1300), 102, *range(2000, 2192), 102, *range(3000, 3048), 102]
    assert types == [0] * 66 + [1] * 193 + [0] * 49 and (first, length) == (66, 192)


def test_a_piece_belongs_to_a_stretch_from_a_quarter_on_that_it_has_any_code():
    heads = [reader.Output("stretches", n, "h", label, "-", "-") for n, label in enumerate(("none", "x", "y"))]
    made = np.array([[0.75, 0.05, 0.2], [0.76, 0.2, 0.04], [0.5, 0.3, 0.2]])
    assert list(reader.in_stretches(made, heads)) == [("h", "y", 0, 1, 0.2), ("h", "x", 2, 3, 0.3)]


def test_sentences_are_run_in_batches_by_length_and_come_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seventeen rows of 3 to 19 pieces: sixteen together, the longest by itself; the rest of a row is padding."""
    shapes = []

    def run(names: None, given: dict[str, np.ndarray]) -> list[np.ndarray]:
        shapes.append(given["ids"].shape)
        sums = [given[name].sum(axis=1) for name in ("ids", "types", "mask", "own")]
        return [np.stack(sums, axis=1), given["ids"], given["ids"][:, :1]]

    monkeypatch.setattr(reader, "_model", lambda: (SimpleNamespace(run=run), None))
    lengths = [19, *range(3, 19)]
    rows = [([n] * n, [0, 1, 1] + [0] * (n - 3), 1, 2) for n in lengths]
    found = reader.probabilities(rows)
    assert shapes == [(16, 18), (1, 19)]
    assert [labels.tolist() for labels, _, _ in found] == [[n * n, 2, n, 2] for n in lengths]
    assert [pieces.tolist() for _, pieces, _ in found] == [[n, n] for n in lengths]
    assert [vector.tolist() for _, _, vector in found] == [[n] for n in lengths]


def test_every_row_of_a_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offsets counted by hand: the first sentence begins at 3, its second word at 6."""
    tokens = pd.DataFrame(
        [("x", 1, 3, 5, "PRP", "We"), ("x", 1, 6, 10, "MD", "must"), ("x", 1, 10, 11, ".", "."),
         ("x", 2, 12, 17, "NN", "Title"), ("x", 2, 19, 20, "CD", "I"), ("y", 1, 0, 7, "RB", "Wearily")],
        columns=["document", "sentence", "start", "end", "tag", "word"],
    )  # fmt: skip
    pieces = [[(0, 2), (3, 5), (5, 7), (7, 8)], [(0, 5), (7, 8)], [(0, 4), (4, 7)]]
    seen: list[str] = []

    def encode(texts: list[str], *, add_special_tokens: bool) -> list[SimpleNamespace]:
        assert not add_special_tokens
        seen.extend(texts)
        return [SimpleNamespace(ids=[1] * len(one), offsets=one) for one in pieces]

    made = [
        ([0.05, 0.0499], [[0.9, 0.05, 0.05], [0.2, 0.7, 0.1], [0.75, 0.15, 0.1], [0.76, 0.24, 0.0]], [1.0, 0.0]),
        ([0.91236, 0.0], [[0.9, 0.1, 0.0], [0.1, 0.1, 0.8]], [0.0, 1.0]),
        ([0.0, 0.3], [[0.5, 0.0, 0.5], [0.9, 0.0, 0.1]], [0.6, 0.8]),
    ]
    heads = [reader.Output("labels", n, "duty", label, "-", "-") for n, label in enumerate(("must", "may"))]
    heads += [reader.Output("stretches", n, "who", label, "-", "-") for n, label in enumerate(("none", "x", "y"))]
    monkeypatch.setattr(reader, "_model", lambda: (None, SimpleNamespace(encode_batch=encode)))
    monkeypatch.setattr(reader, "outputs", lambda: heads)
    monkeypatch.setattr(reader, "_example_vectors", lambda: np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.8], [0.6, 0.8]]))
    monkeypatch.setattr(reader, "probabilities", lambda rows: [tuple(map(np.array, one)) for one in made])
    table = reader.read(tokens)
    assert seen == ["We must.", "Title  I", "Wearily"]
    assert list(table.columns) == list(reader.COLUMNS)
    first, second, third = ("x", 1, 3, 11), ("x", 2, 12, 20), ("y", 1, 0, 7)
    assert [*table.itertuples(index=False, name=None)] == [
        (*first, "duty", "must", 0.05), ("x", 1, 6, 10, "who", "x", 0.425),
        (*first, "nearest", "0", 1.0), (*first, "nearest", "2", 0.6), (*first, "nearest", "3", 0.6),
        (*second, "duty", "must", 0.9124),  # A number alone, *I*, is no stretch.
        (*second, "nearest", "1", 1.0), (*second, "nearest", "2", 0.8), (*second, "nearest", "3", 0.8),
        (*third, "duty", "may", 0.3), (*third, "who", "y", 0.5),  # The whole word, though its first half is seen.
        (*third, "nearest", "2", 1.0), (*third, "nearest", "3", 1.0), (*third, "nearest", "1", 0.8),
    ]  # fmt: skip


def test_the_vectors_of_the_examples_are_kept_as_small_numbers():
    kept = np.load(paths.find("models", "reader/examples.npy"))
    assert reader._example_vectors().tolist() == (kept.astype(np.float32) / 127).tolist()
    assert np.linalg.norm(reader._example_vectors(), axis=1) == pytest.approx(1, abs=0.05)


def test_the_card_says_how_much_was_set_aside():
    card = tomllib.loads((paths.packaged() / "data/models/reader/card.toml").read_text(encoding="utf-8"))
    assert reader.held() == card["held"] and set(reader.held()) == {"sentence", "stretch"}


def test_a_missing_part_of_the_reader_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = paths.find
    monkeypatch.setattr(paths, "find", lambda kind, name: None)
    with pytest.raises(SetupError, match=r"examples\.npy: missing"):
        reader._example_vectors.__wrapped__()
    with pytest.raises(SetupError, match=r"card\.toml: missing"):
        reader._card.__wrapped__()
    monkeypatch.setattr(paths, "find", lambda kind, name: None if name.endswith(".onnx") else real(kind, name))
    with pytest.raises(SetupError, match=r"^model\.onnx: missing in"):
        reader._model.__wrapped__()
    monkeypatch.setitem(sys.modules, "tokenizers", None)
    with pytest.raises(SetupError, match="needs the package 'tokenizers'"):
        reader._model.__wrapped__()
