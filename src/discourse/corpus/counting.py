"""Frequencies, keywords and dispersion in a corpus, for every word at once."""

from typing import Any, Literal

import numpy as np
import pandas as pd
import pyarrow.compute as pc
from numpy.typing import NDArray

from discourse.base.errors import UsageError, did_you_mean
from discourse.corpus.chunks import Whole
from discourse.corpus.corpus import Corpus, is_condition
from discourse.corpus.store import is_corpus
from discourse.io.references import KEYS, Reference, read_reference, span
from discourse.statistics import keyness as scores
from discourse.statistics.arrays import Floats, downwards
from discourse.statistics.differences import rank_sum
from discourse.statistics.dispersion import dp_sparse
from discourse.statistics.significance import benjamini_hochberg, holm, p_value
from discourse.text.words import DEFAULT

REST = "rest"
LEAST = 5
"""Smallest count that is worth a row of a large corpus."""
_PARTS = 300
Sort = Literal["g2", "log_ratio", "lrc", "dispersion_g2"]


def frequency(corpus: Corpus, *, min_count: int = 1, top: int = 0) -> pd.DataFrame:
    """Count the words of a corpus.

    Read `per_million` where texts of different length are compared, and `texts` beside it: a word that one text is full of
    is no word of the corpus. The trap: a rate has no interval here; `keyness` and `dispersion` say how sure and how even.

    Args:
        min_count: smallest count that is worth a row.
        top: so many words only, the most frequent; 0 for all.

    Returns:
        One row per word, most frequent first: word, count, per_million, texts, texts_share (per cent).
    """
    rows = _by_count(corpus, min_count)[: top or None]
    counts, texts = corpus.counts[rows], corpus.texts[rows]
    return pd.DataFrame({
        "word": corpus.store.spelled(rows), "count": counts, "per_million": 1e6 * counts / corpus.size,
        "texts": texts, "texts_share": 100 * texts / corpus.number,
    }, copy=False)  # fmt: skip


def _by_count(corpus: Corpus, min_count: int) -> NDArray[Any]:
    """The numbers of the words that come often enough, the most frequent first, then by the alphabet."""
    counts = corpus.counts
    if not corpus.where:
        return corpus.store.by_count[: np.count_nonzero(counts >= min_count)]
    rows = np.flatnonzero(counts >= max(min_count, 1))
    return rows[downwards(counts[rows])]


