"""What each construction is worth: the numbers of the word list times those of the table of weights, multiplied here by hand."""

import csv
import tomllib
from math import exp, prod

import pandas as pd
import pytest
from tests.helpers.marked import marked

from discourse.base import paths
from discourse.coding.targets.verdicts import Seen, Verdict, _role_scores, classify_roles, evaluation_of, rows_of
from discourse.text.tokens import TokenView

CARD = tomllib.loads((paths.packaged() / "data/words/evaluative-words.toml").read_text(encoding="utf-8"))
GROUPS = {group["name"]: group for group in CARD["group"]}
with (paths.packaged() / "data/models/targets/weights.tsv").open(encoding="utf-8", newline="") as table:
    WEIGHTS = {row["name"]: float(row["weight"]) for row in csv.DictReader(table, delimiter="\t")}


def times(*names: str) -> float:
    """Weights, sides of groups (`fail agent`) and colours of groups (`villain`), multiplied."""
    product = 1.0
    for name in names:
        group, _, side = name.rpartition(" ")
        product *= WEIGHTS[name] if name in WEIGHTS else GROUPS[group][side] if group else GROUPS[name]["own"]
    return product


# The sentence, the words of the reason, the kind, and what is multiplied.
WORTH = [
    ("[Keller] is a liar.", "is liar", "regard", ("predicate", "villain")),
    ("[Keller] is not a liar.", "is liar", "regard", ("negated", "predicate", "villain")),
    ("They called [Keller] a traitor.", "called as traitor", "regard", ("called", "villain")),
    ("The problem is [Keller].", "problem is Keller", "regard", ("ill",)),
    ("[Keller], a liar, left.", "liar Keller", "regard", ("modifier", "villain")),
    ("The corrupt [Keller] left.", "corrupt Keller", "regard", ("modifier", "bad")),
    ("[Keller] spoke cruelly.", "cruelly spoke", "act", ("manner", "bad")),
    ("[Keller] caused a disaster.", "caused disaster", "act", ("caused", "ill")),
    ("[Keller] prevented a disaster.", "prevented disaster", "act", ("stopped bad", "ill")),
    ("[Keller] prevented a triumph.", "prevented triumph", "act", ("stopped good", "good")),
    ("[Keller] fought against crime.", "fought crime", "act", ("stopped bad", "ill")),
    ("[Keller] engaged in fraud.", "engaged fraud", "act", ("caused", "villain")),
    ("[Keller] helped the tyrant.", "helped tyrant", "act", ("good to villain", "villain")),
    ("[Keller] attacked the victims.", "attacked victims", "act", ("to victim", "harm agent")),
    ("[Keller] attacked the village.", "attacked village", "act", ("harm agent",)),
    ("[Keller] failed to lie.", "failed", "act", ("fail agent",)),
    ("[Keller] did not lie.", "lie", "act", ("negated", "wrong agent")),
    ("[Keller] smiled and lied.", "lied", "act", ("shared", "wrong agent")),
    ("[Keller], who lied to the court, left.", "lied court", "act", ("clause", "wrong agent")),
    ("[Keller], accused of fraud, left.", "accuse Keller", "regard", ("clause", "blame patient")),
    ("The paper accused [Keller] of fraud.", "accuse Keller", "regard", ("blame patient",)),
    ("[Keller] was accused of fraud.", "accuse Keller", "regard", ("blame patient",)),
    ("[Keller] was praised by the jury.", "praise Keller", "regard", ("praise patient",)),
    ("[Keller] was never praised.", "praise Keller", "regard", ("negated", "praise patient")),
    ("[Keller] mocked for speech.", "mocked", "regard", ("blame patient",)),
    ("[Keller]'s critics left.", "Keller's critics", "regard", ("detractor patient",)),
    ("The [Keller] scandal grew.", "Keller's scandal", "act", ("modifies", "owned", "bad")),
    ("[Keller]'s hostages cried.", "Keller's hostages", "act", ("captives",)),
    ("Support for [Keller] grew.", "Support for Keller", "regard", ("support patient",)),
    ("Anger at [Keller] grew.", "Anger at Keller", "regard", ("criticism patient",)),
    ("Unlike [Keller], Brandt is honest.", "contrast: unlike Keller", "regard", ("contrast", "predicate", "good")),
    ("[Keller] said that she was a liar.", "was liar", "regard", ("pronoun of speaker", "predicate", "villain")),
    ("[Keller] slept because she was a liar.", "was liar", "regard", ("pronoun", "predicate", "villain")),
    # Told twice, of the firm and of the same firm again: the stronger of the two counts.
    (
        "[The firm] slept, and the firm left because it was a villain.",
        "was villain",
        "regard",
        ("pronoun", "predicate", "villain"),
    ),
    ("Rebels killed [Keller].", "kill Keller", "regard", ("stop patient",)),
    ("[Keller] was jailed.", "jail Keller", "regard", ("penalise patient",)),
    ("The state helped [Keller].", "help Keller", "regard", ("help patient",)),
]
# The harm that is done, without its sign.
HARMED = [
    ("Rebels killed [Keller].", "kill Keller", ("harm effect",)),
    ("[Keller] was jailed.", "jail Keller", ("penalise effect",)),
    ("The town mourns [Keller].", "mourn Keller", ("suffer effect",)),
    ("[Keller] suffered.", "suffered", ()),
    ("The state helped [Keller].", "help Keller", ("aided",)),
    # Whom a tyrant jails has done no wrong.
    ("[Keller] was jailed by a tyrant.", "jail Keller", ()),
]
NOTHING = [
    "[Keller] paid tribute to Brandt.",
    "[Keller] met Brandt.",
    "[Keller]'s train left.",
    "[Keller] accused Brandt.",
]


