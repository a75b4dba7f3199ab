"""Who is spoken of: actors by their names from the card, other named entities, and the unnamed (*some countries*)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discourse.io.articles import Actor
from discourse.io.words import read_words, word_set
from discourse.text.phrases import head_of
from discourse.text.query import pieces
from discourse.text.syntax import noun_kind
from discourse.text.tokens import TokenView
from discourse.text.tree import child

_SOMEBODY = ("person", "office", "collective", "body", "metonym")
_TYPES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC")


@dataclass(frozen=True)
class Mention:
    """One place where somebody is spoken of: the rows from `first` to before `stop`.

    `kind` is card, entity or unnamed; `side` is us, them or other, as the card says.
    """

    actor: str
    kind: str
    side: str
    first: int
    stop: int


def mentions(view: TokenView, actors: Sequence[Actor], *, entities: bool = True, unnamed: bool = True) -> list[Mention]:
    """Find who is spoken of, in text order; no word belongs to two mentions.

    The card's names come first, the longest first ("China and Kazakhstan" before "China"), then the unnamed, then
    named entities. Names are compared without regard to capitals and quotation marks, but a name in capitals
    (*UN*, *US*, not *COVID-19*) must stand in capitals.

    Args:
        view: the tokens.
        actors: the card's actors; may be empty.
        entities: whether people, bodies and places outside the card count.
        unnamed: whether unnamed actors count.
    """
    found: list[Mention] = []
    taken: set[int] = set()
    sources = [_of_card(view, actors), _unnamed(view) if unnamed else ()]
    for mention in (mention for source in sources for mention in source):
        rows = range(mention.first, mention.stop)
        if taken.isdisjoint(rows):
            taken.update(rows)
            found.append(mention)
    if entities:
        found += _entities(view, taken)
    return sorted(found, key=lambda mention: mention.first)


def head(view: TokenView, mention: Mention) -> int:
    """The row that stands for a mention in the tree."""
    return head_of(view, mention.first, mention.stop)


def _of_card(view: TokenView, actors: Sequence[Actor]) -> Iterator[Mention]:
    names = sorted(
        {(tuple(pieces(alias)), alias, actor) for actor in actors for alias in (actor.name, *actor.aliases)},
        key=lambda name: (-len(name[0]), -len(name[1]), name[1]),
    )
    forms = view.column("form")
    starts: dict[str, list[int]] = {}
    for row, word in enumerate(forms):
        starts.setdefault(word, []).append(row)
    for words, alias, actor in names:
        for row in starts.get(words[0], []) if words else []:
            stop = row + len(words)
            inside = stop <= int(view.sentence_end[row]) and tuple(forms[row:stop]) == words
            if inside and _same_case(view.column("word")[row], alias):
                yield Mention(actor.name, "card", actor.side, row, stop)


def _same_case(word: str, alias: str) -> bool:
    return word.isupper() if alias.isupper() and alias.isalpha() else not alias[:1].isupper() or word[:1].isupper()


def _unnamed(view: TokenView) -> Iterator[Mention]:
    for row, (pos, tag) in enumerate(zip(view.column("pos"), view.column("tag"), strict=True)):
        if (pos == "PRON" or (pos == "NOUN" and tag in ("NNS", "NN"))) and not view.column("entity")[row]:
            first = _first_vague(view, row)
            if first >= 0:
                yield Mention(" ".join(view.column("form")[first : row + 1]), "unnamed", "other", first, row + 1)


def _first_vague(view: TokenView, row: int) -> int:
    """The first row of an unnamed actor with its head at `row`, or -1."""
    words, lemma, forms = read_words("people-and-bodies"), view.column("lemma")[row].lower(), view.column("form")
    pronoun = view.column("pos")[row] == "PRON"
    standing = any(group.name == "standing" for group in words.of(lemma, "PRON" if pronoun else "NOUN"))
    before = [at for at in child(view, row, "det", "amod", "nmod", "compound", "poss") if at < row]
    plural = view.column("tag")[row] in ("NNS", "NNPS") or lemma in ("people", "police", "media")
    if noun_kind(view, row) in _SOMEBODY and (plural or (before and forms[before[0]] == "any")):
        vague = any(words.of(forms[at], "DET") or words.of(forms[at], "ADJ") for at in before)
        known = word_set("grammar-words", "definite")
        definite = any(view.column("tag")[at] == "PRP$" or forms[at] in known for at in before)
        if vague and not definite:
            return min(before)
    bare = not before and not child(view, row, "prep")
    spoken_of = view.column("dep")[row] in ("nsubj", "nsubjpass", "pobj", "dobj")
    return row if standing and bare and (plural or pronoun) and spoken_of else -1


def _entities(view: TokenView, taken: set[int]) -> list[Mention]:
    entity, forms = view.column("entity"), view.column("form")
    spans, row = [], 0
    while row < view.size:
        stop = row + 1
        if entity[row].startswith("B-") and entity[row][2:] in _TYPES:
            while stop < view.size and entity[stop] == f"I-{entity[row][2:]}":
                stop += 1
            first = row + 1 if forms[row] in ("the", "a", "an") and stop - row > 1 else row
            last = stop - 1 if forms[stop - 1] == "'s" and stop - first > 1 else stop
            if taken.isdisjoint(range(first, last)):
                spans.append((first, last, entity[row][2:]))
        row = stop
    names = _merged(view, spans)
    return [Mention(name, "entity", "other", first, stop) for (first, stop, _), name in zip(spans, names, strict=True)]


def _merged(view: TokenView, spans: list[tuple[int, int, str]]) -> list[str]:
    """One name for one surface whatever its capitals; a surname alone is the one person who has it."""
    surface = [" ".join(view.column("form")[first:stop]) for first, stop, _ in spans]
    printed: dict[str, Counter[str]] = {}
    for (first, stop, _), key in zip(spans, surface, strict=True):
        printed.setdefault(key, Counter())[view.text(first, stop)] += 1
    people = {key for (_, _, kind), key in zip(spans, surface, strict=True) if kind == "PERSON"}
    whole: dict[str, str] = {}
    for key in surface:
        owners = sorted(other for other in people if " " in other and other.endswith(f" {key}"))
        whole[key] = owners[0] if " " not in key and len(owners) == 1 else key
    return [min(printed[whole[key]], key=lambda name: (-printed[whole[key]][name], name)) for key in surface]
