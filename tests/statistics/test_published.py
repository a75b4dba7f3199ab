"""Values from print come out: 115 stand here with their source, the rest in the gold folder where it is."""

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

from discourse.statistics import (
    association,
    association_tests,
    conditional,
    dispersion,
    distances,
    diversity,
    effect_sizes,
    evenness,
    keyness,
    mtld,
    ratio_intervals,
    readability,
    repetition,
    richness,
    significance,
)

HERE = Path(__file__).parent
# The input of this row is a frequency spectrum that the file names but does not hold.
WITHOUT_INPUT = {"lex-14"}
# R's root search stops at a tolerance: at its value the expected count is 3.0000033, at ours 3.0000000000.
DIGITS_THAT_HOLD = {"key-R-05": 6}
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


def positions(text: str) -> tuple[list[int], int]:
    """Return the places of "a" in a text and its length."""
    words = text.split()
    return [place for place, word in enumerate(words) if word == "a"], len(words)


def lengths(words: list[str]) -> tuple[int, int]:
    """Return tokens and types."""
    return len(words), len(set(words))


Compute = Callable[[Any], Any]

ASSOCIATION: dict[tuple[str, str], Compute] = {
    ("G2 (4-cell)", "marginals"): lambda x: association_tests.g2(*x),
    ("G2 (4-cell)", "cells"): lambda x: association_tests.g2(*marginals(*x)),
    ("X2 (4-cell)", "marginals"): lambda x: association_tests.x2(*x),
    ("X2 (4-cell)", "cells"): lambda x: association_tests.x2(*marginals(*x)),
    ("X2 Yates", "cells"): lambda x: association_tests.x2(*marginals(*x), yates=True),
    ("t-score", ""): lambda x: association_tests.t_score(*x),
    ("PMI log2", ""): lambda x: association.pmi(*x),
    ("DeltaP", ""): lambda x: conditional.delta_p_forward(*marginals(*x)),
    ("Dice", ""): lambda x: association.dice(*x),
    ("min sensitivity", ""): lambda x: conditional.minimum_sensitivity(*marginals(*x)[:3]),
    ("phi^2", ""): lambda x: association_tests.phi_squared(*marginals(*x)),
    ("NPMI", ""): lambda x: association.npmi(*marginals(*x)),
    ("Fisher p two-sided", "cells"): lambda x: association_tests.fisher_p(*marginals(*x)),
    ("Fisher p less", "cells"): lambda x: association_tests.fisher_p(*marginals(*x), alternative="less"),
    # printed in per cent
    ("cond. probability", ""): lambda x: 100 * conditional.conditional_probability(x[0], x[0] + x[2]),
}
KEYNESS: dict[tuple[str, str], Compute] = {
    ("%DIFF", ""): lambda x: effect_sizes.percent_difference(*two_words(*x)),
    ("odds ratio", ""): lambda x: effect_sizes.odds_ratio(*two_words(*x)),
    ("difference coefficient", ""): lambda x: effect_sizes.difference_coefficient(*two_words(*x)),
    ("simple maths k=1", ""): lambda x: effect_sizes.simple_maths(*two_words(*x), k=1),
    ("Log Ratio", "rel"): lambda x: effect_sizes.log_ratio(1e4 * x[0], 1e4 * x[1], 1e4, 1e4),
    ("X2 (2-cell", ""): lambda x: keyness.x2_two_cell(*x),
    ("G2 (2-cell", ""): lambda x: keyness.g2_two_cell(*x),
    ("rank sum", ""): lambda x: significance.rank_sum(*x).rank_sum,
    ("X2 Yates", "2x2"): lambda x: keyness.x2_four_cell(*x[0], *map(sum, zip(*x, strict=True)), yates=True),
    ("X2", "2x2"): lambda x: keyness.x2_four_cell(*x[0], *map(sum, zip(*x, strict=True))),
    ("G2 Williams", "2x2"): lambda x: keyness.g2_four_cell(*x[0], *map(sum, zip(*x, strict=True)), williams=True),
    ("G2", "2x2"): lambda x: keyness.g2_four_cell(*x[0], *map(sum, zip(*x, strict=True))),
    ("Fisher conditional", ""): lambda x: association_tests.conditional_odds_ratio(*map(int, marginals(*x[0], *x[1]))),
    ("Fisher p two-sided", "2x2"): lambda x: association_tests.fisher_p(*marginals(*x[0], *x[1])),
    # the whole of Brown, from which the target has to be taken
    ("G2 4-cell, part-vs-whole marginals", ""): lambda x: keyness.g2_four_cell(x[0], x[1] - x[0], x[2], x[3] - x[2]),
}
DISPERSION: dict[tuple[str, str], Compute] = {
    ("DPnorm", ""): lambda x: dispersion.dp_norm(x[0], [1000 * size for size in sizes_of(x)]),
    ("DP", ""): lambda x: dispersion.dp(x[0], sizes_of(x)),
    ("1-DP", ""): lambda x: 1 - dispersion.dp(x[0], sizes_of(x)),
    ("Juilland D", ""): lambda x: evenness.juilland_d(x[0], sizes_of(x)),
    ("Carroll D2", ""): lambda x: evenness.carroll_d2(x[0], sizes_of(x)),
    ("Rosengren S", ""): lambda x: evenness.rosengren_s(x[0], sizes_of(x)),
    ("Burch DA", ""): lambda x: evenness.burch_da(x[0], sizes_of(x)),
    ("DKL", ""): lambda x: 1 - dispersion.dkl(x[0], sizes_of(x), normalisation="odds"),
    ("ARF", ""): lambda x: distances.average_reduced_frequency(*positions(x[0])),
    ("ALD", ""): lambda x: distances.average_logarithmic_distance(*positions(x[0])),
    ("AWT", ""): lambda x: distances.average_waiting_time(*positions(x[0])),
}
DIVERSITY: dict[tuple[str, str], Compute] = {
    ("TTR", ""): lambda w: richness.type_token_ratio(*lengths(w)),
    ("RTTR", ""): lambda w: richness.guiraud_r(*lengths(w)),
    ("CTTR", ""): lambda w: richness.carroll_cttr(*lengths(w)),
    ("Herdan C", ""): lambda w: richness.herdan_c(*lengths(w)),
    ("Summer S (log10", ""): lambda w: richness.summer_s(*lengths(w), base=10),
    ("Summer S", ""): lambda w: richness.summer_s(*lengths(w)),
    ("Dugast U", ""): lambda w: richness.dugast_u(*lengths(w)),
    ("Uber U (log10)", ""): lambda w: richness.dugast_u(*lengths(w), base=10),
    ("Maas a2", "ln"): lambda w: richness.maas_a2(*lengths(w)),
    ("Maas (log10)", ""): lambda w: richness.maas_a2(*lengths(w), base=10),
    ("Maas a =", ""): lambda w: np.sqrt(richness.maas_a2(*lengths(w), base=10)),
    ("Yule's K", ""): lambda w: repetition.yule_k(diversity.spectrum(w)),
    ("Yule's I", ""): lambda w: repetition.yule_i(diversity.spectrum(w)),
    ("Simpson D", ""): lambda w: repetition.simpson_d(diversity.spectrum(w)),
    ("MATTR w=5", ""): lambda w: diversity.mattr(w, window=5),
    ("MATTR 25", ""): lambda w: diversity.mattr(w, window=25),
    ("MATTR 50", ""): lambda w: diversity.mattr(w, window=50),
    ("MATTR 100", ""): lambda w: diversity.mattr(w, window=100),
    ("MSTTR 50", ""): lambda w: diversity.msttr(w, segment=50),
    ("MSTTR 100", ""): lambda w: diversity.msttr(w, segment=100),
    ("HD-D draws=5", ""): lambda w: diversity.hdd(w, draws=5),
    ("HD-D 42", ""): lambda w: diversity.hdd(w),
    ("HD-D sum", ""): lambda w: 42 * diversity.hdd(w),
    ("MTLD th=.72", ""): lambda w: mtld.mtld(w, closes="at"),
    ("MTLD (min 10", ""): lambda w: mtld.mtld(w, least=10),
    ("MTLD th .72", ""): lambda w: mtld.mtld(w),
    ("Shannon entropy", ""): lambda f: repetition.entropy(f),
    ("repeat rate", ""): lambda f: repetition.repeat_rate(f),
}
READABILITY: dict[tuple[str, str], Compute] = {
    ("Flesch RE", ""): lambda x: readability.flesch(*x),
    ("textstat Flesch", ""): lambda x: readability.flesch(*x),
    ("textstat FK", ""): lambda x: readability.flesch_kincaid(*x),
    ("textstat SMOG", ""): lambda x: readability.smog(x[1], x[0]),
    ("Gunning Fog", ""): lambda x: readability.fog(*x),
    ("Dale-Chall", ""): lambda x: readability.dale_chall_1948(*x),
}
TABLES = {"coll": ASSOCIATION, "key": KEYNESS, "disp": DISPERSION, "lex": DIVERSITY, "read": READABILITY}


