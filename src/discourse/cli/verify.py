"""`discourse verify`: check a report by its hashes, and count its numbers again from their places and the text."""

import argparse
import sys

from discourse.base.text import counted
from discourse.cli._common import say
from discourse.reporting import verify

EXAMPLES = ("discourse verify zhang-xiao-2024", "discourse verify ~/Downloads/zhang-xiao-2024")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    parser.add_argument("report", metavar="REPORT", help="slug of an article, or the folder of a report")


def run(options: argparse.Namespace) -> int:
    """Print what holds and what does not; exit code 2 where anything was changed or cannot be counted again."""
    files = verify.read(verify.folder(options.report))
    found = verify.verify(files)
    for fault in found.faults:
        say(f"fault  {fault}", file=sys.stderr)
    for line in verify.changed_since(files):
        say(f"old    {line}")
    if found.beside:
        say(f"beside {', '.join(found.beside)}: not part of the report")
    if found.faults:
        say(f"{counted(len(found.faults), 'fault')}: what is named is not as the report was made.", file=sys.stderr)
        return 2
    tally = found.tally
    say(f"ok     {counted(found.files, 'file')} as they were made; seal {found.seal[:16]}")
    say(f"ok     {counted(tally.places, 'place')} read as the text does")
    say(f"ok     {counted(tally.numbers, 'number')} counted again from places and text: the same")
    say(f"note   {counted(tally.others, 'number')} more rest on other things than places (tests, intervals, references, readings): "
          "checked by hash alone")  # fmt: skip
    return 0
