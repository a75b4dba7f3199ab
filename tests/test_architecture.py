"""The floors of the package: a module imports only from lower floors, and measures not from one another."""

import ast
import json
import re
import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "discourse"
FLOORS = [
    "base", "statistics", "io", "text", "coding", "corpus", "figures", "measures", "evaluation", "analysis", "reporting",
    "table", "corpora", "catalogue", "methods", "article", "comparison", "cli",
]  # fmt: skip
FLOOR = {name: number for number, name in enumerate(FLOORS)}
MODULES = sorted(SOURCE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("discourse"):
            found |= {f"{node.module}.{name.name}" for name in node.names}
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names if name.name.startswith("discourse.")}
    return found


def floor(dotted: str) -> int:
    part = dotted.split(".")[1] if "." in dotted else ""
    return FLOOR.get(part, -1)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_imports_only_from_its_own_floor_or_lower_ones(path: Path) -> None:
    here = path.relative_to(SOURCE).parts
    if here[0] in ("__init__.py", "__main__.py"):
        return  # the doors to all floors
    own = FLOOR[here[0].removesuffix(".py")]
    upward = [name for name in imported(path) if floor(name) > own]
    assert not upward, f"{'/'.join(here)} imports from a higher floor: {upward}"


def module_name(path: Path) -> str:
    return ".".join(("discourse", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")


@pytest.fixture(scope="module")
def graph() -> dict[str, set[str]]:
    """What each module needs to run: the modules it imports; names imported for types alone are left out."""
    names = {module_name(path) for path in MODULES}
    found = {}
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        blocks = [
            node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        ]
        types = {id(inner) for block in blocks for line in block.body for inner in ast.walk(line)}
        dotted = set()
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.ImportFrom)
                and id(node) not in types
                and (node.module or "").startswith("discourse")
            ):
                dotted |= {f"{node.module}.{name.name}" for name in node.names}
        found[module_name(path)] = {name if name in names else name.rpartition(".")[0] for name in dotted}
    return found


def test_no_modules_need_one_another(graph: dict[str, set[str]]) -> None:
    try:
        tuple(TopologicalSorter({name: needs - {name} for name, needs in graph.items()}).static_order())
    except CycleError as fault:
        pytest.fail(f"these need one another: {' -> '.join(fault.args[1])}")


def test_private_modules_serve_their_own_folder_only(graph: dict[str, set[str]]) -> None:
    crossed = {
        (name, needed)
        for name, needs in graph.items()
        for needed in needs
        if (private := re.search(r"\._[a-z]", needed)) and not name.startswith(needed[: private.start()])
    }
    assert not crossed, f"private modules are used from another folder: {sorted(crossed)}"


def test_measures_do_not_import_one_another_nor_matplotlib() -> None:
    for path in (SOURCE / "measures").glob("*/[a-z]*.py"):
        text = path.read_text(encoding="utf-8")
        neighbours = [
            n for n in imported(path) if n.startswith("discourse.measures.") and not n.split(".")[3].startswith("_")
        ]
        assert not neighbours, f"{path.name} imports its neighbour {neighbours}"
        assert "matplotlib" not in text, f"{path.name} draws; figures belong in figures"


def test_figures_see_tables_only() -> None:
    for path in (SOURCE / "figures").glob("*.py"):
        wrong = [n for n in imported(path) if floor(n) > 0 and floor(n) != FLOOR["figures"]]
        assert not wrong, f"{path.name} imports {wrong}; a figure takes tables only"


def test_every_measure_is_a_documented_function_of_its_files_name() -> None:
    from discourse import measures

    assert {"frequency", "keyness", "dispersion", "concordance", "collocation", "ngrams", "framing", "stance"} <= set(
        measures.listed()
    )
    for name in (*measures.listed(), *measures.contrasts()):
        about = measures.get(name).__doc__ or ""
        assert "trap" in about.lower() and "Returns:" in about, (
            f"{name}: its docstring must tell how to read it and the trap"
        )


