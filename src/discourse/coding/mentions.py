"""Who is spoken of: one table of mentions for all pages, each resolved to somebody.

Actors are named by the article's card, by other proper names, acronyms and surnames, by what they are (*the
ambassador*) or by a pronoun; or they stay unnamed (*some countries*).
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from discourse.io.articles import Actor
from discourse.io.words import read_words, word_kinds, word_set
from discourse.text.names import Name, names
from discourse.text.phrases import head_of
from discourse.text.query import pieces
from discourse.text.syntax import noun_kind
from discourse.text.tokens import TokenView
from discourse.text.tree import child

_TYPES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC")
_MADE = ("ORG", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW")
_SOMEBODY = ("person", "office", "collective", "body", "metonym")


@dataclass(frozen=True)
class Mention:
    """One place where somebody is spoken of: the rows from `first` to before `stop`.

    `kind` is card, entity, role or unnamed; `side` is us, them or other, as the card says.
    """

    actor: str
    kind: str
    side: str
    first: int
    stop: int


def mentions(view: TokenView, actors: Sequence[Actor], *, entities: bool = True, unnamed: bool = True) -> list[Mention]:
    """Find who is spoken of, in text order; no word belongs to two mentions.

    The card's names come first, the longest first ("China and Kazakhstan" before "China"), then the unnamed, then
    other names, roles (*the ambassador*) and *he* and *she*. Names are compared without regard to capitals and quotation
    marks, but a name in capitals (*UN*, *US*) must stand in capitals. *World Health Organization (WHO)* makes one actor
    of the two names, the bracket is no mention of its own. *He* and *she* are resolved where one person alone was named
    since the sentence before.

    Args:
        view: the tokens.
        actors: the card's actors; may be empty.
        entities: whether people, bodies and places outside the card count.
        unnamed: whether unnamed actors count.
    """
    found: list[Mention] = []
    taken: set[int] = set()
    known = names(view)
    inside = _inside_names(view, known)
    of_card = (one for one in _of_card(view, actors) if not inside.issuperset(range(one.first, one.stop)))
    for source in (of_card, _unnamed(view), _named(view, known)):
        for mention in source:
            rows = range(mention.first, mention.stop)
            if taken.isdisjoint(rows):
                taken.update(rows)
                found.append(mention)
    found = _one_name(view, sorted(found, key=lambda mention: mention.first), known)
    people = _people(view, found, known)
    found += [mention for mention in _resolved(view, people) if mention.first not in taken]
    kept = {"card", *(("entity", "role") if entities else ()), *(("unnamed",) if unnamed else ())}
    return sorted((one for one in found if one.kind in kept), key=lambda mention: mention.first)


def head(view: TokenView, mention: Mention) -> int:
    """The row that stands for a mention in the tree."""
    return head_of(view, mention.first, mention.stop)


def never_named(view: TokenView, actors: Sequence[Actor], expected: Sequence[str]) -> list[str]:
    """Whom the card expects in the article and whom no name in it names, in the order of the card."""
    by_name = {actor.name: actor for actor in actors}
    return [name for name in expected if not any(True for _ in _of_card(view, [by_name.get(name, Actor(name))]))]


def _of_card(view: TokenView, actors: Sequence[Actor]) -> Iterator[Mention]:
    aliases = sorted(
        {(tuple(pieces(alias)), alias, actor) for actor in actors for alias in (actor.name, *actor.aliases)},
        key=lambda name: (-len(name[0]), -len(name[1]), name[1]),
    )
    forms = view.column("form")
    starts: dict[str, list[int]] = {}
    for row, word in enumerate(forms):
        starts.setdefault(word, []).append(row)
    for words, alias, actor in aliases:
        for row in starts.get(words[0], []) if words else []:
            stop = row + len(words)
            inside = stop <= int(view.sentence_end[row]) and tuple(forms[row:stop]) == words
            if inside and _same_case(view.column("word")[row], alias):
                yield Mention(actor.name, "card", actor.side, row, stop)


def _inside_names(view: TokenView, known: list[Name]) -> set[int]:
    """The rows of names of bodies, events and works but for what leads them: *Beijing* in *Beijing University*."""
    deps = view.column("dep")
    return {
        row for name in known if name.kind in _MADE for row in range(name.first, head_of(view, name.first, name.stop))
        if deps[row] in ("compound", "amod", "nmod", "poss")
    }  # fmt: skip


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


def _named(view: TokenView, known: list[Name]) -> Iterator[Mention]:
    """The names as printed; a name in brackets after its long form belongs to that one."""
    before = {name.stop: name for name in known}
    for name in known:
        if name.kind in _TYPES and not (view.column("word")[name.first - 1] == "(" and name.first - 1 in before):
            yield Mention(view.text(name.first, name.stop), "entity", "other", name.first, name.stop)


def _one_name(view: TokenView, found: list[Mention], known: list[Name]) -> list[Mention]:
    """One actor for one name whatever its capitals, for a surname and the one person who has it, for an acronym."""
    printed: dict[str, Counter[str]] = {}
    for mention in (mention for mention in found if mention.kind == "entity"):
        printed.setdefault(mention.actor.lower(), Counter())[mention.actor] += 1
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for name in known:
        kinds[view.text(name.first, name.stop).lower()][name.kind] += 1
    people = {form for form, counted in kinds.items() if counted.most_common(1)[0][0] == "PERSON"}
    card = {view.text(one.first, one.stop): one for one in found if one.kind == "card"}
    long = _long_forms(view, known)
    of_card = {form: card[short.upper()] for short, form in long.items() if short.upper() in card}

    def whole(key: str) -> str:
        owners = [other for other in people if " " in other and other.endswith(f" {key}")] if key in people else []
        return owners[0] if len(owners) == 1 else long.get(key, key)

    def resolved(mention: Mention) -> Mention:
        if mention.kind != "entity":
            return mention
        key = whole(mention.actor.lower())
        if owner := of_card.get(key) or card.get(mention.actor):
            return replace(mention, actor=owner.actor, kind="card", side=owner.side)
        forms = printed.get(key) or printed[mention.actor.lower()]
        return replace(mention, actor=min(forms, key=lambda name: (-forms[name], name)))

    return [resolved(mention) for mention in found]


def _long_forms(view: TokenView, known: list[Name]) -> dict[str, str]:
    """Acronym to the name that it abbreviates where it is introduced: *the Shanghai Cooperation Organization (SCO)*."""
    found, words = dict[str, str](), view.column("word")
    for name in known:
        at = name.stop
        if at + 2 < view.size and words[at] == "(" and words[at + 2] == ")" and words[at + 1].isupper():
            found[words[at + 1].lower()] = view.text(name.first, name.stop).lower()
    return found


def _people(view: TokenView, found: list[Mention], known: list[Name]) -> list[Mention]:
    """The mentions that name a person, in text order."""
    rows = {row for name in known if name.kind == "PERSON" for row in range(name.first, name.stop)}
    return [one for one in found if one.kind in ("card", "entity") and not rows.isdisjoint(range(one.first, one.stop))]


def _resolved(view: TokenView, people: list[Mention]) -> Iterator[Mention]:
    """*The ambassador*: whoever was named with that office before, else somebody by role; *he*: the one person named."""
    lemmas, ends = view.column("lemma"), [one.stop for one in people]
    offices: dict[str, list[int]] = {}
    for number, one in enumerate(people):
        for office in _offices(view, one):
            offices.setdefault(office, []).append(number)
    for row, tag in enumerate(view.column("tag")):
        if tag in ("PRP", "PRP$") and word_kinds("pronouns").get(lemmas[row].lower()) == "he" and lemmas[row] != "they":
            near = _just_named(view, row, people, bisect_right(ends, row))
            if len({one.actor for one in near}) == 1:
                yield replace(near[0], first=row, stop=row + 1)
        elif (
            tag == "NN"
            and noun_kind(view, row) == "office"
            and not child(view, row, "prep", "appos", "amod", "compound")
        ):
            article = [at for at in child(view, row, "det") if view.column("form")[at] == "the"]
            if article and view.column("dep")[row] != "compound":
                held = offices.get(lemmas[row], [])
                before = bisect_left(held, bisect_right(ends, row))
                last = people[held[before - 1]] if before else None
                if last and view.document_start[last.first] == view.document_start[row]:
                    yield replace(last, first=article[0], stop=row + 1)
                else:
                    name = view.text(article[0], row + 1).lower()
                    yield Mention(name, "role", "other", article[0], row + 1)


def _just_named(view: TokenView, row: int, people: list[Mention], before: int) -> list[Mention]:
    """Of the first so many people those who were named since the sentence before, the last one first."""
    sentence = view.column("sentence")
    return list(takewhile(
        lambda one: sentence[row] - sentence[one.first] <= 1
        and view.document_start[one.first] == view.document_start[row],
        (people[number] for number in range(before - 1, -1, -1)),
    ))  # fmt: skip


def _offices(view: TokenView, mention: Mention) -> set[str]:
    """The offices that a person is named with: *President Xi*, *Zhang, the ambassador*."""
    rows = [mention.first - 1, *range(mention.first, mention.stop), *child(view, head(view, mention), "appos")]
    lemmas = {view.column("lemma")[row].lower() for row in rows if row >= 0}
    return lemmas & word_set("people-and-bodies", "office")
