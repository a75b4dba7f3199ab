"""The counting rules: each choice, counted by hand."""

import pytest

from discourse.article import Article
from discourse.base.errors import UsageError
from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.words import CountingRules, words

TEXT = "China’s high-quality co-operation won’t stop in 2024 — we can’t say “A/B” isn’t 5-fold."


def forms(**rules: str) -> list[str]:
    return words(annotate(make_article("w", TEXT)), CountingRules(**rules))["word"].tolist()


def test_the_usual_rules() -> None:
    assert forms() == [
        "china", "high-quality", "co-operation", "will", "not", "stop", "in", "2024", "we", "can", "not", "say", "a", "b",
        "is", "not", "5-fold",
    ] or forms() == [
        "china", "high-quality", "co-operation", "will", "not", "stop", "in", "2024", "we", "can", "not", "say", "a/b",
        "is", "not", "5-fold",
    ]  # fmt: skip


def test_each_rule_changes_what_it_says() -> None:
    assert {"high", "quality", "co", "operation", "5", "fold"} <= set(forms(hyphens="split"))
    assert {"won't", "can't", "isn't"} <= set(forms(clitics="joined")) and "not" not in forms(clitics="joined")
    assert "2024" not in forms(numbers="left out") and "5-fold" in forms(numbers="left out")
    assert "China" in forms(case="kept")


def test_words_and_forms_of_the_first_article_counted_by_hand(article: Article) -> None:
    counts = article.words["word"].value_counts()
    body = " ".join(article.text[p.start : p.end] for p in article.source.body)
    # Without contractions and lone dashes a word is what stands between blanks, as in a word processor.
    assert len(article.words) == len(body.split()) == 1031
    by_hand = {"must": 6, "we": 5, "china": 18, "china-kazakhstan": 5, "high-quality": 5, "cooperation": 18, "will": 7}
    assert {word: int(counts[word]) for word in by_hand} == by_hand
    apart = words(article.tokens, CountingRules(hyphens="split"))["word"].value_counts()
    assert (apart["china"], apart["kazakhstan"], apart["chinese"]) == (23, 17, 6)


def test_a_misspelt_rule_gets_a_remedy() -> None:
    with pytest.raises(UsageError, match="counting rule hyphens='splitt' is unknown; did you mean 'split'"):
        CountingRules(hyphens="splitt")


def test_nothing_to_count() -> None:
    assert words(annotate(make_article("p", "word")).head(0)).empty