def test_tests_that_hold_what_is_promised_of_faults_are_there() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    named = re.findall(r"`([a-z_]+/(?:[a-z_]+\.py)?)(?:::(\w+))?`", page)
    assert len(named) > 30
    for file, test in named:
        path = ROOT / "tests" / file
        assert path.exists() and (not test or f"def {test}(" in path.read_text(encoding="utf-8")), f"{file} {test}"


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda p: p.stem)
def test_notebooks_are_stripped_short_and_import_only_the_package(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    text = "\n".join("".join(cell["source"]) for cell in code)
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert all(len("".join(cell["source"]).splitlines()) <= 6 for cell in code), "a cell has more than six lines"
    assert not re.search(r"(?m)^\s*(?:(?:def|class|for|while)\b|!|%)", text), "notebooks tell; code belongs in src"
    assert set(re.findall(r"(?m)^\s*(?:import|from) (\w+)", text)) == {"discourse"}
    assert sum("parameters" in cell["metadata"].get("tags", []) for cell in code) == 1
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", cell["id"]) for cell in cells), "cell ids are readable words"
    chapter = int(path.stem[:2])
    opened = (
        f"article = discourse.open(article, chapter={chapter})",
        f"texts = discourse.compare(*texts, chapter={chapter})",
        "corpus = discourse.open_corpus(corpus)",
    )
    assert any(line in text for line in opened), "its findings have its number"
    assert "What this does not show" in "".join(cells[-1]["source"]), "a notebook ends with its limits"


def keys(card: object) -> set[str]:
    """The keys of a card, those of its sections included."""
    if isinstance(card, list):
        return set().union(*map(keys, card))
    return set(card) | keys(list(card.values())) if isinstance(card, dict) else set()


@pytest.fixture(scope="module")
def names() -> set[str]:
    """What a literal may name: modules, fields and parameters of this package, columns, keys, codes, and answers of rules."""
    from spacy.glossary import GLOSSARY

    from discourse.coding import coder
    from discourse.coding.disambiguation.modals import features
    from discourse.io import codebooks
    from discourse.measures.structure.template import SLOTS
    from discourse.text import annotation, tokens

    found = {part for path in MODULES for part in path.relative_to(SOURCE).with_suffix("").parts}
    for path in MODULES:
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for node in nodes:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
            if isinstance(node, ast.arguments):  # Measures ask for tables by the names of their parameters.
                found |= {argument.arg for argument in (*node.args, *node.kwonlyargs)}
    for path in (ROOT / "data").rglob("*.tsv"):
        found |= set(path.read_text(encoding="utf-8").partition("\n")[0].split("\t"))
    for path in (ROOT / "data").rglob("*.toml"):
        found |= keys(card := tomllib.loads(path.read_text(encoding="utf-8")))
        found |= {group["name"] for group in card.get("group", ()) if path.parent.name == "words"}
    found |= {code.name for name in codebooks.listed() for code in codebooks.read_codebook(name).codes}
    found |= {*map(str.lower, GLOSSARY), *tokens.ATTRIBUTES, *annotation.COLUMNS, *coder.COLUMNS}
    return found | {*SLOTS, *tokens.COMPLEMENTS, *features._SECOND}


@pytest.fixture(scope="module")
def known() -> set[str]:
    """Every word of the Brown Corpus: what counts as English."""
    from discourse.io.references import read_reference

    return set(read_reference("brown").counts["word"])


def english(node: ast.AST, names: set[str], known: set[str]) -> list[str]:
    """The English words in a literal: in the Brown counts, and no name of ours."""
    parts: list[ast.expr | None] = []
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        parts = list(node.elts)
    if isinstance(node, ast.Dict):
        parts = list(node.keys)
    items = [part.value for part in parts if isinstance(part, ast.Constant)]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        text = node.func.value
        items = str(text.value).split() if isinstance(text, ast.Constant) else []
    return [item for item in items if isinstance(item, str) and item.isalpha() and item in known and item not in names]


def test_english_words_are_data(names: set[str], known: set[str]) -> None:
    """No literal lists more than three English words that are not names of our own."""
    wrong = [
        f"{path.relative_to(SOURCE)}, line {node.lineno}: {' '.join(found)}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if len(found := english(node, names, known)) > 3
    ]
    assert not wrong, "lists of English words belong in data/words:\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    "code",
    [
        '{"says", "urges", "argues", "insists"}',
        '"must shall may might dare ought".split()',
        '{"quietly": 1, "slowly": 2, "gladly": 3, "hardly": 4}',
    ],
)
def test_a_list_of_english_words_would_be_found(code: str, names: set[str], known: set[str]) -> None:
    assert any(len(english(node, names, known)) > 3 for node in ast.walk(ast.parse(code)))
