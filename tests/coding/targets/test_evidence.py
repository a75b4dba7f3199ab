"""What each construction is worth: the numbers of the word list times those of the table of weights, multiplied here by hand."""

import csv
import tomllib

import pytest
from tests.helpers.marked import marked

from discourse.base import paths
from discourse.coding.targets.verdicts import Verdict, classify_roles, evaluation_of, rows_of
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
    ("seen", "label"), [(0.4, "positive"), (0.3, "neutral"), (-0.2, "neutral"), (-0.3, "negative")]
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
