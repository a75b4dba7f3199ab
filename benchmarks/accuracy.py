"""Measure every codebook on the annotated data beside the project: `python benchmarks/accuracy.py ../shared/gold`.

Each set is split by document (crc32 modulo 3): the codebooks were written with an eye on two thirds, the third that was
set aside is measured apart. Prints one line of a Markdown table per detector and part.
"""

import json
import sys
import tempfile
import zlib
from pathlib import Path

from discourse.evaluation import evaluate
from discourse.io.codebooks import read_codebook

FRAC = {
    "economic": ["Economic"], "morality": ["Morality"], "fairness-and-equality": ["Fairness and equality"],
    "legality-constitutionality-jurisprudence": ["Legality and crime"], "crime-and-punishment": ["Legality and crime"],
    "political": ["Political and policy"], "policy-prescription-and-evaluation": ["Political and policy"],
    "security-and-defense": ["Security and defense"], "health-and-safety": ["Health and safety"],
    "cultural-identity": ["Cultural identity"], "public-opinion": ["Public opinion"],
}  # fmt: skip
NARRATIVE = {
    "conflict": ["CO"], "human-interest": ["HI"], "economic-consequences": ["EC"], "morality": ["MO"],
    "attribution-of-responsibility": ["RE"],
}  # fmt: skip
RUNS = (
    ("hedge cues, BioScope", "metadiscourse", "bioscope_abstracts", {"hedges": ["hedge"]}, "cue", "f1 precision recall"),
    ("hedge cues, SFU reviews", "metadiscourse", "sfu_reviews_dev", {"hedges": ["hedge"]}, "cue", "f1 precision recall"),
    ("hedges and certainty ratings", "metadiscourse", "certainty_dev", {"hedges": ["certainty"]}, "", "spearman"),
    ("uncertain sentences", "metadiscourse", "certainty_aspects_dev", {"hedges": ["Uncertain"]}, "", "f1 precision recall"),
    ("explicit connectives", "metadiscourse", "gum_connectives_dev", {"transitions": ["connective"]}, "cue", "f1 precision recall"),
    ("modal sense", "modality", "modal_sense_masc", None, "", "accuracy macro_f1"),
    ("attributing clauses, GUM", "attribution", "gum_attribution_dev", {"attribution": ["attribution"]}, "sentence", "f1 precision recall"),
    ("subjective sentences, NewsSD", "appraisal", "newssd_dev", {"subjective": ["subjective"]}, "", "macro_f1 f1"),
    ("policy frames, FrAC", "policy-frames", "frac_dev", FRAC, "", "macro_f1 accuracy"),
    ("generic frames, articles", "generic-frames", "narrative_frames_dev", NARRATIVE, "", "auc macro_f1"),
)  # fmt: skip


def parts(gold: Path, folder: Path) -> dict[str, Path]:
    """Split a set by document into the part that was looked at and the part set aside."""
    lines: dict[str, list[str]] = {"looked at": [], "set aside": []}
    for line in gold.read_text(encoding="utf-8").splitlines():
        document = str(json.loads(line)["id"]).rpartition(":")[0] or str(json.loads(line)["id"])
        lines["set aside" if zlib.crc32(document.encode()) % 3 == 0 else "looked at"].append(line)
    paths = {}
    for part, rows in lines.items():
        paths[part] = folder / f"{gold.stem}-{part.replace(' ', '-')}.jsonl"
        paths[part].write_text("\n".join(rows) + "\n", encoding="utf-8")
    return paths


def main(gold: Path) -> None:
    """Print the table."""
    print("| detector | codebook | part | documents | " + "scores |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for title, codebook, name, codes, unit, wanted in RUNS:
            for part, path in parts(gold / f"{name}.jsonl", Path(folder)).items():
                found = evaluate(read_codebook(codebook), path, codes=codes, unit=unit).as_json()
                scores = ", ".join(f"{key} {_score(found, key)}" for key in wanted.split())
                print(f"| {title} | {codebook} | {part} | {found['documents']} | {scores} |", flush=True)


def _score(found: dict[str, object], key: str) -> str:
    value, low, high = found.get(key), found.get(f"{key}_low"), found.get(f"{key}_high")
    if value is None:
        return "–"
    return f"{value:.3f}" + (f" [{low:.2f}, {high:.2f}]" if low is not None and high is not None else "")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
