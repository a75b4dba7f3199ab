"""What leaving out the concordance lines that cannot be used does to the result."""

from collections import Counter

import numpy as np
import pandas as pd

from discourse.text.nodes import leading, lemma_query
from discourse.text.query import find
from discourse.text.tokens import TokenView

_NONE = "–"


def usable_lines(
    words: pd.DataFrame, view: TokenView, lines: pd.DataFrame, *, query: str = "", span: int = 5, top: int = 10
) -> pd.DataFrame:
    """Set the concordance of a query beside itself without the lines that a person found unusable.

    Read `all` beside `used`: a result that changes hangs on lines nobody can read. A category stands with `low` and `high`,
    its share if none, and if all, of the lines left out were of it. The trap: lines are seldom unusable at random;
    quotations and names are more often so than others, so say what was left out, and why.

    Args:
        query: the query of the sheet (`discourse sheet ARTICLE --query ...`); empty for the leading content lemma.
        span: words on each side in which collocates are counted, within the sentence.
        top: so many collocates are listed.

    Returns:
        One row per result: kind (lines, unread, reason, category, collocate), result, all and used (lines, or meetings of
        a collocate), before and after (lines: per 1,000 words; category: share of the lines that have one), low, high, places.

    References:
        Gillings & Mautner (2024), International Journal of Corpus Linguistics 29(1), 34-58.
    """
    first, stop = find(view, query.strip() or lemma_query(leading(words)))
    tokens = view.tokens
    spans = list(
        zip(tokens["start"].to_numpy()[first].tolist(), tokens["end"].to_numpy()[stop - 1].tolist(), strict=True)
    )
    read = {(a, b): row for a, b, *row in lines[["start", "end", "use", "reason", "category"]].itertuples(index=False)}
    # A line that nobody has read counts as usable.
    known = [read.get(place, ["", _NONE, _NONE]) for place in spans]
    out = [use == "no" for use, _, _ in known]
    kept = [place for place, left in zip(spans, out, strict=True) if not left]
    base = max(len(words), 1) / 1000
    rows: list[tuple[object, ...]] = [
        ("lines", "lines", len(spans), len(kept), len(spans) / base, len(kept) / base, np.nan, np.nan, tuple(kept))
    ]
    unread = tuple(place for place, (use, _, _) in zip(spans, known, strict=True) if not use)
    if unread:
        rows.append(("unread", "not read yet", len(unread), len(unread), *[np.nan] * 4, unread))
    why = Counter(reason for (_, reason, _), left in zip(known, out, strict=True) if left)
    for reason, n in sorted(why.items(), key=lambda one: (-one[1], one[0])):
        here = tuple(place for place, (use, one, _) in zip(spans, known, strict=True) if use == "no" and one == reason)
        rows.append(("reason", "without a reason" if reason == _NONE else reason, n, 0, *[np.nan] * 4, here))
    given = [category for _, _, category in known if category != _NONE]
    used = [category for (_, _, category), left in zip(known, out, strict=True) if category != _NONE and not left]
    for category, n in sorted(Counter(given).items(), key=lambda one: (-one[1], one[0])):
        here = tuple(place for place, (_, _, one) in zip(spans, known, strict=True) if one == category)
        k, whole = used.count(category), len(used) + sum(out)
        after = k / len(used) if used else np.nan
        rows.append(("category", category, n, k, n / len(given), after, k / whole, (k + sum(out)) / whole, here))
    sentence = tokens["sentence"].to_numpy()[first]
    near = [_near(words, *place, span) for place in zip(first.tolist(), stop.tolist(), sentence.tolist(), strict=True)]
    every = Counter(lemma for found in near for lemma in found)
    rest = Counter(lemma for found, left in zip(near, out, strict=True) for lemma in found if not left)
    for lemma, n in sorted(every.items(), key=lambda one: (-one[1], one[0]))[:top]:
        here = tuple(place for place, found in zip(spans, near, strict=True) if lemma in found)
        rows.append(("collocate", lemma, n, rest[lemma], *[np.nan] * 4, here))
    return pd.DataFrame(rows, columns=["kind", "result", "all", "used", "before", "after", "low", "high", "places"])


def _near(words: pd.DataFrame, first: int, stop: int, sentence: int, span: int) -> list[str]:
    """The content lemmas within so many words of a place, in its sentence."""
    token = words["token"].to_numpy()
    a, b = int(np.searchsorted(token, first)), int(np.searchsorted(token, stop))
    around = pd.concat([words.iloc[max(a - span, 0) : a], words.iloc[b : b + span]])
    return [str(lemma) for lemma in around.loc[(around["sentence"] == sentence) & around["content"], "lemma"]]
