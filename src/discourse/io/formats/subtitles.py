"""Subtitles (SRT, WebVTT): cues become running text; a pause or a new speaker begins a paragraph."""

import html
import re
from collections.abc import Iterator

from discourse.base.errors import ArticleError
from discourse.io.formats.found import Block, Found, assembled

_TIME = r"(?:(\d+):)?(\d\d):(\d\d)[,.](\d{3})"
_CUE = re.compile(rf"(?m)^{_TIME}[ \t]+-->[ \t]+{_TIME}[^\n]*\n((?:[^\n]*\S[^\n]*(?:\n|$))*)")
_VOICE = re.compile(r"<v(?:\.\S+)?\s+([^>]{1,60})>")
_TAG = re.compile(r"<[^<>]{0,100}>|\{\\[^{}]{0,100}\}")
_PAUSE = 4.0
"""Seconds without a subtitle after which a paragraph begins."""


def read(name: str, text: str) -> Found:
    """Read subtitles as running text: numbers, times and mark-up left out, a line that is shown twice in a row once.

    Raises:
        ArticleError: there is no cue with a time.
    """
    cues = list(_cues(text.replace("\r\n", "\n").replace("\r", "\n")))
    if not cues:
        raise ArticleError(f"{name}: no subtitle with its time (00:00:01,000 --> 00:00:04,000) was found.")
    return assembled(_blocks(cues), {}, "read from subtitles: a pause or a new speaker begins a paragraph.")


def _cues(text: str) -> Iterator[tuple[float, float, str, str]]:
    """Start, end, speaker and words of each cue."""
    for match in _CUE.finditer(text):
        start, end = (_seconds(match.groups()[at : at + 4]) for at in (0, 4))
        speaker = _VOICE.search(match[9])
        lines = [html.unescape(_TAG.sub("", line)).strip() for line in match[9].split("\n")]
        yield start, end, speaker[1].strip() if speaker else "", "\n".join(filter(None, lines))


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _blocks(cues: list[tuple[float, float, str, str]]) -> Iterator[Block]:
    said: list[str] = []
    ended, speaker, last = cues[0][0], "", ""
    for start, end, who, words in cues:
        if said and (start - ended > _PAUSE or (who and who != speaker)):
            yield "body", " ".join(said)
            said = []
        for line in words.split("\n"):
            # Subtitles that roll show each line twice.
            if line and line != last:
                said.append(f"{who}: {line}" if who and who != speaker else line)
                last, speaker = line, who or speaker
        ended = max(ended, end)
    yield "body", " ".join(said)
