"""How people and bodies are evaluated: by the grammar of the sentence, with the words that decided (Martin &
White 2005).

General lists of positive and negative words say little about who is meant. Here a verb says one thing of its
subject and another of its object, a noun colours its owner or its target, and what is not decided stays *unclear*.

The evaluation of a named target adds phrases (`signs`) and what the reader sees.
"""

from discourse.coding.targets.clauses import Evidence
from discourse.coding.targets.evidence import collect
from discourse.coding.targets.verdicts import (
    EVALUATIONS,
    ROLES,
    Seen,
    Span,
    Verdict,
    classify,
    classify_roles,
    evaluation_of,
    rows_of,
)

__all__ = [
    "EVALUATIONS",
    "ROLES",
    "Evidence",
    "Seen",
    "Span",
    "Verdict",
    "classify",
    "classify_roles",
    "collect",
    "evaluation_of",
    "rows_of",
]
