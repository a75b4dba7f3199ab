"""Links: which counted words depend on which, across prepositions."""

from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.links import links
from discourse.text.tokens import TokenView
from discourse.text.words import words


def tables(text: str):
    tokens = annotate(make_article("links", text))
    return words(tokens), TokenView(tokens)


def linked(table, view) -> set[tuple[str, str, str]]:
    word = table["word"]
    return {(word[head], word[child], kind) for head, child, kind in links(table, view).itertuples(index=False)}


def test_links_pass_over_prepositions_and_leave_out_form_words() -> None:
    table, view = tables("The minister spoke of peace.")
    found = {(table["word"][h], table["word"][c], r) for h, c, r in links(table, view).itertuples(index=False)}
    assert found == {("spoke", "minister", "nsubj"), ("spoke", "peace", "prep of")}


def test_several_prepositions_in_a_row_are_passed_over_together() -> None:
    table, view = tables("They walked out of the house.")
    found = linked(table, view)
    assert ("walked", "house", "prep out of") in found


def test_a_modal_is_linked_to_its_verb_other_auxiliaries_are_not() -> None:
    table, view = tables("We must have gone.")
    found = linked(table, view)
    assert found == {("gone", "we", "nsubj"), ("gone", "must", "aux")}


def test_coordinated_words_are_linked() -> None:
    table, view = tables("They want peace and development.")
    found = {(table["word"][h], table["word"][c], r) for h, c, r in links(table, view).itertuples(index=False)}
    assert ("peace", "development", "conj") in found and ("want", "peace", "dobj") in found
