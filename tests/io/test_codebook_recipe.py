"""The recipe for a codebook of one's own works as it is printed."""

import re
from pathlib import Path

from discourse.base import paths
from discourse.coding.examples import failures
from discourse.io.codebooks import read_codebook
from discourse.text.query import parse

PAGE = (paths.packaged() / "docs" / "writing-a-codebook.md").read_text(encoding="utf-8")


def test_the_printed_card_with_one_printed_cue(tmp_path: Path) -> None:
    (card,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    (header,) = re.findall(r"^code\tcue.*$", PAGE, re.MULTILINE)
    (tmp_path / "water-frames.toml").write_text(card, encoding="utf-8")
    cue = '[lemma="bring"] []{0,3} [lemma="job"]'
    line = f"work-for-the-valley\t{cue}\t\t\t\t\tThe dam will bring us new jobs.\t\tours"
    (tmp_path / "water-frames.tsv").write_text(f"{header}\n{line}\n", encoding="utf-8")
    codebook = read_codebook(str(tmp_path / "water-frames.tsv"))
    assert codebook.codes[0].name == "work-for-the-valley" and failures(codebook).empty


def test_every_query_in_the_table_can_be_read() -> None:
    rows = re.findall(r"^\| [a-z ,]+ \| `.*\[.*$", PAGE, re.MULTILINE)
    queries = [query for row in rows for query in re.findall(r"`([^`]*\[[^`]*)`", row)]
    assert len(queries) == 14
    for query in queries:
        parse(query)
