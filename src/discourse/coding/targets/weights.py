"""What the evaluation of targets looks up: its words and its weights."""

from functools import cache

from discourse.io.cards import read_model
from discourse.io.words import read_words


def listed(word: str, group: str) -> bool:
    """Whether a word stands in a group of the list `target-words`."""
    return read_words("target-words").has(word, group)


def weight(name: str) -> float:
    """How much one kind of evidence counts; see `data/models/targets/weights.tsv`, where each says what it weighs."""
    return _weights()[name]


@cache
def _weights() -> dict[str, float]:
    rows = read_model("targets/weights.tsv", ("name", "weight", "meaning"))
    return {row["name"]: float(row["weight"]) for row in rows}
