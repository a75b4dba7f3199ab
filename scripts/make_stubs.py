"""Write `methods.pyi`: the signatures of the measures as methods, for editors and type checkers (`make stubs`)."""

from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import discourse
from discourse import measures

PLACE = Path(discourse.__file__).parent / "methods.pyi"


def stubs() -> str:
    """Write the signatures of all methods for editors and type checkers: the text of `methods.pyi`."""
    lines = [
        "# Written by `make stubs` from the measures; a test compares. Do not edit.",
        "from collections.abc import Callable",
        "from typing import Literal",
        "",
        "from discourse.table import Table",
        "",
        "class Methods:",
    ]
    lines += _written_out(measures.listed())
    lines += ["", "class Contrasts:", *_written_out(measures.contrasts())]
    return "\n".join(lines) + "\n\ndef function(name: str) -> Callable[..., Table]: ...\n"


def _written_out(names: list[str]) -> list[str]:
    """The methods of these measures, over several lines where they are long."""
    lines = []
    for stem in sorted(name.replace("-", "_") for name in names):
        line = f"    def {stem}({', '.join(_parameters(stem))}) -> Table: ..."
        if len(line) > 120:
            line = "\n".join(
                [f"    def {stem}(", *(f"        {part}," for part in _parameters(stem)), "    ) -> Table: ..."]
            )
        lines.append(line)
    return lines


def _parameters(name: str) -> list[str]:
    parts, starred = ["self"], False
    for key, parameter in measures.settings(measures.get(name)).items():
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            parts.append("*")
            starred = True
        parts.append(f"{key}: {_annotation(parameter.annotation)} = {_written(parameter.default)}")
    return parts


def _annotation(annotation: Any) -> str:
    if get_origin(annotation) is Literal:
        return f"Literal[{', '.join(map(_written, get_args(annotation)))}]"
    return getattr(annotation, "__name__", str(annotation))


def _written(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


if __name__ == "__main__":
    PLACE.write_text(stubs(), encoding="utf-8")
