"""The grammatical devices of stance (Biber 2006): each construction beside the one that looks like it and is none."""

import pandas as pd
import pytest

from discourse.coding.coder import code, rejected
from discourse.io.articles import make_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

# The sentence, the word (or phrase) that may control a clause, and the clause of its kind; none where it controls none.
CLAUSES = [
    ("We hope that the talks succeed.", "hope", "that-verb-attitude", "that the talks succeed"),
    ("We hope the talks succeed.", "hope", "that-verb-attitude", "the talks succeed"),
    ("He thinks it is over.", "thinks", "that-verb-likelihood", "it is over"),
    ("It is possible that he left.", "possible", "that-adjective-likelihood", "that he left"),
    ("That he won is likely.", "likely", "that-adjective-likelihood", "That he won"),
    ("She is proud she won.", "proud", "that-adjective-attitude", "she won"),
    ("The fact that he left is known.", "fact", "that-noun-certainty", "that he left"),
    ("I told her Mrs Roberts would pay.", "told", "that-verb-communication", "Mrs Roberts would pay"),
    ("She was told her dream would have to wait.", "told", "that-verb-communication", "her dream would have to wait"),
    ("There is no evidence so far that he lied.", "evidence", "that-noun-certainty", "that he lied"),
    ("The hope and the belief that he won grew.", "hope", "that-noun-attitude", "that he won"),
    ("He said: it is over.", "said", "", ""),
    ("It ends tomorrow, he hopes.", "hopes", "", ""),
    ("He knows that.", "knows", "", ""),
    # Of a relative clause, and not of what is claimed.
    ("The claim that he lied was wrong.", "claim", "that-noun-communication", "that he lied"),
    ("The claim that he made was wrong.", "claim", "", ""),
    ("The fact that was known was old.", "fact", "", ""),
    # A result of *so* is not what one is happy about, one's own feeling is.
    ("He was so happy that he cried.", "happy", "", ""),
    ("I am so glad that you came.", "glad", "that-adjective-attitude", "that you came"),
    ("Make very sure that you win.", "sure", "", ""),
    ("They make certain that it is a boon.", "certain", "", ""),
    ("They are certain that it is a boon.", "certain", "that-adjective-certainty", "that it is a boon"),
    ("I am sure that you win.", "sure", "that-adjective-certainty", "that you win"),
    # A participle is a verb or a state.
    ("She worried that it would rain.", "worried", "that-verb-attitude", "that it would rain"),
    ("He was worried that it would rain.", "worried", "that-adjective-attitude", "that it would rain"),
    ("They seemed worried that it would rain.", "worried", "that-adjective-attitude", "that it would rain"),
    ("He was afraid and worried that it would rain.", "worried", "that-adjective-attitude", "that it would rain"),
    ("The test determined that he lied.", "determined", "that-verb-certainty", "that he lied"),
    ("He is determined to win.", "determined", "to-adjective-ability", "to win"),
    # Infinitives: a complement, not a purpose, not what is too much for something.
    ("They tried to leave the town.", "tried", "to-verb-effort", "to leave the town"),
    ("They tried hard to win.", "tried", "to-verb-effort", "to win"),
    ("They are willing to talk.", "willing", "to-adjective-ability", "to talk"),
    ("We are ready and willing to lead.", "ready", "to-adjective-ability", "to lead"),
    ("It is hard to win.", "hard", "to-adjective-ease", "to win"),
    ("He is eager to win.", "eager", "to-adjective-ability", "to win"),
    ("He is too eager to win.", "eager", "", ""),
    ("The decision to leave was right.", "decision", "to-noun", "to leave"),
    ("He wants the car to stop.", "wants", "to-verb-desire", "the car to stop"),
    ("They called on him to resign.", "called", "to-verb-speech", "to resign"),
    ("They called a doctor to help.", "called", "", ""),
    # Questions: what one asks or knows, not the time or the condition.
    ("She will explain how the law works.", "explain", "wh-verb-communication", "how the law works"),
    ("Do you know what time it is?", "know", "wh-verb-certainty", "what time it is"),
    ("He asked me whose coat it was.", "asked", "wh-verb-communication", "whose coat it was"),
    ("I asked to whom it belonged.", "asked", "wh-verb-communication", "to whom it belonged"),
    ("I know exactly what he did.", "know", "wh-verb-certainty", "exactly what he did"),
    ("I doubt whether he won.", "doubt", "wh-verb-likelihood", "whether he won"),
    ("I wonder if he won.", "wonder", "wh-verb-likelihood", "if he won"),
    ("Remember when he won.", "remember", "wh-verb-certainty", "when he won"),
    ("He remembered it when he won.", "remembered", "", ""),
    ("I know it when I see it.", "know", "", ""),
    ("We discussed what colour to paint it.", "discussed", "wh-verb-communication", "to paint it"),
    ("There was no doubt that he won.", "doubt", "that-noun-likelihood", "that he won"),
    ("He made sure that they won.", "sure", "", ""),
    ("He was making us very sure that they won.", "sure", "that-adjective-certainty", "that they won"),
    ("He is sure that they won.", "sure", "that-adjective-certainty", "that they won"),
    ("Hoping that they won, he left.", "hoping", "that-verb-attitude", "that they won"),
    ("Worried that they lost, he left.", "worried", "that-adjective-attitude", "that they lost"),
    ("He left worried that they lost.", "worried", "that-adjective-attitude", "that they lost"),
    ("He had worried that it would rain.", "worried", "that-verb-attitude", "that it would rain"),
    ("Having worried that it would rain, he left.", "worried", "that-verb-attitude", "that it would rain"),
    ("He knows “that they won”.", "knows", "that-verb-certainty", "that they won”"),
    ("He knows, they won.", "knows", "", ""),
    ("He thinks so that they win.", "thinks", "", ""),
    ("He said that.", "said", "", ""),
    ("He said that he won and that she lost.", "said", "that-verb-communication", "that he won and that she lost"),
    ("It is likely so that he won.", "likely", "", ""),
    ("He is likely to win.", "likely", "to-adjective-certainty", "to win"),
    ("The claim that they handle it failed.", "claim", "that-noun-communication", "that they handle"),
    ("The claim that was made failed.", "claim", "", ""),
    ("It was too hard to win.", "hard", "", ""),
    ("It was hard enough to win.", "hard", "", ""),
    ("He tried too hard to win.", "hard", "", ""),
    ("He wants to win.", "wants", "to-verb-desire", "to win"),
    ("He wants Roe to win.", "wants", "to-verb-desire", "Roe to win"),
    ("They called for peace to win.", "called", "", ""),
    ("They called upon us to act.", "called", "to-verb-speech", "to act"),
    ("They called us to act.", "called", "", ""),
    ("He forced the car to stop.", "forced", "to-verb-effort", "to stop"),
    ("He asked the driver to stop.", "asked", "to-verb-speech", "to stop"),
    ("He asked what to do.", "asked", "wh-verb-communication", "what to do"),
    ("He asked if we won.", "asked", "wh-verb-communication", "if we won"),
    ("They ask when we win.", "ask", "wh-verb-communication", "when we win"),
    ("Know where we won.", "know", "wh-verb-certainty", "where we won"),
    ("He wondered, if we won.", "wondered", "", ""),
    ("He wondered who won.", "wondered", "wh-verb-likelihood", "who won"),
    ("He knows to whom it belongs.", "knows", "wh-verb-certainty", "to whom it belongs"),
    ("He knows the day when we won.", "knows", "", ""),
    ("He told Roe what we won.", "told", "wh-verb-communication", "what we won"),
    ("That he won, he knows.", "knows", "", ""),
    ("They are bound to suffer.", "bound", "to-adjective-certainty", "to suffer"),
    ("The report confirms that he won.", "report", "", ""),
    ("They seem to believe that he won.", "seem", "to-verb-probability", "to believe that he won"),
    ("He declined to say how it ended.", "declined", "to-verb-desire", "to say how it ended"),
    ("I doubt if he won.", "doubt", "wh-verb-likelihood", "if he won"),
    ("He was right, to be fair.", "right", "", ""),
    ("It is easy in the end to win.", "easy", "to-adjective-ease", "to win"),
    ("The decision of the old king of France to leave was right.", "decision", "to-noun", "to leave"),
    ("He offered her bread to please her.", "offered", "", ""),
    ("He says that is wrong.", "says", "that-verb-communication", "that is wrong"),
    ("The claim that they made money was wrong.", "claim", "that-noun-communication", "that they made money"),
    ("So he was happy that you came.", "happy", "that-adjective-attitude", "that you came"),
    ("Nobody told us why.", "told", "wh-verb-communication", "why"),
    ("Roe made clear that there would be no vote.", "clear", "that-adjective-certainty", "that there would be no vote"),
    ("He explains if we ask.", "explains", "", ""),
    ("He hopes Roe, my friend, wins.", "hopes", "that-verb-attitude", "Roe, my friend, wins"),
    ("They called on the king to save them.", "called", "to-verb-speech", "to save them"),
    ("They appealed to the king to save them.", "appealed", "to-verb-speech", "to save them"),
]
# The sentence, the adverb, and why it is a comment on the clause or (with a minus) why it is none.
ADVERBS = [
    ("The plan, clearly, failed.", "clearly", "set off from the clause"),
    ("The plan failed, clearly.", "clearly", "set off from the clause"),
    ("The plan failed – sadly.", "sadly", "set off from the clause"),
    ("Sadly, and quietly, she left.", "sadly", "set off from the clause"),
    ("Surely the town will grow.", "surely", "tells certainty wherever it stands"),
    ("Slowly but surely the town grew.", "surely", "-slowly but surely: manner"),
    ("Indeed, the soup was cold.", "indeed", "tells certainty wherever it stands"),
    ("The soup was very cold indeed.", "indeed", "-very ... indeed: degree"),
    ("She spoke clearly.", "clearly", "-says how, after the verb"),
    ("Is it really?", "really", "underlines the clause"),
    ("The tower was clearly wrong.", "clearly", "between be and what is said of the subject"),
    ("The tower is clearly visible.", "clearly", "-how well it was seen or said"),
    ("She was really tall.", "really", "-colours tall"),
    ("He was clearly seen at the door.", "clearly", "-how well it was seen or said"),
    ("He was clearly cheated by the bank.", "clearly", "judges what was done"),
    ("They found an oddly shaped stone.", "oddly", "-says how it was done"),
    ("She sadly smiled at him.", "sadly", "-says in what mood"),
    ("He has sadly left us.", "sadly", "judges what was done"),
    ("She will sadly miss the train.", "sadly", "between auxiliary and verb"),
    ("We really think so.", "really", "stands before the verb: comments on the clause"),
    ("It kind of works.", "kind of", "a phrase that comments on the clause"),
    ("This is a kind of bird.", "kind of", "-a kind of thing, or kindness"),
    ("Of course we won.", "of course", "a phrase that comments on the clause"),
    ("They did it as a matter of course.", "of course", "-a matter of course"),
    ("In short, we won.", "in short", "a phrase that comments on the clause"),
    ("Sugar is in short supply.", "in short", "-an adjective"),
    ("No doubt they won.", "no doubt", "a phrase that comments on the clause"),
    ("There is no doubt about it.", "no doubt", "-the noun with its complement"),
    ("His fear of the crowd grew.", "fear of", "what the stance is about"),
    ("He told us his opinion of the king.", "opinion of", "what the stance is about"),
    ("The opinion of the king was ignored.", "opinion of", "-whose it is, not what it is about"),
    ("The opinion of economists differs.", "opinion of", "-whose it is, not what it is about"),
    ("The view of the lake is famous.", "view of", "-what meets the eye"),
    ("We, clearly, failed.", "clearly", "set off from the clause"),
    ("It failed; clearly, they lost.", "clearly", "set off from the clause"),
    ("It failed (clearly).", "clearly", "set off from the clause"),
    ("It failed, clearly, and they left.", "clearly", "set off from the clause"),
    ("Sadly for them, it failed.", "sadly", "opens the clause"),
    ("Clearly they failed.", "clearly", "opens the clause"),
    ("And clearly they failed.", "clearly", "stands before the verb: comments on the clause"),
    ("Clearly and loudly she spoke.", "clearly", "-opens the clause"),
    ("He said “clearly they failed”.", "clearly", "opens the clause"),
    ("He was simply wrong.", "simply", "between be and what is said of the subject"),
    ("He was simply tall.", "simply", "between be and what is said of the subject"),
    ("The simply wrong plan failed.", "simply", "-colours wrong"),
    ("The clearly visible tower fell.", "clearly", "-colours visible"),
    ("A really tall tower fell.", "really", "-colours tall"),
    ("They are clearly very tall.", "clearly", "between be and what is said of the subject"),
    ("They are not clearly wrong.", "clearly", "between be and what is said of the subject"),
    ("It was really a shame.", "really", "between be and what is said of the subject"),
    ("It was really tall.", "really", "-colours tall"),
    ("It was clearly seen.", "clearly", "-how well it was seen or said"),
    ("It was clearly a shame.", "clearly", "between be and what is said of the subject"),
    ("She is, clearly.", "clearly", "set off from the clause"),
    ("He clearly saw it.", "clearly", "-how well it was seen or said"),
    ("He clearly failed.", "clearly", "stands before the verb: comments on the clause"),
    ("He rightly was chosen.", "rightly", "stands before the verb: comments on the clause"),
    ("He was rightly chosen.", "rightly", "judges what was done"),
    ("He was sadly chosen.", "sadly", "-says how it was done"),
    ("He had rightly chosen it.", "rightly", "judges what was done"),
    ("He was really chosen.", "really", "judges what was done"),
    ("He was oddly chosen.", "oddly", "-says how it was done"),
    ("He could sadly not come.", "sadly", "between auxiliary and verb"),
    ("He really, they say, left.", "really", "stands before the verb: comments on the clause"),
    ("Clearly a shame, it failed.", "clearly", "opens the clause"),
    ("It is, frankly, a shame.", "frankly", "set off from the clause"),
    ("Frankly, my dear, it failed.", "frankly", "set off from the clause"),
    ("He spoke frankly.", "frankly", "-says how, after the verb"),
    ("He frankly spoke.", "frankly", "stands before the verb: comments on the clause"),
    ("They had no doubt he won.", "no doubt", "-the noun with its complement"),
    ("They have no doubt.", "no doubt", "-the noun with its complement"),
    ("He no doubt won.", "no doubt", "a phrase that comments on the clause"),
    ("Is there no doubt?", "no doubt", "-the noun with its complement"),
    ("It was no doubt late.", "no doubt", "a phrase that comments on the clause"),
    ("She was kind of tired.", "kind of", "a phrase that comments on the clause"),
    ("It was the kind of bird I like.", "kind of", "-a kind of thing, or kindness"),
    ("What kind of bird is it?", "kind of", "-a kind of thing, or kindness"),
    ("That was kind of you.", "kind of", "-a kind of thing, or kindness"),
    ("It is sort of late.", "sort of", "a phrase that comments on the clause"),
    ("In short, it failed.", "in short", "a phrase that comments on the clause"),
    ("In short skirts they came.", "in short", "-an adjective"),
    ("According to Roe, it failed.", "according to", "a phrase that comments on the clause"),
    ("They were sorted according to size.", "according to", "-by a rule or measure, not by a source"),
    ("They were paid according to their size.", "according to", "-by a rule or measure, not by a source"),
    ("A change of course helped.", "of course", "-a matter of course"),
    ("Of course.", "of course", "a phrase that comments on the clause"),
    ("He of course won.", "of course", "a phrase that comments on the clause"),
    ("It was in due course, of course.", "of course", "a phrase that comments on the clause"),
    ("His fear of floods grew.", "fear of", "what the stance is about"),
    ("His view of the sea is wide.", "view of", "-what meets the eye"),
    ("His view of the war is odd.", "view of", "what the stance is about"),
    ("My view of the king is odd.", "view of", "what the stance is about"),
    ("The view of the king is odd.", "view of", "-whose it is, not what it is about"),
    ("The hopes of millions fell.", "hopes of", "-whose it is, not what it is about"),
    ("The hope of peace grew.", "hope of", "what the stance is about"),
    ("Hopes for peace grew.", "hopes for", "what the stance is about"),
    ("Her idea of the teacher was odd.", "idea of", "what the stance is about"),
    ("The idea of the teacher was odd.", "idea of", "-whose it is, not what it is about"),
    ("It failed, clearly\nThen they left.", "clearly", "set off from the clause"),
    ("Clearly!", "clearly", "set off from the clause"),
    ("It is clearly him", "clearly", "between be and what is said of the subject"),
    ("They are really good friends.", "really", "-colours good"),
    ("It seems clearly wrong.", "clearly", "a verdict on the clause"),
    ("It seems simply wrong.", "simply", "a verdict on the clause"),
    ("It seems clearly visible.", "clearly", "-colours visible"),
    ("They were left with sadly no money.", "sadly", "before its predicate"),
    ("A very cold day it indeed was.", "indeed", "tells certainty wherever it stands"),
    ("They will win, no doubt\nThat is all.", "no doubt", "a phrase that comments on the clause"),
    ("No doubt whatever", "no doubt", "-the noun with its complement"),
    ("It is what they have\nNo doubt they won.", "no doubt", "a phrase that comments on the clause"),
    ("There he no doubt won.", "no doubt", "a phrase that comments on the clause"),
    ("There is no doubt here.", "no doubt", "-the noun with its complement"),
    ("There, he is no doubt right.", "no doubt", "a phrase that comments on the clause"),
    ("They set a course\nOf course they won.", "of course", "a phrase that comments on the clause"),
    ("Our hopes for the people grew.", "hopes for", "what the stance is about"),
    ("It was clearly visible smoke.", "clearly", "-colours visible"),
    ("He is really well.", "really", "-colours well"),
    ("While plainly in the wrong, he won.", "plainly", "stands before the verb: comments on the clause"),
    ("The idea of the restaurant was odd.", "idea of", "what the stance is about"),
]


