"""The senses of modals: own sentences with their reading, and accuracy on annotated ones set aside."""

from discourse.coding.coder import code, rejected
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate

MODALITY = read_codebook("modality")


def test_the_two_other_senses_are_rejected_with_a_reason():
    tokens = annotate(make_article("x", "It may rain tomorrow."))
    (held,) = code(tokens, MODALITY).itertuples()
    assert "the modal may" in held.note
    others = rejected(tokens, MODALITY)
    assert others["code"].tolist() == ["deontic"]
    assert "epistemic before deontic" in others["note"].iloc[0]
