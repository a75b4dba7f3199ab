"""The rules stance-clause and negated, and the examples of the codebooks that use them."""

import pytest

from discourse.coding.coder import code
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate


@pytest.mark.parametrize(
    ("sentence", "name", "word", "clause"),
    [
        ("We hope that the talks succeed.", "that-verb-attitude", "hope", "that the talks succeed"),
        ("We hope the talks succeed.", "that-verb-attitude", "hope", "the talks succeed"),
        ("It is possible that he left.", "that-adjective-likelihood", "possible", "that he left"),
        ("The fact that he left is known.", "that-noun-certainty", "fact", "that he left"),
        ("They tried to leave the town.", "to-verb-effort", "tried", "to leave the town"),
        ("They are willing to talk.", "to-adjective-ability", "willing", "to talk"),
        ("She will explain how the law works.", "wh-verb-communication", "explain", "how the law works"),
        ("Do you know what time it is?", "wh-verb-certainty", "know", "what time it is"),
        ("He asked me whose coat it was.", "wh-verb-communication", "asked", "whose coat it was"),
        ("There is no evidence so far that he lied.", "that-noun-certainty", "evidence", "that he lied"),
        ("We are ready and willing to lead.", "to-adjective-ability", "ready", "to lead"),
    ],
)
def test_controlling_word_and_clause(sentence: str, name: str, word: str, clause: str) -> None:
    table = code(annotate(make_article("t", sentence)), read_codebook("stance-devices"))
    row = table[table["code"] == name].iloc[0]
    assert (row["text"], sentence[slice(*row["parts"]["clause"])]) == (word, clause)
