"""Measure every codebook again and write what came out: `make accuracy`, or `python scripts/accuracy.py [FOLDER [NAME ...]]`.

FOLDER holds the public sets (default `../shared/gold`); where it is not there, their rows stay as they were recorded, and
are shown as old once the rules change. NAME limits it to some codebooks or sets. Only what is old is measured (rules, encoder
or texts are not those that were measured), unless a name or `--all` asks for it; two sets at a time. Written are
`data/accuracy/*.tsv` and `docs/accuracy.md`.
"""

import argparse
import csv
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any

import pandas as pd

from discourse.base import paths
from discourse.base.tables import to_tsv
from discourse.coding.status import OTHERS
from discourse.evaluation.accuracy import STALE, WHOLE, coders, measure, of, recorded, write
from discourse.evaluation.agreement import agreement
from discourse.evaluation.panel import Codes, of_files
from discourse.evaluation.sets import GoldSet, digest, sets

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "data" / "accuracy"
OTHER = {"macro_f1": "macro-F1", "accuracy": "accuracy", "spearman": "Spearman", "auc": "AUC"}
PARTS = {"dev": "looked at", "aside": "set aside", "whole": "whole"}
CODERS = {"both": "rule and reader", "rule": "rules"}
PASSES = ("first", "second")
LONG = ("bioscope", "sfu", "reading")
"""The largest sets, which are begun first, so that no core waits for the other at the end."""


def main() -> None:
    """Measure the sets whose texts are here and whose numbers are old, then write the documents."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "gold", metavar="FOLDER")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--all", action="store_true", help="measure what is not old, too")
    options = parser.parse_args()
    wanted = [(one, path) for one in sets() if (path := one.path(options.folder))
              and ({one.name, one.codebook} & set(options.names) if options.names else options.all or is_old(one, path))]  # fmt: skip
    wanted.sort(key=lambda pair: not pair[0].name.startswith(LONG))
    with ProcessPoolExecutor(max_workers=2) as pool:
        for done in as_completed([pool.submit(_timed, *pair) for pair in wanted]):
            one, rows, seconds = done.result()
            write(of(one.codebook), rows)
            print(f"{one.codebook}: {one.name}, {seconds:.1f} s", file=sys.stderr, flush=True)
    (FOLDER / "agreement.tsv").write_text(to_tsv(agreed()), encoding="utf-8")
    (ROOT / "docs" / "accuracy.md").write_text(page(), encoding="utf-8")


def _timed(one: GoldSet, path: Path) -> tuple[GoldSet, pd.DataFrame, float]:
    begin = time.perf_counter()
    return one, measure(one, path), time.perf_counter() - begin


def is_old(one: GoldSet, path: Path) -> bool:
    """Whether a set has to be measured: rules, encoder or texts are not those that were."""
    table = recorded(of(one.codebook))
    mine = table[table["set"] == one.name]
    same = set(mine["coder"]) == set(coders(one)) and set(mine["data"]) == {digest(path)}
    return not same or bool(mine["stale"].any())


def agreed() -> pd.DataFrame:
    """How far the two passes over each own set agree: share of units alike, kappa and alpha."""
    rows = []
    for path in sorted((FOLDER / "gold").glob("*.passes.tsv")):
        passes = pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False, quoting=csv.QUOTE_MINIMAL)
        name = path.name.removesuffix(".passes.tsv")
        for task in sorted(set(passes["task"])) if name == "actors" else [""]:
            mine = passes[passes["task"] == task] if task else passes
            row = agreement(of_files(_codings(name, mine))).iloc[-1]
            scores = (round(float(row[key]), 4) for key in ("percent", "kappa", "alpha"))
            rows.append((name, task, int(row["units"]), *scores))
    return pd.DataFrame(rows, columns=["set", "task", "units", "alike", "kappa", "alpha"])


def _codings(name: str, passes: pd.DataFrame) -> dict[str, Codes]:
    """What each pass said of every unit: one value, or, where spans were marked, the codes of each sentence."""
    if "code" not in passes:
        return {coder: {str(n): frozenset({value}) for n, value in enumerate(passes[coder])} for coder in PASSES}
    ids = pd.read_json(FOLDER / "gold" / f"{name}.jsonl", lines=True, dtype=False)["id"]
    marked = {coder: passes[passes[coder] == "1"] for coder in PASSES}
    return {
        coder: {unit: frozenset(marks["code"][marks["id"] == unit]) for unit in ids} for coder, marks in marked.items()
    }


def page() -> str:
    """The page on accuracy: the prose of `scripts/accuracy.md` with tables of what was recorded."""
    public = [one for one in sets() if one.kind in OTHERS]
    own = [one for one in sets() if one.kind not in OTHERS]
    agreed = pd.read_csv(FOLDER / "agreement.tsv", sep="\t", keep_default_na=False)
    lines = ["| set | decisions | alike | kappa | alpha |", "|---|---|---|---|---|"]
    for name, task, units, *scores in agreed.itertuples(index=False):
        lines.append(f"| {name} {task}".rstrip() + f" | {units:,} | {' | '.join(f'{score:.3f}' for score in scores)} |")
    prose = Path(__file__).with_suffix(".md").read_text(encoding="utf-8")
    return prose.format(stale=STALE, public=_table(public), own=_table(own), agreement="\n".join(lines))


def _table(wanted: list[GoldSet]) -> str:
    """Sets as a Markdown table, the part looked at beside the part set aside; then what to know of each."""
    lines = [
        "| set | codebook | coder | code | part | coded | precision | recall | F1 | other |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for one in wanted:
        table = recorded(of(one.codebook))
        mine = table[table["set"] == one.name]
        # Where there is a row for all codes together, the codes are in the data and in the reports.
        mine = mine[mine["code"] == WHOLE] if (mine["code"] == WHOLE).any() and one.codebook != "obligations" else mine
        for row in mine.to_dict("records"):
            other = ", ".join(f"{label} {_score(row, key)}" for key, label in OTHER.items() if pd.notna(row[key]))
            state = f" ({STALE})" if row["stale"] and one.file else ""
            scores = " | ".join(_score(row, key) for key in ("precision", "recall", "f1"))
            coded = f"{row['n']:,}" if pd.notna(row["n"]) else "–"
            coder = CODERS[row["coder"]]
            cells = (
                one.title,
                one.codebook,
                coder,
                row["code"],
                PARTS[row["part"]] + state,
                coded,
                scores,
                other or "–",
            )
            lines.append(f"| {' | '.join(cells)} |")
    notes = [f"* {one.title}: {one.note}" for one in wanted if one.note]
    return "\n".join([*lines, "", *notes])


def _score(row: dict[str, Any], key: str) -> str:
    if pd.isna(row[key]):
        return "–"
    low, high = row.get(f"{key}_low"), row.get(f"{key}_high")
    return f"{row[key]:.2f}" + (f" [{low:.2f}, {high:.2f}]" if pd.notna(low) and pd.notna(high) else "")


if __name__ == "__main__":
    assert paths.packaged() == ROOT, "run it in the clone whose data it renews"
    main()
