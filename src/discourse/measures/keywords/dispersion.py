"""How evenly a word is spread over the text."""

from typing import Literal

import numpy as np
import pandas as pd

from discourse.base.errors import EmptyTextError, UsageError
from discourse.base.text import folded
from discourse.statistics.arrays import Floats
from discourse.statistics.dispersion import burch_da, carroll_d2, dkl, dp, dp_norm, juilland_d, rosengren_s
from discourse.statistics.intervals import too_few
from discourse.text.counts import grouped, units
from discourse.text.tokens import Rows

_MEASURES = {
    "dp": dp, "dp_norm": dp_norm, "juilland_d": juilland_d, "carroll_d2": carroll_d2, "rosengren_s": rosengren_s,
    "da": burch_da, "dkl": dkl,
}  # fmt: skip


def dispersion(
    words: pd.DataFrame, *, terms: str = "", by: Literal["word", "lemma", "pos", "tag"] = "lemma",
    parts: str = "paragraphs", top: int = 20, content: bool = True,
) -> pd.DataFrame:  # fmt: skip
    """Measure how evenly words are spread over the paragraphs of a text, or over equal parts of it.

    Read `range` of `parts` first, then `dp_norm`: 0 is spread exactly as the text is, 1 is heaped in its smallest part.
    `dp` and `dkl` rise with unevenness; `juilland_d`, `carroll_d2`, `rosengren_s` and `da` rise with evenness, up to 1.
    The trap: below about ten occurrences every measure mostly restates the count, and all depend on the parts: name
    them (`part_sizes`), and do not compare values over paragraphs of one text with those over equal parts of another.

    The formulas are those of `discourse.statistics.dispersion`.

    Args:
        terms: what is asked for, parted by commas (`reform, belt and road`); empty takes the most frequent.
        by: what a term is: a printed word, a lemma, a part of speech.
        parts: `paragraphs`, or a number of parts of (nearly) equal length in words, such as `10`.
        top: how many of the most frequent are taken where no term is named.
        content: of these, only nouns, names, main verbs, adjectives and adverbs.

    Returns:
        One row per term: the type under the name `by`, count, range (parts with it), parts, dp, dp_norm, juilland_d,
        carroll_d2, rosengren_s, da, dkl, too_few (below 10), part_counts and part_sizes (both in text order), places.
        NaN for a term that does not occur, and everywhere where the text has one part only.

    References:
        Gries (2008), International Journal of Corpus Linguistics 13(4), 403-437 (DP). Lijffijt & Gries
        (2012), IJCL 17(1), 147-149 (DPnorm). Juilland & Chang-Rodríguez (1964). Carroll (1970). Rosengren
        (1971). Burch, Egbert & Biber (2017), Journal of Research Design and Statistics 3(2), 189-216 (DA).
        Gries (2020), in Paquot & Gries, A Practical Handbook of Corpus Linguistics, 99-118 (DKL).
    """
    if words.empty:
        raise EmptyTextError("dispersion: the text holds no word that is counted.")
    part = _parts(words, parts)
    named = _named(words, by, terms)
    # A term of several words is a sequence within a sentence.
    lengths = sorted({len(term.split()) for term in named})
    every = [units(words, by=by, n=n) for n in lengths] if named else [units(words, by=by, content=content)]
    spots = pd.concat(every)
    if named:
        spots = spots[spots[by].isin(named)]
    found = grouped(spots, by).set_index(by)
    wanted = named or found.index[:top].tolist()
    sizes = np.bincount(part).astype(np.float64)
    counts = _matrix(words, spots, wanted, part, by)
    table = pd.DataFrame({by: wanted, "count": counts.sum(axis=1).astype("int64")})
    table["range"] = (counts > 0).sum(axis=1)
    table["parts"] = len(sizes)
    for name, measure in _MEASURES.items():
        table[name] = measure(counts, sizes) if len(sizes) > 1 and len(counts) else np.full(len(counts), np.nan)
    table["too_few"] = too_few(table["count"].to_numpy(), span=4)
    table["part_counts"] = [" ".join(str(int(x)) for x in row) for row in counts]
    table["part_sizes"] = " ".join(str(int(n)) for n in sizes)
    table["places"] = pd.Series([found["places"].get(term, ()) for term in wanted])
    return table


def _parts(words: pd.DataFrame, parts: str) -> Rows:
    """Number the part that each word stands in, from 0, in text order."""
    if parts == "paragraphs":
        return np.asarray(words.groupby(["document", "paragraph"], sort=False, observed=True).ngroup())
    if not parts.isdecimal() or not 2 <= int(parts) <= len(words):
        raise UsageError(
            f"parts='{parts}': give 'paragraphs', or a number from 2 to the {len(words)} words of the text."
        )
    return np.arange(len(words)) * int(parts) // len(words)


def _named(words: pd.DataFrame, by: str, terms: str) -> list[str]:
    """Give the terms as they are counted: *Reform* is found where capitals are folded."""
    asked = [" ".join(term.split()) for term in terms.split(",") if term.strip()]
    known = set(words[by].astype(str))
    return list(dict.fromkeys(a if set(a.split()) <= known else folded(a) for a in asked))


def _matrix(words: pd.DataFrame, spots: pd.DataFrame, wanted: list[str], part: Rows, by: str) -> Floats:
    found = spots.merge(words[["document", "start"]].assign(part=part), on=["document", "start"])
    counts = pd.crosstab(found[by], found["part"])
    whole = counts.reindex(index=wanted, columns=range(int(part.max()) + 1), fill_value=0)
    return np.ascontiguousarray(whole)
