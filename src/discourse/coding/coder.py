"""Coding: tokens and a codebook become the codings table, behind every number of framing and stance."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd

from discourse.base.errors import CardError, UsageError
from discourse.coding import disambiguation as rules
from discourse.io.codebooks import Codebook, Cue
from discourse.text.negation import negator
from discourse.text.query import find, matches
from discourse.text.tokens import Rows, TokenView

COLUMNS = (
    "document", "codebook", "code", "start", "end", "text", "sentence", "cue", "rule", "voice", "actor", "polarity",
    "parts", "coder", "note",
)  # fmt: skip

_OPPOSITE = {"positive": "negative", "negative": "positive"}


def code(tokens: pd.DataFrame | TokenView, codebook: Codebook) -> pd.DataFrame:
    """Give codes to the stretches of a text that a codebook's cues find.

    Read one row as: these words got this code, by this cue, decided by this rule. `rule` is `unless` where the cue
    has a veto that did not strike, a named disambiguation rule where there is one, else empty. `voice` is `quoted`
    between quotation marks, `reported` in the clause of a verb of saying or thinking, else `own`. `parts` are named
    stretches that belong to the coding, `{"source": (4, 16)}`, in characters; `note` is prose for people.
    The trap: a coding says that words of a published category stand there, not what the author meant.

    Args:
        tokens: the token table, or a view of it where several codebooks are run.
        codebook: the codebook.

    Returns:
        Columns: document codebook code start end text sentence cue rule voice actor polarity parts coder note, in text
        order. `coder` is `rule`.

    Raises:
        CardError: a cue, veto or rule cannot be run; the message names file and line.
    """
    table = _readings(_view(tokens), codebook)
    return table[table["why_not"] == ""][list(COLUMNS)].reset_index(drop=True)


def rejected(tokens: pd.DataFrame | TokenView, codebook: Codebook) -> pd.DataFrame:
    """Give the readings that a cue proposed and a veto, a rule or a longer cue turned down; `note` says why."""
    table = _readings(_view(tokens), codebook)
    table = table[table["why_not"] != ""]
    return table.assign(note=table["why_not"])[list(COLUMNS)].reset_index(drop=True)


def _view(tokens: pd.DataFrame | TokenView) -> TokenView:
    return tokens if isinstance(tokens, TokenView) else TokenView(tokens)


def _readings(view: TokenView, codebook: Codebook) -> pd.DataFrame:
    rows = [row for number, cue in enumerate(codebook.cues) for row in _of_cue(view, codebook, number, cue)]
    rows = _settle(rows, codebook)
    rows += _of_parts(rows, codebook)
    starts, ends = view.column("start"), view.column("end")
    documents, sentences = view.column("document"), view.column("sentence")
    return pd.DataFrame(
        [
            (
                documents[a], codebook.name, cue.code, starts[a], ends[b - 1], view.text(a, b), sentences[a], cue.cue,
                cue.rule or ("unless" if cue.unless else ""), voice(view, a), reading.actor,
                reading.polarity or cue.polarity,
                {role: (starts[first], ends[stop - 1]) for role, (first, stop) in reading.parts.items()},
                "rule", reading.why, why_not,
            )
            for _, cue, a, b, reading, why_not in sorted(rows, key=lambda row: (row[2], row[3], row[0]))
        ],
        columns=[*COLUMNS, "why_not"],
    )  # fmt: skip


def voice(view: TokenView, row: int) -> str:
    """Whose words stand in a row: quoted, reported (thought and wish included), or the writer's own."""
    if view.column("quoted")[row] == "yes":
        return "quoted"
    return "own" if view.column("reported")[row] == "none" else "reported"


Row = tuple[int, Cue, int, int, rules.Reading, str]


