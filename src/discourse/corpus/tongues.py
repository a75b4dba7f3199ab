"""In which language each text of a corpus is written: English by its common words, any other by its letters."""

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from discourse.base.errors import ArticleError
from discourse.corpus.sources import Text
from discourse.io import languages
from discourse.io.words import word_set

COLUMN = "language"
UNKNOWN = "unknown"
Mask = npt.NDArray[np.bool_]


def surely_english(code: npt.NDArray[np.int32], sizes: npt.NDArray[np.int64], types: pa.StringArray) -> Mask:
    """For each text of a batch whether so many of its words are common English ones that nothing else need be asked."""
    common = pc.is_in(types, value_set=pa.array(sorted(word_set("common-words", "common")))).to_numpy(
        zero_copy_only=False
    )
    article = pc.equal(types, "the").to_numpy(zero_copy_only=False)
    held = sizes > 0
    starts = (np.cumsum(sizes) - sizes)[held]
    found = np.zeros(len(sizes), dtype=bool)
    if len(starts):
        share, the = (np.add.reduceat(one[code], starts, dtype=np.int64) / sizes[held] for one in (common, article))
        found[held] = (share >= languages.SURELY_ENGLISH) & (the > 0)
    return found


def written_in(text: Text, *, english: bool) -> str:
    """The code of the language of a text: what is known of it, else what is found; `unknown` where that is none."""
    stated = text.known.get(COLUMN)
    if isinstance(stated, str) and (code := coded(stated)) != UNKNOWN:
        return code
    if english:
        return languages.ENGLISH
    try:
        return languages.found(text.name, text.text).code
    except ArticleError:
        return UNKNOWN


def coded(stated: str) -> str:
    """The code of a language that is named by code or name."""
    try:
        return languages.named("", stated).code
    except ArticleError:
        return UNKNOWN


def with_languages(documents: pd.DataFrame, codes: list[str]) -> pd.DataFrame:
    """What is known of the texts, with the language of each, unless all are English; what is stated stays as it is."""
    if set(codes) == {languages.ENGLISH}:
        return documents
    found = pd.Series(codes, index=documents.index)
    return documents.assign(**{COLUMN: documents[COLUMN].fillna(found) if COLUMN in documents else found})


def named(code: str) -> str:
    """The name of a language in a sentence."""
    return "a language that is not known here" if code == UNKNOWN else languages.known()[code].name


def unparted(code: str) -> bool:
    """Whether a language has no blanks between words, so that a corpus cannot count them."""
    return code != UNKNOWN and languages.known()[code].provider in ("none", "rjieba")
