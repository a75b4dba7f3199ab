"""Persons: whom I and we mean, you, and who else is a grammatical subject, of what kind of verb."""

from typing import Literal

import pandas as pd

from discourse.coding.disambiguation.quotation.role import quoted_speaker
from discourse.io.codebooks import Codebook
from discourse.text import syntax
from discourse.text.counts import tallied
from discourse.text.tokens import TokenView

_SUBJECTS = ("nsubj", "nsubjpass")
_PRONOUNS = ("WDT", "WP", "EX")


def persons(
    view: TokenView, codings: pd.DataFrame, words: pd.DataFrame, book: Codebook, *, codebook: str = "persons",
    by: Literal["form", "referent", "each", "subject", "process"] = "form",
) -> pd.DataFrame:  # fmt: skip
    """Count I, we and you by form and referent, or the grammatical subjects by the kind of their verb.

    Read `referent`: the writer alone, with others who may be the reader (inclusive), or a group without the reader
    (exclusive). A *you* outside quotations is counted by its form. For `subject` and `process` read who acts
    (material), thinks or feels (mental), speaks (verbal) or only is (relational). The trap: verbs that the list of
    process types does not name count as material, the open class.

    Args:
        codebook: its name.
        by: pronouns by form and referent, by referent, one by one; or subjects, or subjects by process type.

    Returns:
        form, referent: form, referent, count, base (words), per_1000, places. each: form, referent, coder (rule, reader
        or both), sentence, places. subject, process: subject (its head, lower case), process, count, base (all subjects), share,
        verbs, places.

    References:
        Halliday & Matthiessen (2014), Functional Grammar, ch. 5. Wales (1996), Personal Pronouns, 58-68.
    """
    if by in ("subject", "process"):
        return _subjects(view, ["subject"] if by == "subject" else ["subject", "process"])
    table = pd.concat([_pronouns(codings, book), _you(view)], ignore_index=True)
    if by == "each":
        return table
    keys = ["form", "referent"] if by == "form" else ["referent"]
    counted, base = tallied(table, keys), len(words)
    counted = counted.assign(base=base, per_1000=counted["count"] / base * 1000)
    return counted[[*keys, "count", "base", "per_1000", "places"]]


def _pronouns(codings: pd.DataFrame, book: Codebook) -> pd.DataFrame:
    titles = {code.name: code.title for code in book.codes}
    mine = codings[codings["code"].isin(list(titles))]
    places = [((a, b),) for a, b in zip(mine["start"].tolist(), mine["end"].tolist(), strict=True)]
    return pd.DataFrame({
        "form": mine["text"].astype(str).str.lower(), "referent": mine["code"].astype(str).map(titles),
        "coder": mine["coder"], "sentence": mine["sentence"], "places": places,
    })  # fmt: skip


def _you(view: TokenView) -> pd.DataFrame:
    """You, your and yours of the writer's own voice."""
    columns = (view.column(name) for name in ("form", "tag", "quoted", "sentence", "start", "end"))
    rows = [
        (form, "You", "rule", sentence, ((start, end),))
        for form, tag, quoted, sentence, start, end in zip(*columns, strict=True)
        if form.startswith("you") and tag.startswith("PRP") and quoted == "no"
    ]
    return pd.DataFrame(rows, columns=["form", "referent", "coder", "sentence", "places"])


def _subjects(view: TokenView, keys: list[str]) -> pd.DataFrame:
    """Every subject of a verb outside quoted speech, with the process type of the verb."""
    deps, tags, lemmas = view.column("dep"), view.column("tag"), view.column("lemma")
    rows = []
    for row in range(view.size):
        verb = int(view.head[row])
        if deps[row] not in _SUBJECTS or tags[row] in _PRONOUNS or quoted_speaker(view, row) is not None:
            continue
        name = _name(view, row)
        process = syntax.process(view, verb).split("-")[0]
        places = tuple((view.column("start")[at], view.column("end")[at]) for at in (row, verb))
        rows.append((name, process, str(lemmas[verb]).lower(), places))
    table = pd.DataFrame(rows, columns=["subject", "process", "verb", "places"])
    counted = tallied(table, keys)
    verbs = table.groupby(keys)["verb"].agg(lambda one: ", ".join(sorted(set(one)))).reset_index()
    counted = counted.merge(verbs.rename(columns={"verb": "verbs"}))
    counted = counted.assign(base=len(table), share=counted["count"] / len(table))
    return counted[[*keys, "count", "base", "share", "verbs", "places"]]


def _name(view: TokenView, row: int) -> str:
    """A subject's head as it is counted: a pronoun by its form, a name in full, a noun by its lemma."""
    entities, tags = view.column("entity"), view.column("tag")
    if tags[row] in ("NNP", "NNPS"):
        first = row
        while entities[first][:1] == "I" and tags[first - 1] in ("NNP", "NNPS"):
            first -= 1
        joined = [c for c in view.children[row] if view.column("dep")[c] == "conj" and tags[c] in ("NNP", "NNPS")]
        return view.text(first, (joined[-1] if joined else row) + 1)
    return str(view.column("form" if view.column("pos")[row] == "PRON" else "lemma")[row]).lower()
