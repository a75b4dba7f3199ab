"""What an article does, in claims that can be quoted: each from the table of another measure, with its sentences."""

from typing import Any

import pandas as pd

from discourse.measures.structure import _spoken_of, _wording

# The tables that are asked for beside the usual ones: the measures that make them, with their options.
TABLES: dict[str, tuple[str, dict[str, Any]]] = {
    "keywords": ("sensitivity", {}), "formulae": ("ngrams", {}), "course": ("template", {}),
    "duties": ("obligation", {}),
    "markers": ("norms", {}),
    "people": ("actors", {"entities": False}), "functions": ("frame_functions", {}),
    "frames": ("framing", {"codebook": "generic-frames"}), "voices": ("attribution", {"by": "source"}),
    "named": ("entities", {}), "pronouns": ("persons", {}), "policies": ("framing", {"codebook": "policy-frames"}),
}  # fmt: skip
COLUMNS = ["topic", "claim", "gist", "basis", "weight", "places"]


def claims(
    text: str, tokens: pd.DataFrame, sentences: pd.DataFrame, keywords: pd.DataFrame, formulae: pd.DataFrame,
    course: pd.DataFrame, duties: pd.DataFrame, markers: pd.DataFrame, people: pd.DataFrame,
    functions: pd.DataFrame, frames: pd.DataFrame, voices: pd.DataFrame, named: pd.DataFrame, pronouns: pd.DataFrame,
    policies: pd.DataFrame, *, max_claims: int = 8,
) -> pd.DataFrame:  # fmt: skip
    """Choose what is most worth saying of an article, and say it in full sentences.

    Read each claim with its sentences open, and `basis` for the finding that proves it, where its base and the accuracy
    of its rule stand. Claims are drawn from findings whose codes were measured as reliable, the most unusual first, and
    told in the order of an analysis: words, duties, certainty, people, problem and remedy, conflict,
    voices. The trap: what is unusual is not what is important, and what no rule looks for is not among the claims.

    Args:
        max_claims: how many claims are made at most.

    Returns:
        One row per claim: topic, claim, gist (the claim as a predicate, or empty), count (of places), basis (the finding it rests
        on), weight (how unusual, from 0 to 1), places.
    """
    where = dict(zip(sentences["start"].tolist(), sentences["sentence"].tolist(), strict=True))
    starts = sorted(where)

    def sentence(place: tuple[int, int]) -> int:
        return int(where[max((s for s in starts if s <= place[0]), default=starts[0])])

    total = len(starts)
    found = [
        *_wording.keywords(keywords, text), *_wording.formulae(formulae), *_wording.course(course),
        *_wording.duties(duties, people, text), *_wording.markers(markers),
        *_wording.pronouns(pronouns), *_spoken_of.named(named), *_spoken_of.people(people), *_spoken_of.expected(people),
        *_spoken_of.other_side(people, tokens, text), *_spoken_of.order(functions, sentence, total),
        *_spoken_of.conflict(frames, sentence, total), *_spoken_of.policies(policies, total),
        *_spoken_of.voices(voices, text),
    ]  # fmt: skip
    chosen = sorted(found, key=lambda claim: -claim[4])[:max_claims]
    table = pd.DataFrame([claim for claim in found if claim in chosen], columns=COLUMNS)
    table.insert(3, "count", table["places"].map(len).astype(int))
    return table
