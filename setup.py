"""Puts `data/` and `notebooks/`, which stand at the top of the repository, into the wheel; all else is in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

BUNDLED = ("data", "notebooks")
UNWANTED = (".*", "__pycache__")


class BuildWithData(build_py):
    """Copies the folders to `discourse/bundled`, where `discourse.base.paths` looks for them; an editable install needs none."""

    def run(self) -> None:
        """Build the package, then put its data beside the modules."""
        super().run()
        if self.editable_mode:
            return
        bundled = Path(self.build_lib, "discourse", "bundled")
        shutil.rmtree(bundled, ignore_errors=True)
        for folder in BUNDLED:
            shutil.copytree(folder, bundled / folder, ignore=shutil.ignore_patterns(*UNWANTED))

    def get_source_files(self) -> list[str]:
        """Name the files of the folders too, so that a source distribution holds them."""
        files = (path for folder in BUNDLED for path in sorted(Path(folder).rglob("*")))
        hidden = (".", "__pycache__")
        return super().get_source_files() + [
            path.as_posix() for path in files if path.is_file() and not any(p.startswith(hidden) for p in path.parts)
        ]


setup(cmdclass={"build_py": BuildWithData})