def keyness(
    corpus: Corpus, against: Corpus | Reference | str = REST, *, min_count: int = LEAST, sort: Sort = "g2",
    negative: bool = False, ranks: int = 50,
) -> pd.DataFrame:  # fmt: skip
    """Rank words by how far their frequency departs from that in other texts.

    Read `g2` for how sure, `log_ratio` for how large (1 is twice as frequent), and then `texts` against `other_texts`:
    `dispersion_g2` tests in how many texts of either side the word stands at all, and cannot be driven by one text that is
    full of it. The trap: with millions of words every difference is sure; sort by `lrc`, the Log Ratio that holds at the
    least.

    Args:
        against: `rest`, the other texts of the same corpus; a condition (`year<1945`) for those of them; another corpus; or a
            reference (`brown:news`). The same texts on both sides are refused.
        min_count: smallest count in the corpus (with `negative`: in the other texts) that is worth a row.
        sort: the column that ranks.
        negative: words that the corpus has less often.
        ranks: the first so many rows are compared by the ranks of the texts too; each takes a look at all texts.

    Returns:
        One row per word: word, count, other, per_million, other_per_million, g2 (below 0 where the corpus has less), p_holm,
        p_bh, log_ratio, lrc; against a corpus also texts, other_texts, dispersion_g2, and for the first rows superiority
        (how often a text of the corpus has the higher rate than one of the others; 0.5 is no difference) and p_ranks.

    References:
        Rayson & Garside (2000), Comparing corpora using frequency profiling. Hardie (2014), Log Ratio. Evert (2022), DH2022,
        202-205. Egbert & Biber (2019), Corpora 14(1), 77-104 (text dispersion). Kilgarriff (2001), International Journal of
        Corpus Linguistics 6(1), 97-133 (rank sum).
    """
    if isinstance(against, str):
        against = beside(corpus, against)
    if (
        isinstance(against, Corpus)
        and against.store.folder == corpus.store.folder
        and (against.chosen & corpus.chosen).any()
    ):
        raise UsageError(f"{corpus.name} and {against.name} share texts; choose texts that do not overlap.")
    a, n1 = corpus.counts, corpus.size
    b, n2, theirs = _beside(corpus, against)
    tested = np.flatnonzero(b if negative else a)  # What is tested must not depend on the result.
    g2 = scores.g2_two_cell(a[tested], b[tested], n1, n2, signed=True)
    p = p_value(g2)
    kept = (g2 < 0) & (b[tested] >= min_count) if negative else (g2 > 0) & (a[tested] >= min_count)
    rows = tested[kept]
    a, b = a[rows], b[rows]
    columns = {
        "count": a, "other": b, "per_million": 1e6 * a / n1, "other_per_million": 1e6 * b / n2, "g2": g2[kept],
        "p_holm": holm(p)[kept], "p_bh": benjamini_hochberg(p)[kept], "log_ratio": scores.log_ratio(a, b, n1, n2),
        "lrc": scores.conservative_log_ratio(a, b, n1, n2, comparisons=len(tested)),
    }  # fmt: skip
    if theirs is not None and isinstance(against, Corpus):
        mine, theirs = corpus.texts[rows], theirs[rows]
        spread = scores.g2_four_cell(mine, theirs, corpus.number, against.number, signed=True)
        columns |= {"texts": mine, "other_texts": theirs, "dispersion_g2": spread}
    order = ranked(columns, sort, ascending=negative)
    rows = rows[order]
    table = pd.DataFrame(
        {"word": corpus.store.spelled(rows)} | {name: values[order] for name, values in columns.items()}, copy=False
    )
    return table.assign(**_by_ranks(rows, corpus, against, ranks)) if ranks and isinstance(against, Corpus) else table


def _by_ranks(rows: Whole, corpus: Corpus, against: Corpus, ranks: int) -> dict[str, Floats]:
    """What the ranks of the texts say of the first rows."""
    superiority, p = np.full((2, len(rows)), np.nan)
    if len(first := rows[:ranks]):
        theirs = first
        if against.store.folder != corpus.store.folder:
            theirs = np.array([against.store.number(word) for word in corpus.store.spelled(first)])
        found = rank_sum(_rates(corpus, first), _rates(against, theirs))
        superiority[:ranks], p[:ranks] = found.superiority, found.p
    return {"superiority": superiority, "p_ranks": p}


def _rates(corpus: Corpus, words: Whole) -> Floats:
    """The rate of each word in each text, texts x words; 0 for a word that the corpus does not have (-1)."""
    rates = np.zeros((corpus.number, len(words)))
    counts = corpus.store.matrix[words[words >= 0]].toarray().T[corpus.chosen]
    rates[:, words >= 0] = counts / np.diff(corpus.store.bounds)[corpus.chosen][:, None]
    return rates


def ranked(columns: dict[str, Any], sort: str, *, ascending: bool = False) -> Whole:
    """The order of rows, which stand by the alphabet, by a column and then by G2; what is undefined comes last.

    Raises:
        UsageError: there is no such column.
    """
    if sort not in columns:
        raise UsageError(f"no column '{sort}' to sort by; {did_you_mean(sort, columns)}")
    sign = -1 if ascending else 1
    order = downwards(sign * columns["g2"])
    return order if sort == "g2" else order[downwards(sign * columns[sort].astype(float)[order])]


