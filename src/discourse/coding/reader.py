"""The second reader: a small encoder, fine-tuned on coded sentences, gives each sentence its codes beside the rules.

The weights, their card and the meaning of every output lie in `data/models/reader`; nothing is learned here.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache as once
from itertools import groupby
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from discourse.base import cache, paths
from discourse.base.errors import SetupError
from discourse.io.cards import read_card, read_model

COLUMNS = ("document", "sentence", "start", "end", "head", "label", "p")
CARD = {
    "title": str, "citation": str, "licence": str, "base": str, "data": str, "script": str,
    "digest": str, "tokenizer_digest": str, "limits": str, "codes": str, "thresholds": str, "examples": str,
    "held": {"sentence": int, "stretch": int},
}  # fmt: skip
FOLDER = "reader"
BEFORE, OWN, AFTER = 64, 192, 48
"""The most pieces of the sentence before, the sentence and the sentence after, as in training."""
LEAST = 0.05
"""Probabilities below this are not written down."""
SEEN = 0.25
"""A piece belongs to a stretch from this probability that it has any code of the scheme."""
NEAREST = 3
_CLS, _SEP, _BATCH = 101, 102, 16

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Output:
    """One column of the network: what it stands for, and the code of a codebook that it speaks of, if any."""

    part: str
    column: int
    head: str
    label: str
    codebook: str
    code: str


@dataclass(frozen=True)
class _Sentence:
    document: str
    number: int
    start: int
    text: str
    tokens: tuple[tuple[int, int, str], ...]
    """start, end and tag of each"""


def outputs() -> list[Output]:
    """What each column of the network stands for, as `codes.tsv` says; `none` opens every head of stretches."""
    rows = read_model(f"{FOLDER}/codes.tsv", ("part", "column", "head", "label", "codebook", "code"))
    return [Output(**{**row, "column": int(row["column"])}) for row in rows]  # type: ignore[arg-type]


@once
def digest() -> str:
    """Name the reader by its card, which holds the digests of weights and tokenizer, and by its codes and examples."""
    names = ("card.toml", "codes.tsv", "examples.tsv")
    return cache.key(*(path for name in names if (path := paths.find("models", f"{FOLDER}/{name}"))))


def kept_reading(name: str, tokens: pd.DataFrame) -> pd.DataFrame:
    """Read a text, or find that it was read already.

    Args:
        name: of the token table, see `annotation.tokens_key`.
        tokens: the token table.

    Returns:
        As `read`.
    """
    return cache.kept("readings", cache.key(name, digest(), "3"), lambda: read(tokens))


def read(tokens: pd.DataFrame) -> pd.DataFrame:
    """Give the sentences of a text, and stretches within them, the codes that the encoder sees.

    Read `p` as how sure the encoder is, not as a share of readers; whether it is sure enough is said by
    `thresholds.tsv`, which was fitted on sentences that it had not seen. The trap: a sentence is read with its
    neighbours, so the same words may get other codes elsewhere.

    Args:
        tokens: the token table of one or several documents.

    Returns:
        One row per sentence and label of at least .05, per stretch, and per similar example (head `nearest`, label
        the example's number, p the cosine): document, sentence, start, end, head, label, p, in text order.

    Raises:
        SetupError: the packages or the files of the reader are missing or damaged.
    """
    sentences = list(_sentences(tokens))
    encoded = _model()[1].encode_batch([s.text for s in sentences], add_special_tokens=False)
    heads, known = outputs(), _example_vectors()
    rows: list[tuple[Any, ...]] = []
    for sentence, pieces, (labels, stretches, vector) in zip(
        sentences, encoded, probabilities(sentences_with_neighbours(sentences, encoded)), strict=True
    ):
        about = (sentence.document, sentence.number)
        whole = (*about, sentence.start, sentence.start + len(sentence.text))
        named = [(h.head, h.label, round(float(labels[h.column]), 4)) for h in heads if h.part == "labels"]
        rows += [(*whole, *row) for row in named if row[2] >= LEAST]
        for head, label, first, stop, p in in_stretches(stretches, heads):
            a, b = sentence.start + pieces.offsets[first][0], sentence.start + pieces.offsets[stop - 1][1]
            inside = [token for token in sentence.tokens if token[0] < b and token[1] > a]
            if [tag for *_, tag in inside] != ["CD"]:  # *Title I* holds no pronoun.
                place = (inside[0][0], inside[-1][1]) if inside else (a, b)
                rows.append((*about, *place, head, label, round(p, 4)))
        close = known @ vector
        order = np.argsort(-close, kind="stable")[:NEAREST]
        rows += [(*whole, "nearest", str(n), round(float(close[n]), 4)) for n in order]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def sentences_with_neighbours(sentences: Iterable[Any], encoded: list[Any]) -> list[tuple[list[int], list[int], int]]:
    """Lay out each sentence with the one before and the one after it of the same document, as in training.

    Returns:
        Per sentence the pieces, their types, and where its own pieces begin.
    """
    documents = [s.document for s in sentences]
    rows = []
    for n, document in enumerate(documents):
        before = encoded[n - 1].ids[-BEFORE:] if n and documents[n - 1] == document else []
        follows = n + 1 < len(documents) and documents[n + 1] == document
        after = [*encoded[n + 1].ids[:AFTER], _SEP] if follows else []
        head, own = [_CLS, *before, *([_SEP] if before else [])], encoded[n].ids[:OWN]
        types = [0] * len(head) + [int(bool(before))] * (len(own) + 1) + [0] * len(after)
        rows.append(([*head, *own, _SEP, *after], types, len(head), len(own)))
    return rows  # type: ignore[return-value]


def probabilities(rows: list[Any]) -> list[tuple[Array, Array, Array]]:
    """Run the encoder: per sentence the labels, the codes of its own pieces, and its vector of length one."""
    session = _model()[0]
    found: dict[int, tuple[Array, Array, Array]] = {}
    order = sorted(range(len(rows)), key=lambda n: (len(rows[n][0]), n))
    for at in range(0, len(order), _BATCH):
        part = order[at : at + _BATCH]
        longest = max(len(rows[n][0]) for n in part)
        ids, types = (np.zeros((len(part), longest), np.int64) for _ in range(2))
        mask, own = (np.zeros((len(part), longest), np.float32) for _ in range(2))
        for place, n in enumerate(part):
            pieces, kinds, first, length = rows[n]
            ids[place, : len(pieces)], types[place, : len(pieces)], mask[place, : len(pieces)] = pieces, kinds, 1
            own[place, first : first + length] = 1
        labels, stretches, vectors = session.run(None, {"ids": ids, "types": types, "mask": mask, "own": own})
        for place, n in enumerate(part):
            first, length = rows[n][2:]
            found[n] = labels[place], stretches[place, first : first + length], vectors[place]
    return [found[n] for n in range(len(rows))]


def in_stretches(stretches: Array, heads: list[Output]) -> Iterator[tuple[str, str, int, int, float]]:
    """Join neighbouring pieces of one code: head, label, first piece, piece after the last, mean probability."""
    for head, columns in groupby((h for h in heads if h.part == "stretches"), key=lambda h: h.head):
        mine = list(columns)
        none, labels = stretches[:, mine[0].column], stretches[:, [h.column for h in mine[1:]]]
        best = np.where(none <= 1 - SEEN, labels.argmax(axis=1), -1)
        for code, places in groupby(range(len(best)), key=lambda n: int(best[n])):
            if code >= 0:
                run = list(places)
                yield head, mine[code + 1].label, run[0], run[-1] + 1, float(labels[run, code].mean())


def examples() -> list[dict[str, str]]:
    """The coded sentences that a sentence is compared with: text, codes, source and licence, in the order of their vectors."""
    return read_model(f"{FOLDER}/examples.tsv", ("sentence", "codes", "source", "licence"))


@once
def _example_vectors() -> Array:
    path = paths.find("models", f"{FOLDER}/examples.npy")
    if path is None:
        raise SetupError(f"examples.npy: missing in data/models/{FOLDER}; install the package again.")
    return np.asarray(np.load(path).astype(np.float32) / 127)


def _sentences(tokens: pd.DataFrame) -> Iterator[_Sentence]:
    """The sentences as printed: tokens at their places, any gap as blanks, so that offsets stay true."""
    columns = (tokens[name].tolist() for name in ("document", "sentence", "start", "end", "tag", "word"))
    rows = zip(*columns, strict=True)
    for (document, number), group in groupby(rows, key=lambda row: (str(row[0]), int(row[1]))):
        part = list(group)
        text, start = "", int(part[0][2])
        for _, _, first, _, _, word in part:
            text += " " * (first - start - len(text)) + str(word)
        yield _Sentence(document, number, start, text, tuple((int(a), int(b), str(tag)) for _, _, a, b, tag, _ in part))


@once
def _card() -> dict[str, Any]:
    path = paths.find("models", f"{FOLDER}/card.toml")
    if path is None:
        raise SetupError(f"card.toml: missing in data/models/{FOLDER}; install the package again.")
    return read_card(path, CARD, required=("digest", "tokenizer_digest", "held"))


def held() -> dict[str, int]:
    """How much was set aside to measure codes: `sentence` sentences, and words for codes of a `stretch`."""
    return dict(_card()["held"])


@once
def _model() -> tuple[Any, Any]:
    """The network and its tokenizer, once per process; one thread and a fixed graph, so that runs agree to the byte."""
    try:
        import onnxruntime
        import tokenizers
    except ImportError as fault:
        raise SetupError(
            f"The reader needs the package '{fault.name}': run 'pip install onnxruntime tokenizers', "
            "or go without it by '--reader off'."
        ) from None
    places = {name: paths.find("models", f"{FOLDER}/{name}") for name in ("card.toml", "model.onnx", "tokenizer.json")}
    missing = [name for name, path in places.items() if path is None]
    if missing:
        raise SetupError(f"{', '.join(missing)}: missing in data/models/{FOLDER}; install the package again.")
    card = _card()
    data = {name: path.read_bytes() for name, path in places.items() if path}
    for name, key in (("model.onnx", "digest"), ("tokenizer.json", "tokenizer_digest")):
        if hashlib.sha256(data[name]).hexdigest() != card[key]:
            raise SetupError(f"{name}: damaged, for its digest is not the card's; install the package again.")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    session = onnxruntime.InferenceSession(data["model.onnx"], options, providers=["CPUExecutionProvider"])
    tokenizer = tokenizers.Tokenizer.from_str(data["tokenizer.json"].decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return session, tokenizer
