"""Summaries: sentences computed from tables, so that no number is ever typed into prose. One function, one kind of table.

A function takes a table; what it asks for beside it (`words`, `paragraphs`, `tokens`) it gets by its parameters' names.
"""

from discourse.reporting.summaries.codes import (
    code_density,
    code_distribution,
    codebook_agreement,
    cooccurrence,
    dominant_frame,
    frame_distribution,
    frame_shares,
    reference_ranges,
)
from discourse.reporting.summaries.discourse import (
    actor_evaluation,
    claims,
    ideological_square,
    move_structure,
    segmentation,
    structure,
    unrecorded_facts,
)
from discourse.reporting.summaries.keywords import (
    absent_words,
    collocates,
    concordance,
    dispersion,
    keyword_robustness,
    keywords,
    negative_keywords,
    readability,
)
from discourse.reporting.summaries.rows import most_frequent, top_rows, unattested

__all__ = [
    "absent_words", "actor_evaluation", "claims", "code_density", "code_distribution", "codebook_agreement",
    "collocates", "concordance", "cooccurrence", "dispersion", "dominant_frame", "frame_distribution", "frame_shares",
    "ideological_square", "keyword_robustness", "keywords", "most_frequent", "move_structure", "negative_keywords",
    "readability", "reference_ranges", "segmentation", "structure", "top_rows", "unattested", "unrecorded_facts",
]  # fmt: skip
