"""Further signs of how a named target is portrayed, beside those of its own clause: each with its words.

What its acts are for, lead to and bring to whom; what it leaves undone; phrases such as *line one's pockets*, *hold X
responsible*, *pay tribute to X*, which the lexicon lists as PHRASE by their heads, so that *look the
other way* is found as *look way*.
"""

from collections.abc import Iterator

from discourse.coding.targets.clauses import Evidence, of_agent, of_patient, of_prepositional, scaled, turn
from discourse.coding.targets.colours import LEXICON, named, own, phrase, says, strongest
from discourse.coding.targets.evidence import told_of
from discourse.coding.targets.weights import listed, weight
from discourse.io.words import Group, read_words
from discourse.text.negation import denied
from discourse.text.phrases import Function, function, lemma, shared_verbs, under, words_of
from discourse.text.syntax import passive
from discourse.text.tokens import TokenView
from discourse.text.tree import OBJECTS, VERBS, child

_BESIDE = ("advmod", "acomp", "npadvmod", "attr", "oprd", "advcl")


def signs(view: TokenView, row: int) -> Iterator[Evidence]:
    """Evidence on the phrase with its head at `row` that its nearest grammar does not show."""
    place = function(view, row)
    verb = place.governor
    for at in child(view, row, "appos"):
        # "X, a man who lied": the clauses of the apposition tell of X too.
        yield from told_of(view, at, weight("clause")) if view.column("pos")[at] == "NOUN" else ()
    for at in child(view, row, "relcl"):
        yield from _state(view, at)
    if verb < 0:
        return
    if place.name == "agent":
        yield from _small_clause(view, place)
        yield from _source_of(view, verb)
        if view.column("pos")[verb] in VERBS:
            yield from _phrases_of_doer(view, verb)
            yield from _left_undone(view, verb)
            yield from _declined(view, verb)
            yield from _state(view, verb)
            yield from _made(view, verb)
            yield from _outcomes(view, verb)
    elif place.name == "patient":
        yield from _phrases_of_done_to(view, place)
        yield from _listed_among(view, place)
        if passive(view, verb):
            yield from _state(view, verb)
    elif place.name == "prepositional":
        yield from _phrasal(view, place)
    elif place.name in ("possessor", "modifier"):
        yield from _planned(view, verb)
        over = function(view, verb)
        if over.name == "prepositional" and not phrase(view, verb):
            yield from scaled(_phrasal(view, over), weight("owned sign"))


def _declined(view: TokenView, verb: int) -> Iterator[Evidence]:
    """*X refused to lie*: what is not done is bad, and not to do it is well done."""
    if named(view, verb, "balk") and not denied(view, verb):
        for at in child(view, verb, "xcomp"):
            worst = min((item.score for item in of_agent(view, at, 1.0, 1) if item.kind == "act"), default=0.0)
            if worst <= -weight("owed"):
                yield Evidence("act", 0.5 - 0.6 * worst, f"{lemma(view, verb)} to {lemma(view, at)}", at)


def _small_clause(view: TokenView, place: Function) -> Iterator[Evidence]:
    """*It makes X appealing*, *they held X responsible*, *they forced X to pay*: what X is made to be or do."""
    said, lemmas = place.governor, view.column("lemma")
    if view.column("dep")[said] in ("ccomp", "xcomp", "oprd"):
        verb = int(view.head[said])
        keys = (f"{lemmas[verb]} X {lemmas[said]}", f"{lemmas[verb]} X to {lemmas[said]}")
        known = turn(view, verb) * _patient(*keys)
        value = phrase(view, said) if view.column("pos")[said] in ("ADJ", "NOUN") else 0.0
        yield Evidence("regard", known or value, words_of(view, place.row, said), said)


def _source_of(view: TokenView, verb: int) -> Iterator[Evidence]:
    """*X is the main cause of the flood*, *X is a key to peace*: what comes from X."""
    for at in child(view, verb, "attr"):
        if listed(view.column("lemma")[at], "source") and not own(view, at):
            for prep, noun in under(view, at):
                value = turn(view, verb) * phrase(view, noun)
                yield Evidence("regard", value, words_of(view, at, prep, noun), noun)


