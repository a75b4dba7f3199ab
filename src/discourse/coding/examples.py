"""Every cue carries a sentence where it must fire and one where it must not; here they are run."""

import pandas as pd

from discourse.coding.coder import code
from discourse.io.articles import make_article
from discourse.io.codebooks import Codebook
from discourse.text.annotation import annotate


def failures(codebook: Codebook) -> pd.DataFrame:
    """Run the examples and counterexamples of a codebook.

    Returns:
        One row per sentence that does not behave: line, code, cue, sentence, fault. Empty when all is well.
    """
    wanted = [(cue, kind, sentence) for cue in codebook.cues
              for kind, sentence in (("example", cue.example), ("counterexample", cue.counterexample)) if sentence]  # fmt: skip
    articles = [make_article(f"x{n:05d}", sentence) for n, (_, _, sentence) in enumerate(wanted)]
    codings = code(annotate(*articles), codebook)
    by_document = {
        name: set(zip(part["code"], part["cue"], strict=True))
        for name, part in codings.groupby("document", observed=True)
    }
    rows = []
    for article, (cue, kind, sentence) in zip(articles, wanted, strict=True):
        found = by_document.get(article.slug, set())
        if kind == "example" and (cue.code, cue.cue) not in found:
            got = ", ".join(sorted(f"{c} by '{q}'" for c, q in found)) or "nothing"
            rows.append((cue.line, cue.code, cue.cue, sentence, f"the example is not coded by its cue; found: {got}"))
        if kind == "counterexample" and (cue.code, cue.cue) in found:
            rows.append((cue.line, cue.code, cue.cue, sentence, "the counterexample is coded by its cue"))
    return pd.DataFrame(rows, columns=["line", "code", "cue", "sentence", "fault"])
