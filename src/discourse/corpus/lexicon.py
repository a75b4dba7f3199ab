"""A lexicon counted in a corpus: how often each group of words and phrases comes, by text, group or year."""

import numpy as np
import pandas as pd

from discourse.base import paths
from discourse.base.errors import CardError, UsageError, did_you_mean
from discourse.corpus.chunks import Whole
from discourse.corpus.corpus import Corpus
from discourse.corpus.phrases import find
from discourse.io.cards import read_rows
from discourse.io.words import read_words
from discourse.statistics.resampling import document_weights, percentile_interval

DOCUMENT = "document"
_LEAST_TEXTS = 5
_RESAMPLES = 1000


def read_lexicon(name: str) -> dict[str, list[str]]:
    """Read a lexicon: a word list of `data/words`, or a table (.tsv) of one's own with the columns word and group.

    A word may be a phrase and hold `*` and `|`, see `phrases.find`.

    Returns:
        Group to its words, in the order of the table.
    """
    path = paths.given(name)
    if "/" in name or "\\" in name or path.suffix == ".tsv":
        if not path.is_file():
            raise UsageError(f"{name}: not a table that can be read.")
        rows = [(row["word"], row["group"]) for _, row in read_rows(path, ("word", "group"), optional=("pos",))]
    else:
        known = [file.stem for file in paths.every("words", "*.tsv")]
        if name not in known:
            raise UsageError(f"{name}: no word list of this name; {did_you_mean(name, known)}")
        rows = [(word, group.name) for (word, _), groups in read_words(name).words.items() for group in groups]
    found: dict[str, list[str]] = {}
    for word, group in rows:
        found.setdefault(group, []).append(word)
    if not found:
        raise CardError(f"{path.name}: it lists no word.")
    return {group: list(dict.fromkeys(words)) for group, words in found.items()}


def hits(corpus: Corpus, words: list[str]) -> Whole:
    """The places of a group of words and phrases; what lies inside a longer hit, or is the same one, counts once."""
    found = [find(corpus, word) for word in words]
    longest = max(length for _, length in found)
    # One number for each hit, by which they stand in order: of those that begin together the longest comes first.
    packed = np.concatenate([places * longest + (longest - length) for places, length in found])
    packed.sort()
    start, shorter = np.divmod(packed, longest)
    end = start + longest - shorter
    reached = np.r_[-1, np.maximum.accumulate(end)[:-1]] if len(end) else end
    held: Whole = start[end > reached]
    return held


def cues(corpus: Corpus, lexicon: str = "", *, by: str = DOCUMENT, groups: tuple[str, ...] = ()) -> pd.DataFrame:
    """Count a lexicon in a corpus, by text, by group of texts or by year.

    Read `per_million`, and `low` and `high`, which redraw whole texts: two texts that are full of a word widen them. The trap: a
    word of a lexicon is not what it stands for; read a sample of its lines (`concordance`) before a curve.

    Args:
        lexicon: a word list, or a table (.tsv) of one's own with the columns word and group.
        by: what the texts are grouped by: `document`, or anything that is known of them, such as `year`.
        groups: these groups of the lexicon only; none for all.

    Returns:
        One row per value of `by` and group: the value under the name `by`, group, count, words (of these texts), per_million,
        low and high (95 per cent, where there are 5 texts or more), texts, texts_with.
    """
    listed = read_lexicon(lexicon)
    for name in groups:
        if name not in listed:
            raise UsageError(f"{lexicon}: no group '{name}'; {did_you_mean(name, listed)}")
    chosen = groups or tuple(listed)
    size = len(corpus.store.documents)
    counts = {name: np.bincount(corpus.document_of(hits(corpus, listed[name])), minlength=size) for name in chosen}
    return by_group(corpus, counts, by)


