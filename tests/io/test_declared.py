"""What is declared before the run is written down once, and a change of it is told."""

from pathlib import Path

import pytest

from discourse.base.errors import CardError
from discourse.io.articles import read_article
from discourse.io.beside import beside
from discourse.io.declared import digest, history, record, standing, told

FIXED = {"question": "=Who must\nact?", "primary": "modality", "threshold": "0.01"}


def article(folder: Path, card: str) -> Path:
    path = folder / "text.txt"
    path.write_text("We must act now.\n", encoding="utf-8")
    path.with_suffix(".toml").write_text(f'language = "en"\n[declared]\n{card}\n', encoding="utf-8")
    return path


def test_a_card_declares(tmp_path: Path) -> None:
    card = 'question = "=Who must\\nact?"\nprimary = "modality"\nthreshold = 0.01'
    assert read_article(str(article(tmp_path, card))).declared == FIXED


@pytest.mark.parametrize(
    ("card", "said"),
    [
        ('primary = "modalty"', "text.toml: declared.primary: no codebook 'modalty'; did you mean 'modality'?"),
        ("threshold = 5", "text.toml: declared.threshold must be a probability between 0 and 1"),
        ('aim = "x"', "text.toml: unknown key 'declared.aim'"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, card: str, said: str) -> None:
    with pytest.raises(CardError, match=said.replace("?", "[?]")):
        read_article(str(article(tmp_path, card)))


def test_a_declaration_is_kept_once_and_its_change_is_told(tmp_path: Path) -> None:
    kept = beside(tmp_path / "text.txt", "declared")
    record(kept, {}, "2024-01-01", after_report=False)
    assert not kept.exists() and told({}, history(kept)) == ""
    record(kept, FIXED, "2024-01-01", after_report=False)
    record(kept, FIXED, "2024-01-05", after_report=True)
    assert [row["day"] for row in history(kept)] == ["2024-01-01"]
    assert (
        told(FIXED, history(kept)) == "Declared on 2024-01-01, before the first report of this text; unchanged since."
    )
    assert standing(FIXED, history(kept)) == FIXED
    other = FIXED | {"primary": "entman"}
    assert digest(other) != digest(FIXED)
    record(kept, other, "2024-02-01", after_report=True)
    assert told(other, history(kept)) == (
        "Declared on 2024-01-01, before the first report of this text. It was changed after a report, last on 2024-02-01: "
        "primary was modality, is entman (since 2024-02-01)."
    )
    # The question stood all the time; the scheme was changed when results were known.
    assert standing(other, history(kept)) == {key: FIXED[key] for key in ("question", "threshold")}
    assert told({}, history(kept)).endswith("; the card no longer declares anything.")


def test_a_declaration_that_comes_late_says_so(tmp_path: Path) -> None:
    kept = beside(tmp_path / "text.txt", "declared")
    record(kept, FIXED, "2024-01-01", after_report=True)
    assert (
        "when a report of this text stood already" in told(FIXED, history(kept))
        and standing(FIXED, history(kept)) == {}
    )