def verdict(sentence: str) -> Verdict:
    tokens, spans = marked([sentence])
    view = TokenView(tokens)
    (rows,) = rows_of(view, spans)
    assert rows is not None
    return evaluation_of(view, *rows)


@pytest.mark.parametrize(("sentence", "why", "kind", "product"), WORTH, ids=[case[0] for case in WORTH])
def test_what_a_construction_is_worth(sentence: str, why: str, kind: str, product: tuple[str, ...]) -> None:
    found = [item for item in verdict(sentence).evidence if (item.kind, item.why) == (kind, why)]
    # A verb that shares its subject with the one before counts nine tenths.
    worth = 0.9 * times(*product[1:]) if product[0] == "shared" else times(*product)
    assert [item.score for item in found] == [pytest.approx(worth)]


@pytest.mark.parametrize(("sentence", "why", "product"), HARMED, ids=[case[0] for case in HARMED])
def test_harm_that_is_done(sentence: str, why: str, product: tuple[str, ...]) -> None:
    found = [item.score for item in verdict(sentence).evidence if (item.kind, item.why) == ("harm", why)]
    assert found == [pytest.approx(abs(times(*product)))]


@pytest.mark.parametrize("sentence", NOTHING)
def test_who_says_or_meets_is_in_no_light(sentence: str) -> None:
    assert verdict(sentence).evidence == () and verdict(sentence).label == "neutral"


def test_harm_weighs_a_little_against_whom_it_is_done_to() -> None:
    found = verdict("Rebels killed [Keller].")
    assert found.score == pytest.approx(times("stop patient") - WEIGHTS["harm"] * abs(times("harm effect")))
    assert [item.kind for item in found.evidence] == ["harm", "regard"], "the strongest first"


@pytest.mark.parametrize(
    ("seen", "label"),
    [
        (0.4, "positive"),
        (1 / 3, "neutral"),
        (0.3, "neutral"),
        (-0.2, "neutral"),
        (-0.4 / 1.5, "neutral"),
        (-0.3, "negative"),
    ],
)
def test_what_the_reader_sees_is_weighed_against_the_cuts(seen: float, label: str) -> None:
    """1.5 times what it sees: above .50 is positive, below -.40 negative."""
    tokens, spans = marked(["[Keller] met Brandt."])
    view = TokenView(tokens)
    (rows,) = rows_of(view, spans)
    assert rows is not None
    found = evaluation_of(view, *rows, seen)
    assert (found.label, found.score) == (label, pytest.approx(1.5 * seen))
    assert evaluation_of(view, *rows, seen, "strict").label == "neutral", "strict cuts lie at 1.20 and -1.00"


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("[Keller] is not a liar.", "protagonist"), ("[Keller] prevented a disaster.", "protagonist"), ("[Keller] freed the hostages.", "protagonist"),
        ("[Keller] was praised by the jury.", "protagonist"), ("They described [Keller] as honest.", "protagonist"),
        ("[Keller] was jailed by a tyrant.", "innocent"), ("[Keller] was killed.", "innocent"), ("[Keller] suffered.", "innocent"),
        ("[Refugees] met Brandt.", "innocent"), ("[Keller] attacked the village.", "antagonist"), ("[Keller] met Brandt.", "antagonist"),
    ],
)  # fmt: skip
def test_role(sentence: str, role: str) -> None:
    tokens, spans = marked([sentence])
    assert classify_roles(tokens, spans) == [role]


