"""The notebook of a corpus: every cell runs, out of the box, and shows what it announces."""

import json
from pathlib import Path

import pandas as pd

import discourse
from discourse.base import paths
from discourse.io.references import read_reference

NOTEBOOK = Path(__file__).resolve().parents[2] / "notebooks" / "07-corpus.ipynb"


def test_the_notebook_of_a_corpus_tells_the_bundled_one() -> None:
    shown: dict[str, object] = {}
    scope: dict[str, object] = {"discourse": discourse}
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            *lines, last = "".join(cell["source"]).splitlines()
            exec("\n".join(lines if " = " not in last.partition("(")[0] else [*lines, last]), scope)
            if " = " not in last.partition("(")[0]:
                shown[cell["id"]] = eval(last, scope)
    corpus = scope["corpus"]
    assert isinstance(corpus, discourse.corpora.OpenCorpus) and corpus.number == 59
    # The reference of the same name was counted by the slow pipeline, which sees tags.
    counted = read_reference("inaugurals")
    assert abs(corpus.size / counted.size - 1) < 0.001
    theirs = counted.counts.groupby("word")["count"].sum()
    mine = corpus.frequency().set_index("word")["count"]
    both = pd.concat([mine, theirs], axis=1).fillna(0)
    assert both.min(axis=1).sum() / both.max(axis=1).sum() > 0.995
    keys, course = shown["keys"], shown["tau"]
    assert isinstance(keys, pd.DataFrame) and {"america", "americans", "today"} <= set(keys["word"])
    assert isinstance(course, pd.DataFrame) and course.set_index("group")["tau"]["we"] > 0.5
    assert len(shown) == 11 and all(
        hasattr(one, "_repr_html_") or hasattr(one, "_repr_svg_") or one is scope["some"] for one in shown.values()
    )


def test_a_report_of_one_article_leaves_it_alone() -> None:
    assert not [path for path in (*paths.notebooks(), *paths.notebooks(comparing=True)) if path.stem == NOTEBOOK.stem]
