"""Names for what was changed in a quotation, the gravest first: negations, numbers, words, order, marks."""

import re
from collections import Counter

from discourse.evaluation.stated import spelled
from discourse.io.words import word_set

WORD = re.compile(r"\w+(?:['.,]\w+)*")


def words_of(plain: str) -> list[str]:
    """The words of a quotation in lower case, numbers with their points and commas."""
    return [match[0].lower() for match in WORD.finditer(plain)]


def denies(word: str) -> bool:
    """Whether a word negates."""
    return (
        word.endswith("n't") or word in ("cannot", "without") or word in word_set("grammar-words", "negator", "nobody")
    )


def _numeral(word: str) -> bool:
    return any(one.isdigit() for one in word) or spelled(word)


def kinds(changes: list[tuple[list[str], list[str]]]) -> list[str]:
    """Name what was done to the text, the gravest first; `changes` are the words of the text and those in their place."""
    if not changes:
        return ["marks or capitals changed"]
    ours, theirs = (Counter(word for change in changes for word in change[side]) for side in (0, 1))
    if ours == theirs:
        return ["order changed"]
    found = []
    for text, quotation in changes:
        denied = [any(map(denies, words)) for words in (text, quotation)]
        if denied[0] != denied[1]:
            found.append("negation left out" if denied[0] else "negation put in")
        elif text and quotation and all(any(map(_numeral, words)) for words in (text, quotation)):
            found.append("number changed")
        elif not quotation:
            found.append(omission(text))
        else:
            found.append("word replaced" if text else "word put in")
    order = ("negation put in", "negation left out", "number changed")
    return sorted(dict.fromkeys(found), key=lambda kind: order.index(kind) if kind in order else len(order))


def omission(words: list[str]) -> str:
    """Name the words that were left out."""
    return "negation left out" if any(map(denies, words)) else "word left out" if len(words) == 1 else "words left out"


def told(changes: list[tuple[list[str], list[str]]], text: str, quotation: str) -> str:
    """Say what stands for what; where no word differs, the whole of both."""
    said = []
    for ours, theirs in changes:
        one, other = " ".join(ours), " ".join(theirs)
        said.append(f"'{other}' for '{one}'" if one and other else f"left out: {one}" if one else f"put in: {other}")
    return "; ".join(said) or f"'{quotation}' for '{text}'"