# The sentence, its light, and all that speaks: kind, reason, the word that carries it, and what is multiplied.
SPEAKS = [
    ("[Keller] is not corrupt and mocked Brandt.", "positive", [("regard", "is corrupt", "corrupt", "negated", "predicate", "bad"),
     # What goes on after a denial counts for half of the denial.
     ("act", "mocked Brandt", "mocked", "shade agent", 0.9, 0.5, "negated")]),
    ("[Keller] did not lie and steal.", "positive", [("act", "lie", "lie", "negated", "wrong agent"), ("act", "steal", "steal", "wrong agent", 0.9, 0.5, "negated")]),
    ("[Keller] was mocked.", "negative", [("regard", "mock Keller", "mocked", "blame patient")]),
    ("[Keller] mocked Brandt.", "negative", [("act", "mocked Brandt", "mocked", "shade agent")]),
    # *Mocked for speech* is a headline's passive, with an object or an auxiliary it is none.
    ("[Keller] mocked for speech.", "negative", [("regard", "mocked", "mocked", "blame patient"), ("act", "mocked speech", "mocked", "shade agent")]),
    ("[Keller] has mocked for speech.", "negative", [("act", "mocked speech", "mocked", "shade agent")]),
    ("[Keller] mocked Brandt for speech.", "negative", [("act", "mocked Brandt", "mocked", "shade agent")]),
    ("[Keller] mocked with joy.", "negative", [("act", "mocked", "mocked", "shade agent")]),
    ("[Keller] ended the war.", "positive", [("act", "ended war", "ended", "stopped bad", "ill")]),
    ("[Keller] supported the tyrant.", "negative", [("act", "supported tyrant", "supported", "good to villain", "villain")]),
    ("[Keller] wounded the tyrant.", "positive", [("act", "wounded tyrant", "wounded", "bad to villain", "villain")]),
    ("[Keller] attacked the children.", "negative", [("act", "attacked children", "attacked", "to victim", "harm agent")]),
    ("[Keller] refused to help.", "negative", [("act", "refused", "refused", "balk agent")]),
    ("[Keller] is a victim.", "neutral", [("harm", "is victim", "victim")]),
    ("[Keller] was not killed.", "neutral", [("regard", "kill Keller", "killed", "negated", "stop patient")]),
    ("The state did not help [Keller].", "neutral", [("regard", "help Keller", "help", "negated", "help patient")]),
    ("[Keller] was helped by the state.", "neutral", [("harm", "help Keller", "helped", "aided"), ("regard", "help Keller", "helped", "help patient")]),
    ("[Keller] was described as corrupt.", "negative", [("regard", "described as corrupt", "corrupt", "called", "bad")]),
    ("They named [Keller] a hero.", "positive", [("regard", "named as hero", "hero", "called", "hero")]),
    ("[Keller] was linked to crime.", "neutral", [("regard", "link Keller", "linked", "passive", "ill")]),
    ("A tyrant praised [Keller].", "positive", [("regard", "praise Keller", "praised", "praise patient")]),
    ("The hated [Keller] left.", "negative", [("regard", "hated Keller", "hated", "modifier", 0.5, "blame patient")]),
    ("The not corrupt [Keller] left.", "positive", [("regard", "corrupt Keller", "corrupt", "modifier", "phrase negated", "bad")]),
    ("[Keller], whom the paper accused, left.", "negative", [("regard", "accuse Keller", "accused", "clause", "blame patient")]),
    ("[Keller], who was accused, left.", "negative", [("regard", "accuse Keller", "accused", "clause", "blame patient")]),
    ("[Keller], the liar, lied.", "negative", [("regard", "liar Keller", "liar", "modifier", "villain"), ("act", "lied", "lied", "wrong agent")]),
    ("[Keller]'s victims cried.", "negative", [("act", "Keller's victims", "victims", "captives")]),
    ("[Keller]'s hero left.", "neutral", []),
    ("[Keller]'s death came.", "negative", [("act", "Keller's death", "death", "owned", "ill")]),
    ("The [Keller] critics left.", "negative", [("regard", "Keller's critics", "critics", "modifies", "detractor patient")]),
    # Pronouns, until another name comes.
    ("[Keller] said he lied.", "negative", [("act", "lied", "lied", "pronoun of speaker", "wrong agent")]),
    ("[Keller] praised him because he lied.", "negative", [("act", "lied", "lied", "pronoun", "wrong agent")]),
    ("[Keller] slept after the war because they lied.", "negative", [("act", "lied", "lied", "pronoun", "wrong agent")]),
    ("[Keller] slept, and Brandt, because he lied, left.", "neutral", []),
    ("[Keller] slept because Brandt lied.", "neutral", []),
    ("The jury praised [Keller] for her courage.", "positive", [("regard", "praise Keller", "praised", "praise patient"), ("act", "her courage", "courage", "pronoun", "owned", "good")]),
    ("Criticism of [Keller] grew.", "negative", [("regard", "Criticism of Keller", "Criticism", "criticism patient")]),
    ("Unlike [Keller], Brandt is a liar.", "positive", [("regard", "contrast: unlike Keller", "Unlike", "contrast", "predicate", "villain")]),
    # The same name again in the sentence.
    ("[The honest Keller] met Keller, who lied.", "neutral", [("regard", "honest Keller", "honest", "modifier", "good"), ("act", "lied", "lied", "again", "clause", "wrong agent")]),
    ("Keller lied, and [Anna Keller] slept.", "negative", [("act", "lied", "lied", "again", "wrong agent")]),
    # Phrases.
    ("[Keller] looked the other way and lied.", "negative", [("act", "lied", "lied", 0.9, "wrong agent"), ("act", "look way", "way", "shade agent")]),
    ("[Keller] did not look the other way.", "neutral", [("act", "look way", "way", "negated", "shade agent")]),
    ("[Keller] wanted to look the other way.", "negative", [("act", "look way", "way", 0.8, "shade agent")]),
    ("[Keller] failed to look the other way.", "negative", [("act", "failed", "failed", "fail agent")]),
    ("[Keller] gave in.", "neutral", [("act", "give in", "in", "slip agent")]),
    ("They took [Keller] to court.", "negative", [("regard", "take Keller to court", "court", "blame patient")]),
    ("They ordered [Keller] to pay.", "negative", [("regard", "order Keller to pay", "pay", "blame patient")]),
    ("[Keller] was held responsible.", "negative", [("regard", "hold Keller responsible", "responsible", "blame patient")]),
    ("They tore into [Keller].", "negative", [("regard", "tore into Keller", "tore", "blame patient")]),
    ("The mayor did not pay tribute to [Keller].", "negative", [("regard", "pay to Keller", "pay", "negated", "praise patient")]),
    # Colours within a phrase.
    ("[Keller] is less corrupt.", "positive", [("regard", "is corrupt", "corrupt", "predicate", "phrase negated", "bad")]),
    ("[Keller] is the least corrupt man.", "positive", [("regard", "is man", "man", "predicate", "phrase negated", "bad")]),
    ("[Keller] is a great danger.", "negative", [("harm", "is danger", "danger"), ("regard", "is danger", "danger", "predicate", "ill")]),
    # The worst, and three tenths more for each of two others that are bad.
    ("[Keller] is a corrupt, cruel liar.", "negative", [("regard", "is liar", "liar", "predicate", -1.9)]),
    ("[Keller] is an act of cruelty.", "negative", [("regard", "is act", "act", "predicate", "complement", "bad")]),
    ("[Keller] is good for peace.", "positive", [("regard", "is good", "good", "predicate", "fair")]),
    ("[Keller] is a risk expert.", "neutral", [("regard", "is expert", "expert", "predicate", "topic", "ill")]),
    ("[Keller] is the end of the war.", "positive", [("regard", "is end", "end", "predicate", -1.0, "ill")]),
    ("[Keller] is an honest and brave judge.", "positive", [("regard", "is judge", "judge", "predicate", "good")]),
    # Verbs in a row: nine tenths for each *and*, eight for each *to*, as far as three steps.
    ("[Keller] came and was accused of fraud.", "negative", [("regard", "accused", "accused", 0.9, "blame patient")]),
    ("[Keller] came and spoke cruelly.", "negative", [("act", "cruelly spoke", "cruelly", 0.9, "manner", "bad")]),
    ("[Keller] did not speak cruelly.", "neutral", [("act", "cruelly speak", "cruelly", "negated", "manner", "bad")]),
    ("[Keller] wanted to lie.", "negative", [("act", "lie", "lie", 0.8, "wrong agent")]),
    ("[Keller] wants to try to begin to lie.", "negative", [("act", "lie", "lie", 0.8**3, "wrong agent")]),
    ("[Keller] was seen to want to try to lie.", "negative", [("act", "lie", "lie", 0.8**3, "wrong agent")]),
    ("[Keller] wanted to try to look the other way.", "neutral", [("act", "look way", "way", 0.8**2, "shade agent")]),
    ("[Keller] failed and lied.", "negative", [("act", "lied", "lied", 0.9, "wrong agent"), ("act", "failed", "failed", "fail agent")]),
    ("[Keller] was seen and lied.", "negative", [("act", "lied", "lied", 0.9, "wrong agent")]),
    # Two objects: the worse one colours, the first one is named.
    ("[Keller] brought the town a disaster.", "negative", [("act", "brought town", "town", "caused", "ill")]),
    ("[Keller] prevented peace.", "neutral", [("act", "prevented peace", "prevented", "stopped good", "goal")]),
    # What somebody bad does harms only where it is a reproach without him; what is told is no name.
    ("A tyrant met [Keller].", "neutral", []),
    ("They told [Keller] a lie.", "neutral", []),
    ("[Keller] helped John Savage.", "positive", [("act", "helped Savage", "helped", "help agent")]),
    ("They did not call [Keller] a traitor.", "positive", [("regard", "call as traitor", "traitor", "negated", "called", "villain")]),
    ("They called [the honest Keller] a traitor.", "negative",
     [("regard", "called as traitor", "traitor", "called", "villain"), ("regard", "honest Keller", "honest", "modifier", "good")]),
    ("[Keller] was not linked to crime.", "neutral", [("regard", "link Keller", "linked", "negated", "passive", "ill")]),
    # What is told of a pronoun.
    ("[Keller] slept because the state helped him.", "neutral",
     [("harm", "help him", "helped", "pronoun", "aided"), ("regard", "help him", "helped", "pronoun", "help patient")]),
    ("[Keller] slept because they described him as a traitor.", "negative", [("regard", "described as traitor", "traitor", "pronoun", "called", "villain")]),
    ("[Keller] slept because he was linked to crime.", "neutral", [("regard", "link he", "linked", "pronoun", "passive", "ill")]),
    ("[Keller] slept because he was seen and lied.", "negative", [("act", "lied", "lied", "pronoun", 0.9, "wrong agent")]),
    ("[Keller] slept near his hostages.", "negative", [("act", "his hostages", "hostages", "pronoun", "captives")]),
    ("[Keller] slept, and unlike him the judge is honest.", "negative",
     [("regard", "contrast: unlike him", "unlike", "pronoun", "contrast", "predicate", "good")]),
    ("Said [Keller]: he lied.", "negative", [("act", "lied", "lied", "pronoun of speaker", "wrong agent")]),
    # What belongs to somebody, as far as three steps.
    ("[Keller]'s brother lied.", "negative", [("act", "lied", "lied", "owned phrase", "wrong agent")]),
    ("[Keller]'s brother's friend's dog lied.", "negative", [("act", "lied", "lied", *["owned phrase"] * 3, "wrong agent")]),
    ("[Keller]'s brother's friend's neighbour's dog lied.", "neutral", []),
    ("[Keller] slept because his brother's friend lied.", "negative", [("act", "lied", "lied", "pronoun", *["owned phrase"] * 2, "wrong agent")]),
    ("[Keller]'s brother, who lied, left.", "negative", [("act", "lied", "lied", "owned phrase", "clause", "wrong agent")]),
    ("[Keller]'s brother, accused of fraud, left.", "negative", [("regard", "accuse brother", "accused", "owned phrase", "clause", "blame patient")]),
    ("The [Keller] criticism grew.", "negative", [("regard", "Keller's criticism", "criticism", "modifies", "criticism patient")]),
    ("Fans of [Keller] left.", "positive", [("regard", "Fans of Keller", "Fans", "follower patient")]),
    # Clauses and names beside the mention.
    ("[Keller], who has lied, left.", "negative", [("act", "lied", "lied", "clause", "wrong agent")]),
    ("[Keller], lying to the court, left.", "negative", [("act", "lying court", "lying", "clause", "wrong agent")]),
    ("The liar, [Keller], left.", "negative", [("regard", "called liar", "liar", "villain")]),
    ("[Keller], a victim, left.", "neutral", [("harm", "victim Keller", "victim", -1.0, "victim effect")]),
    # Colours within colours: each step through *of* is worth seven tenths.
    ("[Keller] is an act of an act of an act of cruelty.", "negative", [("regard", "is act", "act", "predicate", *["complement"] * 3, "bad")]),
    ("[Keller] is a judge of the court of the town of the king of the land.", "neutral", []),
    # A second bad word that is at least half as bad makes it worse by three tenths, but nothing is worse than -2.
    ("[Keller] is guilty of fraud.", "negative", [("regard", "is guilty", "guilty", "predicate", -1.3)]),
    ("[Keller] is a poor liar.", "negative", [("regard", "is liar", "liar", "predicate", "villain")]),
    ("[Keller] is a corrupt, cruel, brutal, greedy liar.", "negative", [("regard", "is liar", "liar", "predicate", -2.0)]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "label", "speaks"), SPEAKS, ids=[case[0] for case in SPEAKS])
