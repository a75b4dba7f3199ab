"""The colour of words and phrases: what the lexicon says, turned by negation and by words that reverse."""

from functools import lru_cache

from discourse.coding.targets.grammar import child, lemma, negated
from discourse.coding.targets.portrait import Portrait
from discourse.io.words import Group, read_words
from discourse.text.tokens import TokenView

LEXICON = "evaluative-words"
PORTRAYALS = "portrayal-words"
_TOPIC = 0.4
_SAME = {"PROPN": "NOUN", "AUX": "VERB", "SCONJ": "ADV", "INTJ": "ADJ"}
_OTHER = {"VERB": ("ADJ", "NOUN"), "ADJ": ("VERB", "NOUN"), "NOUN": ("ADJ",), "ADV": ("ADJ",)}
_REVERSING = ("anti", "counter", "non", "against")


@lru_cache(maxsize=200_000)
def groups(view: TokenView, row: int) -> tuple[Group, ...]:
    """The groups of the word at `row`, by lemma and part of speech; a participle may count as an
    adjective.

    Where a target's portrayal is read, a word that the lexicon of portrayals lists has its groups and no others.
    """
    pos = view.column("pos")[row]
    pos = _SAME.get(pos, pos)
    if view.column("pos")[row] == "PROPN" and view.column("entity")[row]:
        return ()
    word = view.column("norm")[row]
    forms = [(form, pos) for form in (lemma(view, row), view.column("lemma")[row], word)]
    if pos == "ADJ" and word.endswith("ed"):
        # A headline's verb that the tagger takes for an adjective keeps its ending in the lemma: slammed.
        forms += [(stem, "VERB") for stem in (word[:-2], word[:-1], word[:-3])]
    if view.column("tag")[row] in ("VBN", "VBG", "JJ", "VBD"):
        forms += [(word, other) for other in _OTHER.get(pos, ())]
    lexicons = [read_words(name) for name in ((PORTRAYALS, LEXICON) if isinstance(view, Portrait) else (LEXICON,))]
    return next((found for form in forms for lexicon in lexicons if (found := lexicon.of(*form))), ())


def strongest(found: tuple[Group, ...], side: str) -> float:
    """The value of largest size that the groups of a word give for one side; 0 where they say nothing."""
    values = [float(getattr(group, side)) for group in found]
    return max(values, key=abs) if values else 0.0


def own(view: TokenView, row: int) -> float:
    """The colour of one word by itself; a verb's is that of what it does to its object and says of its
    subject."""
    found = groups(view, row)
    if _reverses(view, row):
        return 0.0
    if view.column("pos")[row] == "VERB" and not any(group.own for group in found):
        return 0.5 * (strongest(found, "agent") + strongest(found, "patient"))
    return strongest(found, "own")


@lru_cache(maxsize=200_000)
def phrase(view: TokenView, row: int, depth: int = 0) -> float:
    """The colour of a noun phrase or predicate with its head at `row`, between about -2 and 2.

    A bad word in it outweighs a good one ("false hope", "a great danger"); "lack of honesty" and "anti-war"
    turn
    round what follows; a negation turns it and weakens it.
    """
    if depth > 3:
        return 0.0
    found = groups(view, row)
    norms = view.column("norm")
    inner = [phrase(view, at, depth + 1) for at in _complements(view, row)]
    if _reverses(view, row):
        value = -_balance(inner) if any(inner) else strongest(found, "own")
        return -0.5 * value if negated(view, row) else value
    parts = [own(view, row)]
    for at in child(view, row, "amod", "compound", "advmod", "nmod", "conj", "acomp", "attr", "oprd"):
        turned = any(norms[k] in _REVERSING for k in view.children[at])
        parts.append((-0.7 if turned else 1.0) * _weight(view, at) * phrase(view, at, depth + 1))
    if any(norms[at] in _REVERSING for at in child(view, row, "amod", "compound", "nmod", "advmod", "prefix")):
        parts[0] *= -0.7
    if not parts[0] or view.column("pos")[row] in ("ADJ", "ADP"):
        parts += [0.7 * value for value in inner]
    value = _balance(parts)
    less = isinstance(view, Portrait) and any(norms[at] in ("less", "least") for at in child(view, row, "advmod"))
    return -0.6 * value if negated(view, row) or less else value


def _weight(view: TokenView, row: int) -> float:
    """A noun before a noun mostly names its topic (*risk assessment*), a comparative a change (*greater
    latitude*): both say little of whoever has the thing."""
    topic = view.column("dep")[row] == "compound" or view.column("tag")[row] == "JJR"
    return _TOPIC if topic and isinstance(view, Portrait) else 1.0


def _complements(view: TokenView, row: int) -> list[int]:
    """What stands under a preposition of the word: *act of cruelty*, *lack of trust*, *good for peace*."""
    kinds = ("of",) if view.column("pos")[row] in ("NOUN", "PROPN") else ("of", "for", "to", "in")
    preps = [at for at in child(view, row, "prep") if view.column("norm")[at] in kinds or _reverses(view, row)]
    return [noun for at in preps for noun in child(view, at, "pobj", "pcomp")]


def _reverses(view: TokenView, row: int) -> bool:
    return any(group.name == "reverse" for group in groups(view, row))


def _balance(parts: list[float]) -> float:
    low, high = min(parts, default=0.0), max(parts, default=0.0)
    if low < -0.25:
        return max(-2.0, low - 0.3 * sum(1 for part in parts if part < low / 2 or (part > 0.5 and part != high)))
    return high
