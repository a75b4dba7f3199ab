"""Documents as Markdown that any program reads: nothing that came from outside is read as mark-up."""

import re

from discourse.reporting.document import Block, Document, Drawing, Grid, Heading, Items, Prose, Run

# What would be mark-up anywhere in a line, and what would be at its beginning: headings, lists, quotations, rules.
_INSIDE = re.compile(r"([\\`*{}\[\]<>|$~^@]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;))")
_FIRST = re.compile(r"^(\s*)([-+=>:#%]|\d+(?=[.)]))")


def write(document: Document) -> str:
    """Write a document as Markdown (CommonMark with tables)."""
    head = [f"# {escaped(document.title)}", *([escaped(document.subtitle)] if document.subtitle else [])]
    # The title is the one heading of the first level.
    top = min((block.level for block in document.blocks if isinstance(block, Heading)), default=2)
    return "\n\n".join([*head, *(_block(block, 2 - top) for block in document.blocks)]) + "\n"


def escaped(text: str) -> str:
    """A text that Markdown leaves as it is."""
    return _begun(_INSIDE.sub(r"\\\1", text))


def _block(block: Block, deeper: int) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + deeper)} {escaped(block.text)}"
        case Prose():
            return _line(block.runs)
        case Items():
            marks = [f"{n}." if block.ordered else "*" for n in range(1, len(block.items) + 1)]
            return "\n".join(f"{mark} {_line(runs)}" for mark, runs in zip(marks, block.items, strict=True))
        case Grid():
            rule = "|".join("--:" if right else ":--" for right in block.numeric)
            heads = " | ".join(map(escaped, block.heads))
            rows = [" | ".join(_line((cell,)) for cell in row) for row in block.rows]
            table = "\n".join(f"| {line} |" for line in (heads, *rows)).split("\n", 1)
            return "\n".join(
                [*([f"*{escaped(block.caption)}*\n"] if block.caption else []), table[0], f"|{rule}|", *table[1:]]
            )
        case Drawing():
            return f"![{escaped(block.alt)}](data/{block.stem}.svg)\n\n*{escaped(block.caption)}*"


def _line(runs: tuple[Run, ...]) -> str:
    plain = [(_INSIDE.sub(r"\\\1", text), address) for text, address in runs]
    return _begun("".join(f"[{text}](<{address}>)" if address else text for text, address in plain))


def _begun(line: str) -> str:
    """A line that does not begin a heading, a list or a quotation."""
    return _FIRST.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", line)
