"""Recorded accuracy: what was measured of each code, on what, and with which rules. One table a codebook.

The tables in `data/accuracy` are the only place where measured numbers stand; reports, documents and notes read them.
A row whose fingerprint is not that of the rules as they are was measured before the rules last changed.
"""

from pathlib import Path
from typing import Any

import pandas as pd

from discourse.base import paths
from discourse.base.errors import CardError
from discourse.base.tables import to_tsv
from discourse.evaluation import evaluate
from discourse.evaluation.fingerprint import BESIDE, fingerprint
from discourse.evaluation.gold import Gold
from discourse.evaluation.obligations import evaluate_obligations
from discourse.evaluation.result import Evaluation
from discourse.evaluation.sets import GoldSet, mapping, parts
from discourse.evaluation.targets import evaluate_actors
from discourse.evaluation.template import evaluate_template
from discourse.io.codebooks import CUES, Codebook, read_codebook

WHOLE = "all"
_BOUNDED = ("precision", "recall", "f1", "macro_f1", "accuracy", "spearman")
NUMBERS = (*(name for key in _BOUNDED for name in (key, f"{key}_low", f"{key}_high")), "auc")
KEYS = ("set", "part", "unit", "code")
_WHOLE_NUMBERS = ("n", "documents", "tp", "fp", "fn")
COLUMNS = (*KEYS, "gold", *_WHOLE_NUMBERS, *NUMBERS, "measured_with")
STALE = "measured before the rules last changed"


def table_of(codebook: Codebook | str) -> Path:
    """Where the accuracy of a codebook is recorded: in `data/accuracy`, or beside a codebook from elsewhere."""
    if isinstance(codebook, Codebook) and codebook.table not in paths.every("codebooks", f"*/{CUES}"):
        return codebook.table.with_name(f"{codebook.name}.accuracy.tsv")
    name = f"{codebook if isinstance(codebook, str) else codebook.name}.tsv"
    return paths.find("accuracy", name) or paths.own("accuracy") / name


def recorded(codebook: Codebook | str) -> pd.DataFrame:
    """Read what was measured of a codebook, or of `actors` or `obligations`.

    Returns:
        One row per set, part (`dev`, `aside` or `whole`), unit and code (`all` together): what it was held against
        (`gold`), n places that people coded, documents, tp fp fn, the scores with 95 % intervals, `measured_with`
        (the fingerprint of the rules it was measured with) and `stale` (that is not what the rules are now).
    """
    path = table_of(codebook)
    if not path.is_file():
        return pd.DataFrame(columns=[*COLUMNS, "stale"])
    types = dict.fromkeys((*KEYS, "gold", "measured_with"), "str") | dict.fromkeys(_WHOLE_NUMBERS, "Int64")
    empty = {name: [""] for name in (*NUMBERS, *_WHOLE_NUMBERS)}
    table = pd.read_csv(path, sep="\t", dtype=types, keep_default_na=False, na_values=empty)
    if tuple(table.columns) != COLUMNS:
        raise CardError(f"{path.name}: the columns must be {', '.join(COLUMNS)}; run 'make accuracy' again.")
    return table.assign(stale=table["measured_with"] != fingerprint(codebook))


def measure(one: GoldSet, path: Path) -> pd.DataFrame:
    """Measure a set, each of its parts apart; rows as in `recorded`."""
    found = [rows_of(held_against(one, gold), one.name, part, of(one.codebook))
             for part, gold in parts(one, path).items()]  # fmt: skip
    return pd.concat(found, ignore_index=True)


def held_against(one: GoldSet, gold: Gold) -> Evaluation:
    """Evaluate what a set measures on one part of it."""
    book = of(one.codebook)
    if isinstance(book, str):
        return evaluate_beside(book, gold)
    return evaluate(book, gold, codes=mapping(one, gold), unit=one.unit)


def evaluate_beside(name: str, gold: Gold) -> Evaluation:
    """Evaluate what has no codebook of its own: `actors`, `obligations` or `template`."""
    return {"actors": evaluate_actors, "obligations": evaluate_obligations, "template": evaluate_template}[name](gold)


def of(name: str) -> Codebook | str:
    """The codebook of a name; actors and obligations have none."""
    return name if name in BESIDE else read_codebook(name)


def rows_of(result: Evaluation, name: str, part: str, codebook: Codebook | str) -> pd.DataFrame:
    """Turn an evaluation into rows to record, with the fingerprint of the rules as they are."""
    several = len(result.codes) > 1
    scores = [{**one, **({"code": WHOLE, "gold": ""} if number < 0 else {})}
              for number, one in enumerate([result.overall, *result.codes], start=-1) if several or number >= 0]  # fmt: skip
    if not several:
        scores[0] = {**result.overall, **scores[0]}
    mark = fingerprint(codebook)
    rows = [
        {**dict.fromkeys(COLUMNS), **_kept(one), "set": name, "part": part, "measured_with": mark} for one in scores
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _kept(score: dict[str, Any]) -> dict[str, Any]:
    return {
        key: round(value, 4) if isinstance(value, float) else value for key, value in score.items() if key in COLUMNS
    }


def write(codebook: Codebook | str, measured: pd.DataFrame) -> Path:
    """Record rows in place of earlier ones of the same set; what was measured on other sets stays as it is."""
    before, path = recorded(codebook), table_of(codebook)
    if path.is_relative_to(paths.packaged()):
        path = paths.own("accuracy") / path.name
    rows = before[~before["set"].isin(measured["set"])].to_dict("records") + measured.to_dict("records")
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype(dict.fromkeys(_WHOLE_NUMBERS, "Int64"))
    table = table.sort_values(list(KEYS[:3]), kind="stable")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(to_tsv(table), encoding="utf-8")
    return path


def stale_sets(codebook: Codebook | str) -> list[str]:
    """The sets that were measured before the rules last changed and can be measured again, sorted."""
    table = recorded(codebook)
    return sorted(set(table.loc[table["stale"] & (table["measured_with"] != ""), "set"]))
