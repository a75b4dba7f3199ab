"""The command line: one file, one command. The file `cli/report.py` is the command `discourse report`,
`cli/check_claims.py` is `discourse check-claims`.

A command's module holds `EXAMPLES`, `arguments(parser)` and `run(options)`, which gives an exit code other than 0 where it
wants one; its one line of help stands in `COMMANDS`.
"""

import argparse
import os
import re
import signal
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import discourse
from discourse.base.errors import (
    NO_MEMORY,
    DiscourseError,
    SetupError,
    UsageError,
    did_you_mean,
    out_of_memory,
    shortened,
)

GROUPS = {
    "look at one text": {
        "report": "Analyse an article: its report, figures and tables.",
        "finding": "Make one finding of an article by its recipe, and print or export it.",
        "measure": "Run one measure on an article and print its table.",
        "code": "Code an article with a codebook, and print or write the codings.",
        "lesson": "Write a lesson on an article: a worksheet, a coding exercise and a key.",
    },
    "your own texts": {
        "init": "Lay out a project of your own: articles, codebooks and notebooks.",
        "add": "Take in a text of any usual file, with a card that proposes what is known of it.",
        "list": "List articles, codebooks, references, measures and findings.",
        "check": "Check articles, codebooks and word lists, and say what has become old.",
        "codebook": "Print a codebook, or write it as the appendix of a paper.",
    },
    "correct by hand, compare coders": {
        "sheet": "Write a coding sheet: sentences with what the machine proposes, or blind.",
        "decide": "Take in a sheet that a person filled in; findings then count what was decided.",
        "estimate": "Correct the shares of codes by a sample of sentences that was read blind.",
        "codings": "Take in what people, language models and QDA programs coded; list it.",
        "agreement": "Measure how far coders agree, the machine among them, code by code.",
    },
    "several texts": {
        "compare": "Set two texts, or two folders of texts, side by side and say how they differ.",
        "corpus": "Build a corpus of many texts, and ask it.",
    },
    "check what is claimed": {
        "check-claims": "Hold the quotations and numbers of a draft against the article it writes about.",
        "verify": "Check that nothing in a report was changed, and count its numbers again.",
        "evaluate": "Measure how well a codebook finds what people coded by hand.",
        "doctor": "Say whether this machine has what the suite needs.",
    },
}
"""What each command does, under what a reader wants to do; the help shows them so."""
COMMANDS = {name: about for group in GROUPS.values() for name, about in group.items()}
_INTRO = "Keyword frequencies, framing and stance of an article, every number traceable to its words."
_MEASURES = """start with 'discourse report my-text.txt --open'; 'discourse COMMAND --help' has examples.
a measure is a command too: 'discourse concordance ARTICLE QUERY'; see 'discourse list measures'.

"""
_CODES = """exit codes: 0 done, 1 a notebook failed, 2 usage or card, 3 environment, 4 article refused,
5 a quotation does not hold, 130 stopped by hand"""
_RAW = argparse.RawDescriptionHelpFormatter


_ENDS = ("SIGTERM", "SIGHUP")
_LONGEST = 1000
"""Letters of a message; a longer one says something that somebody planted."""