def by_group(corpus: Corpus, counts: dict[str, Whole], by: str) -> pd.DataFrame:
    """Sum counts by text (one number per text of the store) over what the texts are grouped by."""
    code, values = pd.factorize(corpus.column(by), sort=True)
    known = code >= 0
    code, sizes, steps = code[known], corpus.documents["words"].to_numpy()[known], len(values)
    words, texts = np.bincount(code, weights=sizes, minlength=steps), np.bincount(code, minlength=steps)
    members = [np.flatnonzero(code == step) if texts[step] >= _LEAST_TEXTS else None for step in range(steps)]
    count, low, high, texts_with = [], [], [], []
    for whole in counts.values():
        mine = whole[corpus.chosen][known]
        count.append(np.bincount(code, weights=mine, minlength=steps).astype(np.int64))
        bounds = [_interval(mine[at], sizes[at]) if at is not None else (np.nan, np.nan) for at in members]
        low += [bound for bound, _ in bounds]
        high += [bound for _, bound in bounds]
        texts_with.append(np.bincount(code[mine > 0], minlength=steps))
    counted, size = np.concatenate(count), np.tile(words.astype(np.int64), len(counts))
    return pd.DataFrame({
        by: values.take(np.tile(np.arange(steps), len(counts))), "group": np.repeat(np.array([*counts], dtype=object), steps),
        "count": counted, "words": size, "per_million": 1e6 * counted / size, "low": low, "high": high,
        "texts": np.tile(texts, len(counts)), "texts_with": np.concatenate(texts_with),
    })  # fmt: skip


def _interval(count: Whole, words: Whole) -> tuple[float, float]:
    """Bounds of a rate, whole texts redrawn."""
    if not count.any():
        return float("nan"), float("nan")
    weights = document_weights(len(count), resamples=_RESAMPLES)
    low, high = percentile_interval((1e6 * (weights @ count) / (weights @ words))[:, None])
    return float(np.ravel(low)[0]), float(np.ravel(high)[0])


def trend(table: pd.DataFrame) -> pd.DataFrame:
    """Say of each group of a table of `cues` by year whether its rate rises or falls.

    Read `tau` from -1 (falls from step to step) over 0 to 1 (rises), and `tau_low` to `tau_high`, its 95 per cent interval (Fieller,
    Hartley & Pearson 1957, Biometrika 44, 470-481); `p` is the chance of so clear a course without one. The trap: it sees only
    one direction; what rises and falls again has a tau near 0, so look at the plot. Hilpert & Gries (2009), Literary and
    Linguistic Computing 24(4), 385-401.

    Returns:
        One row per group: group, steps, words (of all steps), first and last (rates per million), tau, tau_low, tau_high (from 5
        steps on), p.
    """
    from scipy.stats import kendalltau

    by, rows = str(table.columns[0]), []
    if len(table) and not pd.api.types.is_numeric_dtype(table[by]):
        raise UsageError(f"trend: '{by}' holds no numbers; group by a year.")
    for name, part in table.groupby("group", sort=False):
        ordered = part.sort_values(by)
        rates = ordered["per_million"].to_numpy()
        found = kendalltau(ordered[by], rates)
        tau, words = float(found.statistic), int(ordered["words"].sum())
        low, high = _of_tau(tau, len(rates))
        rows.append((name, len(rates), words, rates[0], rates[-1], tau, low, high, float(found.pvalue)))
    return pd.DataFrame(rows, columns=["group", "steps", "words", "first", "last", "tau", "tau_low", "tau_high", "p"])


def _of_tau(tau: float, steps: int) -> tuple[float, float]:
    """The 95 per cent interval of Kendall's tau by Fisher's transformation; none for fewer than five steps."""
    if steps < 5 or not abs(tau) < 1:
        return float("nan"), float("nan")
    half = 1.959964 * (0.437 / (steps - 4)) ** 0.5
    return float(np.tanh(np.arctanh(tau) - half)), float(np.tanh(np.arctanh(tau) + half))
