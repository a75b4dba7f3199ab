"""Recorded accuracy: what was measured of each code, on what, by which coder, and with which rules. One table a codebook.

The tables in `data/accuracy` are the only place where measured numbers stand; reports, documents and notes read them.
A row whose fingerprint is not that of the rules as they are was measured before the rules last changed.
"""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from discourse.base import paths
from discourse.base.errors import CardError
from discourse.base.tables import saved_together
from discourse.coding import combined
from discourse.coding.status import accuracy_table
from discourse.evaluation import Evaluation, evaluate
from discourse.evaluation.beside import EVALUATORS
from discourse.evaluation.coded import Progress
from discourse.evaluation.fingerprint import BESIDE, fingerprint
from discourse.evaluation.gold import Gold
from discourse.evaluation.sets import GoldSet, digest, mapping, parts
from discourse.io.codebooks import Codebook, read_codebook

WHOLE = "all"
_BOUNDED = ("precision", "recall", "f1", "macro_f1", "accuracy", "spearman")
NUMBERS = (*(name for key in _BOUNDED for name in (key, f"{key}_low", f"{key}_high")), "auc")
KEYS = ("set", "kind", "part", "unit", "coder", "code")
_WHOLE_NUMBERS = ("n", "documents", "tp", "fp", "fn")
COLUMNS = (*KEYS, "gold", *_WHOLE_NUMBERS, *NUMBERS, "data", "measured_with")
STALE = "measured before the rules last changed"


def recorded(codebook: Codebook | str) -> pd.DataFrame:
    """Read what was measured of a codebook, or of `actors` or `obligations`.

    Returns:
        One row per set, kind of set, part (`dev`, `aside` or `whole`), unit, coder (`both`: rule and reader together,
        or `rule`) and code (`all` together): what it was held against (`gold`), n places that people coded, documents,
        tp fp fn, the scores with 95 % intervals, `data` and `measured_with` (the fingerprints of the texts and of the
        rules it was measured with) and `stale` (the rules are not what they were).
    """
    path = accuracy_table(codebook)
    if not path.is_file():
        return pd.DataFrame(columns=[*COLUMNS, "stale"])
    types = dict.fromkeys((*KEYS, "gold", "data", "measured_with"), "str") | dict.fromkeys(_WHOLE_NUMBERS, "Int64")
    empty = {name: [""] for name in (*NUMBERS, *_WHOLE_NUMBERS)}
    table = pd.read_csv(path, sep="\t", dtype=types, keep_default_na=False, na_values=empty)
    if tuple(table.columns) != COLUMNS:
        raise CardError(f"{path.name}: the columns must be {', '.join(COLUMNS)}; run 'make accuracy' again.")
    marks = {coder: fingerprint(codebook, coder) for coder in set(table["coder"])}
    return table.assign(stale=table["measured_with"] != table["coder"].map(marks))


def measure(one: GoldSet, path: Path, *, by: Sequence[str] = (), progress: Progress | None = None) -> pd.DataFrame:
    """Measure a set, each of its parts apart, by each coder whose codings are shown (or `by` those); rows as in `recorded`."""
    found = []
    for part, gold in parts(one, path).items():
        for coder in by or coders(one):
            result = held_against(of(one.codebook), gold, mapping(one, gold), one.unit, coder == "both", progress)
            found.append(rows_of(of(one.codebook), result, one.name, part, one.kind, digest(path)))
    return pd.concat(found, ignore_index=True)


def coders(one: GoldSet) -> tuple[str, ...]:
    """Who is measured: rule and reader together, where the reader knows the codebook, and the rules alone."""
    # The encoder was trained on the guide's passages; what it does on those it had not seen stands in thresholds.tsv.
    return ("both", "rule") if combined.knows(one.codebook) and one.kind != "read twice" else ("rule",)


def held_against(
    book: Codebook | str, gold: Gold, codes: dict[str, list[str]] | None = None, unit: str = "", reader: bool = True,
    progress: Progress | None = None,
) -> Evaluation:  # fmt: skip
    """Evaluate a codebook, or what has none: actors, obligations, template."""
    if isinstance(book, str):
        return EVALUATORS[book](gold)
    return evaluate(book, gold, codes=codes, unit=unit, reader=reader, progress=progress)


def of(name: str) -> Codebook | str:
    """The codebook of a name; actors and obligations have none."""
    return name if name in BESIDE else read_codebook(name)


def rows_of(codebook: Codebook | str, result: Evaluation, name: str, part: str, kind: str, data: str) -> pd.DataFrame:
    """Turn an evaluation into rows to record, with the fingerprint of the rules as they are.

    For `name`, `part` and `kind` of the set see `recorded`; `data` is the fingerprint of its texts, see `sets.digest`.
    """
    if len(result.codes) > 1:
        scores = [result.overall | {"code": WHOLE, "gold": ""}, *result.codes]
    else:
        scores = [result.overall | dict(*result.codes)]
    common = {"set": name, "kind": kind, "part": part, "coder": result.coder, "data": data}
    common["measured_with"] = fingerprint(codebook, result.coder)
    rows = [{key: round(x, 4) if isinstance(x, float) else x for key, x in one.items()} | common for one in scores]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def write(codebook: Codebook | str, measured: pd.DataFrame) -> Path:
    """Record rows in place of earlier ones of the same set; what was measured on other sets stays as it is."""
    before, path = recorded(codebook), accuracy_table(codebook)
    if path.is_relative_to(paths.packaged()):
        path = paths.own("accuracy") / path.name
    rows = before[~before["set"].isin(measured["set"])].to_dict("records") + measured.to_dict("records")
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype(dict.fromkeys(_WHOLE_NUMBERS, "Int64"))
    table = table.sort_values(list(KEYS[:-1]), kind="stable")
    saved_together({path: table})
    return path


def stale_sets(codebook: Codebook | str) -> list[str]:
    """The sets that were measured before the rules last changed and can be measured again, sorted."""
    table = recorded(codebook)
    return sorted(set(table.loc[table["stale"] & (table["measured_with"] != ""), "set"]))
