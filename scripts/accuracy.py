"""Measure every codebook again and write what came out: `make accuracy`, or `python scripts/accuracy.py [FOLDER [NAME ...]]`.

FOLDER holds the public sets (default `../shared/gold`); where it is not there, their rows stay as they were recorded, and
are shown as old once the rules change. NAME limits it to some codebooks or sets. Only what is old is measured, unless a name
asks for it. Written are `data/accuracy/*.tsv` and `docs/accuracy.md`.
"""

import csv
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd

from discourse.base import paths
from discourse.base.tables import to_tsv
from discourse.evaluation.accuracy import STALE, WHOLE, measure, of, recorded, write
from discourse.evaluation.sets import GoldSet, sets
from discourse.statistics.agreement import cohen_kappa, coincidences, confusion, krippendorff_alpha, percent_agreement

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "data" / "accuracy"
OTHER = {"macro_f1": "macro-F1", "accuracy": "accuracy", "spearman": "Spearman", "auc": "AUC"}
PARTS = {"dev": "looked at", "aside": "set aside", "whole": "whole"}


def main(public: Path, names: list[str]) -> None:
    """Measure the sets whose texts are here and whose numbers are old, then write the documents."""
    for one in sets():
        path = one.path(public)
        if path is None or not (_is_old(one) if not names else {one.name, one.codebook} & set(names)):
            continue
        begin = time.perf_counter()
        write(of(one.codebook), measure(one, path))
        print(f"{one.codebook}: {one.name}, {time.perf_counter() - begin:.1f} s", file=sys.stderr, flush=True)
    (FOLDER / "agreement.tsv").write_text(to_tsv(agreement()), encoding="utf-8")
    (ROOT / "docs" / "accuracy.md").write_text(page(), encoding="utf-8")


def _is_old(one: GoldSet) -> bool:
    table = recorded(of(one.codebook))
    mine = table[table["set"] == one.name]
    return mine.empty or bool(mine["stale"].any())


def agreement() -> pd.DataFrame:
    """How far the two passes over each own set agree: share of units alike, kappa and alpha."""
    rows = []
    for path in sorted((FOLDER / "gold").glob("*.passes.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            passes = pd.DataFrame(csv.DictReader(file, delimiter="\t"))
        name = path.name.removesuffix(".passes.tsv")
        for task in sorted(set(passes["task"])) if name == "actors" else [""]:
            mine = passes[passes["task"] == task] if task else passes
            first, second = _units(name, mine)
            names = {value: number for number, value in enumerate(sorted({*first, *second}))}
            a, b = [names[value] for value in first], [names[value] for value in second]
            table = confusion(a, b, codes=len(names))
            scores = (
                percent_agreement(table),
                cohen_kappa(table),
                krippendorff_alpha(coincidences([a, b]).sum(axis=0)),
            )
            rows.append((name, task, len(a), *(round(float(score), 4) for score in scores)))
    return pd.DataFrame(rows, columns=["set", "task", "units", "alike", "kappa", "alpha"])


def _units(name: str, passes: pd.DataFrame) -> tuple[list[str], list[str]]:
    """What each pass said of every unit; where spans were marked, a unit is a sentence and a code."""
    if "code" not in passes:
        return passes["first"].tolist(), passes["second"].tolist()
    gold = pd.read_json(FOLDER / "gold" / f"{name}.jsonl", lines=True, dtype=False)["id"]
    marks = [set(zip(passes["id"][passes[coder] == "1"], passes["code"][passes[coder] == "1"], strict=True))
             for coder in ("first", "second")]  # fmt: skip
    codes = sorted({code for mark in marks for _, code in mark})
    cells = [(row, code) for row in gold for code in codes]
    return [str(cell in marks[0]) for cell in cells], [str(cell in marks[1]) for cell in cells]


def page() -> str:
    """The page on accuracy: the prose of `scripts/accuracy.md` with tables of what was recorded."""
    public = [one for one in sets() if one.kind != "own sentences"]
    own = [one for one in sets() if one.kind == "own sentences"]
    agreed = pd.read_csv(FOLDER / "agreement.tsv", sep="\t", keep_default_na=False)
    lines = ["| set | decisions | alike | kappa | alpha |", "|---|---|---|---|---|"]
    for name, task, units, *scores in agreed.itertuples(index=False):
        lines.append(f"| {name} {task}".rstrip() + f" | {units:,} | {' | '.join(f'{score:.3f}' for score in scores)} |")
    prose = Path(__file__).with_suffix(".md").read_text(encoding="utf-8")
    return prose.format(stale=STALE, public=_table(public), own=_table(own), agreement="\n".join(lines))


def _table(wanted: list[GoldSet]) -> str:
    """Sets as a Markdown table, the part looked at beside the part set aside; then what to know of each."""
    lines = [
        "| set | codebook | code | part | coded | precision | recall | F1 | other |",
        "|---|---|---|---|---|---|---|---|---|",
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
            cells = (one.title, one.codebook, row["code"], PARTS[row["part"]] + state, coded, scores, other or "–")
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
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT.parent / "shared" / "gold"), sys.argv[2:])
