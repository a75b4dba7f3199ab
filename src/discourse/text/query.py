"""Corpus queries: plain phrases, and the CQL that linguists know from Sketch Engine and CQPweb.

A plain phrase is cut as the texts are cut (*don't* is *do not*) and matched on `form`, whatever the capitals and the
shape of quotation marks; `*` stands for any
letters (`reform*`). CQL describes tokens one by one::

    [lemma="may" & tag="MD"]                     may, as a modal verb
    [tag="JJ.*"]{1,2} [lemma="cooperation"]      one or two adjectives before it
    "we" [] [form!="not"]                        a bare string is a regular expression on form
    ([lemma="need"] | [lemma="have"]) [form="to"]
    [lemma="believe" & complement="that"]        a verb by the clause it governs
    [lemma="hope" & subject="i|we" & negated="no"]    by who does it, and affirmed
    @[lemma="appear"] [tag="JJ.*"]               found is only what @ marks (the target of CQP); the rest is context
    <s> @("so" "far") ","                        at the opening of a sentence; </s> <p> </p> as well

Attributes: word form (or form) lemma pos tag dep entity complement, and of the grammar, for verbs, their auxiliaries
and what is predicated with them: subject subject_type object voice modality process; of every word: negated quoted
reported supersense name (see `discourse.text.syntax`). Values are regular expressions (of RE2: no
looking ahead or back) that must match whole; `%c` after
a value ignores case. Operators: = != & | ! ( ). Repetition: ? * + {n} {m,n} {m,}. `@` stands before a token or a group
in brackets. No match crosses a sentence; from each place the longest match is taken.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from lark.exceptions import LarkError, UnexpectedInput, VisitError

from discourse.base.errors import UsageError, shortened
from discourse.base.text import folded
from discourse.text import cql, language, steps
from discourse.text.steps import Step, Test
from discourse.text.tokens import Rows, TokenView


@dataclass(frozen=True)
class Query:
    """A query that is ready to run; `source` is what the user wrote."""

    source: str
    step: Step
    starts: Test | None = None


def find(view: TokenView, query: str) -> tuple[Rows, Rows]:
    """Find the places of a query: its target where it marks one, else all that matches.

    Returns:
        Two arrays, first row and row after the last, one pair a match, in text order.
    """
    _, targets = matches(view, query)
    return targets


def matches(view: TokenView, query: str) -> tuple[tuple[Rows, Rows], tuple[Rows, Rows]]:
    """Find all that a query matches, none overlapping, and the targets within, each as in `find`."""
    ready, view.ways = parse(query), 0
    mask = ready.starts(view) if ready.starts else None
    rows = np.flatnonzero(mask).astype(np.int64) if mask is not None else np.arange(view.size, dtype=np.int64)
    first, end, target, target_end = steps.longest(ready.step(view, steps.begin(rows)))
    marked = target >= 0
    return (first, end), (np.where(marked, target, first), np.where(marked, target_end, end))


def is_cql(query: str) -> bool:
    """Whether a query is CQL rather than a plain phrase: it uses a bracket, or starts with a quoted pattern or anchor."""
    return "[" in query or bool(re.match(r"[@(\s]*(?:\"[^\"]*\"|<[sp]>)", query))


@lru_cache(maxsize=20_000)
def parse(query: str) -> Query:
    """Read a query once; codebooks ask for the same ones again and again."""
    if not query.strip():
        raise UsageError('query: it is empty; write a phrase or CQL such as [lemma="reform"].')
    if not is_cql(query):
        return _phrase(query)
    try:
        tree: Any = cql.parser().parse(query)
        step, starts = cql.Compile().transform(tree)
    except UnexpectedInput as fault:
        place = f"at character {fault.column}" if getattr(fault, "column", -1) > 0 else "at its end"
        raise UsageError(
            f"query: {shortened(query)} cannot be read {place}; see 'discourse measure concordance --help'."
        ) from None
    except VisitError as fault:
        if isinstance(fault.orig_exc, UsageError):
            raise fault.orig_exc from None
        raise
    except (LarkError, RecursionError):
        raise UsageError(
            f"query: {shortened(query)} cannot be read; see 'discourse measure concordance --help'."
        ) from None
    return Query(query, step, starts)


_LETTERS = re.compile(r"\b(?:\w[.]){2,}")
_ANY = "ꝛ"
"""A letter that no text in English has: it stands for `*` while a phrase is cut."""


def pieces(phrase: str) -> list[str]:
    """Cut a plain phrase by the tokenizer that cuts the texts, contracted forms in full."""
    cut = language.language().tokenizer
    # u.s. is one word to it in capitals only.
    phrase = _LETTERS.sub(lambda m: m[0] if len(cut(m[0])) == 1 else m[0].upper(), phrase.replace("*", _ANY))
    doc = language.bounded(cut(phrase))
    forms = ["u.s." if token.text == "US" else folded(token.text) for token in doc if not token.is_space]
    return [language.whole_form(*pair).replace(_ANY, "*") for pair in zip(forms, [*forms[1:], ""], strict=True)]


def _phrase(phrase: str) -> Query:
    tests: list[Test] = []
    found = pieces(phrase)
    for piece in found:
        if piece == "*":
            tests.append(steps.anything)
        elif "*" in piece:
            tests.append(steps.matches("form", re.escape(piece).replace(r"\*", r"\w*")))
        elif piece in language.SHARED:
            tests.append(steps.matches("word", f"['’]{piece[1:]}", True))
        else:
            tests.append(steps.equals(piece))
    if not any(piece.strip() for piece in found):
        raise UsageError("query: it holds no character that can be seen; write a phrase or CQL.")
    return Query(phrase, steps.sequence([steps.one(test) for test in tests]), tests[0])