def _of_cue(view: TokenView, codebook: Codebook, number: int, cue: Cue) -> Iterable[Row]:
    """Every place of one cue, with the reason why it does not count where a veto or the rule says so."""
    try:
        whole, (first, stop) = matches(view, cue.cue)
        vetoed = _overlapped(*whole, *find(view, cue.unless)) if cue.unless and len(first) else None
        rule = rules.get(cue.rule) if cue.rule else None
    except (UsageError, CardError) as fault:
        raise CardError(f"{codebook.name}.tsv: line {cue.line}: {fault}") from None
    for n, (a, b) in enumerate(zip(first.tolist(), stop.tolist(), strict=True)):
        if vetoed is not None and vetoed[n]:
            yield number, cue, a, b, rules.Reading(False), f"vetoed by unless: {cue.unless}"
            continue
        reading = rule(rules.Place(view, a, b, cue)) if rule else _by_itself(view, a, b, cue)
        if reading.span:
            a, b = reading.span
        yield number, cue, a, b, reading, "" if reading.holds else f"rule {cue.rule}: {reading.why}"


def _by_itself(view: TokenView, first: int, stop: int, cue: Cue) -> rules.Reading:
    """Accept a place without a rule; where a negator has it in its scope, its polarity is turned (*not fair*)."""
    if cue.polarity not in _OPPOSITE:
        return rules.Reading(True)
    outside = (row for row in range(first, stop) if not first <= view.head[row] < stop or view.head[row] == row)
    found = negator(view, next(outside, first))
    if found is None:
        return rules.Reading(True)
    why, parts = f"negated by '{view.column('word')[found]}'", {"negator": (found, found + 1)}
    return rules.Reading(True, why, polarity=_OPPOSITE[cue.polarity], parts=parts)


def _of_parts(rows: list[Row], codebook: Codebook) -> list[Row]:
    """Codings of the codes that are a part of others (`part` on the card): each stretch once, by its longest cue."""
    found: list[Row] = []
    for number, one in enumerate((one for one in codebook.codes if one.part), start=len(codebook.cues)):
        held: dict[tuple[int, int], Row] = {}
        for row in sorted(rows, key=lambda row: (row[2] - row[3], row[2])):
            _, cue, a, b, reading, why_not = row
            if not why_not and one.part in reading.parts:
                first, stop = reading.parts[one.part]
                why = rules.Reading(True, f"{one.part} of '{cue.cue}'", reading.actor, parts={"cue": (a, b)})
                held.setdefault((first, stop), (number, replace(cue, code=one.name), first, stop, why, ""))
        found += held.values()
    return found


def _overlapped(first: Rows, stop: Rows, veto_first: Rows, veto_stop: Rows) -> np.ndarray:
    """Say which matches share a token with a veto; vetoes are in order and do not overlap one another."""
    if not len(veto_first):
        return np.zeros(len(first), dtype=bool)
    later = np.searchsorted(veto_stop, first, side="right")
    inside = later < len(veto_first)
    return inside & (veto_first[np.minimum(later, len(veto_first) - 1)] < stop)


def _settle(rows: list[Row], codebook: Codebook) -> list[Row]:
    """Where cues meet on the same words, keep the longest, then the first in the codebook; say so of the others.

    With `overlap = "all"` only cues of the same code compete, with `each` only those of exactly the same place.
    """
    taken: dict[tuple[str, int], Row] = {}
    settled: list[Row] = []
    for row in sorted(rows, key=lambda r: (r[2] - r[3], r[0], r[2])):
        number, cue, a, b, reading, why_not = row
        space = {"all": cue.code, "each": f"{a} {b}"}.get(codebook.overlap, "")
        winner = next((taken[space, at] for at in range(a, b) if (space, at) in taken), None)
        if not why_not and winner:
            how = "the longer" if winner[3] - winner[2] > b - a else "the earlier"
            why_not = f"{how} cue '{winner[1].cue}' ({winner[1].code}) holds here"
        elif not why_not:
            taken.update({(space, at): row for at in range(a, b)})
        settled.append((number, cue, a, b, reading, why_not))
    return sorted(settled, key=lambda r: (r[2], r[3], r[0]))
