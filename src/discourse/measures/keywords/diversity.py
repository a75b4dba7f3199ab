"""How varied the vocabulary is, by measures that do not hang on the length of the text."""

from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from discourse.base.errors import EmptyTextError, UsageError
from discourse.statistics.diversity import entropy, hdd, mattr, mtld, mtld_forward, spectrum, yule_k


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
        (name, value, len(codes), int(codes.max()) + 1, convention, meaning)
        for name, value, convention, meaning in _taken(codes, window, draws, threshold)
    ]
    return pd.DataFrame(rows, columns=["measure", "value", "words", "types", "convention", "meaning"])


def _taken(codes: NDArray[np.int64], window: int, draws: int, threshold: float) -> list[tuple[str, float, str, str]]:
    """Name, value, convention and meaning of each measure."""
    frequencies = spectrum(codes)
    ends = f"a factor ends below {threshold:g}"
    stretch = f"words, on average, until the type-token ratio falls to {threshold:g}"
    return [
        (
            "MATTR", mattr(codes, window=window), f"window of {window} words, moved one by one",
            f"mean share of different words in {window} running words",
        ),
        (
            "MTLD", mtld(codes, threshold=threshold), f"mean of both directions; {ends} (McCarthy & Jarvis 2010)",
            stretch,
        ),
        ("MTLD forward", mtld_forward(codes, threshold=threshold), f"{ends}; first word to last", stretch),
        ("MTLD backward", mtld_forward(codes[::-1], threshold=threshold), f"{ends}; last word to first", stretch),
        (
            "MTLD, at", mtld(codes, threshold=threshold, at=True),
            f"mean of both directions; a factor ends at or below {threshold:g} (the package LexicalRichness)", stretch,
        ),
        (
            "HD-D", hdd(codes, draws=draws), f"{draws} words drawn; scale 0 to 1 (some packages print it times {draws})",
            f"share of different words expected in {draws} words drawn at random",
        ),
        (
            "Yule's K", yule_k(frequencies),
            "10,000 (sum of squared counts - words) / words squared; lower is more varied",
            "how often two words drawn at random are the same, times 10,000",
        ),
        (
            "entropy", entropy(frequencies), "bits; plain estimate from the counts, too low in short texts",
            "yes-no questions needed to guess the next word, its neighbours unknown",
        ),
    ]  # fmt: skip
