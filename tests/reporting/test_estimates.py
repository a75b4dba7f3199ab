"""Shares of a text estimated from sentences that a person read blind; what cannot be used is refused with its reason."""

from pathlib import Path

import pandas as pd
import pytest

from discourse.article import Article, open_article
from discourse.base.errors import UsageError
from discourse.cli import main
from discourse.io.beside import beside
from discourse.io.samples import keep_samples, read_samples
from discourse.reporting.estimates import estimate, told
from discourse.reporting.filled import drawn
from discourse.reporting.sheets import Sample, sheet

# The machine marks the first sentence (treatment recommendation) and the last (problem definition).
TEXT = (
    "The council must close the road. The mayor said that the plan would help families. We hope that everybody agrees.\n\n"
    "Perhaps the budget is too small. However, the town has no choice, because the bridge is unsafe.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Article:
    (tmp_path / "op.txt").write_text(TEXT, encoding="utf-8")
    return open_article(tmp_path / "op.txt")


def rows(article: Article, sample: Sample, codes: dict[int, str], *, blind: bool = True) -> list[dict[str, str]]:
    made = sheet(article, "entman", sample, blind=blind).astype(str).to_dict("records")
    for row in made:
        row["codes" if blind else "other"] = codes.get(int(row["sentence"]), "none" if blind else "moral-evaluation")
    return made


def taken(article: Article, made: list[dict[str, str]], coder: str = "Jo") -> Article:
    assert article.source.path is not None
    keep_samples(beside(article.source.path, "samples"), drawn(article, made, coder, "2026-01-02"))
    return open_article(article.source.path)


def test_a_sample_corrects_the_machines_share(article: Article) -> None:
    # Seed 1 leaves out the second sentence of five, one of the three that are not marked: each of the others stands for 1.5.
    codes = {1: "treatment-recommendation, Moral evaluation", 4: "problem-definition"}
    after = taken(article, rows(article, Sample("stratified", 4, 1), codes))
    table = estimate(after, "entman").set_index("code")
    assert table[["read", "base"]].drop_duplicates().to_numpy().tolist() == [[4, 5]]
    # 1/5 by the machine; of sentence 4 missed, with weight 3/5 x 1/2; of sentence 5 wrong, which stands for itself.
    assert table.loc["problem-definition", "corrected"] == pytest.approx(1 / 5 + 3 / 5 / 2 - 1 / 5)
    assert table.loc["problem-definition", ["machine", "missed", "wrong", "held"]].tolist() == [0.2, 1, 1, 1]
    assert table.loc["treatment-recommendation", ["machine", "corrected", "low"]].tolist() == [0.2, 0.2, 0.2]
    assert table.loc["moral-evaluation", ["machine", "low"]].tolist() == [0, 0.2]
    said = " ".join(after.frame_functions().finding().notes)
    assert "from 4 of 5 sentences read blind (Jo): Problem definition: machine 20.0 %, corrected 30.0 % [20.0, " in said
    shown = after.frame_functions().finding().table.set_index("code")
    assert shown.loc["problem-definition", "corrected"] == pytest.approx(1.5), (
        "sentences, in place of other texts' errors"
    )
    places = after.stance("metadiscourse").finding().notes
    assert not any("read blind" in note for note in places), "no other codebook was read"


def test_where_all_were_read_nothing_is_estimated(article: Article, capsys: pytest.CaptureFixture[str]) -> None:
    after = taken(article, rows(article, Sample(), {2: "moral-evaluation"}))
    table = estimate(after, "entman").set_index("code")
    assert table.loc["moral-evaluation", ["corrected", "low", "high"]].tolist() == pytest.approx([0.2, 0.2, 0.2])
    assert told(after, ["entman"])[0].startswith(
        "Entman's four functions of a frame, from all sentences read blind (Jo): Moral evaluation: machine 0.0 %, read 20.0 %;"
    )
    assert main(["estimate", str(after.source.path), "--codebook", "entman", "--columns", "title,corrected"]) == 0
    assert "All 5 sentences were read blind by Jo: nothing is estimated." in capsys.readouterr().out


def test_what_is_no_random_sample_read_blind_is_refused(article: Article) -> None:
    with pytest.raises(UsageError, match=r"no sample was read blind; draw one with 'discourse sheet ARTICLE"):
        estimate(article, "entman")
    made = rows(article, Sample("stratified", 4, 1), {})
    marked = taken(article, [row for row in made if row["sentence"] in ("1", "5")])
    with pytest.raises(UsageError, match="sentences are missing"):
        estimate(marked, "entman")
    made[1]["codes"] = ""
    with pytest.raises(UsageError, match="1 of its 4 sentences are not read yet"):
        estimate(taken(article, made), "entman")
    seen = taken(article, rows(article, Sample(), {}, blind=False), "Ann")
    with pytest.raises(UsageError, match="the one of Ann: it was read with the machine's proposals in sight"):
        estimate(seen, "entman", "Ann")
    assert told(seen, ["entman"]) == []


def test_a_sample_that_comes_back_takes_the_place_of_itself_alone(article: Article) -> None:
    taken(article, rows(article, Sample("all", 2, 7), {}))
    taken(article, rows(article, Sample("all", 3, 8), {}))
    after = taken(article, rows(article, Sample("all", 2, 7), {1: "moral-evaluation", 2: "moral-evaluation"}))
    path = after.source.path
    assert path is not None and len(after.source.samples) == 5
    kept = pd.read_csv(beside(path, "samples"), sep="\t", dtype=str)
    assert set(kept["seed"]) == {"7", "8"} and set(kept["probability"]) == {"0.4", "0.6"}
    assert estimate(after, "entman")["read"].tolist()[0] == 3, "the largest counts"
    path.write_text(TEXT.replace("Perhaps", "So"), encoding="utf-8")
    assert len(read_samples(beside(path, "samples"), path.read_text(encoding="utf-8"))) < 5
