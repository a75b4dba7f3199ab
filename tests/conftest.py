"""What all tests share: an own cache, the gold data where it is there, and articles that were written to break things."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from discourse.article import Article, open_article
from tests.helpers.hostile import HOSTILE, HOSTILE_CARD

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold"

# A shared machine pauses at will; how long an example takes says nothing about the measure.
# The same examples each time: a test that passed passes again. `make fuzz` looks for new ones.
settings.register_profile("quick", deadline=None, derandomize=True, database=None)
settings.register_profile("mutants", deadline=None, max_examples=15, derandomize=True, database=None)
settings.register_profile("fuzz", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this machine cannot have, and, unless asked, what needs a browser or minutes of public gold data."""
    asked = config.getoption("-m") or ""
    away = [
        item for item in items
        if (item.get_closest_marker("gold") and not GOLD.is_dir())
        or (item.get_closest_marker("browser") and "browser" not in asked)
        or (item.get_closest_marker("public") and "public" not in asked)
    ]  # fmt: skip
    if away:
        config.hook.pytest_deselected(items=away)
        items[:] = [item for item in items if item not in away]
    # What builds reports and wheels goes first: begun last, it would keep one worker busy while the others are idle.
    items.sort(key=lambda item: item.path.name not in ("test_report.py", "test_wheel.py"))


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Annotations made by tests must not come from, or stay in, the user's cache."""
    os.environ["DISCOURSE_CACHE"] = str(tmp_path_factory.getbasetemp().parent / "cache")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of annotated data beside the project."""
    return GOLD


@pytest.fixture(scope="session")
def article(_own_cache: None) -> Article:
    """The first article."""
    return open_article("zhang-xiao-2024")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """An article that tries to break every writer."""
    path = tmp_path / "hostile.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    path.with_suffix(".toml").write_text(HOSTILE_CARD, encoding="utf-8")
    return path


@pytest.fixture
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The text of a test module, its `TEXT`, as a file of its own."""
    file = tmp_path / "op.txt"
    file.write_text(request.module.TEXT, encoding="utf-8")
    return file
