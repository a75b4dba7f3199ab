"""A block quotation is another's voice: what only one's own voice counts is not counted there."""

from pathlib import Path

from discourse.analysis import Analysis
from discourse.io.articles import read_article

TEXT = """---
title: What was said
outlet: The Courier
---

The minister spoke about the trams. I think that the plan is good.

> Perhaps we could build a tram. It might be useful.

She was clear. The council must vote in June.
"""


def test_a_block_quotation_is_anothers_voice(tmp_path: Path) -> None:
    path = tmp_path / "said.md"
    path.write_text(TEXT, encoding="utf-8")
    source = read_article(str(path))
    assert source.facts["outlet"] == "The Courier"
    quoted, own = Analysis(source), Analysis(read_article(str(_plain(path))))
    begin = quoted.text.index("Perhaps")
    end = quoted.text.index("She was")
    held = quoted.codings("metadiscourse")
    assert not held["start"].between(begin, end).any() and "perhaps" in set(
        own.codings("metadiscourse")["text"].str.lower()
    )
    voices = quoted.codings("modality").set_index("text")["voice"]
    assert (voices["could"], voices["might"], voices["must"]) == ("quoted", "quoted", "own")


SPOKEN = """
The minister spoke. We must vote, and you know it.

> We must build a tram. You should wait for it. The mayor said that it is late.

The council must vote.
"""


def test_obligations_persons_and_attributions_of_a_block_quotation_are_anothers(tmp_path: Path) -> None:
    path = tmp_path / "spoken.md"
    path.write_text(SPOKEN, encoding="utf-8")
    quoted = Analysis(read_article(str(path)))
    path.write_text(SPOKEN.replace("> ", ""), encoding="utf-8")
    plain = Analysis(read_article(str(path)))
    duties = quoted.measure("obligation")
    assert list(zip(duties["act"], duties["voice"], strict=True)) == [
        ("vote", "own"), ("build", "reported"), ("wait", "reported"), ("vote", "own"),
    ]  # fmt: skip
    assert set(plain.measure("obligation")["voice"]) == {"own"}
    referents = [dict(one.measure("persons", by="each")[["sentence", "referent"]].values) for one in (quoted, plain)]
    assert referents[0][3] == "I, we of a quoted speaker" and referents[1][3] == "We: writer and others"
    assert 4 not in referents[0] and referents[1][4] == "You"
    subjects = [set(one.measure("persons", by="subject")["subject"]) for one in (quoted, plain)]
    assert subjects == [{"minister", "we", "you", "council"}, {"minister", "we", "you", "council", "mayor", "it"}]
    sources = [one.measure("attribution", by="each")["source"].tolist() for one in (quoted, plain)]
    assert sources == [[], ["The mayor"]]


def _plain(path: Path) -> Path:
    plain = path.with_name("plain.md")
    plain.write_text(TEXT.replace("> ", ""), encoding="utf-8")
    return plain
