"""Names, mended where the model cuts them wrongly."""

import pytest

from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.names import names
from discourse.text.tokens import TokenView

LEAD = "The council met on Tuesday to talk about the new bridge over the river. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The World Health Organization (WHO) agreed.", ["World Health Organization", "WHO"]),
        ("Ursula von der Leyen spoke. Mrs. von der Leyen left.", ["Ursula von der Leyen", "von der Leyen"]),
        ("Charles de Gaulle came and de Gaulle left.", ["Charles de Gaulle", "de Gaulle"]),
        ("APPLE TO CUT JOBS, SAYS CEO", ["APPLE"]),
        ("O'Neill's book pleased AT&T and Johnson & Johnson.", ["O'Neill", "AT&T", "Johnson & Johnson"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    view = TokenView(annotate(make_article("x", LEAD + text)))
    assert [view.text(name.first, name.stop) for name in names(view)] == expected


def test_an_acronym_is_no_person() -> None:
    view = TokenView(annotate(make_article("x", "China built roads. The BRI grew, and BRI projects helped.")))
    assert "PERSON" not in {name.kind for name in names(view)}