@pytest.fixture(scope="module")
def readings(_own_cache: None) -> dict[str, pd.DataFrame]:
    """What is coded, and what is not, in each sentence."""
    sentences = list(dict.fromkeys(case[0] for case in (*CLAUSES, *ADVERBS)))
    names = {f"t{number:03}": sentence for number, sentence in enumerate(sentences)}
    view, book = TokenView(annotate(*(make_article(*one) for one in names.items()))), read_codebook("stance-devices")
    table = pd.concat([code(view, book).assign(holds=True), rejected(view, book).assign(holds=False)])
    table = table.assign(word=table["text"].str.lower(), sentence=table["document"].astype(str).map(names))
    return {sentence: table[table["sentence"] == sentence] for sentence in sentences}


@pytest.mark.parametrize(("sentence", "word", "name", "clause"), CLAUSES, ids=[case[0] for case in CLAUSES])
def test_controlling_word_and_clause(
    readings: dict[str, pd.DataFrame], sentence: str, word: str, name: str, clause: str
) -> None:
    table = readings[sentence]
    mine = table[table["word"] == word]
    assert len(mine) and mine.loc[mine["holds"], "code"].tolist() == [name] * bool(name)
    assert [sentence[slice(*parts["clause"])] for parts in mine.loc[mine["holds"], "parts"]] == [clause] * bool(name)


