"""`discourse corpus`: build a corpus of many texts, and ask it."""

import argparse
import inspect
import os
from functools import partial
from typing import Any

from tqdm import tqdm

from discourse.base import paths
from discourse.base.docstrings import docstring
from discourse.base.options import named
from discourse.base.tables import saved, to_xlsx
from discourse.base.text import counted, listing
from discourse.cli._common import add_format, add_part, progress, say, show, target
from discourse.cli.measure import add_option, meaning

EXAMPLES = (
    "discourse corpus build speeches/ --out speeches",
    "discourse corpus build debates.jsonl --out debates --text body --id speech --meta country,year",
    "discourse corpus keyness debates --where country=KAZ",
    "discourse corpus concordance debates 'climate change' --sort 1R --sample 50",
    "discourse corpus cues debates --lexicon my-words.tsv --by year --plot trend.svg",
    "discourse corpus check debates --texts 5",
)
_RULES = (
    "Codes are those of the rules alone. precision, recall: how often they were right, and how many they found, in sentences that "
    "others coded; empty where nobody measured them. A candidate is right too seldom for a rate: read its lines."
)
_POSITIONAL = {"concordance": "query", "collocates": "node", "codes": "codebook", "estimate": "sheet"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments: what is done with corpora, and one sub-command for each of their measures."""
    from discourse.corpora import MEASURES, OpenCorpus

    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    action = partial(add_part, actions)
    _build_arguments(action("build", "Build a corpus from a folder of texts or a table."))
    annotate = action("annotate", "Annotate a corpus in shards; what was done before is not done again.")
    _named(annotate)
    _annotate_arguments(annotate)
    add_format(action("list", "List the corpora of this project."))
    check = action("check", "Hold a corpus against its digests, and its words against those of annotated texts.")
    _named(check)
    check.add_argument("--texts", type=int, default=0, metavar="N", help="annotate N texts and compare (default: 0)")
    add_format(check)
    for name in MEASURES:
        measure = getattr(OpenCorpus, name)
        about = docstring(measure) or name
        sub = action(name, about)
        _named(sub)
        if name in _POSITIONAL:
            sub.add_argument(
                _POSITIONAL[name], metavar=_POSITIONAL[name].upper(), help=meaning(about, _POSITIONAL[name])
            )
        sub.add_argument("--where", action="append", default=[], metavar="COND",
                         help="only texts of which this holds, such as 'year>=2000'; may be given several times")  # fmt: skip
        add_format(sub)
        own = sub.add_argument_group("options of this measure")
        for option, parameter in inspect.signature(measure).parameters.items():
            if option not in ("corpus", "rows", _POSITIONAL.get(name)):
                add_option(own, option, parameter, meaning(about, option))
        if name in ("cues", "codes"):
            own.add_argument("--plot", metavar="FILE", help="draw the course over a year (.svg, .png, .pdf)")
        if name == "sample":
            own.add_argument("--out", metavar="FILE", help="write the sheet (.xlsx or .tsv) instead of printing it")


def _named(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("corpus", metavar="CORPUS", help="its name, or the path of its folder with a slash")


def _build_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source", metavar="SOURCE", help="a folder of texts (*.txt), or .jsonl, .parquet, .csv, .tsv (.gz too)"
    )
    parser.add_argument("--out", required=True, metavar="NAME", help="its name, or a path with a slash")
    parser.add_argument("--title", default="", help="what it is, in words")
    parser.add_argument("--text", default="text", metavar="COL", help="the column that holds the text (default: text)")
    parser.add_argument("--id", default="id", metavar="COL", help="the column that names the text (default: id)")
    parser.add_argument(
        "--meta", default="", metavar="COL,...", help="what else is taken over (default: all other columns)"
    )
    parser.add_argument(
        "--annotate", choices=("words", "syntax"), default="words",
        help="syntax: lemmas, tags and trees too, which takes minutes for every 100,000 words (default: words)",
    )  # fmt: skip
    _annotate_arguments(parser)


def _annotate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="of a Dask scheduler, such as tcp://10.0.0.1:8786: annotate there",
    )
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, metavar="N", help="processors used (default: all)"
    )


def run(options: argparse.Namespace) -> None:
    """Do what is asked."""
    actions = {"build": _build, "annotate": _annotate, "list": _list, "check": _check}
    actions.get(options.action, _ask)(options)


def _build(options: argparse.Namespace) -> None:
    from discourse.corpus.build import build
    from discourse.corpus.corpus import Corpus
    from discourse.corpus.sources import Columns, how_many, texts
    from discourse.corpus.store import place

    source = paths.given(options.source)
    columns = Columns(options.text, options.id, tuple(named(options.meta)))
    facts = {"title": options.title or source.name, "source": source.name}
    size = how_many(source)
    with progress(options.out) as tell:
        left_out = build(
            texts(source, columns),
            place(options.out),
            facts,
            workers=options.workers,
            tell=lambda done: tell(done, size),
        )
    corpus = Corpus(options.out)
    made = corpus.store.facts
    known = [name for name in map(str, corpus.documents) if name not in ("document", "words")]
    say(
        f"{options.out}: {made['words']:,} words in {counted(made['documents'], 'text')}, {made['types']:,} different words"
    )
    say(f"in {_languages(corpus)}")
    say(f"known of each text: {', '.join(known) or 'its name'}")
    if left_out:
        say(f"{counted(left_out, 'text')} without a word left out")
    if options.annotate == "syntax":
        options.corpus = options.out
        _annotate(options)


def _languages(corpus: Any) -> str:
    """The languages of a corpus, and what cannot be counted in them."""
    from discourse.corpus import tongues

    whole = [tongues.named(code) for code in corpus.languages if tongues.unparted(code)]
    lost = f"; {listing(whole)} has no blanks between words, so its words are not counted: read such texts as articles"
    return f"{corpus.spoken()}{lost if whole else ''}"


def _annotate(options: argparse.Namespace) -> None:
    from discourse.corpus.bundled import named as named_corpus
    from discourse.corpus.shards import annotate_corpus

    with tqdm(desc=options.corpus, unit=" words", unit_scale=True, delay=3, disable=None) as bar:

        def tell(done: int, of: int) -> None:
            if bar.total is None:  # What was done before must not make the estimate too good.
                bar.total, bar.initial, bar.n = of, done, done
            bar.update(done - bar.n)

        made = annotate_corpus(
            named_corpus(options.corpus), workers=options.workers, scheduler=options.scheduler, tell=tell
        )
    say(f"{options.corpus}: annotated; {counted(made, 'shard')} made, the others were there")


def _list(options: argparse.Namespace) -> None:
    import pandas as pd

    from discourse.corpus.corpus import Corpus
    from discourse.corpus.store import listed

    found = [(name, Corpus(name)) for name in listed()]
    rows = [(name, one.store.facts["title"], one.size, one.number, one.spoken()) for name, one in found]
    show(pd.DataFrame(rows, columns=["name", "title", "words", "texts", "languages"]), options)


def _check(options: argparse.Namespace) -> None:
    from discourse.corpora import open_corpus

    corpus = open_corpus(options.corpus)
    corpus.store.check()
    say(f"{options.corpus}: whole; all files are as they were written")
    say(f"{options.corpus}: {counted(corpus.number, 'text')} in {_languages(corpus)}")
    if options.texts:
        from discourse.corpus.agreement import agreement

        table = agreement(corpus.store, texts=options.texts)
        say(
            f"{table.attrs['agreement']:.2%} of {table.attrs['words']:,} words in {counted(table.attrs['texts'], 'text')} "
            "are counted as in an article; the others:\n"
        )
        show(table, options)


def _ask(options: argparse.Namespace) -> None:
    from discourse.corpora import open_corpus

    corpus = open_corpus(options.corpus, *options.where)
    if options.action in ("lemmas", "codes"):
        corpus = corpus.english()
    measure: Any = getattr(corpus, options.action)
    said = {name: getattr(options, name, None) for name in inspect.signature(measure).parameters if name != "rows"}
    chosen = {name: value for name, value in said.items() if value is not None}
    for name in ("meta", "groups"):
        if isinstance(chosen.get(name), str):
            chosen[name] = tuple(named(chosen[name]))
    if options.action == "concordance":
        chosen["rows"] = options.rows or 0
    table = measure(**chosen)
    if getattr(options, "plot", None):
        _plot(table, options)
    if getattr(options, "out", None):
        _sheet(table, options)
        return
    shown = f"{table.attrs['places']:,} places; {len(table):,} shown." if "places" in table.attrs else ""
    show(table, options, f"{corpus.describe()}. {shown}".strip(), _RULES if options.action == "codes" else "")


def _plot(table: Any, options: argparse.Namespace) -> None:
    from discourse import figures
    from discourse.corpus.lexicon import trend

    path, found = target("--plot", options.plot, ".svg", ".png", ".pdf"), trend(table)
    saved(path, figures.rendered(figures.trend(table), path.suffix[1:]))
    show(found, options)


def _sheet(table: Any, options: argparse.Namespace) -> None:
    path = target("--out", options.out, ".xlsx", ".tsv")
    saved(path, to_xlsx({"sheet": table}) if path.suffix == ".xlsx" else table)
    say(
        f"{path}: {counted(len(table), 'sentence')}. Fill in codes, or none, then: discourse corpus estimate {options.corpus} {path}"
    )
