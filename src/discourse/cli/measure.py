"""`discourse measure`: any measure, by its name, on any article."""

import argparse
import inspect
import re
from collections.abc import Sequence
from typing import Any, get_args

from discourse import measures
from discourse.base.docstrings import docstring
from discourse.base.errors import UsageError
from discourse.cli._common import add_article, add_format, add_part, open_article, show

EXAMPLES = (
    "discourse measure frequency zhang-xiao-2024 --by lemma --content",
    "discourse measure keyness zhang-xiao-2024 --reference brown:news --format tsv",
    "discourse concordance zhang-xiao-2024 must       'measure' may be left out",
    "discourse concordance zhang-xiao-2024 '[lemma=\"must\"]'",
    "discourse measure stance my-text.txt --format json",
    "discourse measure keyness --help            the options of one measure",
)


def arguments(parser: argparse.ArgumentParser, given: Sequence[str] = ()) -> None:
    """Define the arguments: one sub-command per measure, its options read from its signature.

    Args:
        given: the words of the command line; where they name measures no others are loaded.
    """
    names = parser.add_subparsers(dest="measure", metavar="NAME")
    named = set(measures.listed()) & set(given)
    for name in measures.listed():
        if named and name not in named:
            names.add_parser(name)
            continue
        measure = measures.get(name)
        about = docstring(measure) or name
        sub = add_part(names, name, about)
        add_article(sub)
        add_format(sub)
        own = sub.add_argument_group("options of this measure")
        for option, parameter in measures.settings(measure).items():
            add_option(own, option, parameter, meaning(about, option))
            if parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
                sub.add_argument(
                    option, nargs="?", metavar=option.upper(), default=argparse.SUPPRESS, help=f"--{option}"
                )


def _words(value: str) -> str:
    """What was said of an option; nothing is said by leaving it out."""
    if not value.strip():
        raise argparse.ArgumentTypeError("it is empty; leave it out or write something")
    return value


def meaning(about: str, option: str) -> str:
    """Find what a docstring says of an option."""
    found = re.search(rf"(?m)^ +{option}: (.+(?:\n {{8,}}.+)*)", about)
    return re.sub(r"\s+", " ", found[1]).replace("%", "%%") if found else ""


def add_option(group: Any, name: str, parameter: inspect.Parameter, about: str) -> None:
    """Make a flag of an option of a measure; `about` is what its docstring says."""
    flag, default = f"--{name.replace('_', '-')}", parameter.default
    meant = (
        f"{about} (default: {default})".replace("%%", "%").replace("%", "%%") if default not in ("", None) else about
    )
    if isinstance(default, bool):
        group.add_argument(flag, dest=name, action=argparse.BooleanOptionalAction, default=default, help=about)
        return
    choices = [str(choice) for choice in get_args(parameter.annotation)]
    plain = bool(choices) and all(isinstance(c, str) for c in get_args(parameter.annotation))
    kind = type(default) if isinstance(default, int | float) else _words
    group.add_argument(
        flag,
        dest=name,
        type=kind,
        default=None if default == "" else default,
        choices=choices if plain else None,
        help=meant,
    )


def run(options: argparse.Namespace) -> None:
    """Run the measure and print its table."""
    if options.measure is None:
        raise UsageError(f"name a measure and an article; known are: {', '.join(measures.listed())}.")
    measure = measures.get(options.measure)
    article = open_article(options)
    said = {name: getattr(options, name) for name in measures.settings(measure)}
    table = article.table(options.measure, **{name: value for name, value in said.items() if value is not None})
    counted = {"words", "counting"} & set(measures.inputs(measure))
    shown = table.origin().recipe
    from discourse.reporting import lines

    read = lines.told(article, options.query) if getattr(options, "query", None) else ""
    show(
        table,
        options,
        read,
        article.counting_rules if counted else "",
        aside=shown.layout.aside(table) if shown else (),
    )
