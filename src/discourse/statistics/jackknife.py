"""The jackknife: how far would a number move if groups of neighbouring sentences were missing?

For measures of repetition it takes the place of the bootstrap, whose redrawn articles hold some sentences
twice and so are all less diverse than the article itself.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from ._arrays import confidence_level

Codes = NDArray[np.int64]


def group_jackknife(
    words: Codes,
    groups: Codes,
    statistic: Callable[[Codes], float],
    *,
    confidence: float = 0.95,
) -> tuple[float, float]:
    """Bound a statistic of a sequence of words by leaving out one group of neighbours at a time.

    Read it as the values the statistic takes in articles of the same kind. The trap: it trusts that the
    statistic moves smoothly; for MTLD, which moves in steps, and for fewer than about ten groups it is a
    rough guide.

    SE^2 = (g-1)/g sum (s_i - mean s)^2, with s_i the statistic without group i; the interval is the
    statistic plus and minus t(g-1) SE.

    Args:
        words: one code per word, in text order.
        groups: the number of the group of each word; a group is left out as a whole.
        statistic: words to one number.
        confidence: share of intervals that hold the true value, such as 0.95.

    Returns:
        Low and high; NaN with fewer than two groups or where the statistic is undefined without one of them.

    Raises:
        ValueError: `words` and `groups` differ in length, or `confidence` is not between 0 and 1.

    References:
        Efron & Tibshirani (1993), An Introduction to the Bootstrap, 141-149. Künsch (1989), Annals of
        Statistics 17(3), 1217-1241, at 1219 (groups of neighbours).

    >>> import numpy as np
    >>> low, high = group_jackknife(np.array([1, 2, 3, 4]), np.array([0, 1, 2, 3]), lambda w: float(w.mean()))
    >>> round(low, 3), round(high, 3)
    (0.446, 4.554)
    """
    if len(words) != len(groups):
        raise ValueError(f"There are {len(words)} words and {len(groups)} group numbers; they must be as many.")
    alpha = 1 - confidence_level(confidence)
    names = np.unique(groups)
    if len(names) < 2:
        return float("nan"), float("nan")
    values = np.array([statistic(words[groups != name]) for name in names])
    count = len(names)
    error = float(np.sqrt((count - 1) / count * ((values - values.mean()) ** 2).sum()))
    reach = float(stdtrit(count - 1, 1 - alpha / 2)) * error
    middle = statistic(words)
    return middle - reach, middle + reach