def beside(corpus: Corpus, name: str) -> Corpus | Reference:
    """What a corpus is compared with, by name: see `keyness`."""
    if name == REST:
        return corpus.rest()
    if is_condition(name):
        return Corpus(corpus.store.name, name)
    if is_corpus(name):
        return Corpus(name)
    return read_reference(name)


def _beside(corpus: Corpus, against: Corpus | Reference) -> tuple[Whole, int, Whole | None]:
    """For each word of a corpus its count in what it is compared with, the size of that, and the texts that hold it."""
    if isinstance(against, Reference):
        sums = against.counts.groupby("word")["count"].sum()
        return sums.reindex(corpus.store.types).fillna(0).to_numpy(dtype=np.int64), against.size, None
    texts = against.texts
    if against.store.folder == corpus.store.folder:
        return against.counts, against.size, texts
    found = pc.index_in(corpus.store.spellings, against.store.spellings)
    at = found.fill_null(-1).to_numpy()
    return np.where(at >= 0, against.counts[at], 0), against.size, np.where(at >= 0, texts[at], 0)


def dispersion(corpus: Corpus, *, min_count: int = LEAST) -> pd.DataFrame:
    """Say of every word how evenly it is spread over the texts of a corpus.

    Read `dp` from 0 (each text has its share) to nearly 1 (all in one small text); it is the part of the occurrences that
    would have to move. The trap: a rare word cannot be spread evenly over many texts, so compare words of like frequency.

    Args:
        min_count: smallest count that is worth a row.

    Returns:
        One row per word, most frequent first: word, count, texts, dp, dp_norm.

    References:
        Gries (2008), International Journal of Corpus Linguistics 13(4), 403-437. Lijffijt & Gries (2012), 17(1), 147-149.
    """
    sizes = np.diff(corpus.store.bounds) * corpus.chosen
    if np.count_nonzero(sizes) < 2:
        raise UsageError(f"{corpus.name}: dispersion needs two texts or more.")
    rows = _by_count(corpus, min_count)
    dp = dp_sparse(corpus.matrix, sizes)[rows]
    return pd.DataFrame({
        "word": corpus.store.spelled(rows), "count": corpus.counts[rows], "texts": corpus.texts[rows], "dp": dp,
        "dp_norm": dp / (1 - sizes[sizes > 0].min() / sizes.sum()),
    }, copy=False)  # fmt: skip


def as_reference(corpus: Corpus, besides: str = "") -> Reference:
    """A corpus as what an article is compared with; texts that are the article's very text, `besides`, are left out.

    Its words stand for their lemmas, as in a list of words that has none; compare by word. Up to 300 texts, spread evenly
    over the corpus, are its parts: from them `absent` reads how bursty a word is.
    """
    same = corpus.store.same(besides) & corpus.chosen
    if same.any():
        corpus = corpus.part()
        corpus.where, corpus.chosen = (*corpus.where, "besides"), corpus.chosen & ~same
    if not corpus.chosen.any():
        raise UsageError(f"{corpus.name}: no other text in this corpus.")
    rows = np.flatnonzero(corpus.counts)
    counts = pd.DataFrame({"word": corpus.store.types[rows], "count": corpus.counts[rows]})
    texts = np.flatnonzero(corpus.chosen)
    drawn = texts[np.unique(np.linspace(0, len(texts) - 1, min(_PARTS, len(texts))).round().astype(int))]
    parts = pd.DataFrame(
        corpus.matrix.tocsc()[:, drawn].toarray()[rows], columns=corpus.store.documents["document"].astype(str)[drawn]
    ).rename_axis(columns=None)
    years: list[Any] = corpus.documents["year"].dropna().tolist() if "year" in corpus.documents else []
    return Reference(
        name=corpus.name, title=str(corpus.store.facts.get("title") or corpus.name),
        counts=counts.assign(lemma=counts["word"], pos="")[[*KEYS, "count"]], size=corpus.size,
        documents=corpus.number, years=span(int(year) for year in years),
        counting=DEFAULT.describe(), parts=parts,
    )  # fmt: skip
