"""What a report says first of an odd text; and what it does not show of one without ends of sentences."""

from pathlib import Path

import pytest

from discourse.analysis import Analysis
from discourse.article import Article
from discourse.io.articles import make_article
from discourse.reporting.notices import notices

PLAIN = "The council must act, and the mayor will pay for it. " * 30
TURNS = "ANNA: The plan is good.\nBEN: The plan is not.\nANNA: It is.\nBEN: It is not.\n"
MANY = "".join(f"{name}: We wait.\n" * 2 for name in ("ANNA", "BEN", "CLEO", "DAN", "EVE", "FAY", "GUS"))
ENDLESS = "we all know that the council must act and perhaps the mayor will pay for it or not " * 9


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PLAIN, []),
        ("The council must act.", ["This text is short"]),
        (f"{PLAIN}\n{TURNS}" + TURNS * 29, ["In this text ANNA and BEN take turns."]),
        (f"{PLAIN}\n{MANY}" + MANY * 11, ["In this text 7 speakers take turns."]),
        (PLAIN.upper(), ["This text is printed in capitals"]),
        (f"{PLAIN}\n\n| Year | Late |\n|---|---|\n| 2023 | 9 % |", ["Tables are shown in the marked-up text and not counted (2 rows)."]),
        (f"“{PLAIN.strip()}”\n\nHe said no more of the plan.", ["Of the words of this text 98% stand in quotation marks."]),
        (ENDLESS * 3, ["This text marks hardly any ends of sentences"]),
    ],
)  # fmt: skip
def test_what_is_unlike_most_texts_is_said_first(text: str, said: list[str]) -> None:
    found = notices(Analysis(make_article("odd", text)))
    assert [notice[: len(start)] for notice, start in zip(found, said, strict=True)] == said


def test_sentences_that_do_not_end_are_not_counted_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCOURSE_FIGURES", str(tmp_path))
    assert (
        Analysis(make_article("some", f"{ENDLESS}. {'We wait and wait. ' * 3}")).unended is False
    )  # 156 words, 4 ends
    article = Article(make_article("endless", ENDLESS), chapter=4)
    shown = {name: article.finding(name)._repr_html_() for name in ("modality", "claims", "lemmas")}
    why = "not shown, for it rests on sentences, and this text marks hardly any ends of them."
    assert [name for name, page in shown.items() if why in page] == ["modality", "claims"]
