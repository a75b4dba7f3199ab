"""Values from print come out: 68 stand here with their source, the rest in the gold folder where it is."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from discourse.measures.keywords.readability import FORMULAS
from discourse.statistics import association, dispersion, diversity, keyness, significance

HERE = Path(__file__).parent
# The input of lex-14 is a frequency spectrum that the file names but does not hold; Williams' G2 is not offered.
LEFT_OUT = {"lex-14", "key-R-04"}
# These rows stand for whole files, which have tests of their own below.
WHOLE_FILES = {"key-E22-G2", "key-E22-LR", "key-E22-SM", "key-E22-LRC", "disp-B150", "disp-B150b"}


def marginals(a: float, b: float, c: float, d: float) -> tuple[float, float, float, float]:
    """Turn the four cells of a table into f, f1, f2, n."""
    return a, a + b, a + c, a + b + c + d


def sizes_of(inputs: list[list[float]]) -> list[float]:
    """Return the sizes of the parts; equal ones where the source gives none."""
    return inputs[1] if len(inputs) > 1 else [1000] * len(inputs[0])


def two_words(f: float, n1: float, g: float, n2: float) -> tuple[float, float, float, float]:
    """Put count, size, count, size into the order of the keyness functions."""
    return f, g, n1, n2


Compute = Callable[[Any], Any]

ASSOCIATION: dict[tuple[str, str], Compute] = {
    ("G2 (4-cell)", "marginals"): lambda x: association.g2(*x),
    ("G2 (4-cell)", "cells"): lambda x: association.g2(*marginals(*x)),
    ("t-score", ""): lambda x: association.t_score(*x),
    ("PMI log2", ""): lambda x: association.pmi(*x),
    ("DeltaP", ""): lambda x: association.delta_p_forward(*marginals(*x)),
    ("Dice", ""): lambda x: association.dice(*x),
    ("min sensitivity", ""): lambda x: association.minimum_sensitivity(*marginals(*x)[:3]),
    ("NPMI", ""): lambda x: association.npmi(*marginals(*x)),
}
KEYNESS: dict[tuple[str, str], Compute] = {
    ("%DIFF", ""): lambda x: keyness.percent_difference(*two_words(*x)),
    ("odds ratio", ""): lambda x: keyness.odds_ratio(*two_words(*x)),
    ("difference coefficient", ""): lambda x: keyness.difference_coefficient(*two_words(*x)),
    ("simple maths k=1", ""): lambda x: keyness.simple_maths(*two_words(*x), k=1),
    ("Log Ratio", "rel"): lambda x: keyness.log_ratio(1e4 * x[0], 1e4 * x[1], 1e4, 1e4),
    ("G2 (2-cell", ""): lambda x: keyness.g2_two_cell(*x),
    ("G2", "2x2"): lambda x: keyness.g2_four_cell(*x[0], *map(sum, zip(*x, strict=True))),
    # the whole of Brown, from which the target has to be taken
    ("G2 4-cell, part-vs-whole marginals", ""): lambda x: keyness.g2_four_cell(x[0], x[1] - x[0], x[2], x[3] - x[2]),
}
DISPERSION: dict[tuple[str, str], Compute] = {
    ("DPnorm", ""): lambda x: dispersion.dp_norm(x[0], [1000 * size for size in sizes_of(x)]),
    ("DP", ""): lambda x: dispersion.dp(x[0], sizes_of(x)),
    ("1-DP", ""): lambda x: 1 - dispersion.dp(x[0], sizes_of(x)),
    ("Juilland D", ""): lambda x: dispersion.juilland_d(x[0], sizes_of(x)),
    ("Carroll D2", ""): lambda x: dispersion.carroll_d2(x[0], sizes_of(x)),
    ("Rosengren S", ""): lambda x: dispersion.rosengren_s(x[0], sizes_of(x)),
    ("Burch DA", ""): lambda x: dispersion.burch_da(x[0], sizes_of(x)),
    # R's tlda prints 1/(1 + KLD)
    ("DKL", ""): lambda x: 1 / (1 + dispersion.kl_divergence(x[0], sizes_of(x))),
}
DIVERSITY: dict[tuple[str, str], Compute] = {
    ("Yule's K", ""): lambda w: diversity.yule_k(diversity.spectrum(w)),
    ("MATTR w=5", ""): lambda w: diversity.mattr(w, window=5),
    ("MATTR 25", ""): lambda w: diversity.mattr(w, window=25),
    ("MATTR 50", ""): lambda w: diversity.mattr(w, window=50),
    ("MATTR 100", ""): lambda w: diversity.mattr(w, window=100),
    ("HD-D draws=5", ""): lambda w: diversity.hdd(w, draws=5),
    ("HD-D 42", ""): lambda w: diversity.hdd(w),
    ("HD-D sum", ""): lambda w: 42 * diversity.hdd(w),
    ("MTLD th=.72", ""): lambda w: diversity.mtld(w, at=True),
    ("MTLD th .72", ""): lambda w: diversity.mtld(w),
    ("Shannon entropy", ""): lambda f: diversity.entropy(f),
}
READABILITY: dict[tuple[str, str], Compute] = {
    ("Flesch RE", ""): lambda x: FORMULAS["Flesch reading ease"].value(*x),
    ("textstat Flesch", ""): lambda x: FORMULAS["Flesch reading ease"].value(*x),
    ("textstat FK", ""): lambda x: FORMULAS["Flesch-Kincaid grade"].value(*x),
    ("textstat SMOG", ""): lambda x: FORMULAS["SMOG"].value(x[1], x[0]),
    ("Gunning Fog", ""): lambda x: FORMULAS["Gunning Fog"].value(*x),
}
TABLES = {"coll": ASSOCIATION, "key": KEYNESS, "disp": DISPERSION, "lex": DIVERSITY, "read": READABILITY}


def how(row: dict[str, str]) -> Compute | None:
    """Find the one function that computes a row: of all that fit its names, the longest name; None if none does."""
    fitting = [
        (len(statistic), len(variant), compute)
        for (statistic, variant), compute in TABLES[row["id"].split("-")[0]].items()
        if row["statistic"].startswith(statistic) and row["variant"].startswith(variant)
    ]
    return max(fitting, key=lambda found: found[:2])[2] if fitting else None


def with_inputs(rows: Iterable[dict[str, str]], folder: Path) -> list[tuple[dict[str, str], Any]]:
    """Read the inputs; "same" is that of the row before, a file name stands for its words."""
    result: list[tuple[dict[str, str], Any]] = []
    before: Any = None
    for row in rows:
        inputs = json.loads(row["inputs"])
        if inputs == ["same"]:
            inputs = before
        elif inputs == ["colorado_flemmas.json"]:
            inputs = json.loads((folder / "colorado_flemmas.json").read_text())
        elif inputs == ["korpus_sample.txt"]:
            text = (folder / "korpus_sample.txt").read_text().lower()
            inputs = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text)
        elif row["id"].startswith("lex") and isinstance(inputs[0], str) and " " in inputs[0]:
            inputs = inputs[0].split()
        elif row["id"].startswith("lex") and isinstance(inputs[0], list):
            inputs = inputs[0]
        before = inputs
        result.append((row, inputs))
    return result


def check(row: dict[str, str], inputs: Any) -> None:
    """Hold the computed value against the printed one, to its last printed digit."""
    compute = how(row)
    assert compute, f"nothing computes {row['id']} ({row['statistic']}, {row['variant']})"
    computed = float(compute(inputs))
    # Half a unit of the last digit; print rounds halves either way.
    tolerance = 0.5000001 * 10.0 ** -int(row["decimals"])
    assert math.isclose(computed, float(row["expected"]), rel_tol=0, abs_tol=tolerance), (row["id"], computed)


with (HERE / "published.tsv").open(encoding="utf-8", newline="") as file:
    PUBLISHED = with_inputs(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), HERE)


def test_none_is_lost() -> None:
    assert len(PUBLISHED) == 68


@pytest.mark.parametrize(("row", "inputs"), PUBLISHED, ids=[row["id"] for row, _ in PUBLISHED])
def test_value_from_print_comes_out(row: dict[str, str], inputs: Any) -> None:
    check(row, inputs)


@pytest.mark.gold
def test_every_published_value_comes_out(gold: Path) -> None:
    with (gold / "numbers/published_values.csv").open(encoding="utf-8", newline="") as file:
        rows = with_inputs(csv.DictReader(file), gold / "numbers")
    # The file holds values of measures, too, that are not offered here.
    offered = [(row, x) for row, x in rows if row["id"] not in LEFT_OUT | WHOLE_FILES and how(row)]
    assert len(offered) == 75
    for row, inputs in offered:
        check(row, inputs)


def columns(path: Path) -> dict[str, list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: [row[name] for row in rows] for name in rows[0]}


def floats(values: list[str]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([float("nan") if value == "NA" else float(value) for value in values])


@pytest.mark.gold
def test_keyness_of_702_lemmas_is_that_of_the_r_package_corpora(gold: Path) -> None:
    table = columns(gold / "numbers/evert_mrsa_keyness.csv")
    f1, f2 = floats(table["f1"]), floats(table["f2"])
    n1, n2, m = 1177, 341805, 20109
    assert f1.size == 702
    g2 = keyness.g2_four_cell(f1, f2, n1, n2, signed=True)
    # Evert adds half a token to every count and size.
    ratio = keyness.log_ratio(f1 + 0.5, f2 + 0.5, n1 + 0.5, n2 + 0.5)
    significant = m * significance.p_value(g2) < 0.05
    for name, computed in (
        ("G2", g2),
        ("LogRatio", ratio),
        ("LogRatio.G2", np.where(significant, ratio, 0)),
        ("SM", keyness.simple_maths(f1, f2, n1, n2, k=100)),
        ("LRC", keyness.conservative_log_ratio(f1, f2, n1, n2, comparisons=m)),
    ):
        np.testing.assert_allclose(computed, floats(table[name]), rtol=1e-9, atol=1e-9, err_msg=name)


@pytest.mark.gold
def test_keyness_of_200_words_of_brown_romance_is_that_of_nltk(gold: Path) -> None:
    table = columns(gold / "numbers/brown_romance_keyness_nltk.csv")
    part, whole = floats(table["f_romance"]), floats(table["f_brown"])
    assert part.size == 200
    g2 = keyness.g2_four_cell(part, whole - part, 56857, 981716 - 56857)
    np.testing.assert_allclose(g2, floats(table["G2_nltk_marginal"]), rtol=1e-9)


@pytest.mark.gold
@pytest.mark.parametrize(("corpus", "absent"), [("brown150", 7), ("icegb150", 4)])
def test_dispersion_of_150_words_is_that_of_tlda(gold: Path, corpus: str, absent: int) -> None:
    with (gold / f"numbers/tlda_{corpus}_tdm.csv").open(encoding="utf-8", newline="") as file:
        _, size_row, *word_rows = csv.reader(file)
    sizes = floats(size_row[1:])
    counts = np.array([floats(row[1:]) for row in word_rows])
    table = columns(gold / f"numbers/tlda_{corpus}_disp.csv")
    assert [row[0] for row in word_rows] == table["item"]
    present = counts.any(axis=1)
    assert np.count_nonzero(~present) == absent
    for name, computed in (
        ("D", dispersion.juilland_d(counts, sizes)),
        ("D2", dispersion.carroll_d2(counts, sizes)),
        ("S", dispersion.rosengren_s(counts, sizes)),
        ("DA", dispersion.burch_da(counts, sizes)),
        ("DP", 1 - dispersion.dp(counts, sizes)),
        ("DKL", 1 / (1 + dispersion.kl_divergence(counts, sizes))),
    ):
        # For words that occur nowhere the package prints NA, and a DA of about -0.004.
        assert np.isnan(computed[~present]).all()
        expected = floats(table[name])[present]
        np.testing.assert_allclose(computed[present], expected, rtol=0, atol=5.001e-7, err_msg=name)


@pytest.mark.gold
def test_variants_of_dp_and_dkl_are_those_of_tlda(gold: Path) -> None:
    with (gold / "numbers/tlda_brown150_tdm.csv").open(encoding="utf-8", newline="") as file:
        _, size_row, *word_rows = csv.reader(file)
    sizes, counts = floats(size_row[1:]), np.array([floats(row[1:]) for row in word_rows])
    table = columns(gold / "numbers/tlda_brown150_DP_DKL_variants.csv")
    for name, computed in (
        ("gries_2008", dispersion.dp(counts, sizes)),
        ("DKL_o2p", 1 - 1 / (1 + dispersion.kl_divergence(counts, sizes))),
        ("DKL_base_e", dispersion.dkl(counts, sizes)),
    ):
        np.testing.assert_allclose(computed, floats(table[name]), rtol=0, atol=5.001e-7, err_msg=name)