def _left_undone(view: TokenView, verb: int) -> Iterator[Evidence]:
    """*X did not answer*: what is owed to others and not done. Not to answer a reporter's request says little."""
    if not named(view, verb, "due"):
        return
    forms = view.column("form")
    if {"if", "had"} <= {forms[at] for at in child(view, verb, "mark", "aux")}:
        yield Evidence("act", -weight("owed"), f"if it had {forms[verb]}", verb)
        return
    things = [noun for _, noun in under(view, verb)] + child(view, verb, *OBJECTS)
    asked = any(listed(view.column("lemma")[at], "asked") and child(view, at, "prep", "acl") for at in things)
    if denied(view, verb) and not asked and not child(view, verb, "nsubjpass"):
        yield Evidence("act", -weight("owed"), f"not {lemma(view, verb)}", verb)


def _state(view: TokenView, verb: int) -> Iterator[Evidence]:
    """*X is under investigation*, *X left under a cloud*, *X tried it in a botched attempt*: a state or a manner
    that a preposition names."""
    forms, lemmas = view.column("form"), view.column("lemma")
    share = weight("state negated" if denied(view, verb) else "state")
    for at, noun in under(view, verb):
        manner = listed(lemmas[noun], "manner") and forms[at] in ("in", "with")
        if not manner and not (listed(lemmas[verb], "resting") and listed(forms[at], "state")):
            continue
        parts = [own(view, noun), *(phrase(view, part) for part in child(view, noun, "amod", "compound"))]
        value = max(parts, key=abs) or says(view, noun, "patient")
        if forms[at] == "under" and lemmas[noun] in ("cloud", "shadow"):
            value = weight("shadow")
        value = -value if forms[at] == "without" else value
        yield Evidence("regard", share * value, words_of(view, verb, at, noun), noun)


def _made(view: TokenView, verb: int) -> Iterator[Evidence]:
    """*a hoax promoted by X*: what X acts on, where it stands before its clause, colours the act."""
    noun = int(view.head[verb])
    if view.column("dep")[verb] != "acl" or view.column("tag")[verb] != "VBN" or view.column("pos")[noun] != "NOUN":
        return
    if value := phrase(view, noun):
        yield Evidence("act", weight("made") * value, f"{words_of(view, noun, verb)} by", noun)
        return
    over, told = function(view, noun), []
    above = int(view.head[over.governor])
    if over.name == "patient":
        told = of_patient(view, over.governor, over.row, weight("made of"))
    elif over.name == "prepositional" and view.column("pos")[above] in VERBS:
        told = of_prepositional(view, above, view.column("form")[over.governor], over.row, weight("made of"))
    yield from (item._replace(why=f"{item.why} by") for item in told if item.kind == "regard")


def _listed_among(view: TokenView, place: Function) -> Iterator[Evidence]:
    """*named X a hero*, *listed X among the most influential*: the place that X is given."""
    verb = place.governor
    if listed(view.column("lemma")[verb], "listing"):
        nouns = [noun for noun in child(view, verb, "oprd", "attr", "dobj") if noun != place.row]
        nouns += [noun for at, noun in under(view, verb) if listed(view.column("form")[at], "list of")]
        for noun in nouns:
            score = turn(view, verb) * phrase(view, noun)
            yield Evidence("regard", score, words_of(view, verb, place.row, noun), noun)


