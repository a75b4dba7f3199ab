from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from discourse.corpora import OpenCorpus
from discourse.corpus.build import build
from discourse.corpus.sources import Text

Build = Callable[..., OpenCorpus]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build a corpus of texts (name, text, what is known) in a folder of its own and open it."""

    def make(texts: Iterable[tuple[str, str, dict[str, Any]]], **options: Any) -> OpenCorpus:
        place = tmp_path_factory.mktemp("corpora") / "one"
        rows = [Text(name, text, known, ()) for name, text, known in texts]
        build(rows, place, {"title": "made"}, tell=lambda done: None, **options)
        return OpenCorpus(str(place))

    return make


def files(place: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(place.iterdir())}
