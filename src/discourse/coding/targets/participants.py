"""Who is spoken of: actors by their names from the card, other named entities, and the unnamed (*some
countries*)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from discourse.coding.targets.grammar import child, head_of
from discourse.io.articles import Actor
from discourse.io.words import read_words
from discourse.text.query import pieces
from discourse.text.tokens import TokenView

KINDS = ("card", "entity", "unnamed")
_TYPES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC")
_LEXICON = "unnamed-actors"


@dataclass(frozen=True)
class Mention:
    """One place where somebody is spoken of: the rows from `first` to before `stop`."""

    actor: str
    kind: str
    side: str
    first: int
    stop: int


def mentions(view: TokenView, actors: Sequence[Actor], *, entities: bool = True, unnamed: bool = True) -> list[Mention]:
    """Find who is spoken of, in text order; no word belongs to two mentions.

    The card's names come first, the longest first ("China and Kazakhstan" before "China"), then named entities, then
    the unnamed. Names are compared without regard to capitals and quotation marks, but a name in capitals (*UN*,
    *US*) must stand in capitals.

    Args:
        view: the tokens.
        actors: the card's actors; may be empty.
        entities: whether people, bodies and places outside the card count.
        unnamed: whether unnamed actors count.
    """
    taken: set[int] = set()
    found = _of_card(view, actors, taken)
    if unnamed:
        found += _unnamed(view, taken)
    if entities:
        found += _entities(view, taken)
    return sorted(found, key=lambda mention: mention.first)


def _of_card(view: TokenView, actors: Sequence[Actor], taken: set[int]) -> list[Mention]:
    names = sorted(
        {(tuple(pieces(alias)), alias, actor) for actor in actors for alias in (actor.name, *actor.aliases)},
        key=lambda name: (-len(name[0]), -len(name[1]), name[1]),
    )
    norms = view.column("norm")
    starts: dict[str, list[int]] = {}
    for row, word in enumerate(norms):
        starts.setdefault(word, []).append(row)
    found = []
    for words, alias, actor in names:
        for row in starts.get(words[0], []) if words else []:
            stop = row + len(words)
            inside = stop <= int(view.sentence_end[row]) and tuple(norms[row:stop]) == words
            if inside and _same_case(view, row, alias) and not taken & set(range(row, stop)):
                taken |= set(range(row, stop))
                found.append(Mention(actor.name, "card", actor.side, row, stop))
    return found


def _same_case(view: TokenView, row: int, alias: str) -> bool:
    word = view.column("word")[row]
    return bool(word.isupper()) if alias.isupper() else not alias[:1].isupper() or bool(word[:1].isupper())


def _unnamed(view: TokenView, taken: set[int]) -> list[Mention]:
    found = []
    tags, pos = view.column("tag"), view.column("pos")
    for row in range(view.size):
        if row in taken or pos[row] not in ("NOUN", "PRON") or view.column("entity")[row]:
            continue
        first = _first_vague(view, row)
        if first < 0 or taken & set(range(first, row + 1)):
            continue
        if (tags[row] in ("NNS", "NN") and pos[row] == "NOUN") or pos[row] == "PRON":
            taken |= set(range(first, row + 1))
            name = " ".join(view.column("norm")[at] for at in range(first, row + 1))
            found.append(Mention(name, "unnamed", "other", first, row + 1))
    return found


def _first_vague(view: TokenView, row: int) -> int:
    """The first row of an unnamed actor with its head at `row`, or -1."""
    lexicon, lemmas, norms = read_words(_LEXICON), view.column("lemma"), view.column("norm")
    pos, tags = view.column("pos")[row], view.column("tag")[row]
    names = {group.name for group in lexicon.of(lemmas[row].lower(), "NOUN" if pos == "NOUN" else "PRON")}
    before = [at for at in child(view, row, "det", "amod", "nmod", "compound", "poss") if at < row]
    definite = any(
        norms[at] in ("the", "this", "that", "these", "those", "our", "its", "their", "my", "your") for at in before
    )
    plural = tags in ("NNS", "NNPS") or lemmas[row].lower() in ("people", "police", "media")
    if "collective" in names and (plural or norms[before[0]] == "any" if before else plural):
        vague = [at for at in before if lexicon.of(norms[at], "DET") or lexicon.of(norms[at], "ADJ")]
        if vague and not definite:
            return min(before)
    bare = not before and not child(view, row, "prep")
    if "standing" in names and bare and (plural or pos == "PRON"):
        return row if view.column("dep")[row] in ("nsubj", "nsubjpass", "pobj", "dobj") else -1
    return -1


def _entities(view: TokenView, taken: set[int]) -> list[Mention]:
    entity, norms = view.column("entity"), view.column("norm")
    spans, row = [], 0
    while row < view.size:
        stop = row + 1
        if entity[row].startswith("B-") and entity[row][2:] in _TYPES:
            while stop < view.size and entity[stop] == f"I-{entity[row][2:]}":
                stop += 1
            first = row + 1 if norms[row] in ("the", "a", "an") and stop - row > 1 else row
            last = stop - 1 if norms[stop - 1] == "'s" and stop - first > 1 else stop
            if not taken & set(range(first, last)):
                spans.append((first, last, entity[row][2:]))
        row = stop
    names = _merged(view, spans)
    taken.update(at for first, stop, _ in spans for at in range(first, stop))
    return [Mention(name, "entity", "other", first, stop) for (first, stop, _), name in zip(spans, names, strict=True)]


def _merged(view: TokenView, spans: list[tuple[int, int, str]]) -> list[str]:
    """One name for one surface whatever its capitals; a surname alone is the one person who has it."""
    surface = [" ".join(view.column("norm")[first:stop]) for first, stop, _ in spans]
    printed: dict[str, Counter[str]] = {}
    for (first, stop, _), key in zip(spans, surface, strict=True):
        printed.setdefault(key, Counter())[view.text(first, stop)] += 1
    people = {key for (_, _, kind), key in zip(spans, surface, strict=True) if kind == "PERSON"}
    whole: dict[str, str] = {}
    for key in surface:
        owners = sorted(other for other in people if " " in other and other.endswith(f" {key}"))
        whole[key] = owners[0] if " " not in key and len(owners) == 1 else key
    return [min(printed[whole[key]], key=lambda name: (-printed[whole[key]][name], name)) for key in surface]


def head(view: TokenView, mention: Mention) -> int:
    """The row that stands for a mention in the tree."""
    return head_of(view, mention.first, mention.stop)