def _phrasal(view: TokenView, place: Function) -> Iterator[Evidence]:
    """*tear into X*, *contrary to X*, *hostile towards X*: what stands before the preposition."""
    prep = place.governor
    word, over = view.column("form")[prep], int(view.head[prep])
    if over == prep:
        return
    label, form, pos = words_of(view, over, prep, place.row), view.column("form")[over], view.column("pos")[over]
    if form == "contrary" and word == "to":
        yield Evidence("regard", -weight("owed"), label, over)
        return
    if listed(form, "because") or listed(word, "because"):
        told = list(_brought_about(view, over if listed(form, "because") else prep))
        yield from told or ([Evidence("regard", weight("owed"), label, over)] if form == "thanks" else [])
        return
    for at, noun in under(view, over, ("as",)):
        if at > prep:
            yield Evidence("regard", phrase(view, noun), words_of(view, over, word, place.row, "as", noun), noun)
    if value := _before_preposition(view, over, word):
        yield Evidence("regard", value, label, over)
    elif pos == "VERB" and word in ("of", "about"):
        for at in child(view, over, "advmod"):
            yield Evidence("regard", weight("adverb about") * phrase(view, at), words_of(view, over, at, word), at)
    elif pos == "ADJ" and listed(word, "towards") and not child(view, int(view.head[over]), "expl"):
        yield Evidence("regard", weight("feeling towards") * phrase(view, over), label, over)


def _outcomes(view: TokenView, verb: int) -> Iterator[Evidence]:
    """What the act is for, leads to, makes and brings to whom."""
    forms, tags, act = view.column("form"), view.column("tag"), view.column("lemma")[verb]
    done = not denied(view, verb)
    for at in child(view, verb, "advcl") if done else ():
        # "X worked all night to save the twins"
        aim = any(tags[aux] == "TO" for aux in child(view, at, "aux"))
        if aim and not child(view, at, "nsubj", "nsubjpass", "mark"):
            yield from _aim(view, at, "to ")
    for at in child(view, verb, "prep") if not listed(act, "keeping from") else ():
        # "X is committed to protecting lakes", "X succeeded in saving it"
        for inner in child(view, at, "pcomp") if not listed(forms[at], "no aim") else ():
            yield from scaled(_aim(view, inner), turn(view, verb))
    for at, noun in under(view, verb, ("into", "towards", "toward")):
        # "X dragged the country into war"
        yield Evidence("act", weight("led to") * phrase(view, noun), words_of(view, verb, at, noun), noun)
    if listed(act, "leaving") and child(view, verb, *OBJECTS, "ccomp"):
        # "X left hundreds stranded", "X made them rich"
        for at in child(view, verb, "oprd", "acomp", "ccomp"):
            pos = view.column("pos")[at]
            if pos in ("VERB", "ADJ") and not child(view, at, "mark", "aux"):
                value = own(view, at) if pos == "VERB" else phrase(view, at)
                yield Evidence("act", weight("led to") * value, words_of(view, verb, at), at)
    for at in child(view, verb, "prep", "dative") if listed(act, "giving") and done else ():
        # "X shared her bread with the poor"
        for noun in child(view, at, "pobj") if forms[at] in ("to", "with", "for") else ():
            if named(view, noun, "victim"):
                yield Evidence("act", weight("given"), words_of(view, verb, at, noun), noun)
    for at in child(view, verb, *OBJECTS):
        yield from _planned(view, at)
        for clause in child(view, at, "relcl") if listed(act, "making") else ():
            # "X built a tool that helps the blind": what the thing does falls on its maker.
            subject = child(view, clause, "nsubj")
            if subject and tags[subject[0]] in ("WDT", "WP"):
                yield from _aim(view, clause)


def _aim(view: TokenView, verb: int, before: str = "") -> Iterator[Evidence]:
    return (item._replace(why=before + item.why) for item in of_agent(view, verb, weight("aim"), 1))


def _planned(view: TokenView, noun: int) -> Iterator[Evidence]:
    """*a plan to save the lake*, *X's effort to discredit her*: what is aimed at."""
    if listed(view.column("lemma")[noun], "plan"):
        for at in child(view, noun, "acl"):
            if view.column("tag")[at] == "VB":
                yield from _aim(view, at, f"{words_of(view, noun)} to ")


