"""`discourse lesson`: a worksheet, a coding exercise and a key on one article."""

import argparse

from discourse.base import paths
from discourse.base.errors import UsageError
from discourse.base.tables import saved_together
from discourse.cli._common import add_article, open_article, say

EXAMPLES = (
    "discourse lesson zhang-xiao-2024",
    "discourse lesson my-text.txt --codebook generic-frames --sentences 30 --out monday",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    add_article(parser)
    parser.add_argument("--codebook", default="entman", metavar="NAME", help="of the coding exercise (default: entman)")
    parser.add_argument(
        "--sentences", type=int, default=20, metavar="N", help="to code, drawn from all (default: 20, or all)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the draw (default: 1)")
    parser.add_argument("--out", metavar="FOLDER", help="where to (default: <slug>-lesson)")


def run(options: argparse.Namespace) -> None:
    """Write worksheet, sheet and key."""
    from discourse.reporting.lesson import Answer, Lesson, questions
    from discourse.reporting.recipes import read
    from discourse.reporting.sheets import Sample, workbook

    article = open_article(options)
    article.codebook(options.codebook)
    if options.sentences < 1:
        raise UsageError(f"--sentences {options.sentences}: must be 1 or more.")
    long = [one for one in questions() if read(one["finding"]).least <= len(article.words)]
    answers = []
    for one in long:
        made = article.finding(one["finding"]).finding()
        answers.append(Answer(one["ask"], one["talk"], made.title, made.summary))
    sample = Sample("all", min(options.sentences, len(article.sentences)), options.seed)
    lesson = Lesson(article, options.codebook, sample, tuple(answers))
    folder = paths.given(options.out or f"{article.slug}-lesson")
    files = {
        "worksheet.html": lesson.worksheet(), "key.html": lesson.key(),
        "sheet.xlsx": workbook(lesson.book, lesson.sheet, blind=True),
    }  # fmt: skip
    saved_together({folder / name: data for name, data in files.items()})
    say(
        f"{folder}: worksheet.html to print, sheet.xlsx to fill in, key.html for the teacher. When the sheets "
        f"are back, each named after its pupil: discourse agreement {options.article} SHEETS/*.xlsx --out class.html"
    )
