"""What editors may do to a quotation: ellipses, brackets, a changed first letter; and the patterns that see through it."""

import re

from discourse.evaluation.alterations import WORD

_GAP = r"[\[(]\s*(?:\.\s?\.\s?\.|…)\s*[\])]|\.\s?\.\s?\.(?:\s?\.)?|…"
_EDITED = re.compile(
    rf"(?P<gap>{_GAP})|(?P<sic>\s*\[\s*sic\b[^\]]*\])|(?P<end>(?<=\w)\[\w{{0,12}}\])|(?P<start>\[\w{{0,12}}\](?=\w))"
    r"|(?P<own>\[[^\[\]]{1,200}\])"
)
_HOW = {
    "gap": "shortened with an ellipsis", "own": "words of the editor in brackets", "start": "a letter changed in brackets",
    "end": "an ending changed in brackets", "sic": "with a sic",
}  # fmt: skip


def edits(plain: str) -> list[str]:
    """What an editor did to a quotation, each named once, in order."""
    return list(dict.fromkeys(_HOW[str(mark.lastgroup)] for mark in _EDITED.finditer(plain)))


def parts_of(plain: str) -> list[tuple[str, str]]:
    """The stretches between ellipses and brackets as patterns, each with what joins it to the one before."""
    parts, joint, at = [], "", 0
    cuts = [mark for mark in _EDITED.finditer(plain) if mark.lastgroup in ("gap", "own")]
    for start, end, kind in [
        *((mark.start(), mark.end(), str(mark.lastgroup)) for mark in cuts),
        (len(plain), len(plain), ""),
    ]:
        stretch = plain[at:start].strip(" ,;:-")
        if WORD.search(stretch):
            parts.append((joint, _pattern(stretch)))
            joint = ""
        joint, at = "gap" if "gap" in (joint, kind) else kind, end
    return parts


def _pattern(stretch: str) -> str:
    """What a stretch may stand for: letters in brackets for any few, a sic for nothing."""
    pattern, at = "", 0
    for mark in _EDITED.finditer(stretch):
        edited = {"start": r"\w{0,12}?", "end": r"\w*"}.get(str(mark.lastgroup), "")
        pattern += re.escape(stretch[at : mark.start()]) + edited
        at = mark.end()
    return pattern + re.escape(stretch[at:])


def either(pattern: str) -> str:
    """A pattern whose first letter may be large or small."""
    at = next((n for n, one in enumerate(pattern) if one.isalpha()), -1)
    if at < 0 or pattern[at - 1 : at] == "\\":
        return pattern
    one = pattern[at]
    return f"{pattern[:at]}[{one.lower()}{one.upper()}]{pattern[at + 1 :]}" if one.lower() != one.upper() else pattern


def bounded(pattern: str) -> str:
    """A pattern that begins and ends with a word where it begins and ends with letters."""
    return (
        ("" if pattern[:1] == "\\" and pattern[1:2] != "w" else r"(?<!\w)")
        + pattern
        + r"(?!\w)" * bool(re.search(r"[\w*]$", pattern))
    )
