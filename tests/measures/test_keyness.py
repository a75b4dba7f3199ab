import csv
import math
from pathlib import Path
from typing import get_args

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest, chi2, chi2_contingency, false_discovery_control, nbinom, poisson, power_divergence
from scipy.stats.contingency import odds_ratio
from tests.helpers.made import reference_of, text_of, words_of

from discourse.article import Article
from discourse.base.errors import EmptyTextError, UsageError
from discourse.measures.keywords.keyness import COLUMNS, Sort, keyness
from discourse.text.words import CountingRules

TEXT = ("reform reform trade the the. reform trade the the of.", "reform the the trade of. zeal the reform trade of.")
REFERENCE = {
    "a": {"reform": 4, "trade": 30, "the": 600, "of": 300},
    "b": {"trade": 10, "the": 500, "he": 400, "was": 156},
}
N1, N2 = 20, 2000


@pytest.fixture
def table() -> pd.DataFrame:
    return keyness(words_of(*TEXT), reference_of(REFERENCE), min_count=1).set_index("word")


def test_counts_rates_range_and_places_are_those_of_the_text(table: pd.DataFrame) -> None:
    text = text_of(*TEXT)
    row = table.loc["reform"]
    assert (row["count"], row["reference"], row["range"]) == (5, 4, 2)
    assert row["per_1000"] == 250
    assert row["reference_per_1000"] == 2
    assert [text[a:b] for a, b in row["places"]] == ["reform"] * 5
    assert table.columns[-1] == "places"


def test_both_g2_agree_with_scipy(table: pd.DataFrame) -> None:
    for word, row in table.iterrows():
        a, b = int(row["count"]), int(row["reference"])
        four = chi2_contingency([[a, b], [N1 - a, N2 - b]], correction=False, lambda_="log-likelihood")
        assert row["g2_four"] == pytest.approx(four.statistic), word
        expected = [N1 * (a + b) / (N1 + N2), N2 * (a + b) / (N1 + N2)]
        two = sum(2 * o * math.log(o / e) for o, e in zip((a, b), expected, strict=True) if o)
        assert row["g2"] == pytest.approx(two), word
        if b:
            assert row["g2"] == pytest.approx(power_divergence([a, b], expected, lambda_="log-likelihood").statistic)


def test_corrections_cover_all_types_of_the_article_not_only_those_shown() -> None:
    everything = keyness(words_of(*TEXT), reference_of(REFERENCE), min_count=1).set_index("word")
    shown = keyness(words_of(*TEXT), reference_of(REFERENCE), min_count=4).set_index("word")
    assert set(shown.index) == {"reform", "trade"}
    assert shown.loc["reform", "p_holm"] == everything.loc["reform", "p_holm"]
    # The article has five types: "the" and "of" are tested too, although they are no positive keywords.
    a, b = np.array([5, 4, 1, 7, 3]), np.array([4, 40, 0, 1100, 300])
    share = (a + b) / (N1 + N2)
    with np.errstate(divide="ignore", invalid="ignore"):
        g2 = 2 * (np.nan_to_num(a * np.log(a / (N1 * share))) + np.nan_to_num(b * np.log(b / (N2 * share))))
    p = chi2.sf(g2, 1)
    assert everything.loc["reform", "p_bh"] == pytest.approx(false_discovery_control(p)[0])
    assert everything.loc["reform", "p_holm"] == pytest.approx(5 * sorted(p)[0])
    assert everything.loc["trade", "p_holm"] == pytest.approx(4 * sorted(p)[1])


def test_log_ratio_and_its_exact_interval(table: pd.DataFrame) -> None:
    assert table.loc["reform", "log_ratio"] == pytest.approx(math.log2((5 / 20) / (4 / 2000)))
    assert table.loc["zeal", "log_ratio"] == pytest.approx(math.log2((1 / 20) / (0.5 / 2000)))
    bounds = binomtest(5, 9).proportion_ci(0.95, method="exact")
    for name, share in (("log_ratio_low", bounds.low), ("log_ratio_high", bounds.high)):
        assert table.loc["reform", name] == pytest.approx(math.log2(share / (1 - share) * N2 / N1))
    assert math.isinf(table.loc["zeal", "log_ratio_high"])