def _brought_about(view: TokenView, prep: int) -> Iterator[Evidence]:
    """*Thanks to X*, *because of X*, *under X* something is good or bad: what it is falls on X."""
    verb = int(view.head[prep])
    if view.column("pos")[verb] not in VERBS:
        return
    told = [item for item in of_agent(view, verb, 1.0) if item.kind != "harm"]
    told += [item for item in of_patient(view, verb, -1, 1.0) if item.kind == "regard"]
    for at, noun in under(view, verb):
        if at != prep and (value := phrase(view, noun)):
            told.append(Evidence("regard", value, words_of(view, noun), noun))
    if told:
        worst = max(told, key=lambda item: abs(item.score))
        score = weight("brought about") * max(-1.0, min(1.0, worst.score))
        yield Evidence("act", score, f"{words_of(view, prep)}: {worst.why}", worst.row)


def _listed(key: str) -> tuple[Group, ...]:
    return read_words(LEXICON).of(key, "PHRASE")


def _patient(*keys: str) -> float:
    """What the strongest of some phrases says of the one to whom it is done."""
    return max((strongest(_listed(key), "patient") for key in keys), key=abs)


def _phrases_of_doer(view: TokenView, verb: int, share: float = 1.0, depth: int = 0) -> Iterator[Evidence]:
    """Phrases whose subject somebody is, through verbs that share it."""
    share *= turn(view, verb)
    for key, at in _keys(view, verb) if not passive(view, verb) else ():
        yield Evidence("act", share * strongest(_listed(key), "agent"), key, at)
    for at, part in shared_verbs(view, verb) if depth < 2 else ():
        if view.column("lemma")[verb] not in ("fail", "refuse", "decline"):
            yield from _phrases_of_doer(view, at, share * part, depth + 1)


def says_nothing(view: TokenView, verb: int) -> bool:
    """Whether the verb stands in a phrase that says nothing for or against: *lose a child*."""
    return any(group.name == "plain" for key, _ in _keys(view, verb) for group in _listed(key))


def _keys(view: TokenView, verb: int) -> Iterator[tuple[str, int]]:
    """The phrases that a verb makes with what hangs on it, by their heads, each with the row that ends it."""
    lemmas, forms = view.column("lemma"), view.column("form")
    act = lemmas[verb]
    for at in child(view, verb, *OBJECTS, *_BESIDE):
        yield f"{act} {lemmas[at]}", at
    for at in child(view, verb, "prt"):
        yield f"{act} {forms[at]}", at
    for at in child(view, verb, "prep", "dative"):
        yield f"{act} {forms[at]}", at
        for noun in child(view, at, "pobj"):
            yield f"{act} {forms[at]} {lemmas[noun]}", noun
            if forms[at] == "out":
                yield f"{act} out", noun


def _phrases_of_done_to(view: TokenView, place: Function) -> Iterator[Evidence]:
    """*hold X responsible*, *take X to court*, *order X to pay*."""
    verb = place.governor
    lemmas, forms = view.column("lemma"), view.column("form")
    keys = [(lemmas[at], at) for at in child(view, verb, *_BESIDE, "dobj") if at != place.row]
    keys += [(f"{forms[at]} {lemmas[noun]}", noun) for at, noun in under(view, verb)]
    for at in child(view, verb, "xcomp", "ccomp"):
        keys += [(f"to {lemmas[at]}", at), (lemmas[at], at)]
    for rest, at in keys:
        value = turn(view, verb) * _patient(f"{lemmas[verb]} X {rest}")
        yield Evidence("regard", value, f"{lemmas[verb]} {words_of(view, place.row)} {rest}", at)


def _before_preposition(view: TokenView, over: int, word: str) -> float:
    """What a verb, its object or an adjective before a preposition says of what follows: *pay tribute to*, *fed up
    with*, *tear into*."""
    lemmas, forms = view.column("lemma"), view.column("form")
    keys = [f"{forms[over]} {word}", f"{lemmas[over]} {word}", f"{lemma(view, over)} {word}"]
    keys += [f"{lemmas[over]} {lemmas[at]} {word}" for at in child(view, over, *OBJECTS, "acomp")]
    keys += [f"{lemmas[over]} {forms[at]} {word}" for at in child(view, over, "prt", "advmod")]
    return turn(view, over) * _patient(*keys)
