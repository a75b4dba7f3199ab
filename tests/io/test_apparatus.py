"""What is printed and not counted: each kind by a minimal pair, the right answer read off the text by eye."""

import pytest

from discourse.io.apparatus import apparatus, prose
from discourse.io.articles import make_article
from discourse.text.annotation import annotate


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("He left in 1901.[2] She stayed.[3][4]", ["note mark"] * 3),
        ("The test was good [7]. Thus it ended.", ["note mark"]),
        ("He left.¹ She stayed.", ["note mark"]),
        ("The plan is good [...] and cheap.", ["omission"]),
        ("<p>The road</p> is <b>open</b>.", ["mark-up"] * 4),
        ("See [the bridge](https://example.org/a) now.", ["mark-up"] * 2),
        ("(Applause.) Thank you. [Laughter and cheers]", ["stage direction"] * 2),
        ("WASHINGTON (AP) — The council met.", ["dateline"]),
        ("[00:01:02] We met. (0:01:03) Then [12:30] we left.", ["time"] * 3),
        ("ANNA: Yes.\nBEN (Labour): No.\nANNA: Oh.\nBEN (Labour): So?\nVOICE 1: Hear!\nWell: no.", ["speaker"] * 5),
        ("00:01 Q: Why?\n0:02 A: Who knows.\n- Q: You.\n- A: Me.", ["speaker"] * 4),
        (f"The end {'<' * 50_000} has come.", ["ornament"]),
        (f"Contents {'. ' * 9}{'.' * 100} 7", ["ornament"]),
        # Controls: nothing here is apparatus.
        (f"He waited {'.' * 99} and went.", []),
        ("It is 5 m² large, and x < y > z holds.", []),
        ("He said (and I quote) that [he] would go (applause aside).", []),
        ("Note: it rains.\nNote: it snows.\nNote: hail.\nSource: the mayor.", []),
        ("ANNA: Yes.\nBEN: No.\nANNA: Oh.\n" + "BEN thinks.\n" * 9 + "BEN: So?", []),
        ("An array [12a] and a note [see below].", []),
        ("We said no — and left.", []),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [aside.kind for aside in apparatus(text)] == kinds


def test_the_copy_for_reading_has_the_length_of_the_text() -> None:
    text = "The plan[1] of the govern-\nment <b>failed</b>.[2]"
    copy = prose(text, apparatus(text))
    assert len(copy) == len(text)
    line = "It was said at the time that nobody in the whole town had known of the govern-\n"
    text = f"{line}ment and of its plan[1] for the roads of the north, and that they would op-\npose it."
    tokens = annotate(make_article("broken", text))
    assert {"government", "oppose", "plan"} < set(tokens["form"].astype(str)) and "[1]" not in set(tokens["word"])
    assert all(text[a:b] == word for a, b, word in zip(tokens["start"], tokens["end"], tokens["word"], strict=True))


def test_a_text_in_capitals_is_read_in_small_letters() -> None:
    text = "THE MAYOR SPOKE. \u201cI MUST ACT,\u201d SHE SAID IN \u0130ZMIR. [2]\nWE WAIT."
    copy = prose(text, apparatus(text))
    assert copy == 'The mayor spoke. "I must act," she said in \u0130zmir.    \nWe wait.'
    tokens = annotate(make_article("capitals", "WE MUST ACT NOW. THEY MAY WAIT."))
    assert tokens["word"].tolist()[:2] == ["WE", "MUST"] and tokens["tag"].tolist()[:3] == ["PRP", "MD", "VB"]
    for text in ("NATO AND THE EU", "MPs of the UK, the US and the EU met at the UN."):
        assert prose(text, ()) == text  # Too few letters to tell; not all in capitals.
