"""`discourse init`: lay out a project of one's own."""

import argparse
import os
import shutil

from discourse.base import paths
from discourse.base.errors import UsageError, writing
from discourse.cli._common import say

EXAMPLES = ("discourse init my-project", "discourse init .")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument("folder", metavar="FOLDER", help="a folder that is new or empty")


def run(options: argparse.Namespace) -> None:
    """Copy the layout and the notebooks, and say what to do next."""
    folder = paths.given(options.folder)
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise UsageError(f"{options.folder}: holds something already; name a new folder.")
    with writing(folder):
        shutil.copytree(paths.packaged() / "data" / "project", folder, dirs_exist_ok=True)
        shutil.copytree(paths.packaged() / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".*"))
    say(f"laid out {os.path.relpath(folder)}; {os.path.relpath(folder / 'README.md')} says what to do next")
