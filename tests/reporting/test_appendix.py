"""A codebook as an appendix: every code with its definition, every cue, its accuracy."""

import subprocess
import sys
from pathlib import Path

from discourse.io.codebooks import read_codebook
from discourse.reporting.appendix import appendix
from discourse.reporting.document import Grid, Heading, Prose


def test_every_code_and_every_cue_stands_in_it() -> None:
    book = read_codebook("modality")
    blocks = appendix(book).blocks
    heads = [block.text for block in blocks if isinstance(block, Heading) and block.level == 2]
    assert heads == [code.title for code in book.codes]
    assert {code.definition for code in book.codes} <= {run[0].partition(" A kind of")[0] for block in blocks
                                                        if isinstance(block, Prose) for run in block.runs}  # fmt: skip
    cues = [row[0][0] for block in blocks if isinstance(block, Grid) for row in block.rows]
    assert cues == [cue.cue for code in book.codes for cue in book.cues if cue.code == code.name]
    assert any("MASC modal senses" in run[0] for block in blocks if isinstance(block, Prose) for run in block.runs)


def test_the_command_prints_it_and_writes_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "discourse", "codebook", "entman"]
    done = subprocess.run(
        [*command, "--to", "docx,md", "--out", str(tmp_path / "paper")], capture_output=True, text=True
    )
    assert done.returncode == 0 and (tmp_path / "paper" / "entman.docx").is_file()
    assert subprocess.run(command, capture_output=True, text=True).stdout == (
        tmp_path / "paper" / "entman.md"
    ).read_text(encoding="utf-8")
