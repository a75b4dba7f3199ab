"""Coding: cues, vetoes, rules, and what happens where cues meet."""

from pathlib import Path

import pytest

from discourse.base.errors import CardError
from discourse.coding.coder import COLUMNS, code, rejected
from discourse.coding.examples import failures
from discourse.io.articles import make_article
from discourse.io.codebooks import Code, Codebook, Cue, read_codebook
from discourse.text.annotation import annotate

HEAD = "code\tcue\tunless\trule\texample\tcounterexample\tsource\n"
CARD = 'title = "T"\ncitation = "C"\noverlap = "{}"\n' + "".join(
    f'[[code]]\nname = "{n}"\ndefinition = "d"\ncolour = "#112233"\n' for n in ("hedges", "boosters")
)


def book(folder: Path, rows: str, overlap: str = "longest") -> Codebook:
    (folder / "b.tsv").write_text(HEAD + rows, encoding="utf-8")
    (folder / "b.toml").write_text(CARD.format(overlap), encoding="utf-8")
    return read_codebook(str(folder / "b.tsv"))


ROWS = (
    'hedges\t[form="may" & tag="MD"]\t"may" "well"\t\tIt may rain.\tIt may well rain.\tme\n'
    "boosters\tcertainly\t\t\tIt is certainly so.\t\tme\n"
    "hedges\talmost certainly\t\t\tIt is almost certainly so.\t\tme\n"
)
TEXT = "It may well rain. It almost certainly may.\nCertainly not in May."


def test_codings_name_cue_rule_and_place(tmp_path: Path) -> None:
    table = code(annotate(make_article("t", TEXT)), book(tmp_path, ROWS))
    assert tuple(table.columns) == COLUMNS
    seen = table[["code", "text", "sentence", "cue", "rule"]].values.tolist()
    assert seen == [
        ["hedges", "almost certainly", 2, "almost certainly", ""],
        ["hedges", "may", 2, '[form="may" & tag="MD"]', "unless"],
        ["boosters", "Certainly", 3, "certainly", ""],
    ]
    assert all(TEXT[a:b] == text for a, b, text in zip(table["start"], table["end"], table["text"], strict=True))


def test_rejected_readings_say_why(tmp_path: Path) -> None:
    table = rejected(annotate(make_article("t", TEXT)), book(tmp_path, ROWS))
    assert table[["code", "text", "note"]].values.tolist() == [
        ["hedges", "may", 'vetoed by unless: "may" "well"'],
        ["boosters", "certainly", "the longer cue 'almost certainly' (hedges) holds here"],
    ]


def test_where_all_codes_may_overlap_only_cues_of_one_code_compete(tmp_path: Path) -> None:
    table = code(annotate(make_article("t", TEXT)), book(tmp_path, ROWS, "all"))
    assert table["text"].tolist() == ["almost certainly", "certainly", "may", "Certainly"]