def test_lrc_is_the_exact_bound_after_bonferroni_over_the_articles_types(table: pd.DataFrame) -> None:
    low = binomtest(5, 9).proportion_ci(1 - 0.05 / 5, method="exact").low
    assert table.loc["reform", "lrc"] == pytest.approx(math.log2(low / (1 - low) * N2 / N1))


def test_effect_sizes_by_hand(table: pd.DataFrame) -> None:
    row = table.loc["reform"]
    assert row["percent_diff"] == pytest.approx(100 * (0.25 - 0.002) / 0.002)
    assert row["odds_ratio"] == pytest.approx(odds_ratio([[5, 15], [4, 1996]], kind="sample").statistic)
    assert row["difference"] == pytest.approx((0.25 - 0.002) / 0.252)
    assert row["simple_maths"] == pytest.approx((250_000 + 100) / (2_000 + 100))
    assert row["bic"] == pytest.approx(row["g2"] - math.log(2020))
    assert row["bic_in_words"] == "very strong"
    assert math.isnan(table.loc["zeal", "percent_diff"])
    assert math.isnan(table.loc["zeal", "odds_ratio"])


def test_log_odds_follow_monroe_colaresi_and_quinn(table: pd.DataFrame) -> None:
    # Equations 15 to 22 of the paper, word by word, with a prior as long as the article.
    for word, a, b in (("reform", 5, 4), ("trade", 4, 40), ("zeal", 1, 0)):
        q, whole = N1 * (a + b) / (N1 + N2), N1
        delta = math.log((a + q) / (N1 + whole - a - q)) - math.log((b + q) / (N2 + whole - b - q))
        assert table.loc[word, "log_odds_z"] == pytest.approx(delta / math.sqrt(1 / (a + q) + 1 / (b + q)))


def test_negative_keywords_include_words_that_are_not_there() -> None:
    table = keyness(words_of(*TEXT), reference_of(REFERENCE), negative=True, min_count=1).set_index("word")
    assert table.index.tolist() == ["he", "was", "the"]  # "of" is exactly as frequent
    assert table.loc["he", "count"] == 0
    assert table.loc["he", "places"] == ()
    assert (table["g2"] < 0).all()
    assert table.loc["he", "per_1000"] == 0
    assert math.isnan(table.loc["he", "log_ratio_boot_low"])


def test_too_few_names_the_side(table: pd.DataFrame) -> None:
    assert table["too_few"].to_dict() == {"reform": "", "trade": "", "zeal": "both"}


def test_content_keeps_types_that_are_mostly_content_words() -> None:
    table = keyness(words_of(*TEXT, content="reform zeal"), reference_of(REFERENCE), min_count=1, content=True)
    assert table["word"].tolist() == ["reform", "zeal"]


def test_lemmas_are_compared_with_lemmas() -> None:
    table = keyness(
        words_of("reforms reform trade"), reference_of({"a": {"reforms": 1, "cat": 9}}), by="lemma", min_count=2
    )
    assert table.loc[0, ["lemma", "count", "reference"]].tolist() == ["reform", 2, 1]


def test_intervals_redraw_sentences() -> None:
    even = ["reform of of of."] * 24
    table = keyness(words_of(*even), reference_of(REFERENCE), min_count=1).set_index("word")
    # The same in every sentence: whatever is drawn, the rate stays.
    assert table.loc["reform", "g2_low"] == pytest.approx(table.loc["reform", "g2"])
    heaped = ["reform reform reform of."] + ["of of of of."] * 23
    table = keyness(words_of(*heaped), reference_of(REFERENCE), min_count=1).set_index("word")
    assert table.loc["reform", "log_ratio_boot_low"] < table.loc["reform", "log_ratio"]
    assert table.loc["reform", "g2_low"] <= 0 < table.loc["reform", "g2"]


def test_below_twenty_sentences_nothing_is_redrawn(table: pd.DataFrame) -> None:
    assert math.isnan(table.loc["reform", "g2_low"])


def test_the_stated_size_of_a_reference_counts() -> None:
    # The list holds the commoner words only: 2,000 of 10,000 running words.
    table = keyness(words_of(*TEXT), reference_of(REFERENCE, size=10_000), min_count=1).set_index("word")
    assert table.loc["reform", "reference_per_1000"] == pytest.approx(0.4)


