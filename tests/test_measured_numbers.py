"""Measured numbers stand in `data/accuracy` and nowhere else: what people read is filled from there."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TYPED = re.compile(r"(?i)\b(?:F1|precision|recall|kappa|alpha|accuracy|AUC|Spearman)\b[^.\n|]{0,24}?[ =\[-][01]?\.\d\d")
PROSE = [
    path for pattern in ("data/**/*.toml", "docs/*.md", "README.md", "data/README.md", "notebooks/*.ipynb", "scripts/*.md",
                         "src/discourse/reporting/*.toml")
    for path in sorted(ROOT.glob(pattern)) if path.name != "accuracy.md" or path.parent.name == "scripts"
]  # fmt: skip


@pytest.mark.parametrize("path", PROSE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_measured_number_is_typed_into_prose(path: Path) -> None:
    found = [match[0] for match in TYPED.finditer(path.read_text(encoding="utf-8"))]
    assert not found, f"{path.name}: {found}; record it with 'make accuracy' and write {{accuracy}}"


@pytest.mark.parametrize(
    "text",
    [
        "macro-F1 .66 [.53, .77]",
        "F1 0.86",
        "kappa = 0.96",
        "precision of .83",
        "an accuracy of about .70",
        "Spearman -.64",
    ],
)
def test_typed_numbers_are_seen(text: str) -> None:
    assert TYPED.search(text)


def test_the_page_on_accuracy_is_what_was_recorded() -> None:
    spec = importlib.util.spec_from_file_location("accuracy_script", ROOT / "scripts" / "accuracy.py")
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8") == script.page(), "run 'make accuracy'"
