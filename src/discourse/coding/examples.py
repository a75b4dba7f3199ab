"""Every cue carries a sentence where it must fire and one where it must not, and a codebook may have pairs of sentences
that differ only in what a rule looks at (`sentences.tsv`); here they are run."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from discourse.base.errors import CardError, did_you_mean
from discourse.coding.cached import kept_codings
from discourse.io.articles import make_article
from discourse.io.codebooks import CUES, Codebook
from discourse.text.annotation import annotate, tokens_key
from discourse.text.tokens import TokenView

SENTENCES = "sentences.tsv"
_HEADER = ("sentence", "code", "words", "polarity")
_COLUMNS = ("file", "line", "code", "cue", "sentence", "fault")


@dataclass(frozen=True)
class Sentence:
    """A sentence, codes (with their children, joined by `|`), and the words that must get one of them, in text order."""

    line: int
    text: str
    codes: tuple[str, ...]
    words: tuple[str, ...]
    polarity: str = ""


def sentences(codebook: Codebook) -> list[Sentence]:
    """Read the pairs of sentences of a codebook: none where it has no such file.

    Raises:
        CardError: a slip in the file, with its line.
    """
    path = codebook.table.with_name(SENTENCES)
    if codebook.table.name != CUES or not path.is_file():
        return []
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    if tuple(header.split("\t")) != _HEADER:
        raise CardError(f"{path.name}: line 1: the columns must be {', '.join(_HEADER)}, separated by tabs.")
    return [_sentence(path, number, line, codebook) for number, line in enumerate(lines, start=2) if line.strip()]


def _sentence(path: Path, number: int, line: str, codebook: Codebook) -> Sentence:
    cells = [cell.strip() for cell in line.split("\t")]
    if not 2 <= len(cells) <= len(_HEADER):
        raise CardError(f"{path.name}: line {number}: {len(cells)} cells under {len(_HEADER)} columns; mend it.")
    text, code, words, polarity = cells + [""] * (len(_HEADER) - len(cells))
    names = tuple(code.split("|"))
    for name in names:
        if name not in codebook.by_name:
            raise CardError(f"{path.name}: line {number}: no code '{name}'; {did_you_mean(name, codebook.by_name)}")
    return Sentence(number, text, names, tuple(filter(None, words.split(" | "))), polarity)


def failures(codebook: Codebook) -> pd.DataFrame:
    """Run the examples and counterexamples of a codebook's cues, and its pairs of sentences.

    Returns:
        One row per sentence that does not behave: file, line, code, cue, sentence, fault. Empty when all is well.
    """
    wanted = [(cue, kind, sentence) for cue in codebook.cues
              for kind, sentence in (("example", cue.example), ("counterexample", cue.counterexample)) if sentence]  # fmt: skip
    pairs = sentences(codebook)
    texts = [*(sentence for _, _, sentence in wanted), *(pair.text for pair in pairs)]
    articles = [make_article(f"x{n:05d}", text) for n, text in enumerate(texts)]
    codings = kept_codings(tokens_key(*articles), lambda: TokenView(annotate(*articles)), codebook)
    found = dict(iter(codings.groupby(codings["document"].astype(str))))
    rows = []
    for number, (cue, kind, sentence) in enumerate(wanted):
        part = found.get(f"x{number:05d}", codings.head(0))
        hits = set(zip(part["code"], part["cue"], strict=True))
        if kind == "example" and (cue.code, cue.cue) not in hits:
            got = ", ".join(sorted(f"{c} by '{q}'" for c, q in hits)) or "nothing"
            fault = f"the example is not coded by its cue; found: {got}"
        elif kind == "counterexample" and (cue.code, cue.cue) in hits:
            fault = "the counterexample is coded by its cue"
        else:
            continue
        rows.append((codebook.table.name, cue.line, cue.code, cue.cue, sentence, fault))
    for number, pair in enumerate(pairs, start=len(wanted)):
        fault = _fault(pair, found.get(f"x{number:05d}", codings.head(0)), codebook)
        if fault:
            rows.append((SENTENCES, pair.line, "|".join(pair.codes), "", pair.text, fault))
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _fault(pair: Sentence, found: pd.DataFrame, codebook: Codebook) -> str:
    """What is wrong with the codings of a sentence; empty where they are as they must be."""
    mine = found[found["code"].map(lambda name: bool(set(pair.codes) & _line(codebook, name))).astype(bool)]
    words = tuple(mine["text"])
    if words != pair.words:
        return f"coded must be {_list(pair.words)}; it is {_list(words)}"
    wrong = set(mine["polarity"]) - {pair.polarity} if pair.polarity else set()
    return f"the polarity must be {pair.polarity}; it is {_list(sorted(wrong))}" if wrong else ""


def _line(codebook: Codebook, name: str) -> set[str]:
    """A code and its parents."""
    found: set[str] = set()
    while name in codebook.by_name and name not in found:
        found.add(name)
        name = codebook.by_name[name].parent
    return found


def _list(words: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"'{word}'" for word in words) or "nothing"
