"""Writing a measured accuracy into a codebook's card, and leaving the rest of the card as it was."""

import json
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

from discourse.base.errors import CardError
from discourse.evaluation.result import Evaluation

_HEADER = re.compile(r"^\s*\[\[?\s*([A-Za-z0-9_.\"' -]+?)\s*\]\]?\s*(?:#.*)?$")
_COPIED = ("precision", "recall", "f1", "f1_low", "f1_high", "precision_low", "precision_high")


def write_accuracy(card: Path, result: Evaluation) -> None:
    """Write what was measured as `[[code.accuracy]]` under each code it was measured for.

    An earlier entry of the same corpus and unit is replaced; every other line of the card stays as it is.

    Args:
        card: the codebook's `.toml` or `.tsv`.
        result: what `evaluate` gave.

    Raises:
        CardError: the card cannot be read or has no such code.
    """
    path = card.with_suffix(".toml")
    try:
        text = path.read_bytes().decode("utf-8")
        before = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise CardError(f"{path.name}: the accuracy cannot be written, for the card cannot be read: {fault}.") from None
    changed = text
    for part in result.codes:
        for name in part["code"].split("+"):
            changed = _with_entry(path, changed, name, _entry(result, part))
    if _without_accuracy(tomllib.loads(changed)) != _without_accuracy(before):
        raise CardError(f"{path.name}: the accuracy cannot be written here; put each [[code]] on a line of its own.")
    path.write_bytes(changed.encode("utf-8"))


def _entry(result: Evaluation, part: dict[str, Any]) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "corpus": result.corpus,
        "unit": part["unit"],
        "n": part["n"],
        "documents": part["documents"],
    }
    entry.update({key: round(part[key], 4) for key in _COPIED if part.get(key) is not None})
    whole = result.overall
    several = len(result.codes) > 1
    for measure, source in (("spearman", part), ("accuracy", whole if several else {}), ("auc", part)):
        if source.get(measure) is not None and "measure" not in entry:
            entry |= {"measure": measure, "value": round(source[measure], 4)}
    together = f"; measured together: {part['code'].replace('+', ', ')}" if "+" in part["code"] else ""
    return entry | {"note": f"held against {part['gold']}{together}"}


def _with_entry(path: Path, text: str, code: str, entry: dict[str, Any]) -> str:
    """Put an entry at the end of its code's block, in place of an earlier one of the same corpus and unit."""
    lines = text.splitlines(keepends=True)
    blocks = _blocks(lines)
    for start, stop in blocks:
        block = lines[start:stop]
        if tomllib.loads("".join(block))["code"][0].get("name") == code:
            kept = _dropped(block, entry["corpus"], entry["unit"])
            end = next(
                (n for n in range(len(kept), 0, -1) if kept[n - 1].strip() and not kept[n - 1].startswith("#")),
                0,
            )
            newline = "\r\n" if kept[0].endswith("\r\n") else "\n"
            head = "".join(kept[:end])
            head += "" if head.endswith("\n") else newline
            return (
                "".join(lines[:start])
                + head
                + newline
                + _toml(entry, newline)
                + "".join(kept[end:])
                + "".join(lines[stop:])
            )
    raise CardError(f"{path.name}: the card has no code '{code}' to write an accuracy under.")


def _headers(lines: list[str]) -> list[tuple[int, str]]:
    found = [(n, match[1]) for n, line in enumerate(lines) if (match := _HEADER.match(line.rstrip("\r\n")))]
    return [*found, (len(lines), "")]


def _blocks(lines: list[str]) -> list[tuple[int, int]]:
    """From each [[code]] to the next table that does not belong to it."""
    headers = _headers(lines)
    own = [(n, name) for n, name in headers if not name.startswith("code.")]
    return [(n, own[place + 1][0]) for place, (n, name) in enumerate(own) if name == "code"]


def _dropped(block: list[str], corpus: str, unit: str) -> list[str]:
    headers = _headers(block)
    kept = block[: headers[1][0]] if len(headers) > 1 else block
    for (start, name), (stop, _) in pairwise(headers[1:]):
        piece = block[start:stop]
        same = False
        if name == "code.accuracy":
            old = tomllib.loads("".join(piece))["code"]["accuracy"][0]
            same = (old.get("corpus"), old.get("unit")) == (corpus, unit)
        if same:
            # A blank line before an entry belongs to it, one after it to what follows.
            while kept and not kept[-1].strip():
                kept = kept[:-1]
            piece = piece[len(piece) - _blanks_at_end(piece) :]
        kept = kept + piece
    return kept


def _blanks_at_end(lines: list[str]) -> int:
    """How many lines at the end hold no key: blanks, and comments that belong to the next table."""
    count = 0
    while count < len(lines) and (not lines[-1 - count].strip() or lines[-1 - count].startswith("#")):
        count += 1
    return count


def _toml(entry: dict[str, Any], newline: str) -> str:
    # A JSON string or number is a TOML string or number.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
    return newline.join(["[[code.accuracy]]", *lines, ""])


def _without_accuracy(card: dict[str, Any]) -> dict[str, Any]:
    codes = [{key: value for key, value in code.items() if key != "accuracy"} for code in card.get("code", [])]
    return card | {"code": codes}
