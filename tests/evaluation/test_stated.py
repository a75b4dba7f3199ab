"""Numbers of a draft: which are looked at, and which finding has them."""

import pytest

from discourse.article import Article
from discourse.evaluation.stated import MATCHED, NONE, UNREAD, UNSURE, judged, stated
from discourse.io.articles import make_article

FINDINGS = [
    {"number": "3.3", "title": "Entman's four functions", "rows": [
        {"code": "treatment-recommendation", "title": "Treatment recommendation", "sentences": 17, "share": 0.4722, "base": 36},
        {"code": "moral-evaluation", "title": "Moral evaluation", "sentences": 4, "share": 0.1111, "base": 36},
    ]},
    {"number": "9.1", "title": "What is known", "rows": [{"fact": "words counted", "value": "1,031"}]},
]  # fmt: skip
DRAFT = (
    'In 2024, on 31 July, it calls for a treatment in 17 sentences (p. 12, Table 3), which it says "18 times". That is 47 % of them. '
    "Of its 1,031 words most are nouns. It has 4 lions, twelve sentences and 99 quotations."
)


@pytest.fixture(scope="module")
def draft() -> Article:
    return Article(make_article("draft", DRAFT))


def test_numbers_that_count_are_looked_at_and_dates_pages_and_quotations_are_not(draft: Article) -> None:
    quoted = [(DRAFT.index("18"), DRAFT.index("18") + 8)]
    found = [one.words for one in stated(draft.text, draft.view, quoted)]
    assert found == ["17 sentences", "47 %", "1,031 words", "4 lions", "twelve sentences", "99 quotations"]


def test_a_number_is_matched_where_the_sentence_names_the_finding(draft: Article) -> None:
    found = {one.stated.words: one for one in judged(stated(draft.text, draft.view, []), FINDINGS)}
    assert found["17 sentences"].verdict == MATCHED
    assert found["17 sentences"].findings == ("3.3 Entman's four functions: treatment-recommendation, sentences",)
    assert found["1,031 words"].verdict == MATCHED
    assert found["47 %"].verdict == UNSURE and found["47 %"].findings[0].endswith("treatment-recommendation, share")
    assert found["4 lions"].verdict == UNSURE and found["twelve sentences"].verdict == UNREAD
    assert found["99 quotations"].verdict == NONE and found["99 quotations"].findings == ()


def test_a_part_of_another_name_is_no_match() -> None:
    draft = Article(make_article("draft", "The council occurs 9 times. The County Council occurs 9 times."))
    rows = [{"actor": "County council", "kind": "role", "mentions": 12, "agent": 9}]
    finding = [{"number": "3.1", "title": "Social actors", "rows": rows}]
    verdicts = [one.verdict for one in judged(stated(draft.text, draft.view, []), finding)]
    assert verdicts == [UNSURE, MATCHED]
