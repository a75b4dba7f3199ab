"""MTLD: how many tokens does it take until the vocabulary is used up to a given degree?

Packages print different numbers under this one name. What differs has a name here:

    closes          "below": a factor ends when the type-token ratio falls under the threshold (McCarthy &
    Jarvis 2010;
                    koRpus, lexical_diversity); "at": also when it is met exactly (LexicalRichness)
    least           tokens a factor must hold at least: 1 (McCarthy & Jarvis; koRpus) or 10
    (lexical_diversity) direction       "both": the mean of forward and backward (published); "forward",
    "backward"
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from .diversity import codes

Closes = Literal["below", "at"]


def mtld(
    words: ArrayLike,
    *,
    threshold: float = 0.72,
    closes: Closes = "below",
    least: int = 1,
    direction: Literal["both", "forward", "backward"] = "both",
) -> float:
    """Measure diversity by the mean length of stretches that keep a type-token ratio of 0.72 (MTLD).

    Read 80 as "80 tokens, on average, until the ratio falls to 0.72". It hardly depends on length. The trap:
    conventions differ between packages (see above), and below about 100 tokens the one unfinished stretch
    decides.

    MTLD = tokens / factors; the unfinished stretch counts (1 - ratio)/(1 - threshold) of a factor.

    Args:
        words: one code per token, in text order.
        threshold: ratio at which a stretch ends, between 0 and 1.
        closes: whether the ratio must fall "below" the threshold or may end "at" it.
        least: tokens a stretch must hold.
        direction: "forward", "backward", or the mean of "both".

    Returns:
        Tokens per factor; NaN for a text in which no word repeats, or that is empty.

    Raises:
        ValueError: as for `diversity.codes`, or `threshold`, `closes`, `least` or `direction` is unknown.

    References:
        McCarthy & Jarvis (2010), Behavior Research Methods 42(2), 381-392, at 384-385.

    >>> round(mtld(["a", "b", "a", "b", "c", "a"]), 2)
    6.0
    """
    if direction not in ("both", "forward", "backward"):
        raise ValueError(f'direction is "{direction}"; it must be "both", "forward" or "backward".')
    sequence = _sequence(words, threshold, closes, least)
    values = []
    if direction != "backward":
        values.append(_one_way(sequence, threshold, closes, least))
    if direction != "forward":
        values.append(_one_way(sequence[::-1], threshold, closes, least))
    return float(np.mean(values))


def mtld_ma(
    words: ArrayLike,
    *,
    threshold: float = 0.72,
    closes: Closes = "below",
    least: int = 10,
    ends: Literal["wrap", "both"] = "wrap",
) -> float:
    """Measure diversity by the mean length of the stretches that begin at every token (moving-average MTLD).

    Read it as `mtld`; no unfinished stretch enters, so it is steadier in short texts. The trap: "wrap" runs
    on from the end of the text to its beginning, "both" leaves out what does not finish and takes the mean of
    reading forward and backward; the two differ by a few tokens. It takes time in proportion to tokens times
    MTLD.

    MTLD-MA = mean length of the factor that begins at each token.

    Args:
        words: one code per token, in text order.
        threshold: ratio at which a stretch ends, between 0 and 1.
        closes: whether the ratio must fall "below" the threshold or may end "at" it.
        least: tokens a stretch must hold; 10 in the package that made the measure.
        ends: "wrap" or "both".

    Returns:
        Mean tokens per factor; NaN where no stretch finishes.

    Raises:
        ValueError: as for `mtld`, or `ends` is unknown.

    References:
        McCarthy & Jarvis (2010), Behavior Research Methods 42(2), 381-392, at 386. Kyle, Crossley & Jarvis
        (2021), Language Assessment Quarterly 18(2), 154-170; Python package lexical_diversity.

    >>> mtld_ma(["a", "b", "a", "b", "c", "a"], least=1)
    3.5
    """
    if ends not in ("wrap", "both"):
        raise ValueError(f'ends is "{ends}"; it must be "wrap" or "both".')
    sequence = _sequence(words, threshold, closes, least)
    if ends == "wrap":
        return _mean(_lengths(sequence + sequence, len(sequence), threshold, closes, least))
    forward = _lengths(sequence, len(sequence), threshold, closes, least)
    backward = _lengths(sequence[::-1], len(sequence), threshold, closes, least)
    return (_mean(forward) + _mean(backward)) / 2


def _sequence(words: ArrayLike, threshold: float, closes: str, least: int) -> list[int]:
    if not 0 < threshold < 1:
        raise ValueError(f"threshold is {threshold}; it must lie between 0 and 1, such as 0.72.")
    if closes not in ("below", "at"):
        raise ValueError(f'closes is "{closes}"; it must be "below" or "at".')
    if least < 1:
        raise ValueError(f"least is {least}; a stretch holds at least 1 token.")
    return [int(code) for code in codes(words)]


def _one_way(sequence: list[int], threshold: float, closes: str, least: int) -> float:
    factors, length = 0.0, 0
    seen: set[int] = set()
    for code in sequence:
        seen.add(code)
        length += 1
        if _ended(len(seen), length, threshold, closes, least):
            factors, length = factors + 1, 0
            seen.clear()
    if length:
        factors += (1 - len(seen) / length) / (1 - threshold)
    return len(sequence) / factors if factors else float("nan")


def _lengths(sequence: list[int], starts: int, threshold: float, closes: str, least: int) -> list[int]:
    found = []
    for start in range(starts):
        seen: set[int] = set()
        # A stretch never runs over the text twice: `starts` tokens are the whole text.
        for length, code in enumerate(sequence[start : start + starts], start=1):
            seen.add(code)
            if _ended(len(seen), length, threshold, closes, least):
                found.append(length)
                break
    return found


def _ended(types: int, length: int, threshold: float, closes: str, least: int) -> bool:
    if length < least:
        return False
    ratio = types / length
    return ratio < threshold or (closes == "at" and ratio == threshold)


def _mean(lengths: list[int]) -> float:
    return float(np.mean(lengths)) if lengths else float("nan")