def test_all_that_speaks_in_a_sentence(sentence: str, label: str, speaks: list[tuple[str | float, ...]]) -> None:
    tokens, spans = marked([sentence])
    view = TokenView(tokens)
    (rows,) = rows_of(view, spans)
    assert rows is not None
    found = evaluation_of(view, *rows)
    assert [(one.kind, one.why, view.column("word")[one.row]) for one in found.evidence] == [one[:3] for one in speaks]
    worth = [prod(times(part) if isinstance(part, str) else part for part in one[3:]) for one in speaks]
    assert [one.score for one in found.evidence] == [pytest.approx(value) for value in worth]
    total = sum(
        -WEIGHTS["harm"] * value if one[0] == "harm" else value for one, value in zip(speaks, worth, strict=True)
    )
    assert (found.label, found.score) == (label, pytest.approx(total, abs=1e-4))
    assert found.score == round(found.score, 4)


@pytest.mark.parametrize(
    ("sentence", "scores"),
    [
        # *Liar* is the fourth word after the name, the third before it; -1.3, three tenths of it, less with the distance.
        ("[Keller] slept near the liar.", (0, 0.3 * 1.3 * exp(-4 / 8), 0)),
        ("The liar slept near [Keller].", (0, 0.3 * 1.3 * exp(-3 / 8), 0)),
        ("[Keller] slept near the hero.", (0.3 * 1.2 * exp(-4 / 8), 0, 0)),
        ("[Keller] slept near no hero.", (0, 0.3 * 0.5 * 1.2 * exp(-4 / 8), 0)),
        ("[Refugees] met Brandt.", (0, 0, 1.3 * 0.6)),
        ("[Keller] met Brandt.", (0, 0, 0)),
    ],
)
def test_what_is_told_around_a_role(sentence: str, scores: tuple[float, float, float]) -> None:
    tokens, spans = marked([sentence])
    view = TokenView(tokens)
    (rows,) = rows_of(view, spans)
    assert rows is not None
    assert _role_scores(view, *rows).tolist() == pytest.approx(scores)