def test_the_order_is_by_the_chosen_column_and_the_same_every_time() -> None:
    reference = reference_of(REFERENCE)
    for sort in ("g2", "lrc", "log_ratio", "log_odds_z", "simple_maths", "bic"):
        table = keyness(words_of(*TEXT), reference, min_count=1, sort=sort)
        assert table[sort].is_monotonic_decreasing, sort
        pd.testing.assert_frame_equal(table, keyness(words_of(*TEXT), reference, min_count=1, sort=sort))


def test_rules_that_the_reference_does_not_share_are_refused() -> None:
    with pytest.raises(UsageError, match="case='kept'"):
        keyness(words_of(*TEXT), reference_of(REFERENCE), CountingRules(case="kept"))
    counted = reference_of(REFERENCE, counting=CountingRules(case="kept").describe())
    assert len(keyness(words_of(*TEXT), counted, CountingRules(case="kept"), min_count=1))


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(EmptyTextError):
        keyness(words_of(""), reference_of(REFERENCE))


def test_the_first_article_against_brown(article: Article) -> None:
    table = article.measure("keyness", content=True, reference="brown").set_index("word")
    # Counted with a search in the text as printed.
    assert table.loc["kazakhstan", "count"] == 12
    assert table.loc["kazakhstan", "reference"] == 0
    assert table.loc["kazakhstan", "too_few"] == "reference"
    assert table.loc["cooperation", "lrc"] > 5


