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


def _plain(path: Path) -> Path:
    plain = path.with_name("plain.md")
    plain.write_text(TEXT.replace("> ", ""), encoding="utf-8")
    return plain
