"""What stands between quotation marks and in block quotations, in any language: places, without what the marks do."""

import re

import pandas as pd

from discourse.io.articles import ArticleText

_CLOSING = {"„": "[“”]", "«": "»", "»": "«", "“": "”", "‟": "”", "「": "」", "『": "』", '"': '"', "‹": "›"}
_MARKS = "quotation marks"
_WORD = re.compile(r"[^\W_]")


def quoted_spans(article: ArticleText, words: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """List every passage between quotation marks, and every block quotation, in the order of the text.

    Read `span` as another's words, a title or a word held at a distance; the marks do not say which. The trap: a quotation that
    runs on into the next paragraph without a mark is seen up to the end of its paragraph only if it is closed there.

    Returns:
        span (without its marks), kind (quotation marks or block quotation), words, sentence, places.
    """
    spans = [(a, b, kind) for p in article.body for a, b, kind in _of(article.text, p.start, p.end, p.role)]
    starts, begins = words["start"].to_numpy(), sentences["start"].to_numpy()
    rows = []
    for start, end, kind in spans:
        inside = int(((starts >= start) & (starts < end)).sum())
        if inside:
            text = article.text[start:end].strip() if kind != _MARKS else article.text[start + 1 : end - 1].strip()
            number = int(sentences["sentence"].iloc[max(int(begins.searchsorted(start, side="right")) - 1, 0)])
            rows.append((text, kind, inside, number, ((start, end),)))
    return pd.DataFrame(rows, columns=["span", "kind", "words", "sentence", "places"])


def _of(text: str, start: int, end: int, role: str) -> list[tuple[int, int, str]]:
    """The outer spans of a paragraph, marks included; a block quotation is one."""
    if role == "quote":
        return [(start, end, "block quotation")]
    found, at = list[tuple[int, int, str]](), start
    while at < end:
        marks = _CLOSING.get(text[at])
        close = re.compile(marks).search(text, at + 1, end) if marks else None
        if close and _WORD.search(text, at, close.start()):
            found.append((at, close.end(), _MARKS))
        at = close.end() if close else at + 1
    return found
