"""Stages: a folder is made beside its place and put there whole; what stood before stays until then, whatever happens.

Whoever makes a stage holds a lock on it until his process ends, however it ends. So the next run knows what a killed one
left behind, takes it away, and puts back an old folder that was on its way out.
"""

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from discourse.base.errors import writing

if sys.platform != "win32":
    import fcntl
_OLD = "old"
_RANDOM = "[!.]" * 8  # What mkdtemp puts behind a prefix; a dot would be of a place with a longer name.
_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux.


@contextmanager
def stage(place: Path) -> Iterator[Path]:
    """Give an empty folder on the same disk as `place`, hidden beside it; it is taken away at the end."""
    with writing(place.parent):
        place.parent.mkdir(parents=True, exist_ok=True)
        _tidy(place)
        folder = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))
        folder.chmod(0o755)
        lock = _locked(folder, wait=False)
        try:
            (folder / "new").mkdir()
            yield folder / "new"
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            if lock:
                os.close(lock)


def put(new: Path, place: Path, ours: Callable[[Path], set[Path]]) -> None:
    """Put a finished stage in its place, in one step where the system can; another run that ends now waits its turn.

    Args:
        ours: says which files of the old folder, relative to it, were made by us; others are the user's and are kept.
    """
    turn = _locked(place.parent, wait=True)
    try:
        if place.is_dir():
            _keep(place, new, ours(place))
        if not place.exists():
            new.rename(place)
        elif not _exchanged(new, place):
            old = new.with_name(_OLD)
            place.rename(old)
            try:
                new.rename(place)
            except OSError:
                old.rename(place)
                raise
    finally:
        if turn:
            os.close(turn)


def _keep(place: Path, new: Path, ours: set[Path]) -> None:
    """Take over what the user put into the old folder, unless something new has the name."""
    for file in sorted(place.rglob("*")):
        inner = file.relative_to(place)
        if inner not in ours and not os.path.lexists(new / inner) and (file.is_symlink() or file.is_file()):
            (new / inner).parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(file, new / inner, follow_symlinks=False)
            except OSError:  # Another file system knows no second names.
                shutil.copy2(file, new / inner, follow_symlinks=False)


def _tidy(place: Path) -> None:
    """Take away the stages that killed runs left; an old folder without a new one in its place goes back."""
    for left in sorted(place.parent.glob(f".{escape(place.name)}.{_RANDOM}")):
        lock = _locked(left, wait=False)
        if lock is None:
            continue
        if (left / _OLD).is_dir() and not place.exists():
            (left / _OLD).rename(place)
        shutil.rmtree(left, ignore_errors=True)
        os.close(lock)


def _locked(folder: Path, *, wait: bool) -> int | None:
    """Lock a folder for this process; None where somebody else holds it, or the system knows no such locks."""
    if sys.platform == "win32":
        return None
    try:
        held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(held)
        return None
    return held


def _exchanged(one: Path, two: Path) -> bool:
    """Let two folders change places in one step; False where this system cannot."""
    with suppress(AttributeError, OSError):
        call = ctypes.CDLL(None, use_errno=True).renameat2
        if call(_HERE, os.fsencode(one), _HERE, os.fsencode(two), _EXCHANGE) == 0:
            return True
        if ctypes.get_errno() not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(two))
    return False
