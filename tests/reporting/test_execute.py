"""Running notebooks: outputs, clean states, and every way in which a cell can end badly."""

import ast
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from discourse.base.errors import NotebookError, SetupError
from discourse.reporting import execute


def notebook(*sources: str) -> dict[str, Any]:
    return {"cells": [{"cell_type": "code", "id": f"cell-{n}", "source": s} for n, s in enumerate(sources, start=1)]}


def run(folder: Path, **notebooks: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return dict(execute.execute(notebooks, folder, {"SEEN_BY_CELLS": "yes"}, None))


def test_values_prints_and_displays_are_collected_in_order(tmp_path: Path) -> None:
    source = "import os\nprint('a')\nprint('b')\ndisplay(1)\nos.getcwd(), os.environ['SEEN_BY_CELLS']"
    cells = run(tmp_path, one=notebook(source, "_[1]", "7;"))["one"]["cells"]
    printed, shown, value = cells[0]["outputs"]
    assert printed == {"output_type": "stream", "name": "stdout", "text": "a\nb\n"}
    assert shown["output_type"] == "display_data" and shown["data"] == {"text/plain": "1"}
    # A long tuple is printed over two lines.
    assert ast.literal_eval(value["data"]["text/plain"]) == (str(tmp_path), "yes") and value["execution_count"] == 1
    assert cells[1]["outputs"][0]["data"]["text/plain"] == "'yes'" and cells[1]["execution_count"] == 2
    assert cells[2]["outputs"] == [], "a semicolon hides the value, as in Jupyter"


def test_a_notebook_keeps_nothing_of_another(tmp_path: Path) -> None:
    check = notebook("import discourse\nassert not hasattr(discourse, 'left')\ndiscourse.left = 1")
    assert set(run(tmp_path, one=check, two=check, three=check, four=check)) == {"one", "two", "three", "four"}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("1 / 0", "bad.ipynb: cell 'cell-2' failed: ZeroDivisionError: division by zero"),
        ("1 +", "bad.ipynb: cell 'cell-2' failed: SyntaxError: invalid syntax"),
        ("import os\nos._exit(7)", "bad.ipynb: cell 'cell-2' ended its process (exit code 7)."),
    ],
)
def test_a_cell_that_fails_is_named(tmp_path: Path, source: str, message: str) -> None:
    with pytest.raises(NotebookError) as caught:
        run(tmp_path, bad=notebook("x = 1", source), good=notebook("2"))
    assert str(caught.value).startswith(message)


def test_what_the_machine_lacks_is_no_fault_of_the_notebook(tmp_path: Path) -> None:
    full = "from discourse.base.errors import SetupError\nraise SetupError('figures: cannot be written.')"
    with pytest.raises(SetupError, match=r"^figures: cannot be written\.$"):
        run(tmp_path, full=notebook(full))


@pytest.mark.parametrize(
    "source", ["raise MemoryError", "import numpy\nnumpy.ones(1 << 55)", "import os\nos.kill(os.getpid(), 9)"]
)
def test_a_memory_that_is_full_is_no_fault_of_the_notebook(tmp_path: Path, source: str) -> None:
    with pytest.raises(SetupError, match=r"^full\.ipynb: cell 'cell-1' .*the memory is full; close other programs"):
        run(tmp_path, full=notebook(source))


def test_a_cell_that_never_ends_is_named_and_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(execute, "TIMEOUT", 2.0)
    with pytest.raises(NotebookError, match=r"slow\.ipynb: cell 'cell-1' took more than 2 seconds"):
        run(tmp_path, slow=notebook("import time\ntime.sleep(600)"))


def test_ctrl_c_stops_all(tmp_path: Path) -> None:
    program = (
        "import signal\nfrom pathlib import Path\nfrom discourse.reporting import execute\n"
        # What starts the tests may have told them to ignore it, as a shell tells what it runs behind a prompt.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "cell = {'cell_type': 'code', 'id': 'c', 'source': 'import os, time\\n"
        'open(str(os.getpid()) + ".pid", "w").close()\\ntime.sleep(600)\'}\n'
        f"list(execute.execute({{'a': {{'cells': [cell]}}}}, Path({str(tmp_path)!r}), {{}}, None))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.DEVNULL, start_new_session=True)
    while not (started := list(tmp_path.glob("*.pid"))):
        assert process.poll() is None
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(timeout=60) != 0
    child = int(started[0].stem)
    end = time.monotonic() + 30
    while Path(f"/proc/{child}").exists() and "Z" not in Path(f"/proc/{child}/stat").read_text().split()[2]:
        assert time.monotonic() < end, "the cell runs on"
        time.sleep(0.1)


@pytest.mark.parametrize("text", ["", "{}", '{"cells": [1]}', '{"cells": [{"cell_type": "code", "source": []}]}'])
def test_what_is_no_notebook_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.ipynb").write_text(text, encoding="utf-8")
    with pytest.raises(NotebookError, match=r"x\.ipynb: (not a Jupyter notebook|no cell is tagged 'parameters')"):
        execute.read_notebook(tmp_path / "x.ipynb", "a")
