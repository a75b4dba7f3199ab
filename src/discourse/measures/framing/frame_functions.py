"""Entman's functions along the text: how many sentences carry each, where, in what order, and with whom."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from discourse.base.tables import ranked
from discourse.coding.mentions import mentions
from discourse.coding.scoring import places
from discourse.coding.tallies import add_corrected, add_share, by_code
from discourse.io.articles import Actor
from discourse.io.codebooks import Codebook
from discourse.text.tokens import TokenView

_COLUMNS = ("code", "title", "sentences", "base", "alone", "first", "middle", "last", "actors", "places")


def frame_functions(
    codings: pd.DataFrame, view: TokenView, book: Codebook, actors: Sequence[Actor], *, codebook: str = "entman",
    named: int = 8,
) -> pd.DataFrame:  # fmt: skip
    """Say of each function of a frame where the text fulfils it, and who is named there.

    Read `middle` down the rows: it is the order of the functions in the text (a diagnosis before the remedy, or the
    remedy first). `alone` counts the sentences that carry no other function. `actors` are named in these
    sentences, as victim, cause, judged or doer alike. The trap: a sentence that nobody saw as a problem may still be one.

    Args:
        codebook: Entman's, or any other whose codes are functions.
        named: how many actors are named in a row.

    Returns:
        One row per code that has cues, in the order of `middle`, those that do not occur last: code, title, sentences,
        base (all sentences that hold a word), share, corrected with low and high (sentences, see `framing`), alone, first, middle, last
        (position in the text from 0 to 1: of the first, the median and the last sentence), actors (most frequent
        first), places.

    References:
        Entman (1993), Journal of Communication 43(4), 52.
    """
    documents, numbers = view.column("document"), view.column("sentence")
    order = list(dict.fromkeys(zip(documents, numbers, strict=True)))
    spoken = view.tokens["form"].astype(str).str.contains(r"[^\W_]", regex=True)
    base = len({key for key, word in zip(zip(documents, numbers, strict=True), spoken, strict=True) if word})
    position = {key: number / max(len(order) - 1, 1) for number, key in enumerate(order)}
    sentences = {
        code.name: set(zip(part["document"].astype(str), part["sentence"].tolist(), strict=True))
        for code, part in by_code(codings, book)
    }
    carried = Counter(key for keys in sentences.values() for key in keys)
    spoken_of: dict[tuple[str, int], list[str]] = {}
    # In a language in which nothing finds names nobody is named here.
    for one in mentions(view, actors) if view.tokens["entity"].notna().any() else ():
        spoken_of.setdefault((documents[one.first], numbers[one.first]), []).append(one.actor)
    rows = []
    for code, part in by_code(codings, book):
        here = pd.Series([position[key] for key in sentences[code.name]])
        who = [name for key in order if key in sentences[code.name] for name in spoken_of.get(key, ())]
        rows.append({
            "code": code.name, "title": code.title, "sentences": len(here), "base": base,
            "alone": sum(carried[key] == 1 for key in sentences[code.name]), "first": here.min(),
            "middle": here.median(), "last": here.max(),
            "actors": ranked(who, named), "places": places(part),
        })  # fmt: skip
    table = add_share(pd.DataFrame(rows, columns=list(_COLUMNS)), "sentences", "base", before="alone")
    table = add_corrected(table, "sentences", base, book, codings, before="alone")
    return table.sort_values(["middle", "code"]).reset_index(drop=True)
