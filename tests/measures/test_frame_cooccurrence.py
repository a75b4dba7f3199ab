"""Pairs of codes in the same sentences, with counts made by hand and statistics of scipy and scikit-learn."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import fisher_exact
from sklearn.metrics import jaccard_score, matthews_corrcoef

from discourse.io.articles import make_article
from discourse.measures.framing.frame_cooccurrence import frame_cooccurrence
from discourse.text.annotation import annotate

TEXT = "One bird sings. Two birds sing. Three birds sing. Four birds sing. Five birds sing. Six birds sing."
TOKENS = annotate(make_article("x", TEXT))
SENTENCES = {("a", "red"): {1, 2, 3}, ("a", "blue"): {4}, ("b", "red"): {2, 3, 4, 5}}
CODINGS = pd.DataFrame(
    [
        {"document": "x", "codebook": book, "code": code, "sentence": s, "start": 0, "end": 3}
        for (book, code), found in SENTENCES.items()
        for s in sorted(found)
    ]
)


def _pair(table: pd.DataFrame, book: str, code: str) -> pd.Series:
    return table[(table["codebook"] == book) & (table["code"] == code) & (table["with_codebook"] == "b")].iloc[0]


def test_counts_and_statistics() -> None:
    row = _pair(frame_cooccurrence(CODINGS, TOKENS, codebooks="a,b"), "a", "red")
    first, second = (np.array([s in SENTENCES[key] for s in range(1, 7)]) for key in (("a", "red"), ("b", "red")))
    assert row[["first", "second", "both", "base"]].tolist() == [3, 4, 2, 6] and row["expected"] == pytest.approx(2.0)
    assert row["jaccard"] == pytest.approx(jaccard_score(first, second))
    assert row["phi"] == pytest.approx(matthews_corrcoef(first, second))
    assert row["p"] == pytest.approx(fisher_exact([[2, 1], [2, 1]]).pvalue)


def test_places_are_sentences_with_both() -> None:
    row = _pair(frame_cooccurrence(CODINGS, TOKENS, codebooks="a,b"), "a", "red")
    assert [TEXT[a:b] for a, b in row["places"]] == ["Two birds sing.", "Three birds sing."]


def test_across_and_least() -> None:
    assert len(frame_cooccurrence(CODINGS, TOKENS, codebooks="a,b", min_count=0)) == 3
    assert len(frame_cooccurrence(CODINGS, TOKENS, codebooks="a,b", min_count=0, across=True)) == 2
    assert frame_cooccurrence(CODINGS, TOKENS, codebooks="a,b", min_count=3).empty


def test_whole_codebooks_and_choice() -> None:
    (row,) = frame_cooccurrence(CODINGS, TOKENS, codebooks="a,b", unit="codebook").itertuples()
    assert (row.first, row.second, row.both) == (4, 4, 3)
    assert frame_cooccurrence(CODINGS, TOKENS, codebooks="a", unit="codebook").empty


def test_phi_is_undefined_where_a_code_is_everywhere() -> None:
    everywhere = CODINGS[CODINGS["codebook"] == "b"].assign(codebook="c")
    everywhere = pd.concat([everywhere, everywhere.iloc[:2].assign(sentence=[1, 6])])
    table = frame_cooccurrence(pd.concat([CODINGS, everywhere]), TOKENS, codebooks="a,c")
    assert table.loc[table["with_codebook"] == "c", "phi"].isna().all()
