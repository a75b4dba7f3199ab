"""Function words of other languages than English: lists of common words tell what is not content.

The lists are those of spaCy, and `data/words/function-words.tsv` for languages that it has none for.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from discourse.base.text import folded
from discourse.io.languages import ENGLISH
from discourse.io.words import read_words

_SAME = {"no": "nb"}
_LIST = "function-words"


@cache
def function_words(code: str) -> frozenset[str]:
    """The function words of a language, folded as words are; none for English, whose tags tell, and where no list is known.

    The trap: such lists hold a few common verbs and nouns too (*kommt*, *jour*), and in languages that write a conjunction
    together with the next word they miss it there.
    """
    if code == ENGLISH:
        return frozenset()
    listed = read_words(_LIST)
    if code in listed.groups:
        return frozenset(map(folded, listed.members(code)))
    home = f"spacy.lang.{_SAME.get(code, code)}"
    if find_spec(home) is None or find_spec(f"{home}.stop_words") is None:
        return frozenset()
    return frozenset(map(folded, import_module(f"{home}.stop_words").STOP_WORDS))
