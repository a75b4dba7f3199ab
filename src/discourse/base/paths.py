"""Where things live: what travels with the package, what the user has of his own, and where results go.

Nobody else joins paths to these folders. A project of one's own is a folder that holds `data/articles`; its
articles, codebooks, word lists and references stand beside those of the package and go before them.
"""

import os
import re
from pathlib import Path

from platformdirs import user_cache_path

from discourse.base.errors import SetupError, UsageError, shortened

_LONGEST = 200  # Letters; no file system takes many more.
_DEVICE = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")
_PACKAGE = Path(__file__).resolve().parents[1]


def packaged() -> Path:
    """The folder with `data` and `notebooks` that travel with the package; only read, never written.

    In a wheel they lie within the package; in a clone they stand at its top, where people find them.
    """
    bundled = _PACKAGE / "bundled"
    return bundled if bundled.is_dir() else _PACKAGE.parents[1]


def home() -> Path:
    """The user's project: `DISCOURSE_HOME`, else the nearest folder from here upwards with `data/articles`, else here."""
    named = os.environ.get("DISCOURSE_HOME")
    if named:
        if not Path(named).is_dir():
            raise SetupError(f"DISCOURSE_HOME: {named} is not a folder; make it with 'discourse init {named}'.")
        return Path(named).resolve()
    here = Path.cwd().resolve()
    return next((folder for folder in (here, *here.parents) if (folder / "data" / "articles").is_dir()), here)


def given(name: str | Path) -> Path:
    """The path that a user wrote, `~` and all; UsageError where there is no such user or such a path cannot be."""
    try:
        path = Path(name).expanduser()
        path.is_file()
        if b"\0" in os.fsencode(path):
            raise ValueError
    except (RuntimeError, OSError, ValueError):
        raise UsageError(f"{shortened(str(name))}: no path that can be on this machine.") from None
    return path


def is_portable(name: str) -> bool:
    """Whether a folder or file may be called so on every system: Windows keeps some names for its devices."""
    return len(name) <= _LONGEST and not _DEVICE.fullmatch(name)


def own(kind: str) -> Path:
    """The project's folder for one kind of data (`articles`, `codebooks`, `words` ...), which need not exist yet."""
    return home() / "data" / kind


def find(kind: str, name: str) -> Path | None:
    """A file of data by its kind and name, e.g. `find("words", "stance-words.tsv")`; the user's own goes first."""
    if len(name) > _LONGEST:
        return None
    return next((folder / name for folder in _folders(kind) if (folder / name).is_file()), None)


def needed(kind: str, name: str) -> Path:
    """A file of data that the package cannot do without, as `find` finds it; SetupError where it is missing."""
    path = find(kind, name)
    if path is None:
        raise SetupError(f"{name}: missing in {'/'.join(filter(None, ('data', kind)))}; install the package again.")
    return path


def every(kind: str, pattern: str) -> list[Path]:
    """All files of a kind that match, sorted by name; of two with the same name the user's own."""
    found = held(kind, pattern)
    return [found[name] for name in sorted(found, key=lambda name: Path(name).with_suffix(""))]


def held(kind: str, pattern: str) -> dict[str, Path]:
    """What `every` lists, by its name in the folder of its kind."""
    found: dict[str, Path] = {}
    for folder in reversed(_folders(kind)):
        found |= {path.relative_to(folder).as_posix(): path for path in folder.glob(pattern)}
    return found


def _folders(kind: str) -> list[Path]:
    return list(dict.fromkeys((own(kind), packaged() / "data" / kind)))


def notebooks(*, comparing: bool = False) -> list[Path]:
    """The notebooks of one text in reading order, or those that compare: the project's own where it has some, else the package's."""
    # A folder that is no project may hold numbered notebooks about something else.
    tops = (home(), packaged()) if own("articles").is_dir() else (packaged(),)
    found = (sorted((top / "notebooks").glob("[0-9][0-9]-*.ipynb")) for top in tops)
    others = {"compare": comparing, "corpus": False}  # That of a corpus is opened by hand.
    wanted = ([path for path in paths if others.get(path.stem[3:], not comparing)] for paths in found)
    return next(filter(None, wanted), [])


def figures(slug: str) -> Path:
    """The folder that an article's figures are exported to; a report under way points it to its stage."""
    stage = os.environ.get("DISCOURSE_FIGURES")
    return Path(stage) if stage else home() / "figures" / slug


def report(slug: str) -> Path:
    """The folder of an article's report."""
    return home() / "reports" / slug


def cache() -> Path:
    """The folder of annotations and codings that were made before; it may be deleted at any time."""
    named = os.environ.get("DISCOURSE_CACHE")
    return Path(named) if named else user_cache_path("discourse")
