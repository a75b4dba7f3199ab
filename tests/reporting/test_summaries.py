"""Sentences that read a table: they claim what the table bears out, and no more, in good grammar for one and for many."""

import pandas as pd
import pytest

from discourse.article import Article
from discourse.base.errors import UsageError
from discourse.reporting import summaries
from discourse.reporting.summaries.rows import series, times


def test_only_what_is_beyond_chance_lies_outside_the_register() -> None:
    table = pd.DataFrame(
        {
            "title": ["Often", "Thrice", "Never", "Short"], "per_1000": [30.0, 3.0, 0.0, 0.0], "norm": [5.0, 1.0, 6.0, 1.0],
            "position": ["above", "above", "below", "below"], "chance_holm": [0.001, 0.4, 0.01, 0.99],
        }
    )  # fmt: skip
    assert summaries.reference_ranges(table) == (
        "The rate of Often (30.0 per 1,000 words, usual 5.0; p = .001) lies above the range of nine in ten texts of the "
        "register. The rate of Never (0.0 per 1,000 words, usual 6.0; p = .010) lies below the range of nine in ten texts "
        "of the register. Of the other kinds, 2 lie outside that range, but within chance."
    )
    assert summaries.reference_ranges(table[1:2]).endswith("register; 1 lies outside that range, but within chance.")


def test_few_mentions_evaluate_nobody() -> None:
    table = pd.DataFrame(
        {
            "actor": ["Plough", "Mayor"], "kind": ["entity", "card"], "mentions": [1, 9], "positive": [1, 1],
            "negative": [0, 5], "unclear": [0, 3],
        }
    )  # fmt: skip
    assert summaries.actor_evaluation(table) == (
        "Mayor is evaluated negatively more often than positively. In 3 of 10 mentions the evaluation stays open."
    )
    assert summaries.actor_evaluation(table[:1]).startswith("No actor has enough evaluated mentions")
    assert summaries.actor_evaluation(table[:0]) == "No actor was found."
    alone = table[:1].assign(positive=0, unclear=1)
    assert summaries.actor_evaluation(alone).endswith("In the only mention the evaluation stays open.")


def test_without_sides_there_is_no_square() -> None:
    table = pd.DataFrame({"side": ["us"], "evaluation": ["positive"], "count": [0], "base": [0]})
    assert "no square" in summaries.ideological_square(table)


def test_the_corners_of_the_square_are_said_for_one_and_for_many() -> None:
    table = pd.DataFrame({
        "side": ["us", "us", "them", "them"], "evaluation": ["positive", "negative"] * 2, "count": [7, 0, 0, 1], "base": [9, 9, 4, 4],
    })  # fmt: skip
    assert summaries.ideological_square(table) == (
        "Of 9 mentions of the own side, 7 are positive and none negative; of 4 mentions of the other side, none is "
        "positive and 1 negative."
    )


def test_rarer_words_are_named_only_beyond_chance() -> None:
    table = pd.DataFrame({"word": ["he", "it"], "count": [1, 0], "p_holm": [0.001, 0.4]})
    assert (
        summaries.negative_keywords(table)
        == "Compared with the reference ({reference}), the text hardly uses he (1 time)."
    )
    assert summaries.negative_keywords(table.tail(1)).startswith("No word is rarer than in the reference")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([0, 0, 0], "None of 3 frames was found in 20 sentences."),
        ([3, 0, 0], "A is found in 3 of 20 sentences (15%); 2 other frames were not found."),
        ([3, 0, 1], "A is found in 3 of 20 sentences (15%) and C in 1 (5%); 1 other frame was not found."),
        ([3, 2, 1], "A is found in 3 of 20 sentences (15%) and B in 2 (10%); 1 other frame is rarer."),
    ],
)
def test_shares_of_codes_are_said_for_one_and_for_many(counts: list[int], said: str) -> None:
    table = pd.DataFrame({"title": ["A", "B", "C"], "sentences": counts, "share": [n / 20 for n in counts]})
    assert summaries.frame_shares(table, pd.DataFrame({"sentence": range(20)}), noun="frame", n=2) == said


@pytest.mark.parametrize(
    ("voices", "said"),
    [
        ([], "Nobody speaks."),
        (["Ann"], "The only saying gives voice to 'Ann'."),
        (["Ann", "Ann"], "Both sayings give voice to 'Ann'."),
        (["Ann"] * 3, "All 3 sayings give voice to 'Ann'."),
        (["Ann", "Ann", "Bo"], "Of 3 sayings, 2 give voice to 'Ann' and 1 to 'Bo'."),
        (
            ["Ann", "", "Bo", "Cy", "Di"],
            "Of 5 sayings, 1 gives voice to 'Ann', 1 to 'Bo' and 2 to others; 1 names no source.",
        ),
        (["", ""], "Both sayings name no source."),
        (["We", "Ann", "we"], "Of 3 sayings, 2 give voice to 'we' and 1 to 'Ann'."),
    ],
)
def test_a_total_is_divided(voices: list[str], said: str) -> None:
    words = {
        "label": "who",
        "verb": ["gives voice to", "give voice to"],
        "unnamed": ["names no source", "name no source"],
    }
    assert (
        summaries.divided(pd.DataFrame({"who": voices}), "saying", none="Nobody speaks.", quoted=True, n=2, **words)
        == said
    )


