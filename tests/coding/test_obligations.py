"""One obligation taken apart."""

import pytest

from discourse.coding.obligations import Obligation, calls, obligations
from discourse.io.articles import make_article
from discourse.text.annotation import annotate
from discourse.text.query import find
from discourse.text.tokens import TokenView


def taken_apart(sentence: str, cue: str) -> list[dict[str, str]]:
    view = TokenView(annotate(make_article("x", sentence)))
    first, stop = find(view, cue)
    return [_texts(view, one) for one in obligations(view, int(first[0]), int(stop[0]))]


def _texts(view: TokenView, one: Obligation) -> dict[str, str]:
    parts = {"actor": one.actor, "act": one.act, "object": one.object, "for": one.beneficiary}
    return {name: view.text(rows[0], rows[-1] + 1) if rows else "" for name, rows in parts.items()} | {
        "source": one.source
    }


def test_actor_act_object_and_source():
    assert taken_apart("The report says that both sides should offer jobs to young people.", "should") == [
        {"actor": "both sides", "act": "offer", "object": "jobs", "for": "to young people", "source": "The report"}
    ]


def test_in_a_passive_the_agent_acts():
    (one,) = taken_apart("Taxes must be lowered by the council.", "must")
    assert (one["actor"], one["object"]) == ("the council", "Taxes")


def test_a_passive_without_agent_names_nobody():
    (one,) = taken_apart("The rules must be respected.", "must")
    assert (one["actor"], one["object"]) == ("", "The rules")


def test_verbs_joined_by_and_count_one_by_one():
    found = taken_apart("We must protect the river, restore the woods and open the shore to visitors.", "must")
    assert [(one["actor"], one["act"], one["object"]) for one in found] == [
        ("We", "protect", "the river"), ("We", "restore", "the woods"), ("We", "open", "the shore"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("The bank, the town and the school must pay.", "The bank, the town and the school"),
        ("The bank, the town, and the school must pay.", "The bank, the town, and the school"),
        ("The bank, the town, the school and the church must pay.", "The bank, the town, the school and the church"),
        ("The bank or the town must pay.", "The bank or the town"),
        ("The bank, the town or the school must pay.", "The bank, the town or the school"),
        ("The bank, the town and the school have to pay.", "The bank, the town and the school"),
        ("Friends, we must pay.", "we"),
        ("The bank, the town said, must pay.", "The bank"),
        ("The bank must pay and the town must wait.", "The bank"),
    ],
)
def test_who_is_named_together_is_obliged_together(sentence: str, actor: str) -> None:
    assert taken_apart(sentence, '[form="must|have" & tag="MD|VBP"] "to"?')[0]["actor"] == actor


def test_what_is_named_together_is_acted_on_together():
    (one,) = taken_apart("The bridge, the road and the school must be repaired.", "must")
    assert (one["actor"], one["object"]) == ("", "The bridge, the road and the school")


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("They must pay and apologise.", ["pay", "apologise"]),
        ("They must not only pay but also apologise.", ["pay", "apologise"]),
        ("They must pay tax and duty.", ["pay"]),
        ("They must pay and interest will fall.", ["pay"]),
        ("The plan must be studied and respected.", ["be studied", "respected"]),
        ("The plan must be seen as studied and respected.", ["be seen"]),
        ("The report must be read and the man heard.", ["be read"]),
        ("They must listen and be heard.", ["listen", "be heard"]),
    ],
)
def test_joined_verbs_and_what_looks_like_them(sentence: str, acts: list[str]) -> None:
    assert [one["act"] for one in taken_apart(sentence, "must")] == acts


def test_a_new_clause_is_no_further_obligation():
    assert len(taken_apart("We must stay calm, and they know that.", "must")) == 1


def test_an_infinitive_belongs_to_the_act():
    (one,) = taken_apart("They must continue to support the schools.", "must")
    assert (one["act"], one["object"]) == ("continue to support", "the schools")


def test_words_in_quotation_marks_are_their_speakers():
    (one,) = taken_apart("“We must act now,” the mayor said.", "must")
    assert (one["actor"], one["source"]) == ("We", "the mayor")