def test_other_mentions_count_half_for_a_role() -> None:
    """Praise (1.4) of one mention is less than two lies (1.3 each, half of them); of one lie it is more."""
    tokens, spans = marked(
        ["[Keller] was praised. Keller lied.", "[Keller] was praised. Keller lied. Keller lied. Keller lied."]
    )
    assert classify_roles(tokens, spans) == ["protagonist", "antagonist"]


def test_the_reader_is_heard_where_it_shares_a_character_with_the_mention() -> None:
    """Keller 0 to 6, met 7 to 10, Brandt 11 to 17."""
    tokens, _ = marked(["[Keller] met Brandt."])
    view = TokenView(tokens)
    rows = [("s000", 6, 11, "neg", 0.9), ("s000", 5, 6, "pos", 0.3), ("s000", 0, 1, "neg", 0.4), ("s000", 16, 20, "pos", 0.6),
            ("s001", 0, 6, "pos", 1.0)]  # fmt: skip
    seen = pd.DataFrame(rows, columns=["document", "start", "end", "label", "p"]).assign(head="target")
    said = Seen(view, pd.concat([seen, seen.assign(head="entman", p=1.0)]))
    assert [said.of(0, 1), said.of(1, 2), said.of(2, 3), said.of(0, 3)] == [-0.4, -0.9, 0.6, -0.9]
    assert Seen(view, seen[:0]).of(0, 1) == 0.0
