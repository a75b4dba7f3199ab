"""How varied the vocabulary is, by measures that do not hang on the length of the text."""

from collections.abc import Callable
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from discourse.base.errors import EmptyTextError, UsageError
from discourse.statistics.diversity import entropy, hdd, mattr, mtld, mtld_forward, spectrum, yule_k

Codes = npt.NDArray[np.int64]

_Measure = tuple[str, str, str, Callable[[Codes], float]]
"""Name, convention, meaning, and how it is taken."""


def diversity(
    words: pd.DataFrame, *, by: Literal["word", "lemma"] = "word", window: int = 50, draws: int = 42,
    threshold: float = 0.72,
) -> pd.DataFrame:  # fmt: skip
    """Measure how diverse the vocabulary is: MATTR, MTLD, HD-D, Yule's K, entropy, each convention named.

    Read MATTR and MTLD together: both look at neighbouring words, one in a window of fixed length, the other until
    repetition sets in. HD-D and Yule's K take the text as a bag of words. The trap: packages print different numbers under the same name;
    compare only what was counted by the same convention. The plain type-token ratio is not given, since it falls as a
    text grows; entropy too grows with length and compares only texts of like length.

    Args:
        by: whether printed words or lemmas are types.
        window: words in the window of MATTR.
        draws: words drawn for HD-D.
        threshold: type-token ratio at which a factor of MTLD ends.

    Returns:
        One row per measure: measure, value, words, types, convention, meaning. A text too short for a measure has NaN.

    References:
        Covington & McFall (2010), Journal of Quantitative Linguistics 17(2), 94-100 (MATTR). McCarthy &
        Jarvis (2010), Behavior Research Methods 42(2), 381-392 (MTLD, HD-D). Yule (1944), The Statistical
        Study of Literary Vocabulary, 57 (K). Shannon (1948), Bell System Technical Journal 27(3), 379-423
        (entropy).
    """
    if window < 1 or draws < 1:
        raise UsageError(f"diversity: window is {window} and draws {draws}; both must be 1 or more.")
    if not 0 < threshold < 1:
        raise UsageError(f"diversity: threshold is {threshold}; it must lie between 0 and 1, usually 0.72.")
    if words.empty:
        raise EmptyTextError("diversity: the text holds no word that is counted.")
    codes = pd.factorize(words[by].astype(str))[0].astype(np.int64)
    rows = [
        (name, take(codes), len(codes), int(codes.max()) + 1, convention, meaning)
        for name, convention, meaning, take in _measures(window, draws, threshold)
    ]
    return pd.DataFrame(rows, columns=["measure", "value", "words", "types", "convention", "meaning"])


def _measures(window: int, draws: int, threshold: float) -> list[_Measure]:
    ends = f"a factor ends below {threshold:g}"
    stretch = f"words, on average, until the type-token ratio falls to {threshold:g}"
    return [
        (
            "MATTR", f"window of {window} words, moved one by one",
            f"mean share of different words in {window} running words",
            lambda codes: mattr(codes, window=window),
        ),
        ("MTLD", f"mean of both directions; {ends} (McCarthy & Jarvis 2010)", stretch, lambda codes: mtld(codes, threshold=threshold)),
        (
            "MTLD forward", f"{ends}; first word to last", stretch,
            lambda codes: mtld_forward(codes, threshold=threshold),
        ),
        (
            "MTLD backward", f"{ends}; last word to first", stretch,
            lambda codes: mtld_forward(codes[::-1], threshold=threshold),
        ),
        (
            "MTLD, at",
            f"mean of both directions; a factor ends at or below {threshold:g} (the package LexicalRichness)",
            stretch, lambda codes: mtld(codes, threshold=threshold, at=True),
        ),
        (
            "HD-D", f"{draws} words drawn; scale 0 to 1 (some packages print it times {draws})",
            f"share of different words expected in {draws} words drawn at random",
            lambda codes: hdd(codes, draws=draws),
        ),
        (
            "Yule's K", "10,000 (sum of squared counts - words) / words squared; lower is more varied",
            "how often two words drawn at random are the same, times 10,000",
            lambda codes: yule_k(spectrum(codes)),
        ),
        (
            "entropy", "bits; plain estimate from the counts, too low in short texts",
            "yes-no questions needed to guess the next word, its neighbours unknown",
            lambda codes: entropy(spectrum(codes)),
        ),
    ]  # fmt: skip