def test_own_belief_is_own_voice():
    (one,) = taken_apart("I believe that we must act now.", "must")
    assert one["source"] == ""


@pytest.mark.parametrize(
    ("sentence", "cue", "acts"),
    [
        ("We don't have to pay.", '"have" "to"', []),
        ("We have to pay.", '"have" "to"', ["pay"]),
        ("You needn't wait.", '"need"', []),
        ("It is not necessary to vote.", '"it" "is" "not" "necessary" "to"', []),
        ("There is no need to wait.", '"need" "to"', []),
        ("You must not wait.", '"must"', ["not wait"]),
        ("Must the mayor resign?", '"must"', []),
        ("Should it rain, we will stay.", '"should"', []),
        ("Nor must we forget the dead.", '"must"', ["forget"]),
        ("If we were to leave, they would win.", '"were" "to" "leave"', []),
        ("The law is to be changed.", '"is" "to" "be"', ["be changed"]),
        ("You had better run.", '"had" "better"', ["run"]),
    ],
)
def test_what_is_denied_asked_or_supposed_obliges_nobody(sentence: str, cue: str, acts: list[str]) -> None:
    assert [one["act"] for one in taken_apart(sentence, cue)] == acts


@pytest.mark.parametrize(
    ("sentence", "cue", "taken"),
    [
        ("We call on the Security Council to undertake an investigation.", '"call" "on"',
         ("the Security Council", "undertake", "an investigation")),
        ("Let us build a road.", '"let" "us"', ("us", "build", "a road")),
        ("It is time to start talks.", '"it" "is" "time" "to"', ("", "start", "talks")),
        ("This challenge requires patience.", '"requires"', ("", "", "patience")),
        ("Pakistan demands that a report be written.", '"demands"', ("", "be written", "a report")),
    ],
)  # fmt: skip
def test_a_call_obliges_whom_it_is_put_to(sentence: str, cue: str, taken: tuple[str, str, str]) -> None:
    view = TokenView(annotate(make_article("x", sentence)))
    first, stop = find(view, cue)
    (one,) = calls(view, int(first[0]), int(stop[0]))
    found = _texts(view, one)
    assert (found["actor"], found["act"], found["object"]) == taken


def test_an_act_hung_on_its_object_keeps_it():
    found = taken_apart("Second, we must further strengthen humanitarian exchanges and foster closer ties.", "must")
    assert [(one["act"], one["object"]) for one in found] == [
        ("further strengthen", "humanitarian exchanges"), ("foster", "closer ties"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "beneficiary"),
    [
        ("We must build a community with a shared future for mankind.", ""),
        ("We must create jobs for young people.", "for young people"),
        ("We must work for the people of both towns.", "for the people of both towns"),
    ],
)
def test_for_below_another_noun_names_no_beneficiary(sentence: str, beneficiary: str):
    assert [one["for"] for one in taken_apart(sentence, "must")] == [beneficiary]


def test_what_nobody_has_to_do_any_longer_is_no_obligation():
    assert taken_apart("Citizens should no longer have to pay twice.", "should") == []
    assert taken_apart("They no longer need to pay.", "need to") == []
    assert len(taken_apart("We must no longer wait.", "must")) == 1, "it forbids"


def test_a_wish_for_oneself_calls_on_nobody():
    view = TokenView(annotate(make_article("x", "He expects to win the race.")))
    assert calls(view, 1, 2) == []


