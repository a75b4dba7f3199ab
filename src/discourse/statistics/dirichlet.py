"""Log-odds with an informative Dirichlet prior: the keyness that behaves best for short texts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from ._arrays import Floats, counts, log, ratio, sizes, tidy, together
from .keyness import checked


class LogOdds(NamedTuple):
    """Difference of log-odds of each word, its standard error, and z = difference / error."""

    difference: Floats
    error: Floats
    z: Floats


def log_odds_dirichlet(
    target: ArrayLike,
    reference: ArrayLike,
    prior: ArrayLike,
    target_size: ArrayLike,
    reference_size: ArrayLike,
    *,
    prior_size: float | None = None,
) -> LogOdds:
    """Compare log-odds in target and reference, adding to both what is known of the language at large.

    Read z as with any z (beyond 1.96 at the 5 per cent level for one word) and rank by it: the prior draws
    rare words towards no difference, so neither hapaxes nor function words crowd the top. The difference is
    in natural log-odds: 0.69 is about twice as frequent. The trap: `prior_size` decides how strongly words
    are drawn; state it. A prior as large as the reference drowns a short article; a few times the article's
    length is a common choice.

    d = ln((a+q)/(N1+Q-a-q)) - ln((b+q)/(N2+Q-b-q)), variance = 1/(a+q) + 1/(b+q), z = d/sqrt(variance), where
    q is the word's share of the prior and Q the prior's size.

    Args:
        target: occurrences in the target, words.
        reference: occurrences in the reference, words.
        prior: occurrences in a background corpus, words; of all words that matter, as its sum is taken for
            its size.
        target_size: tokens in the target, all words.
        reference_size: tokens in the reference, all words.
        prior_size: Q, tokens to which the prior is scaled; as it comes if None.

    Returns:
        Difference, standard error and z of each word; NaN where word and prior together have no occurrence on
        a side.

    Raises:
        ValueError: as for `keyness.checked`, the prior is empty, or `prior_size` is not above 0.

    References:
        Monroe, Colaresi & Quinn (2008), Fightin' words, Political Analysis 16(4), 372-403, section 3.5.1.

    >>> scores = log_odds_dirichlet([30, 1], [10, 0], [400, 4], 1000, 1000, prior_size=404)
    >>> [round(value, 2) for value in scores.z.tolist()], round(float(scores.difference[1]), 2)
    ([0.98, 0.33], 0.22)
    """
    a, b, n1, n2 = checked(target, reference, target_size, reference_size)
    q = counts("prior", prior)
    total = float(q.sum())
    if total == 0:
        raise ValueError("prior holds no occurrence; an informative prior needs counts.")
    wanted = total if prior_size is None else float(sizes("prior_size", prior_size))
    a, b, n1, n2, q = together(target=a, reference=b, target_size=n1, reference_size=n2, prior=q * wanted / total)
    difference = _log_odds(a + q, n1 + wanted) - _log_odds(b + q, n2 + wanted)
    error = np.sqrt(ratio(1, a + q) + ratio(1, b + q))
    return LogOdds(tidy(difference), tidy(np.where(np.isnan(difference), np.nan, error)), tidy(difference / error))


def _log_odds(part: Floats, whole: Floats) -> Floats:
    return log(part) - log(whole - part)