class Parser(argparse.ArgumentParser):
    """Tells a slip in one sentence and points to the help."""

    def error(self, message: str) -> NoReturn:
        """End with the sentence and exit code 2."""
        slip = re.match(r"(argument \S+: )?invalid choice: '([^']*)' \(choose from (.*)\)", message)
        if slip:
            known = re.findall(r"'?([\w-]+)'?", slip[3])
            message = f"'{slip[2]}' is unknown; {did_you_mean(slip[2], known).rstrip('?')}"
        message = re.sub(r"argument (\S+): invalid int value: (.+)", r"\1 must be a whole number, not \2", message)
        raise SystemExit(_tell(f"{message.rstrip('.')}; see '{self.prog} --help'.", 2))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Tell of what is left over here, where the options are known that may have been meant."""
        found, extra = super().parse_known_args(args, namespace)
        if extra:
            name = extra[0].partition("=")[0]
            near = did_you_mean(name, (), self._option_string_actions)
            guess = f"; {near.rstrip('?')}" if "mean" in near else ""
            self.error(f"'{name}' is no option here{guess}" if name.startswith("-") else
                       f"'{name}' is a word too many; words stand before options, a phrase in quotation marks")  # fmt: skip
        return found, extra


def add_debug(parser: argparse.ArgumentParser) -> None:
    """Give a parser the option `--debug`, which stands before or after a command."""
    parser.add_argument(
        "--debug", action="store_true", default=argparse.SUPPRESS, help="show the traceback of an error"
    )


def parser(wanted: str = "", given: Sequence[str] = ()) -> Parser:
    """The parser of the command line; only the wanted command is loaded, for some take a second to load.

    `given` are the words of the command line: of the measures only those are loaded that stand among them.
    """
    shown = "\n\n".join(
        f"{group}:\n" + "\n".join(f"  {name:<13} {about}" for name, about in own.items())
        for group, own in GROUPS.items()
    )
    top = Parser(prog="discourse", usage="%(prog)s [-h] [--version] [--debug] COMMAND ...", formatter_class=_RAW,
                 description=f"{_INTRO}\n\n{shown}", epilog=_MEASURES + _CODES)  # fmt: skip
    top.add_argument("--version", action="version", version=f"discourse {discourse.__version__}")
    add_debug(top)
    commands = top.add_subparsers(
        prog="discourse", dest="command", metavar="COMMAND", required=True, parser_class=Parser, help=argparse.SUPPRESS
    )
    for name, about in COMMANDS.items():
        sub = commands.add_parser(name, description=about, formatter_class=_RAW)
        add_debug(sub)
        if name == wanted:
            module = import_module(f"{__name__}.{name.replace('-', '_')}")
            sub.epilog = "examples:\n" + "\n".join(f"  {line}" for line in module.EXAMPLES) + f"\n\n{_CODES}"
            module.arguments(sub, given) if name == "measure" else module.arguments(sub)
            sub.set_defaults(run=module.run)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and give its exit code; errors are told in one sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if threading.current_thread() is threading.main_thread():
        for name in _ENDS:
            signal.signal(getattr(signal, name, signal.SIGTERM), _stop)
    given = sys.argv[1:] if arguments is None else arguments
    wanted = next((word for word in given if not word.startswith("-")), "")
    options = argparse.Namespace(debug="--debug" in given)
    try:
        if wanted and wanted not in COMMANDS:
            given, wanted = as_measure(given, wanted), "measure"
        if wanted == "measure":
            given = of_corpus(given)
            wanted = given[0] if given[0] == "corpus" else wanted
        parser(wanted, given).parse_args(given, options)
        code: int = options.run(options) or 0
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return _tell("stopped by hand; what stood before is untouched.", 130)
    except BrokenPipeError:
        # The reader of a pipe has seen enough; Python must not complain about it on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:
        told = None if options.debug else _as_told(fault)
        if told is None:
            raise
        return _tell(*told)


def _as_told(fault: Exception) -> tuple[str, int] | None:
    """The sentence and the exit code of a fault that a user can act on; None for one of ours."""
    if out_of_memory(fault):
        return f"{NO_MEMORY}; what stood before is untouched.", SetupError.exit_code
    if isinstance(fault, DiscourseError):
        return str(fault), fault.exit_code
    if isinstance(fault, ImportError):
        return (
            f"{fault.name or 'a package'} cannot be loaded ({fault}); try once more, or install again.",
            SetupError.exit_code,
        )
    if isinstance(fault, OSError):
        return f"{shortened(str(fault.filename or 'the system'))}: {fault.strerror or fault}.", SetupError.exit_code
    return None


def _stop(*_: Any) -> NoReturn:
    """End as after Ctrl-C: what was begun is cleared away."""
    raise KeyboardInterrupt


def as_measure(given: list[str], name: str) -> list[str]:
    """`discourse keyness ARTICLE` is `discourse measure keyness ARTICLE`; UsageError where there is no such measure."""
    from discourse import measures

    if name not in measures.listed():
        raise UsageError(f"'{name}' is no command; {did_you_mean(name, COMMANDS, measures.listed())}")
    at = given.index(name)
    return [*given[:at], "measure", *given[at:]]


def of_corpus(given: list[str]) -> list[str]:
    """`discourse keyness CORPUS` is `discourse corpus keyness CORPUS`; UsageError for a measure that takes one article only."""
    words = [word for word in given[given.index("measure") + 1 :] if not word.startswith("-")]
    if len(words) < 2 or "--help" in given or "-h" in given:
        return given
    from discourse.corpus.bundled import is_known
    from discourse.io.articles import listed

    name, text = words[:2]
    if text in listed() or os.path.isfile(text) or not is_known(text):
        return given
    from discourse.corpora import MEASURES

    same = {"collocation": "collocates"}.get(name, name)
    if same not in MEASURES:
        raise UsageError(
            f"{name}: is taken of one article, and {text} is a corpus; of a corpus there are {', '.join(MEASURES)}."
        )
    at = given.index(name)
    return ["corpus", *(word for word in given[:at] if word != "measure"), same, *given[at + 1 :]]


def _tell(message: str, code: int) -> int:
    sys.stderr.write(f"discourse: {shortened(message, _LONGEST)}\n")
    return code