def how(row: dict[str, str]) -> Compute:
    """Find the one function that computes a row: of all that fit its names, the longest name."""
    fitting = [
        (len(statistic), len(variant), compute)
        for (statistic, variant), compute in TABLES[row["id"].split("-")[0]].items()
        if row["statistic"].startswith(statistic) and row["variant"].startswith(variant)
    ]
    assert fitting, f"nothing computes {row['id']} ({row['statistic']}, {row['variant']})"
    return max(fitting, key=lambda found: found[:2])[2]


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
    computed = float(how(row)(inputs))
    # Half a unit of the last digit; print rounds halves either way.
    tolerance = 0.5000001 * 10.0 ** -DIGITS_THAT_HOLD.get(row["id"], int(row["decimals"]))
    assert math.isclose(computed, float(row["expected"]), rel_tol=0, abs_tol=tolerance), (row["id"], computed)


with (HERE / "published.tsv").open(encoding="utf-8", newline="") as file:
    PUBLISHED = with_inputs(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), HERE)


def test_none_is_lost() -> None:
    assert len(PUBLISHED) == 115


@pytest.mark.parametrize(("row", "inputs"), PUBLISHED, ids=[row["id"] for row, _ in PUBLISHED])
def test_value_from_print_comes_out(row: dict[str, str], inputs: Any) -> None:
    check(row, inputs)


