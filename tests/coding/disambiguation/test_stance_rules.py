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