@pytest.mark.parametrize(
    ("sentence", "cue", "part", "words"),
    [
        ("According to the mayor, we must act.", "must", "source", "the mayor"),
        ("The mayor says we must act.", "must", "source", "The mayor"),
        ("I say that we must act.", "must", "source", ""),
        ("“We must act.” Nobody listened.", "must", "source", "a quoted speaker"),
        ("The council has a duty to pay.", '"duty" "to"', "actor", "The council"),
        ("The council's duty to pay is clear.", '"duty" "to"', "actor", "The council's"),
        ("There is a duty to pay.", '"duty" "to"', "actor", ""),
        ("The towns (and the river) must pay.", "must", "actor", "The towns (and the river)"),
        ("The group “Blue Sky” must pay.", "must", "actor", "The group “Blue Sky”"),
        ("The man who sleeps must wake.", "must", "actor", "The man"),
        ("People are urged to stay.", '"urged"', "actor", "People"),
        ("Only then must we pay.", "must", "actor", "we"),
        ("He is to win.", '"is" "to" "win"', "act", "win"),
        ("The law must not be changed.", "must", "act", "not be changed"),
        ("We must carefully carry out the plan.", "must", "act", "carefully carry out"),
        ("We must strive to build a road.", "must", "act", "strive to build"),
        ("We must adhere to the path.", "must", "object", "to the path"),
        ("We must look for children.", "must", "object", "for children"),
        ("We must look for children.", "must", "for", ""),
        ("We must give bread to children.", "must", "for", "to children"),
    ],
)  # fmt: skip
def test_one_part(sentence: str, cue: str, part: str, words: str) -> None:
    (one,) = taken_apart(sentence, cue)
    assert one[part] == words


@pytest.mark.parametrize(
    ("sentence", "cue", "parts"),
    [
        ("We urge Congress to act.", '"urge"', ("Congress", "act", "")),
        ("We call on Iran to stop the war.", '"call" "on"', ("Iran", "stop", "the war")),
        ("We invite the town to join.", '"invite"', ("the town", "join", "")),
        ("We call for peace.", '"call" "for"', ("", "", "for peace")),
        ("Let us work for peace.", '"let" "us"', ("us", "work", "for peace")),
        ("Act now.", '"act"', ("", "Act", "")),
    ],
)
def test_who_is_called_on(sentence: str, cue: str, parts: tuple[str, str, str]) -> None:
    view = TokenView(annotate(make_article("x", sentence)))
    first, stop = find(view, cue)
    (one,) = calls(view, int(first[0]), int(stop[0]))
    found = _texts(view, one)
    assert (found["actor"], found["act"], found["object"]) == parts


