"""Several schemes on four sentences, with codings written by hand."""

import pandas as pd

from discourse.io.articles import make_article
from discourse.measures.stance.triangulation import triangulation
from discourse.text.annotation import annotate

TEXT = "Rain fell. Roofs leaked. We must act. Birds sing."
TOKENS = annotate(make_article("x", TEXT))


def coding(book: str, code: str, sentence: int, start: int, end: int) -> dict[str, object]:
    return {"document": "x", "codebook": book, "code": code, "sentence": sentence, "start": start, "end": end}


CODINGS = pd.DataFrame(
    [
        coding("entman", "problem", 2, 11, 16),
        coding("entman", "problem", 2, 17, 23),
        coding("entman", "cause", 2, 11, 16),
        coding("policy", "economic", 2, 11, 16),
        coding("entman", "remedy", 3, 28, 32),
    ]
)


def test_side_by_side() -> None:
    table = triangulation(CODINGS, TOKENS, codebooks="entman,policy")
    assert table["entman"].tolist() == ["", "problem, cause", "remedy", ""]
    assert table["policy"].tolist() == ["", "economic", "", ""]
    assert table["codebooks"].tolist() == [0, 2, 1, 0] and set(table["base"]) == {2}


def test_places() -> None:
    table = triangulation(CODINGS, TOKENS, codebooks="entman,policy")
    assert [TEXT[a:b] for a, b in table["places"].iloc[1]] == ["Roofs", "leaked"]
    assert table["places"].iloc[0] == ()


def test_a_codebook_without_codings_has_an_empty_column() -> None:
    table = triangulation(CODINGS, TOKENS, codebooks="entman,metaphor")
    assert table["metaphor"].tolist() == [""] * 4 and table["codebooks"].tolist() == [0, 1, 1, 0]
