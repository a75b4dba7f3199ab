"""The rules of counting words, in one place. Every count of words in the suite goes through `words`."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from discourse.base.errors import UsageError, did_you_mean
from discourse.base.text import folded, normalise

CHOICES = {
    "hyphens": ("joined", "split"), "clitics": ("split", "joined"), "numbers": ("counted", "left out"),
    "case": ("folded", "kept"),
}  # fmt: skip
_COLUMNS = ["document", "paragraph", "sentence", "start", "end", "word", "lemma", "pos", "tag", "token"]
CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "ADV")


@dataclass(frozen=True)
class CountingRules:
    """What counts as one word.

    Args:
        hyphens: `joined` counts *high-quality* and *China-Kazakhstan* as one word, as Brown and word processors do;
            `split` counts their parts.
        clitics: `split` counts *don't* as *do* + *not*; `joined` as one word. A possessive *'s* is never a word
            and never part of one.
        numbers: whether *2024* and *300* are words.
        case: `folded` counts *Reform* and *reform* as one type.
    """

    hyphens: str = "joined"
    clitics: str = "split"
    numbers: str = "counted"
    case: str = "folded"

    def __post_init__(self) -> None:
        for name, allowed in CHOICES.items():
            value = getattr(self, name)
            if value not in allowed:
                raise UsageError(f"counting rule {name}='{value}' is unknown; {did_you_mean(value, allowed)}")

    def describe(self) -> str:
        """State the rules in the sentence that is printed under every table that depends on them."""
        hyphens, clitics = "a hyphenated compound is one word", "contracted forms count apart (don't = do + not)"
        if self.hyphens == "split":
            hyphens = "the parts of a hyphenated compound are words"
        if self.clitics == "joined":
            clitics = "a contraction is one word"
        case = "capitals are ignored" if self.case == "folded" else "capitals matter"
        return (
            f"Counting rules: a word holds a letter or a digit; {hyphens}; {clitics}; a possessive 's is not a word; "
            f"numbers are {self.numbers}; {case}; title and byline are not counted."
        )


DEFAULT = CountingRules()


def words(tokens: pd.DataFrame, counting: CountingRules = DEFAULT) -> pd.DataFrame:
    """Turn tokens into the words that are counted, one row per word, in text order.

    Args:
        counting: what counts as one word.

    Returns:
        Columns: document paragraph sentence start end word lemma pos tag token content. `word` and `lemma` are the
        forms that are counted, `token` the row of the first token, `content` true for nouns, names, main verbs,
        adjectives and adverbs (by tag, not by a list).
    """
    if tokens.empty:
        return pd.DataFrame(columns=[*_COLUMNS, "content"])
    table = tokens.reset_index(drop=True)
    group = _groups(table, counting)
    form = table["word"].astype(str) if counting.case == "kept" else table["form"].astype(str)
    spoken = table["form"].astype(str).str.contains(r"[^\W_]", regex=True).to_numpy()
    possessive = (table["tag"] == "POS").to_numpy()
    # Hyphens that stand inside a joined word are part of its form.
    inside = np.r_[False, group[1:] == group[:-1]]
    kept = np.flatnonzero(~possessive & (spoken | inside))
    frame = table.loc[kept, ["document", "paragraph", "sentence", "start", "end", "pos", "tag"]].assign(
        word=form.iloc[kept], lemma=table["lemma"].astype(str).iloc[kept], token=kept, group=group[kept],
        printed=table["word"].astype(str).where(table["form"] != "-", "-").iloc[kept]
        .map(folded if counting.case == "folded" else normalise),
    )  # fmt: skip
    frame = _joined(frame)
    if counting.numbers == "left out":
        frame = frame[frame["word"].str.contains(r"[^\W\d_]", regex=True)]
    auxiliary = frame["tag"].astype(str).eq("MD") | frame["pos"].astype(str).eq("AUX")
    content = frame["pos"].isin(CONTENT) & ~auxiliary
    return frame[_COLUMNS].assign(content=content).reset_index(drop=True)


def _groups(table: pd.DataFrame, counting: CountingRules) -> np.ndarray:
    """Number the words: tokens with the same number are parts of one."""
    start, end = table["start"].to_numpy(), table["end"].to_numpy()
    form = table["form"].astype(str)
    document = pd.factorize(table["document"])[0]
    touching = np.zeros(len(table), dtype=bool)
    touching[1:] = (start[1:] == end[:-1]) & (document[1:] == document[:-1])
    alnum = form.str.contains(r"[^\W_]", regex=True).to_numpy()
    joined = np.zeros(len(table), dtype=bool)
    if counting.hyphens == "joined":
        hyphen = form.isin(["-"]).to_numpy()
        before, after = np.zeros_like(alnum), np.zeros_like(alnum)
        before[1:], after[:-1] = alnum[:-1], alnum[1:]
        inner = hyphen & touching & before & after
        inner[:-1] &= touching[1:]
        inner[-1:] = False
        joined |= inner
        joined[1:] |= inner[:-1]
    if counting.clitics == "joined":
        clitic = table["word"].astype(str).str.fullmatch(r"(?i)n['’]t|['’](?:ll|ve|re|m|d|s)|not|na|ta").to_numpy()
        joined |= clitic & touching & (table["tag"] != "POS").to_numpy()
    return np.cumsum(~joined)


def _joined(frame: pd.DataFrame) -> pd.DataFrame:
    names = frame.columns.drop("printed")
    if frame["group"].is_unique:
        return frame[names]
    parts = frame["group"].duplicated(keep=False)
    single, many = frame.loc[~parts, names], frame[parts]
    grouped = many.groupby("group", sort=True)
    # The last part is the head of an English compound: its part of speech stands for the whole.
    whole = grouped[["document", "paragraph", "sentence", "start", "token"]].first()
    whole[["end", "pos", "tag"]] = grouped[["end", "pos", "tag"]].last()
    whole["word"] = grouped["printed"].agg("".join)
    last = grouped[["printed", "lemma"]].last()
    stems = [word[: len(word) - len(form)] for word, form in zip(whole["word"], last["printed"], strict=True)]
    whole["lemma"] = [f"{stem}{lemma}".lower() for stem, lemma in zip(stems, last["lemma"], strict=True)]
    return pd.concat([single, whole.reset_index()[list(names)]]).sort_values("token", kind="stable")
