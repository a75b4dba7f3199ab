"""Where a word is negated: the negator that has it in its scope."""

from discourse.io.words import word_set
from discourse.text.tokens import TokenView

_NOBODY = ("nobody", "none", "nothing")
_WORDS = "function-words"
_LINKS = ("acomp", "attr", "oprd", "xcomp", "amod", "advmod")


def negator(view: TokenView, row: int) -> int | None:
    deps, heads, norms, tags = (
        view.column("dep"),
        view.column("head"),
        view.column("norm"),
        view.column("tag"),
    )
    governors = [row]
    at = row
    for _ in range(3):
        linked = deps[at] in _LINKS or (deps[at] in ("dobj", "pobj", "prep") and not tags[heads[at]].startswith("N"))
        known = deps[at] == "amod" and _definite(view, int(heads[at]))
        if not linked or known or heads[at] == at:
            break
        at = heads[at]
        governors.append(at)
    for governor in governors:
        if norms[governor] == "without" or (governor != row and norms[governor] in _NOBODY):
            return int(governor)
        for child in view.children[governor]:
            if norms[child] in _NOBODY and deps[child] in ("nsubj", "nsubjpass") and tags[row] != "JJR":
                return child
            only = child + 1 < view.size and norms[child + 1] in word_set(_WORDS, "not-only")
            if (
                norms[child] in word_set(_WORDS, "negator")
                and child < row
                and deps[child] in ("neg", "det", "advmod", "preconj", "prep")
                and not only
            ):
                return child
    return None


def _definite(view: TokenView, noun: int) -> bool:
    """Whether the noun is taken as known (*these brave men*): what is denied then is not what describes it."""
    deps, norms = view.column("dep"), view.column("norm")
    return any(
        deps[child] == "poss" or norms[child] in word_set(_WORDS, "definite")
        for child in view.children[noun]
        if child < noun
    )


def far_from(view: TokenView, first: int) -> int | None:
    """The *far* of *is far from* right before an evaluation; only an article or words of degree may stand between."""
    norms, tags, lemmas = view.column("norm"), view.column("tag"), view.column("lemma")
    at, start = first - 1, int(view.sentence_start[first])
    while at > start + 1 and (norms[at] in ("a", "an") or tags[at].startswith(("RB", "VBG"))) and norms[at] != "far":
        at -= 1
    if (
        at > start + 1
        and (norms[at - 1], norms[at]) == ("far", "from")
        and lemmas[at - 2] in word_set(_WORDS, "copula")
    ):
        return at - 1
    return None