def test_a_text_without_cues_gives_an_empty_table_with_all_columns(tmp_path: Path) -> None:
    table = code(annotate(make_article("t", "Nothing here.")), book(tmp_path, ROWS))
    assert table.empty and tuple(table.columns) == COLUMNS


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('hedges\t[lema="x"]\t\t\tx\t\tme\n', r"b.tsv: line 2: query: tokens have no attribute 'lema'"),
        ("hedges\tmay\t[\t\tIt may.\t\tme\n", "b.tsv: line 2: query: "),
        ("hedges\tmay\t\tno-such-rule\tIt may.\t\tme\n", "b.tsv: line 2: rule 'no-such-rule' is unknown"),
    ],
)
def test_a_cue_that_cannot_run_is_told_with_its_line(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(CardError, match=message):
        code(annotate(make_article("t", "It may.")), book(tmp_path, row))


def test_examples_that_do_not_behave_are_found(tmp_path: Path) -> None:
    rows = "hedges\tmay\t\t\tIt might rain.\tIt may rain.\tme\n"
    faults = failures(book(tmp_path, rows))
    assert faults["fault"].tolist() == [
        "the example is not coded by its cue; found: nothing",
        "the counterexample is coded by its cue",
    ]
    assert faults["line"].tolist() == [2, 2]


def test_every_column_of_a_coding() -> None:
    """Offsets counted in the text; *head* is a part of each attribution that the code `source` stands for."""
    text = "The mayor said that it rains. The town, he said, sleeps."
    table = code(annotate(make_article("t", text)), read_codebook("attribution"))
    cue, same = '[lemma="say" & tag="V.*"]', ("attribution-source", "own")
    first, second = {"source": (0, 9), "head": (4, 9), "content": (15, 28)}, {
        "source": (40, 42), "head": (40, 42), "content": (30, 38), "content-2": (49, 55)}  # fmt: skip
    assert [*table.itertuples(index=False, name=None)] == [
        ("t", "attribution", "source", 4, 9, "mayor", 1, cue, *same, "The mayor", "", {"cue": (10, 14)}, "rule", f"head of '{cue}'"),
        ("t", "attribution", "neutral", 10, 14, "said", 1, cue, *same, "The mayor", "", first, "rule", "source found as subject"),
        ("t", "attribution", "source", 40, 42, "he", 2, cue, *same, "he", "", {"cue": (43, 47)}, "rule", f"head of '{cue}'"),
        ("t", "attribution", "neutral", 43, 47, "said", 2, cue, *same, "he", "", second, "rule", "source found as subject"),
    ]  # fmt: skip


POLAR = HEAD.replace("\trule\t", "\trule\tpolarity\t")


def test_a_negation_turns_the_polarity_of_a_cue_without_a_rule(tmp_path: Path) -> None:
    rows = ("hedges\tfair\t\t\tpositive\tIt is fair.\t\tme\n" "boosters\tawful\t\t\tnegative\tIt is awful.\t\tme\n"
            "hedges\tplan\t\t\t\tA plan.\t\tme\n")  # fmt: skip
    (tmp_path / "b.tsv").write_text(POLAR + rows, encoding="utf-8")
    (tmp_path / "b.toml").write_text(CARD.format("longest"), encoding="utf-8")
    text = "It is fair. It is not fair. It is awful. It is never awful. It is no plan."
    table = code(annotate(make_article("t", text)), read_codebook(str(tmp_path / "b.tsv")))
    assert table[["text", "polarity", "parts", "note"]].values.tolist() == [
        ["fair", "positive", {}, ""],
        ["fair", "negative", {"negator": (18, 21)}, "negated by 'not'"],
        ["awful", "negative", {}, ""],
        ["awful", "positive", {"negator": (47, 52)}, "negated by 'never'"],
        ["plan", "", {}, ""],
    ]


def test_of_cues_at_one_place_the_first_of_the_codebook_holds(tmp_path: Path) -> None:
    """With `each` only cues of the very same words compete, with `longest` all that meet."""
    rows = ("boosters\tmay well\t\t\tIt may well rain.\t\tme\n" 'hedges\t[form="may"]\t\t\tIt may rain.\t\tme\n'
            "boosters\tmay\t\t\tIt may rain.\t\tme\n")  # fmt: skip
    tokens = annotate(make_article("t", "It may well rain."))
    found = {}
    for overlap in ("longest", "all", "each"):
        made = book(tmp_path, rows, overlap)
        found[overlap] = [
            table[["code", "text"]].values.tolist() for table in (code(tokens, made), rejected(tokens, made))
        ]
    well, hedge, boost = ["boosters", "may well"], ["hedges", "may"], ["boosters", "may"]
    assert found == {
        "longest": [[well], [hedge, boost]],
        "all": [[hedge, well], [boost]],
        "each": [[hedge, well], [boost]],
    }
    assert rejected(tokens, book(tmp_path, rows, "each"))["note"].tolist() == [
        "the earlier cue '[form=\"may\"]' (hedges) holds here"
    ]


def test_a_veto_strikes_only_what_it_shares_a_word_with(tmp_path: Path) -> None:
    rows = 'hedges\tmay\t"may" "well" | "then" "it"\t\tIt may rain.\t\tme\n'
    table = rejected(
        annotate(made := make_article("t", "It may rain. It may well rain. Then it may rain.")), book(tmp_path, rows)
    )
    assert table["start"].tolist() == [16]
    assert code(annotate(made), book(tmp_path, rows))["start"].tolist() == [3, 39]
    between = annotate(make_article("t", "It may well rain. It may rain. Then it may rain. It may well rain."))
    assert code(between, book(tmp_path, rows))["start"].tolist() == [21, 39]
    assert rejected(between, book(tmp_path, rows))["start"].tolist() == [3, 52]


@pytest.mark.parametrize(
    ("sentence", "seen"),
    [
        ("It is a fair deal.", ["fair deal", "positive", {}, ""]),
        ("It is no fair deal.", ["fair deal", "negative", {"negator": (6, 8)}, "negated by 'no'"]),
        ("It is not a fair deal.", ["fair deal", "negative", {"negator": (6, 9)}, "negated by 'not'"]),
        ("It badly fails.", ["badly fails", "negative", {}, ""]),
        ("It never badly fails.", ["badly fails", "positive", {"negator": (3, 8)}, "negated by 'never'"]),
        ("It is not very fair.", ["very fair", "negative", {"negator": (6, 9)}, "negated by 'not'"]),
    ],
)
def test_of_several_words_the_one_that_leads_the_others_is_negated(
    tmp_path: Path, sentence: str, seen: list[object]
) -> None:
    rows = "".join(
        f"hedges\t{words}\t\t\t{polarity}\tx\t\tme\n"
        for words, polarity in (("fair deal", "positive"), ("badly fails", "negative"), ("very fair", "positive"))
    )
    (tmp_path / "b.tsv").write_text(POLAR + rows, encoding="utf-8")
    (tmp_path / "b.toml").write_text(CARD.format("longest"), encoding="utf-8")
    table = code(annotate(make_article("t", sentence)), read_codebook(str(tmp_path / "b.tsv")))
    assert table[["text", "polarity", "parts", "note"]].values.tolist() == [seen]


def test_whose_words_they_are(tmp_path: Path) -> None:
    text = "It may rain. He said that it may rain. “It may rain,” he said."
    table = code(annotate(make_article("t", text)), book(tmp_path, 'hedges\t[form="may"]\t\t\tIt may.\t\tme\n'))
    assert table[["start", "voice"]].values.tolist() == [[3, "own"], [29, "reported"], [43, "quoted"]]


def test_a_part_of_two_cues_is_coded_once_by_the_longer() -> None:
    """*Mayor* is the source of *said* and of *pointed out*; of two as long it is that of the first."""
    for text, cues in (
        ("The mayor said it and pointed out that it rains.", [(22, 33), (10, 14), (22, 33)]),
        ("The mayor said and wrote that it rains.", [(10, 14), (10, 14), (19, 24)]),
    ):
        table = code(annotate(make_article("t", text)), read_codebook("attribution"))
        assert table["code"].tolist() == ["source", "neutral", "neutral"] and table["text"][0] == "mayor"
        places = [table["parts"][0]["cue"], *zip(table["start"], table["end"], strict=True)]
        assert [places[0], *places[2:]] == cues


def test_a_part_stands_behind_what_a_cue_codes_in_the_same_place() -> None:
    codes = (
        Code("source", "Source", "", "#112233", part="head"),
        *(Code(name, name, "", "#112233") for name in ("said", "title")),
    )
    cues = (
        Cue("said", '[lemma="say"]', 2, rule="attribution-source"),
        Cue("title", "mayor", 3),
        Cue("title", "rains", 4),
    )
    made = Codebook("toy", "Toy", "", codes, cues, overlap="each", by_name={one.name: one for one in codes})
    table = code(annotate(make_article("t", "The mayor said that it rains.")), made)
    assert table[["code", "start", "end"]].values.tolist() == [
        ["title", 4, 9], ["source", 4, 9], ["said", 10, 14], ["title", 23, 28],
    ]  # fmt: skip