def test_rows_are_named_for_one_and_for_many() -> None:
    table = pd.DataFrame({"word": ["a", "b", "c"], "count": [1, 2, 0]})
    words = {"one": "The only word is", "none": "No word.", "unit": "time"}
    assert summaries.top_rows(table, "Most frequent are", **words) == "Most frequent are b (twice) and a (1)."
    assert summaries.top_rows(table[:1], "Most frequent are", **words) == "The only word is a (once)."
    once = table[:1].assign(word=["c"])
    told = summaries.top_rows(pd.concat([table[:1], once]), "Most frequent are", **words)
    assert told == "Most frequent are a and c, each once."
    assert summaries.top_rows(table[2:], "Most frequent are", **words) == "No word."
    assert (times(3), times(1200)) == ("3 times", "1,200 times")
    assert series(["A and B", "C", "D"]) == "A and B, C, and D"
    assert series(["A in 5 (21%)", "B and C in 1 (4%)"]) == "A in 5 (21%), and B and C in 1 (4%)"


def test_codebooks_are_refused_where_a_measure_takes_one(article: Article) -> None:
    with pytest.raises(UsageError, match="no option 'codebooks'; did you mean 'codebook'"):
        article.measure("stance", codebooks="modality,persons")


def test_of_many_paragraphs_none_is_the_longest_and_thousands_are_parted() -> None:
    table = pd.DataFrame({"paragraph": range(1, 201), "words": 9, "sentences": 2, "share": 0.005})
    assert (
        summaries.structure(table)
        == "The text has 1,800 words in 400 sentences (4.5 words each on average) and 200 paragraphs."
    )
    table = pd.DataFrame({"title": ["Economic", "Political"], "sentences": [1300, 9], "share": [0.26, 0.0018]})
    words = pd.DataFrame({"sentence": range(5000)})
    assert summaries.frame_shares(table, words, noun="frame") == (
        "Economic is found in 1,300 of 5,000 sentences (26%) and Political in 9 (less than 1%)."
    )


def test_what_stands_in_one_sentence_extends_over_nothing() -> None:
    table = pd.DataFrame({"title": ["Conflict"], "sentences": [1], "first": [4.0], "last": [100.0]})
    options = {"noun": "frame", "through": 66, "within": 33}
    assert (
        summaries.frame_distribution(table, **options)
        == "No frame stands in two sentences, so none extends over the text."
    )


def test_one_sentence_has_no_average_and_names_are_cut() -> None:
    table = pd.DataFrame({"paragraph": [1], "words": [23], "sentences": [1], "share": [1.0]})
    assert summaries.structure(table) == "The text has 23 words in 1 sentence and 1 paragraph."
    assert series(["a" * 200_000, "b"]) == f"{'a' * 119}… and b"


def test_every_sentence_may_hold_a_code() -> None:
    words = pd.DataFrame({"sentence": [1, 1, 2]})
    held = pd.DataFrame({"sentence": [1, 2], "count": [1, 3]})
    asked = {"verb": ["holds", "hold"], "what": "a code"}
    assert summaries.coded(held, words, **asked) == "Every sentence holds a code."
    assert summaries.coded(held[1:], words, **asked) == "Of 2 sentences, 1 holds a code; most (3) meet in sentence 2."


def test_frames_that_were_all_named_have_no_others() -> None:
    table = pd.DataFrame({"title": ["Conflict", "Morality"], "sentences": [3, 1], "share": [0.75, 0.25]})
    words = pd.DataFrame({"sentence": [1, 2, 3, 4]})
    said = summaries.frame_shares(table, words, noun="frame")
    assert said == "Conflict is found in 3 of 4 sentences (75%) and Morality in 1 (25%)."


def test_a_course_that_is_not_shared_and_claims_without_a_gist_are_said() -> None:
    table = pd.DataFrame({"section": [1, 2], "step": [0, 1], "slot": ["aim", "deed"], "span": ["1-2", "3-4"]})
    assert summaries.repeated_template(table) == (
        "The text counts 2 sections (sentences 1-2 and 3-4). That they run the same course is not shown."
    )
    assert summaries.claims(pd.DataFrame({"gist": [""], "weight": [1.0]})) == (
        "No claim of this page characterises the text as a whole."
    )


def test_of_one_side_alone_half_a_square_is_said() -> None:
    table = pd.DataFrame(
        {"side": ["us", "us"], "evaluation": ["positive", "negative"], "count": [2, 0], "base": [4, 4]}
    )
    assert summaries.ideological_square(table) == "Of 4 mentions of the own side, 2 are positive and none negative."


def test_words_that_nobody_shares_are_said_to_be_none() -> None:
    assert (
        summaries.shared_words(pd.DataFrame({"word": []}), how="use", none="They share no word.")
        == "They share no word."
    )
