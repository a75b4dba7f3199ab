"""`discourse estimate`: shares of codes, corrected by a sample of sentences that a person read blind."""

import argparse

from discourse.cli._common import add_article, add_format, open_article, show

EXAMPLES = (
    "discourse estimate my-text --codebook metadiscourse",
    "discourse estimate my-text.txt --codebook entman --coder Jo --format tsv",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Define the arguments."""
    add_article(parser)
    parser.add_argument("--codebook", required=True, metavar="NAME", help="see 'discourse list codebooks'")
    parser.add_argument("--coder", default="", metavar="NAME", help="whose sample (default: the largest)")
    add_format(parser)


def run(options: argparse.Namespace) -> None:
    """Print the estimates."""
    from discourse.reporting.estimates import estimate

    table = estimate(open_article(options), options.codebook, options.coder)
    first = table.iloc[0] if len(table) else {"read": 0, "base": 0, "coder": ""}
    whole = first["read"] == first["base"]
    how = (
        f"All {first['base']} sentences were read blind by {first['coder']}: nothing is estimated."
        if whole
        else f"From {first['read']} of {first['base']:,} sentences read blind by {first['coder']}. machine, corrected, low and high "
        "are shares of all sentences, low to high the 95% interval; missed and wrong count the machine's errors among those read."
    )
    few = [str(row["title"]) for row in table.to_dict("records") if row["missed"] + row["wrong"] < 5 and row["held"]]
    rare = (
        f"On fewer than five errors rest: {', '.join(few)}; their intervals are wide rather than sharp." if few else ""
    )
    show(table, options, how, "" if whole else rare, aside=("code", "coder", "base"))
