"""Lemmas: where the model's table offers the forms of two words, English spelling decides; a short list holds the rest."""

import re
from functools import cache

from discourse.io.cards import read_model

_DECADE = re.compile(r"'?\d+s")
# A syllable with one vowel and one consonant at its end; w, x and y are never doubled.
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


@cache
def exceptions() -> dict[tuple[str, str], str]:
    """The lemmas of `data/models/lemmas/exceptions.tsv`, by form and part of speech.

    Raises:
        SetupError: the list is not there. CardError: a slip in it.
    """
    rows = read_model("lemmas/exceptions.tsv", ("word", "pos", "lemma", "source"))
    return {(row["word"], row["pos"]): row["lemma"] for row in rows}


def lemma(form: str, pos: str, candidates: list[str]) -> str:
    """Choose the dictionary form of a word.

    The trap: a form that two words share in full (*bathing*: bath or bathe) stays with the model's first choice.

    Args:
        form: the word as counted, in lower case. pos: its coarse part of speech.
        candidates: what the model's table of rules offers, its own choice first.

    Returns:
        The lemma; the first candidate where nothing speaks against it.

    References:
        Quirk, Greenbaum, Leech & Svartvik (1985), A Comprehensive Grammar of the English Language, 3.5-3.8.

    >>> lemma("hated", "VERB", ["hat", "hate"]), lemma("hatted", "VERB", ["hat"])
    ('hate', 'hat')
    """
    if _DECADE.fullmatch(form):
        return form
    if (form, pos) in exceptions():
        return exceptions()[form, pos]
    first = candidates[0]
    # A single consonant before -ed shows that it was hate, and -es after t that it was no hat.
    undoubled = form in (f"{first}ed", f"{first}ing") and _SHORT.fullmatch(first) is not None
    silent = form == f"{first}es" and not first.endswith(_SIBILANTS)
    return f"{first}e" if (undoubled or silent) and f"{first}e" in candidates else first
