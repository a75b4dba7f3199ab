"""Passages between quotation marks, by the marks of several languages; counted by hand."""

from dataclasses import replace

import pytest

from discourse.analysis import Analysis
from discourse.io.articles import make_article


def spans(code: str, text: str) -> list[tuple[str, int]]:
    table = Analysis(replace(make_article(code, text), language=code)).measure("quoted-spans")
    return list(zip(table["span"], table["words"], strict=True))


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("de", "Er sagt: „Wir gehen heim“, und »du auch« nicht.", [("Wir gehen heim", 3), ("du auch", 2)]),
        ("fr", "Il dit : « Nous partons. » Elle dit : «Non.»", [("Nous partons.", 2), ("Non.", 1)]),
        ("zh", "她说：“我不去。”他说：「好」。", [("我不去。", 3), ("好", 1)]),
        ("en", 'He said "go home" and «no».', [("go home", 2), ("no", 1)]),
        ("de", "Er sagt: „Wir gehen.\n\nDas “ ist offen.", []),
    ],
)
def test_passages_are_found_by_their_marks(code: str, text: str, expected: list[tuple[str, int]]) -> None:
    assert spans(code, text) == expected
