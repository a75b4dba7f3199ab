"""Persons of the first article, counted by hand."""

from discourse.article import Article


def test_by_referent(study: Article):
    """By hand: two I, two we of hope and belief, three we must and one our peoples."""
    table = study.measure("persons", by="referent")
    assert dict(zip(table["referent"], table["count"], strict=True)) == {
        "I": 2, "We: the writer": 2, "We: writer and others": 4,
    }  # fmt: skip


def test_by_form_names_whom(study: Article):
    table = study.measure("persons")
    assert ("we", "China and Kazakhstan", 2) in list(zip(table["form"], table["whom"], table["count"], strict=True))
    assert table["count"].sum() == len(study.measure("persons", by="each")) == 8


def test_subjects_and_what_they_do(study: Article):
    table = study.measure("persons", by="process")
    kinds = set(zip(table["subject"], table["process"], strict=True))
    assert {("China", "material"), ("decision", "verbal"), ("i", "mental"), ("we", "mental")} <= kinds
    whole = study.measure("persons", by="subject")
    assert whole["count"].sum() == table["count"].sum() == whole["base"].iloc[0]


def test_places_of_a_subject_show_it_and_its_verb(study: Article):
    row = study.measure("persons", by="process").query("subject == 'i' and process == 'mental'").iloc[0]
    shown = [study.text[start:end] for start, end in row["places"]]
    assert shown == ["I", "like", "I", "want"]