@pytest.mark.parametrize(("sentence", "word", "why"), ADVERBS, ids=[case[0] for case in ADVERBS])
def test_comment_or_none(readings: dict[str, pd.DataFrame], sentence: str, word: str, why: str) -> None:
    table = readings[sentence]
    mine = table[(table["word"] == word) & table["code"].str.contains("adverbs|preposition")]
    notes = mine["note"].str.replace(r"rule stance-\w+: ", "", regex=True)
    assert list(zip(mine["holds"], notes, strict=True)) == [(not why.startswith("-"), why.removeprefix("-"))]


@pytest.mark.parametrize(
    ("sentence", "word", "code", "why"),
    [
        ("He made sure that they won.", "sure", "that-adjective-certainty", "make sure: an act, not a certainty"),
        ("He had worried that it would rain.", "worried", "that-adjective-attitude", "verb and adjective: the other one is meant"),
        ("Worried that they lost, he left.", "worried", "that-verb-attitude", "verb and adjective: the other one is meant"),
        ("He knows, they won.", "knows", "that-verb-certainty", "it controls no that-clause"),
        ("He knows, they won.", "knows", "wh-verb-certainty", "it controls no wh-clause"),
    ],
)  # fmt: skip
def test_why_a_word_controls_no_clause(
    readings: dict[str, pd.DataFrame], sentence: str, word: str, code: str, why: str
) -> None:
    table = readings[sentence]
    mine = table[(table["word"] == word) & (table["code"] == code)]
    assert mine[["holds", "note"]].values.tolist() == [[False, f"rule stance-clause: {why}"]]


def test_slowly_but_surely_at_the_very_beginning_of_a_text():
    view = TokenView(annotate(make_article("x", "Slowly but surely the town grew.")))
    mine = rejected(view, read_codebook("stance-devices"))
    assert mine.loc[mine["text"] == "surely", "note"].tolist() == ["rule stance-adverb: slowly but surely: manner"]
