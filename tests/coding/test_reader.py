"""The reader: how sentences are laid out, how stretches are joined, and that runs agree; accuracy is in thresholds.tsv."""

import os
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import numpy as np
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
