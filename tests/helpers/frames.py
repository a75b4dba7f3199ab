"""Six sentences of four words each in two paragraphs, with codings whose every number can be counted on fingers."""

import pandas as pd

from discourse.io.codebooks import Code, Codebook, Cue

_CODES = tuple(Code(name.lower(), name, "", "#112233") for name in ("Money", "War", "Faith", "Other"))
TOY = Codebook(
    "toy", "Toy", "nobody", codes=_CODES, by_name={code.name: code for code in _CODES},
    cues=(Cue("money", "bank", 2, weight=2.0, source="item 1"), Cue("money", "cash", 3, weight=0.5, source="item 2"),
          Cue("war", "army", 4, weight=1.0, source="item 3"), Cue("faith", "god", 5, source="item 4")),
    overlap="all", unit="sentence", threshold=1.0,
)  # fmt: skip
WORDS = pd.DataFrame({
    "document": "x", "paragraph": [1] * 12 + [2] * 12, "sentence": [n // 4 + 1 for n in range(24)],
    "start": [n * 5 for n in range(24)], "end": [n * 5 + 4 for n in range(24)],
})  # fmt: skip


def codings(*found: tuple[str, str, int]) -> pd.DataFrame:
    """Codings of (code, cue, number of the word)."""
    rows = [("x", "toy", code, word * 5, word * 5 + 4, cue, word // 4 + 1, cue) for code, cue, word in found]
    columns = ["document", "codebook", "code", "start", "end", "text", "sentence", "cue"]
    return pd.DataFrame(rows, columns=columns)


FOUND = codings(
    ("money", "bank", 0), ("money", "cash", 1), ("money", "cash", 4), ("money", "bank", 12), ("war", "army", 23)
)