# The sentence, its cue, and each act with who does it, to what, for whom, and who says so, as a reader would tell them.
WHOLE = [
    ("They must pay, wait or leave.", "must", ["They|pay|||", "They|wait|||", "They|leave|||"]),
    ("They must pay but not complain.", "must", ["They|pay|||", "They|not complain|||"]),
    ("They must pay and quickly leave.", "must", ["They|pay|||", "They|quickly leave|||"]),
    ("They must pay and let us go.", "must", ["They|pay|||"]),
    ("They must have paid.", "must", ["They|paid|||"]),
    ("They must, however, pay.", "must", ["They|pay|||"]),
    ("They must be careful.", "must", ["They|be|careful||"]),
    ("They must put out the fire.", "must", ["They|put out|the fire||"]),
    ("They must look after the old.", "must", ["They|look|after the old||"]),
    ("They must say that it rains.", "must", ["They|say|that it rains||"]),
    ("They must give up smoking.", "must", ["They|give up|smoking||"]),
    ("They must read the book “Blue Sky”.", "must", ["They|read|the book “Blue Sky”||"]),
    ("They must help the town to win.", "must", ["They|help|the town to win||"]),
    ("They must learn from and listen to people.", "must", ["They|learn|from||", "They|listen|to people||"]),
    ("They must work hard for the town, for example.", "must", ["They|work|for the town||"]),
    ("The plan (a good one) must pass.", "must", ["The plan (a good one)|pass|||"]),
    ("It must rain.", "must", ["|rain|||"]),
    ("There must be peace.", "must", ["|be|peace||"]),
    ("They must pay the bank", "must", ["They|pay|the bank||"]),
    ("They must pay the bank (and the town).", "must", ["They|pay|the bank (and the town)||"]),
    ("They must support the bank and fund the town.", "must", ["They|support|the bank||", "They|fund|the town||"]),
    # The verb stands among the five words after the cue, as its fifth, and as its sixth.
    ("It is essential to leave.", '"essential"', ["|leave|||"]),
    ("It is vital now and again to leave.", '"vital"', ["|leave|||"]),
    ("It is vital now and then again to leave.", '"vital"', []),
    # Passives: who does it stands behind *by*.
    ("The house must be built and painted by the town.", "must", ["|be built|The house||", "the town|painted|The house||"]),
    ("They have to be paid by the bank.", '"have" "to"', ["the bank|be paid|They||"]),
    ("The council is obliged to pay.", '"obliged" "to"', ["The council|pay|||"]),
    ("It is their duty to pay.", '"duty" "to"', ["their|pay|||"]),
    # For whom: after words of giving, for people and bodies only.
    ("They must send food to Oslo.", "must", ["They|send|food|to Oslo|"]),
    ("They must send help to the poor and pay.", "must", ["They|send|help||", "They|pay|||"]),
    ("They must apologise to the families.", "must", ["They|apologise|to the families||"]),
    ("They must fight for peace.", "must", ["They|fight|for peace||"]),
    ("They must ask for the workers.", "must", ["They|ask|for the workers||"]),
    # Suppositions and inversions.
    ("If they are to win, they need help.", '"are" "to" "win"', []),
    ("Unless they are to win, they need help.", '"are" "to" "win"', []),
    ("If they must pay, they pay.", "must", ["they|pay|||"]),
    ("Never must they pay.", "must", ["they|pay|||"]),
    ("So must they pay.", "must", ["they|pay|||"]),
    ("Only now must they pay.", "must", ["they|pay|||"]),
    ("They need not pay.", "need", []),
    ("They must no longer have to pay.", "must", []),
    ("They will no longer need to pay.", '"need" "to"', []),
    # Who says so.
    ("“We must act,” the mayor said, “and they should pay.”", "should", ["they|pay|||the mayor"]),
    ("“They must pay.”", "must", ["They|pay|||a quoted speaker"]),
    ("We say that they must act.", "must", ["they|act|||"]),
    ("The mayor, who slept, says that the town must act.", "must", ["the town|act|||The mayor"]),
    ("According to the mayor, the town said that it must act.", "must", ["|act|||the town"]),
    ("They must pay, says the mayor.", "must", ["They|pay|||the mayor"]),
    ("The law states they must pay.", "must", ["they|pay|||The law"]),
    ("The mayor wants that they must pay.", "must", ["they|pay|||"]),
]  # fmt: skip
CALLED = [
    ("We call on the old town to pay.", '"call" "on"', ["the old town|pay|||"]),
    ("We ask the town and the bank to pay.", '"ask"', ["the town and the bank|pay|||"]),
    ("Let them pay.", '"let"', ["them|pay|||"]),
    ("Stop the war now.", '"stop"', ["|Stop|the war||"]),
    ("They demand to win.", '"demand"', []),
    ("The mayor demands action.", '"demands"', ["||action||"]),
    ("We urge Congress.", '"urge"', ["||Congress||"]),
    ("The mayor said that this requires patience.", '"requires"', ["||patience||The mayor"]),
    ("Patience is required.", '"required"', []),
    ("It is time for the town to pay the bank.", '"it" "is" "time"', ["the town|pay|the bank||"]),
]


@pytest.mark.parametrize(("sentence", "cue", "acts"), WHOLE, ids=[case[0] for case in WHOLE])
def test_an_obligation_whole(sentence: str, cue: str, acts: list[str]) -> None:
    assert ["|".join(one.values()) for one in taken_apart(sentence, cue)] == acts


@pytest.mark.parametrize(("sentence", "cue", "acts"), CALLED, ids=[case[0] for case in CALLED])
def test_a_call_whole(sentence: str, cue: str, acts: list[str]) -> None:
    view = TokenView(annotate(make_article("x", sentence)))
    first, stop = find(view, cue)
    found = [_texts(view, one) for one in calls(view, int(first[0]), int(stop[0]))]
    assert ["|".join(one.values()) for one in found] == acts


def test_an_obligation_names_the_row_of_its_verb_and_each_row_of_its_parts() -> None:
    """They 0, must 1, carefully 2, give 3, bread 4, to 5, the 6, old 7, children 8, of 9, Oslo 10."""
    view = TokenView(annotate(make_article("x", "They must carefully give bread to the old children of Oslo.")))
    assert obligations(view, 1, 2) == [Obligation(3, (0,), (2, 3), (4,), (5, 6, 7, 8, 9, 10), "")]
