"""Why words were given a code, said for people."""

import re

import pandas as pd

from discourse.coding.decided import PERSON

_HOW = {
    "both": "by a cue word that the reader confirms",
    "reader": "by the reader, without a cue word",
    PERSON: "by hand",
}
_RAW = re.compile(r"[\[\]=&|]")


def reasons(codings: pd.DataFrame) -> dict[tuple[str, int, int], str]:
    """Say of each coded stretch who or what coded it, by code, start and end, and by start and end alone (code "").

    The note of a rule is told as far as it is no query.
    """
    columns = ("code", "start", "end", "coder", "note")
    told: dict[tuple[str, int, int], str] = {}
    for code, start, end, coder, note in codings[list(columns)].itertuples(index=False, name=None):
        seen = next((part for part in (note, note.partition(":")[0]) if part and not _RAW.search(part)), "")
        why = _HOW.get(coder) or (f"by a rule: {seen}" if seen else "by a cue word")
        told |= {(str(code), start, end): why, ("", start, end): why}
    return told