@pytest.mark.gold
def test_brown_romance_as_nltk_has_it(gold: Path) -> None:
    with (gold / "numbers" / "brown_romance_keyness_nltk.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    counts = {row["word"]: (int(row["f_romance"]), int(row["f_brown"])) for row in rows}
    n1, n = 56_857, 981_716
    words = [word for word, (a, _) in counts.items() for _ in range(a)]
    words += ["(other)"] * (n1 - len(words))
    table = words_of("").reindex(range(n1)).assign(document="brown", paragraph=1, sentence=1, word=words, content=True)
    table = table.assign(start=range(n1), end=range(1, n1 + 1), lemma=table["word"], pos="X", tag="X")
    rest = {word: b - a for word, (a, b) in counts.items()}
    rest["(other)"] = n - n1 - sum(rest.values())
    found = keyness(table, reference_of({"rest": rest}), min_count=1).set_index("word")
    for row in rows:
        # NLTK sums the same four cells; the list holds positive keywords.
        if row["word"] in found.index:
            assert found.loc[row["word"], "g2_four"] == pytest.approx(float(row["G2_nltk_marginal"]), rel=1e-6), row
    assert len(found) >= 150


def long_text() -> tuple[str, ...]:
    """A hundred words in twenty-five sentences of four: the 25, of 50, rest 23, ardour and zeal once each, in the middle."""
    lines = ["the of of rest."] * 25
    lines[11:13] = ["the of of zeal.", "the of of ardour."]
    return tuple(lines)


LONG = {"a": {"the": 5000, "of": 2000, "he": 1000, "she": 400, "it": 399, "rest": 1201}}


def test_bounds_of_redrawn_sentences_by_hand() -> None:
    table = keyness(words_of(*long_text()), reference_of(LONG), min_count=1).set_index("word")
    bounds = ["g2_low", "g2_high", "log_ratio_boot_low", "log_ratio_boot_high"]
    # The same in each sentence of equal length: nothing moves.
    of = table.loc["of"]
    assert of[bounds].tolist() == pytest.approx([of["g2"], of["g2"], of["log_ratio"], of["log_ratio"]])
    # In one sentence of 25: often it is not drawn, half an occurrence against half of one in the reference; G2 has then no word.
    assert table.loc["zeal", "log_ratio_boot_low"] == pytest.approx(math.log2(10_000 / 100))
    assert table.loc["zeal", "g2_low"] == 0
    assert table.loc["zeal", "log_ratio_boot_high"] > math.log2(2 * 10_000 / 100)


def test_the_whole_list_of_negative_keywords_by_hand() -> None:
    """Expected are 50, 10, 4 and 20, 12.01: as many as asked for are enough, 3.99 are not; the chances of so few are Poisson's."""
    table = keyness(words_of(*long_text()), reference_of(LONG), negative=True, min_count=4)
    assert table["word"].tolist() == ["he", "the", "she"] and table.attrs["tests"] == 5
    rows = table.set_index("word")
    assert rows[["count", "reference", "range"]].to_numpy().tolist() == [[0, 1000, 0], [25, 5000, 25], [0, 400, 0]]
    p = [poisson.cdf(0, 10), poisson.cdf(25, 50), poisson.cdf(0, 4), poisson.cdf(50, 20), poisson.cdf(23, 12.01)]
    assert rows["p_bh"].tolist() == pytest.approx(false_discovery_control(p)[:3].tolist(), rel=1e-3)
    assert rows["p_holm"].tolist() == pytest.approx([5 * p[0], 4 * p[1], 3 * p[2]], rel=1e-3)
    boot = ["g2_low", "g2_high", "log_ratio_boot_low", "log_ratio_boot_high"]
    assert rows.loc[["he", "she"], boot].isna().all(axis=None), "a word that is not there cannot be redrawn"
    the = rows.loc["the"]
    assert the[boot].tolist() == pytest.approx([the["g2"], the["g2"], -1, -1]) and the["g2"] < 0
    assert rows["places"].map(len).tolist() == [0, 25, 0] and table["places"].dtype == object


def test_negative_keywords_are_ranked_from_the_strongest() -> None:
    def order(sort: Sort) -> list[str]:
        found = keyness(words_of(*long_text()), reference_of(LONG), negative=True, min_count=4, sort=sort)
        return found["word"].tolist()

    # he 0 of 10, the 25 of 50, she 0 of 4: half an occurrence for none, so the ratios are 1/20, 1/2 and 1/8.
    assert order("g2") == order("bic") == ["he", "the", "she"]
    assert order("log_ratio") == ["he", "she", "the"]
    # Both that are not there have lost 100 per cent; the surer one stands first.
    assert order("percent_diff") == ["he", "she", "the"]


def test_equal_keywords_stand_by_their_names_and_three_are_enough() -> None:
    text = "zeal zeal zeal ant ant ant bee bee bee bee cow cow the the the the the the."
    for sort in get_args(Sort):
        if sort != "percent_diff":  # It has no value where the reference lacks a word.
            assert keyness(words_of(text), reference_of(LONG), sort=sort)["word"].tolist() == ["bee", "ant", "zeal"], (
                sort
            )
    assert keyness(words_of(text), reference_of(LONG), min_count=2)["word"].tolist()[-1] == "cow"


def test_too_few_on_either_side() -> None:
    table = keyness(words_of("a a a b b b b c."), reference_of({"x": {"a": 4, "b": 3, "d": 993}})).set_index("word")
    assert table["too_few"].to_dict() == {"b": "reference", "a": "article"}


def test_content_lemmas_are_those_of_the_lemma() -> None:
    text = words_of("cows cows cows the the the the.", content="cows")
    table = keyness(text, reference_of({"a": {"the": 90, "cats": 10}}), by="lemma", content=True)
    assert table[["lemma", "count"]].to_numpy().tolist() == [["cow", 3]]
    parts = reference_of({"a": {"the": 25, "cats": 50}, "b": {"the": 75}})
    missing = keyness(text, parts, by="lemma", content=True, negative=True, min_count=2)
    # Expected of 7 words are 7/3. By moments over two parts of 75 words: 25 each, x = 50, 0; k = 2 x 25^2 / (2500 - 50).
    k = 1250 / 2450
    assert missing["lemma"].tolist() == ["cat"]
    assert missing.loc[0, "p_holm"] == missing.loc[0, "p_bh"] == pytest.approx(nbinom.pmf(0, k, k / (k + 7 / 3)))


def test_where_nothing_is_key_the_table_has_its_columns() -> None:
    table = keyness(words_of(*TEXT), reference_of(REFERENCE), min_count=9)
    assert table.empty and table.columns.tolist() == ["word", *COLUMNS] and table["places"].dtype == object
    assert table.attrs["tests"] == 5