@pytest.mark.gold
def test_every_published_value_comes_out(gold: Path) -> None:
    with (gold / "numbers/published_values.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["id"] not in WITHOUT_INPUT | WHOLE_FILES]
    assert len(rows) == 141 - 1 - 6
    for row, inputs in with_inputs(rows, gold / "numbers"):
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
    ratio = effect_sizes.log_ratio(f1, f2, n1, n2, smoothing="all")
    maths = effect_sizes.simple_maths(f1, f2, n1, n2, k=100)
    lrc = ratio_intervals.conservative_log_ratio(f1, f2, n1, n2, comparisons=m)
    positive = ratio_intervals.conservative_log_ratio(f1, f2, n1, n2, comparisons=m, positive=True)
    significant = significance.bonferroni(significance.p_value(g2), comparisons=m) < 0.05
    for name, computed in (
        ("G2", g2),
        ("LogRatio", ratio),
        ("LogRatio.G2", np.where(significant, ratio, 0)),
        ("SM", maths),
        ("LRC", lrc),
        ("LRC.positive", positive),
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
        ("D", evenness.juilland_d(counts, sizes)),
        ("D2", evenness.carroll_d2(counts, sizes)),
        ("S", evenness.rosengren_s(counts, sizes)),
        ("DA", evenness.burch_da(counts, sizes)),
        ("DP", 1 - dispersion.dp(counts, sizes)),
        ("DKL", 1 - dispersion.dkl(counts, sizes, normalisation="odds")),
        ("Rrel", dispersion.parts_with_word(counts, sizes) / 500),
    ):
        # For words that occur nowhere the package prints NA, a range of 0, and a DA of about -0.004.
        assert np.isnan(computed[~present]).all() or name == "Rrel"
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
        ("egbert_etal_2020", dispersion.dp_egbert(counts, sizes)),
        # The package gives Egbert's value under this name too; see the README of the gold data.
        ("lijffijt_gries_2012", dispersion.dp_egbert(counts, sizes)),
        ("DKL_o2p", dispersion.dkl(counts, sizes, normalisation="odds")),
        ("DKL_base_e", dispersion.dkl(counts, sizes)),
        ("DKL_base_2", dispersion.dkl(counts, sizes, normalisation="exp2")),
    ):
        np.testing.assert_allclose(computed, floats(table[name]), rtol=0, atol=5.001e-7, err_msg=name)


@pytest.mark.gold
def test_moving_average_mtld_is_that_of_lexical_diversity(gold: Path) -> None:
    words = json.loads((gold / "numbers/colorado_flemmas.json").read_text())
    # Kyle, Python package lexical_diversity, README.
    assert mtld.mtld_ma(words) == pytest.approx(33.68333333333333)
    assert mtld.mtld_ma(words, ends="both") == pytest.approx(35.46626265150569)
    assert diversity.msttr(words, segment=25) == pytest.approx(0.7885714285714285)
