"""Coding sheets: sentences of an article in context, to be filled in by a person; `filled` reads them back."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from discourse.analysis import Analysis
from discourse.base.errors import UsageError, did_you_mean
from discourse.base.tables import records, to_xlsx
from discourse.base.text import context, shown
from discourse.coding import scoring
from discourse.io.codebooks import Codebook

FRAMES = ("all", "stratified")
ANSWERS = {"yes": "accepted", "no": "rejected"}
NONE = "none"
"""What a blind sheet says of a sentence to which no code applies."""
_CONTEXT = ("row", "sentence", "start", "end", "before", "text", "after")
SAMPLING = ("codebook", "hash", "frame", "probability", "seed")
ASKED = ("proposed", "answer", "recode", "other", "unsure", "note")
BLIND = ("codes", "unsure", "note")
_WIDTH = 160


@dataclass(frozen=True)
class Sample:
    """Which sentences a sheet holds: the frame they are drawn from, how many (0 for all), and the seed of the draw."""

    frame: str = "all"
    size: int = 0
    seed: int = 1


def sheet(article: Analysis, codebook: str, sample: Sample, *, blind: bool = False) -> pd.DataFrame:
    """List sentences for a person to code, each between what precedes and what follows it, as if nothing were decided yet.

    Read `probability` before you estimate anything: it is the chance of a sentence to be in the sheet. The trap: to look
    at marked sentences only says how many of them are right, and nothing of those that were missed; so no such frame is
    offered.

    Args:
        codebook: its name.
        sample: frame, size, seed. `all` draws from all sentences, `stratified` one half from those with a proposed code.
        blind: without what the machine proposes; one row a sentence. Else one row for each proposed code, with the words
            that it rests on in `text` marked by >...< where the unit is the cue, and one for a sentence without any.

    Returns:
        Columns: row, sentence, start, end, before, text, after; proposed, answer (yes or no), recode (the right code in
        place of the one proposed), other (further codes), or codes where it is blind; unsure, note; codebook, hash,
        frame, probability, seed.

    Raises:
        UsageError: no such frame, or a sample larger than the text.
    """
    article = article.undecided
    book, sentences, codings = article.codebook(codebook), article.sentences, article.proposed(codebook)
    if sample.frame not in FRAMES:
        hint = did_you_mean(sample.frame, FRAMES)
        raise UsageError(f"--frame {sample.frame}: marked sentences alone say nothing of what was missed; {hint}")
    marked = sentences["sentence"].isin(codings["sentence"]).to_numpy()
    chance = _drawn(marked, sample)
    rows = []
    for sentence, p in zip(records(sentences), chance, strict=True):
        if p:
            places = [(sentence["start"], sentence["end"], "")]
            if not blind:
                places = _proposed(codings[codings["sentence"] == sentence["sentence"]], book, sentence) or places
            rows += [
                (sentence["sentence"], a, b, *_in_sentence(article.text, sentence, a, b), code, p)
                for a, b, code in places
            ]
    table = pd.DataFrame(
        rows, columns=["sentence", "start", "end", "before", "text", "after", "proposed", "probability"]
    )
    table = table.assign(
        codebook=codebook, hash=book.defined, frame=sample.frame, seed=sample.seed, row=range(1, len(rows) + 1)
    )
    for name in {*ASKED, *BLIND} - {"proposed"}:
        table[name] = ""
    return table[[*_CONTEXT, *(BLIND if blind else ASKED), *SAMPLING]]


def workbook(book: Codebook, table: pd.DataFrame, *, blind: bool = False) -> bytes:
    """A sheet as a workbook: lists to choose from, and the codes with their definitions on a second page."""
    codes = [(code.name, code.title, code.definition) for code in book.codes]
    known = pd.DataFrame([(NONE, "no code applies", ""), *codes], columns=["code", "title", "definition"])
    listed = f"=codes!$A${2 if blind else 3}:$A${len(known) + 1}"
    choices = {"codes": listed} if blind else {"answer": ",".join(ANSWERS), "recode": listed, "other": listed}
    # How likely a sentence was to be drawn tells whether the machine marked it.
    return to_xlsx({"sheet": table, "codes": known}, choices | {"unsure": "yes"}, SAMPLING if blind else ())


def _drawn(marked: np.ndarray, sample: Sample) -> np.ndarray:
    """For each sentence the chance that it had, 0 where it was not drawn."""
    if sample.size > len(marked):
        raise UsageError(f"--sample {sample.size}: the text has {len(marked)} sentences.")
    if not sample.size:
        return np.ones(len(marked))
    strata = [np.flatnonzero(marked), np.flatnonzero(~marked)]
    first = max(min(len(strata[0]), (sample.size + 1) // 2), sample.size - len(strata[1]))
    sizes = [first, sample.size - first]
    if sample.frame == "all":
        strata, sizes = [np.arange(len(marked))], [sample.size]
    draw, chance = np.random.default_rng(sample.seed), np.zeros(len(marked))
    for stratum, size in zip(strata, sizes, strict=True):
        chance[draw.choice(stratum, size, replace=False)] = size / max(len(stratum), 1)
    return chance


def _proposed(mine: pd.DataFrame, book: Codebook, sentence: dict[str, Any]) -> list[tuple[int, int, str]]:
    """What is proposed in a sentence: its codes where the sentence is the unit, else each coding."""
    if scoring.is_scored(book):
        return [(sentence["start"], sentence["end"], code) for code in sorted(set(mine["code"].astype(str)))]
    return list(dict.fromkeys(zip(mine["start"].tolist(), mine["end"].tolist(), mine["code"].astype(str), strict=True)))


def _in_sentence(text: str, sentence: dict[str, Any], start: int, end: int) -> tuple[str, str, str]:
    """What precedes a sentence, the sentence with the stretch in it marked, what follows."""
    a, b = sentence["start"], sentence["end"]
    before, _, after = context(text, a, b, _WIDTH)
    inner = text[a:b] if (start, end) == (a, b) else f"{text[a:start]}>{text[start:end]}<{text[end:b]}"
    return shown(before), shown(inner), shown(after)
