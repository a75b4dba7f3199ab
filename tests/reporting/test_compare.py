"""The report of a comparison: one page, each number opens in its own text, and it verifies; too short a text is refused."""

import json
import re
from pathlib import Path

import pytest

from discourse.base import paths
from discourse.cli import main
from discourse.reporting import verify

ROOT = Path(__file__).resolve().parents[2]
NAMES = "congestion-charge-for", "congestion-charge-against"
WANTED = {
    "title",
    "parameters",
    "imports",
    "differences-finding",
    "sizes-finding",
    "words-finding",
    "functions-finding",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one's own whose notebook is a short one."""
    (tmp_path / "data" / "articles").mkdir(parents=True)
    (tmp_path / "notebooks").mkdir()
    notebook = json.loads((ROOT / "notebooks" / "06-compare.ipynb").read_text(encoding="utf-8"))
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] in WANTED]
    (tmp_path / "notebooks" / "06-compare.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    monkeypatch.setenv("DISCOURSE_HOME", str(tmp_path))
    return tmp_path


def test_the_page_names_the_texts_and_opens_each_number_in_its_own(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *NAMES]) == 0, capsys.readouterr().err
    report = project / "reports" / "compare-congestion-charge-for-congestion-charge-against"
    page = (report / "index.html").read_text(encoding="utf-8")
    assert "Ellis and Harding: how they differ</h1>" in page and "No difference between Ellis and Harding" in page
    assert re.search(r'<td[^>]*><a href="#finding-6-3">6.3</a></td>', page), "a claim leads to its finding"
    places = set(re.findall(r'<a class="where" href="(text-[\w-]+\.html)#s(\d+)"', page))
    texts = {file: (report / file).read_text(encoding="utf-8") for file, _ in places}
    assert len(texts) == 2 and all(f'id="s{number}"' in texts[file] for file, number in places)
    verdict = verify.verify(verify.read(report))
    assert verdict.tally.numbers > 100
    assert verify.changed_since(verify.read(report)) == []
    assert verdict.faults == [] and verdict.tally.places > 100
    inputs = json.loads((report / "manifest.json").read_text(encoding="utf-8"))["inputs"]
    assert {f"articles/{name}.txt" for name in NAMES} <= set(inputs) and "notebooks/06-compare.ipynb" in inputs


def test_a_text_that_is_too_short_is_refused_in_a_sentence(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "note.txt").write_text(" ".join(["We shall meet at the bridge."] * 3), encoding="utf-8")
    assert main(["compare", str(tmp_path / "note.txt"), NAMES[0]]) == 4
    assert "note: too short to be compared, 18 words where 100 are needed." in capsys.readouterr().err
    assert not (project / "reports" / "compare-note-congestion-charge-for").exists()


def test_a_report_of_one_text_leaves_the_comparison_out() -> None:
    assert [path.stem for path in paths.notebooks(comparing=True)] == ["06-compare"]
    assert "06-compare" not in [path.stem for path in paths.notebooks()]
