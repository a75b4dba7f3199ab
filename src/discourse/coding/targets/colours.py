"""The colour of words and phrases: what the lexicon says, turned by negation and by words that reverse."""

from functools import cache, lru_cache

from discourse.io.cards import read_model
from discourse.io.words import Group, read_words
from discourse.text.negation import denied
from discourse.text.phrases import lemma
from discourse.text.tokens import TokenView
from discourse.text.tree import child

LEXICON = "evaluative-words"
_SAME = {"PROPN": "NOUN", "AUX": "VERB", "SCONJ": "ADV", "INTJ": "ADJ"}
_OTHER = {"VERB": ("ADJ", "NOUN"), "ADJ": ("VERB", "NOUN"), "NOUN": ("ADJ",), "ADV": ("ADJ",)}


@lru_cache(maxsize=200_000)
def groups(view: TokenView, row: int) -> tuple[Group, ...]:
    """The groups of the word at `row`, by lemma and part of speech; a participle may count as an adjective."""
    pos, word, tag = (view.column(name)[row] for name in ("pos", "form", "tag"))
    if pos == "PROPN" and view.column("entity")[row]:
        return ()
    pos = _SAME.get(pos, pos)
    forms = [(form, pos) for form in (lemma(view, row), view.column("lemma")[row], word)]
    if pos == "ADJ" and word.endswith("ed"):
        # A headline's verb that the tagger takes for an adjective keeps its ending in the lemma: slammed.
        forms += [(stem, "VERB") for stem in (word[:-2], word[:-1], word[:-3])]
    if tag in ("VBN", "VBG", "JJ", "VBD"):
        forms += [(word, other) for other in _OTHER.get(pos, ())]
    return next((found for form in forms if (found := read_words(LEXICON).of(*form))), ())


def named(view: TokenView, row: int, *names: str) -> bool:
    """Whether the word stands in one of the named groups."""
    return any(group.name in names for group in groups(view, row))


def strongest(found: tuple[Group, ...], side: str) -> float:
    """The value of largest size that groups give for one side; 0 where they say nothing."""
    return max((float(getattr(group, side)) for group in found), key=abs, default=0.0)


def says(view: TokenView, row: int, side: str) -> float:
    """What a word says of its `agent`, its `patient`, or of the `effect` on the patient; see the card of the list."""
    return strongest(groups(view, row), side)


def own(view: TokenView, row: int) -> float:
    """The colour of one word by itself; a verb's is that of what it does to its object and says of its subject."""
    found = groups(view, row)
    if named(view, row, "reverse"):
        return 0.0
    if view.column("pos")[row] == "VERB" and not any(group.own for group in found):
        return 0.5 * (strongest(found, "agent") + strongest(found, "patient"))
    return strongest(found, "own")


@lru_cache(maxsize=200_000)
def phrase(view: TokenView, row: int, depth: int = 0) -> float:
    """The colour of a noun phrase or predicate with its head at `row`, between about -2 and 2.

    A bad word in it outweighs a good one ("false hope", "a great danger"); "lack of honesty" and "anti-war" turn
    round what follows; a negation turns it and weakens it.
    """
    if depth > 3:
        return 0.0
    forms = view.column("form")
    inner = [phrase(view, at, depth + 1) for at in _complements(view, row)]
    if named(view, row, "reverse"):
        value = -_balance(inner) if any(inner) else says(view, row, "own")
        return weight("negated") * value if denied(view, row) else value
    parts = [own(view, row)]
    for at in child(view, row, "amod", "compound", "advmod", "nmod", "conj", "acomp", "attr", "oprd"):
        turned = any(listed(forms[inside], "reversing") for inside in view.children[at])
        share = (weight("reversed") if turned else 1.0) * _share(view, at)
        parts.append(share * phrase(view, at, depth + 1))
    if any(listed(forms[at], "reversing") for at in child(view, row, "amod", "compound", "nmod", "advmod", "prefix")):
        parts[0] *= weight("reversed")
    if not parts[0] or view.column("pos")[row] in ("ADJ", "ADP"):
        parts += [weight("complement") * value for value in inner]
    value = _balance(parts)
    less = any(forms[at] in ("less", "least") for at in child(view, row, "advmod"))
    return weight("phrase negated") * value if denied(view, row) or less else value


def _share(view: TokenView, row: int) -> float:
    """A noun before a noun mostly names its topic (*risk assessment*), a comparative a change (*greater latitude*):
    both say little of whoever has the thing."""
    topic = view.column("dep")[row] == "compound" or view.column("tag")[row] == "JJR"
    return weight("topic") if topic else 1.0


def _complements(view: TokenView, row: int) -> list[int]:
    """What stands under a preposition of the word: *act of cruelty*, *lack of trust*, *good for peace*."""
    noun, forms = view.column("pos")[row] in ("NOUN", "PROPN"), view.column("form")
    return [
        inner
        for at in child(view, row, "prep")
        if forms[at] == "of" or (not noun and forms[at] in ("for", "to", "in")) or named(view, row, "reverse")
        for inner in child(view, at, "pobj", "pcomp")
    ]


def _balance(parts: list[float]) -> float:
    """The worst of several colours, worse with each other bad one; where none is bad, the best."""
    low, high = min(parts, default=0.0), max(parts, default=0.0)
    if low < -0.25:
        further = sum(part < low / 2 for part in parts) - 1
        return max(-2.0, low - 0.3 * further)
    return high


def listed(word: str, group: str) -> bool:
    """Whether a word stands in a group of the list `target-words`."""
    return read_words("target-words").has(word, group)


def weight(name: str) -> float:
    """How much one kind of evidence counts; see `data/models/targets/weights.tsv`, where each says what it weighs."""
    return _weights()[name]


@cache
def _weights() -> dict[str, float]:
    rows = read_model("targets/weights.tsv", ("name", "weight", "meaning"))
    return {row["name"]: float(row["weight"]) for row in rows}
