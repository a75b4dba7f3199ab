"""Quoted spans: each found once, with its role."""

import re

import pandas as pd
import pytest
from tests.helpers import own_sentences

from discourse.coding.coder import code, rejected
from discourse.coding.disambiguation.quotation.role import quoted_speaker
from discourse.io.articles import make_article, read_article
from discourse.io.codebooks import read_codebook
from discourse.text.annotation import annotate
from discourse.text.tokens import TokenView

QUOTATION = read_codebook("quotation")


def spans(text: str) -> list[tuple[str, str]]:
    codings = code(annotate(make_article("x", text)), QUOTATION)
    return [(row.text, row.code) for row in codings.itertuples()]


def test_the_first_article_by_hand():
    """Counted and judged by reading the article: ten spans, five of them the Decision, long or short."""
    codings = code(annotate(read_article("zhang-xiao-2024")), QUOTATION)
    found = [(row.text.strip("“”."), row.code) for row in codings.itertuples()]
    assert found[0][0].startswith("Decision of the Central Committee") and found[0][1] == "title"
    assert found[1:] == [
        ("Decision", "title"), ("Decision", "title"), ("Decision", "title"), ("Luban Workshop", "name"),
        ("Year of Chinese Tourism", "name"), ("civilization superiority theory", "scare-quotes"),
        ("clash of civilizations theory", "scare-quotes"), ("Decision", "title"), ("golden thirty years",
        "own-slogan"),
    ]  # fmt: skip


KEPT = "a part of a sentence that is neither reported, title, name nor slogan: a word kept at a distance"
# The sentence, and of each quoted span its words, the role, who speaks, and the reason, judged by reading.
ROLES = [
    ("As she put it, \"the town sleeps\".", [("the town sleeps", "direct-speech", "she", "reported by 'put'")]),
    ("Jane Roe: \"We are late.\"", [("We are late.", "direct-speech", "Jane Roe", "a clause that speaks of I, we or you")]),
    ("Officials warned of “serious losses” in the valley.", [("serious losses", "direct-speech", "Officials", "reported by 'warned'")]),
    ("The mayor, Jane Roe, said “we are all tired” on Monday.", [("we are all tired", "direct-speech", "The mayor, Jane Roe,", "reported by 'said'")]),
    ("“It is over,” a man who asked not to be named said.", [("It is over,", "direct-speech", "a man who asked not to be named", "reported by 'said'")]),
    ("“It is over,” once said Jane Roe.", [("It is over,", "direct-speech", "Jane Roe", "reported by 'said'")]),
    ("In his own words, “the war was lost”.", [("the war was lost", "direct-speech", "", "said to be somebody's own words")]),
    ("Critics called the plan “a great crime against the poor”.", [("a great crime against the poor", "direct-speech", "", "somebody's own words, applied with 'called'")]),
    ("The mayor says that the “calm zone” was closed.", [("calm zone", "scare-quotes", "", KEPT)]),
    ("He wrote a “story” of the town.", [("story", "scare-quotes", "", KEPT)]),
    ("They argued for “clean hands” in the office.", [("clean hands", "scare-quotes", "", KEPT)]),
    ("They call it “reform”.", [("reform", "scare-quotes", "", "a label that others use with 'call'")]),
    ("What they call “home” is a tent.", [("home", "scare-quotes", "", "a label that others use with 'call'")]),
    ("The so-called “reform” failed.", [("reform", "scare-quotes", "", "a label that others use with 'called'")]),
    ("He was called a “liar” by Jane Roe.", [("liar", "scare-quotes", "", "a label that others use with 'called'")]),
    ("We call this “patience”.", [("patience", "own-slogan", "", "a label that the writer gives with 'call'")]),
    ("Together we build a “golden bridge” for all.", [("golden bridge", "own-slogan", "", "promoted by 'build' with the writer's own side as subject")]),
    ("Let us promote the “spirit of the river” now.", [("spirit of the river", "own-slogan", "", "promoted by 'promote' with the writer's own side as subject")]),
    ("This paper promotes a “green path” for all.", [("green path", "own-slogan", "", "promoted by 'promotes' with the writer's own side as subject")]),
    ("China promotes a “green path” for all.", [("green path", "own-slogan", "", "promoted by 'promotes' with the writer's own side as subject")]),
    ("The town promotes a “green path” for all.", [("green path", "scare-quotes", "", KEPT)]),
    ("She said “yes”.", [("yes", "direct-speech", "She", "reported by 'said'")]),
    ("She answered: “no”.", [("no", "direct-speech", "She", "reported by 'answered'")]),
    ("She said a “yes” to him.", [("yes", "scare-quotes", "", KEPT)]),
    ("The word “river” is old.", [("river", "mention", "", "words about words: 'word'")]),
    ("The word for bread is “pan”.", [("pan", "mention", "", "words about words: 'word'")]),
    ("The button labelled “Stop” was red.", [("Stop", "mention", "", "words about words: 'labelled'")]),
    ("People say “goed” instead of went.", [("goed", "mention", "", "what people in general say, as a word")]),
    ("Type “yes” to go on.", [("yes", "mention", "", "words about words: 'Type'")]),
    ("By “narrow” we mean less than a metre.", [("narrow", "mention", "", "words about words: 'we'")]),
    ("To “win” is to rule.", [("win", "mention", "", "words about words: 'is'")]),
    ("The group (“Blue Sky”) met.", [("Blue Sky", "mention", "", "a term that the text defines in brackets")]),
    ("The song “Blue Moon” by Porter sold well.", [("Blue Moon", "title", "", "capitals as in a title, and its maker named")]),
    ("Porter’s “Blue Moon” sold well.", [("Blue Moon", "title", "", "capitals as in a title, a work of 'Porter'")]),
    ("The plan was dubbed “Operation Rain” by critics.", [("Operation Rain", "name", "", "capitals as in a name, with 'dubbed'")]),
    ("The slogan of today was “bread for all”.", [("bread for all", "own-slogan", "", "presented as 'slogan'")]),
    ("The slogan of the day was “bread for all”.", [("bread for all", "scare-quotes", "", KEPT)]),
    ("The festival opens with “Blue Moon”.", [("Blue Moon", "title", "", "capitals as in a title, without an article")]),
    ("The “Blue Moon” festival opened.", [("Blue Moon", "name", "", "capitals as in a name, with 'festival'")]),
    ("“Pan” is the old word for bread.", [("Pan", "mention", "", "words about words: 'word'")]),
    ("“Pan” is in the old and small word book.", [("Pan", "scare-quotes", "", KEPT)]),
    ("Click on “Stop” to leave.", [("Stop", "mention", "", "words about words: 'Click'")]),
    ("The (old “blue sky”) group met.", [("blue sky", "scare-quotes", "", KEPT)]),
    ("In his own sad words, “the war was lost”.", [("the war was lost", "direct-speech", "", "said to be somebody's own words")]),
    ("She never says “no”.", [("no", "direct-speech", "She", "reported by 'says'")]),
    ("The town's “Blue Moon” sold well.", [("Blue Moon", "title", "", "capitals as in a title, without an article")]),
    ("Their ideal is “bread for all”.", [("bread for all", "scare-quotes", "", KEPT)]),
    ("Her “but” was loud.", [("but", "mention", "", "a function word by itself")]),
    ("Her “But” was loud.", [("But", "scare-quotes", "", KEPT)]),
    ("“Narrow” means less than a metre.", [("Narrow", "mention", "", "words about words: 'means'")]),
    ("By “narrow” I mean less than a metre.", [("narrow", "mention", "", "words about words: 'i'")]),
    ("By “narrow” they mean less than a metre.", [("narrow", "mention", "", "words about words: 'mean'")]),
    ("By “one two three four five” we mean a count.", [("one two three four five", "mention", "", "words about words: 'we'")]),
    ("By “one two three four five six” we mean a count.", [("one two three four five six", "scare-quotes", "", KEPT)]),
    ("To “win” means to rule.", [("win", "mention", "", "words about words: 'means'")]),
    ("The plants were classified as “rare herbs”.", [("rare herbs", "mention", "", "the name of a class, with 'classified'")]),
    ("They classified the plants as “rare herbs”.", [("rare herbs", "mention", "", "the name of a class, with 'classified'")]),
    ("They call themselves “the free”.", [("the free", "direct-speech", "", "somebody's own words, applied with 'call'")]),
    ("He calls himself “a free man”.", [("a free man", "direct-speech", "", "somebody's own words, applied with 'calls'")]),
    ("He called himself “a free man”.", [("a free man", "direct-speech", "", "somebody's own words, applied with 'called'")]),
    ("He called her “a thief”.", [("a thief", "direct-speech", "", "somebody's own words, applied with 'called'")]),
    ("She was called “a thief”.", [("a thief", "scare-quotes", "", "a label that others use with 'called'")]),
    ("The plan was called a “crime” by many.", [("crime", "scare-quotes", "", "a label that others use with 'called'")]),
    ("The plan, known as “Big Rain”, failed.", [("Big Rain", "name", "", "capitals as in a name, with 'known'")]),
    ("Many people call it “reform”.", [("reform", "scare-quotes", "", "a label that others use with 'call'")]),
    ("What many people call “home” is a tent.", [("home", "mention", "", "a term as those who use it 'call' it")]),
    ("What he calls “home” is a tent.", [("home", "scare-quotes", "", "a label that others use with 'calls'")]),
    ("We call it “patience”.", [("patience", "own-slogan", "", "a label that the writer gives with 'call'")]),
    ("I call this “patience”.", [("patience", "own-slogan", "", "a label that the writer gives with 'call'")]),
    ("What we call “home” is a tent.", [("home", "own-slogan", "", "a label that the writer gives with 'call'")]),
    ("A man marked “Stop” stood there.", [("Stop", "name", "", "capitals as in a name")]),
    ("The men, called by some “the free”, left.", [("the free", "scare-quotes", "", "a label that others use with 'called'")]),
    ("Let us all promote the “spirit of the river” now.", [("spirit of the river", "own-slogan", "", "promoted by 'promote' with the writer's own side as subject")]),
    ("They promote the “spirit of the river” now.", [("spirit of the river", "scare-quotes", "", KEPT)]),
    ("“I am late,” said Roe. “You are not late.”", [("I am late,", "direct-speech", "Roe", "reported by 'said'"), ("You are not late.", "direct-speech", "Roe", "goes on after the words that report what stands before it")]),
    ("“It is late,” said Roe, “and it is cold.”", [("It is late,", "direct-speech", "Roe", "reported by 'said'"), ("and it is cold.", "direct-speech", "Roe", "goes on after the words that report what stands before it")]),
    ("“Sugar is bad,” he added.", [("Sugar is bad,", "direct-speech", "he", "reported by 'added'")]),
    ("“Is it late?” asked Roe.", [("Is it late?", "direct-speech", "Roe", "reported by 'asked'")]),
    ("“It is late”, said Roe.", [("It is late", "direct-speech", "Roe", "reported by 'said'")]),
    ("As Roe put it, “it is late”.", [("it is late", "direct-speech", "Roe", "reported by 'put'")]),
    ("Roe warned of “serious losses”.", [("serious losses", "direct-speech", "Roe", "reported by 'warned'")]),
    ("Roe warned of the “losses”.", [("losses", "scare-quotes", "", KEPT)]),
    ("Roe spoke of “serious losses”.", [("serious losses", "scare-quotes", "", KEPT)]),
    ("Roe wrote a chapter of “serious losses”.", [("serious losses", "scare-quotes", "", KEPT)]),
    ("Roe argued for “serious losses”.", [("serious losses", "scare-quotes", "", KEPT)]),
    ("Roe said the town is “a very sad place”.", [("a very sad place", "direct-speech", "Roe", "reported by 'said'")]),
    ("Roe said that the town is “sad”.", [("sad", "direct-speech", "Roe", "reported by 'said'")]),
    ("Roe said that the town is a “place”.", [("place", "scare-quotes", "", KEPT)]),
    ("Roe says they will be “very rich”.", [("very rich", "direct-speech", "Roe", "reported by 'says'")]),
    ("Jane Roe: “We are late.”", [("We are late.", "direct-speech", "Jane Roe", "a clause that speaks of I, we or you")]),
    ("The “losses” were serious, according to Roe.", [("losses", "scare-quotes", "", KEPT)]),
    ("According to Roe, the losses were “very serious”.", [("very serious", "direct-speech", "", "reported by 'According'")]),
    ("“It is late,” Roe, who slept, said.", [("It is late,", "direct-speech", "Roe, who slept,", "reported by 'said'")]),
    ("He was “very glad”.", [("very glad", "scare-quotes", "", KEPT)]),
    ("He was “very glad” and “not at all sad”.", [("very glad", "scare-quotes", "", KEPT), ("not at all sad", "scare-quotes", "", KEPT)]),
    ("He was “very glad” instead of “sad”.", [("very glad", "scare-quotes", "", KEPT), ("sad", "scare-quotes", "", KEPT)]),
    ("The book “The Old Man and the Sea” sold well. He likes “The Old Man”.", [("The Old Man and the Sea", "title", "", "a capital and 'book' beside it"), ("The Old Man", "title", "", "capitals as in a title, without an article")]),
    ("He read “The Old Man of the Small Sea” twice.", [("The Old Man of the Small Sea", "title", "", "a capital and 'read' beside it")]),
    ("He read “Blue Moon” twice.", [("Blue Moon", "title", "", "a capital and 'read' beside it")]),
    ("MAYOR SAYS “Big Rain” Is Over", [("Big Rain", "name", "", "capitals as in a name")]),
    ("Mayor Says Rain Is “Great Fun” For All", [("Great Fun", "direct-speech", "Mayor", "reported by 'Says'")]),
    ("The film “rain” sold well.", [("rain", "scare-quotes", "", KEPT)]),
    ("The film “Rain and snow” sold well.", [("Rain and snow", "title", "", "a capital and 'film' beside it")]),
    ("“We know that it is late and that you are cold.”", [("We know that it is late and that you are cold.", "direct-speech", "", "a clause that speaks of I, we or you")]),
    ("The “we are late” plan failed.", [("we are late", "scare-quotes", "", KEPT)]),
    ("The “it is late” plan failed.", [("it is late", "scare-quotes", "", KEPT)]),
    ("“The house is very old and cold and dark.”", [("The house is very old and cold and dark.", "direct-speech", "", "a whole sentence or a long passage, though nobody is named as its speaker")]),
    ("The “very old and cold and dark” house fell.", [("very old and cold and dark", "scare-quotes", "", KEPT)]),
    ("The book “Old Man and Sea” sold well. He likes “old man”.", [("Old Man and Sea", "title", "", "a capital and 'book' beside it"), ("old man", "title", "", "the short form of a longer title in this text")]),
    ("The book “Old Man and Sea” sold well. He likes “old sea”.", [("Old Man and Sea", "title", "", "a capital and 'book' beside it"), ("old sea", "scare-quotes", "", KEPT)]),
    ("It was “you and me”.", [("you and me", "scare-quotes", "", KEPT)]),
    ("It was “you are late”.", [("you are late", "direct-speech", "", "a clause that speaks of I, we or you")]),
    ("Roe said that the old and small town by the river is “very cold”.", [("very cold", "direct-speech", "Roe", "reported by 'said'")]),
    ("Roe said that the old and small town by the river is the “coldest place”.", [("coldest place", "scare-quotes", "", KEPT)]),
    ("Roe said that the old and small town by the river is the “coldest place of the land”.", [("coldest place of the land", "direct-speech", "Roe", "reported by 'said'")]),
    ("Roe said that the old and small town by the river is “cold”.", [("cold", "direct-speech", "Roe", "reported by 'said'")]),
    ("Roe said that the old and small town by the river is a “zone”.", [("zone", "scare-quotes", "", KEPT)]),
    ("The so-called “reform” and “change” failed.", [("reform", "scare-quotes", "", "a label that others use with 'called'"), ("change", "scare-quotes", "", "joined to another quoted span: a label that others use with 'called'")]),
    ("The so-called “reform” and then the whole big “change” failed.", [("reform", "scare-quotes", "", "a label that others use with 'called'"), ("change", "scare-quotes", "", KEPT)]),
    ("The so-called “reform” failed “change”.", [("reform", "scare-quotes", "", "a label that others use with 'called'"), ("change", "scare-quotes", "", KEPT)]),
    ("The so-called “reform,” “change” failed.", [("reform,", "scare-quotes", "", "a label that others use with 'called'"), ("change", "scare-quotes", "", "joined to another quoted span: a label that others use with 'called'")]),
    ("The “calm zone” is late. “It is cold,” said Roe.", [("calm zone", "scare-quotes", "", KEPT), ("It is cold,", "direct-speech", "Roe", "reported by 'said'")]),
    ("“It is over,” a man who slept and was cold said.", [("It is over,", "direct-speech", "a man who slept and was cold", "reported by 'said'")]),
    ("“It is over!” The man said it.", [("It is over!", "direct-speech", "The man", "reported by 'said'")]),
    ("“It is over,” to say the least.", [("It is over,", "direct-speech", "", "a whole sentence or a long passage, though nobody is named as its speaker")]),
    ("As Roe put the cup, “it is late”.", [("it is late", "scare-quotes", "", KEPT)]),
    ("In it Roe put “very old books”.", [("very old books", "scare-quotes", "", KEPT)]),
    ("Roe says the “calm zone”.", [("calm zone", "scare-quotes", "", KEPT)]),
    ("Roe says “calm zone”.", [("calm zone", "direct-speech", "Roe", "reported by 'says'")]),
    ("Roe says a “calm and very old zone”.", [("calm and very old zone", "scare-quotes", "", KEPT)]),
    ("Roe says it is the “calm and very old zone”.", [("calm and very old zone", "direct-speech", "Roe", "reported by 'says'")]),
    ("Roe says that they own the “calm and very old zone”.", [("calm and very old zone", "direct-speech", "Roe", "reported by 'says'")]),
    ("Roe complained about the “serious losses”.", [("serious losses", "direct-speech", "Roe", "reported by 'complained'")]),
    ("Roe complained of “serious losses”.", [("serious losses", "direct-speech", "Roe", "reported by 'complained'")]),
    ("The town hit the “wall”.", [("wall", "scare-quotes", "", KEPT)]),
    ("He typed the “yes”.", [("yes", "scare-quotes", "", KEPT)]),
    ("Go to “Stop” now.", [("Stop", "mention", "", "words about words: 'Go'")]),
    ("Press on “Stop”.", [("Stop", "mention", "", "words about words: 'Press'")]),
    ("Our spirit of “blue moon” lives.", [("blue moon", "own-slogan", "", "presented as 'spirit'")]),
    ("We want to promote the “golden bridge”.", [("golden bridge", "own-slogan", "", "promoted by 'promote' with the writer's own side as subject")]),
    ("Roe asks us to promote the “golden bridge”.", [("golden bridge", "own-slogan", "", "promoted by 'promote' with the writer's own side as subject")]),
    ("The word for white bread in the old town is “pan”.", [("pan", "mention", "", "words about words: 'word'")]),
    ("The man for white bread in the old town is “pan”.", [("pan", "scare-quotes", "", KEPT)]),
    ("Our two nations are writing a new “silk story” together.", [("silk story", "own-slogan", "", "promoted by 'writing' with the writer's own side as subject")]),
    ("Our two countries will jointly write a new chapter of the “community of the great river.”", [("community of the great river.", "own-slogan", "", "promoted by 'write' with the writer's own side as subject")]),
    ("Speakers say “ain't” more often than they believe.", [("ain't", "mention", "", "what people in general say, as a word")]),
    ("Our message to them is simple: “Enough.”", [("Enough.", "direct-speech", "", "a whole sentence or a long passage, though nobody is named as its speaker")]),
    ("Ask Jane Roe about “Big Rain”.", [("Big Rain", "name", "", "capitals as in a name")]),
    ("“Run!” said Roe.", [("Run!", "direct-speech", "Roe", "a whole sentence or a long passage, though nobody is named as its speaker")]),
    ("“My house is where you sleep.”", [("My house is where you sleep.", "direct-speech", "", "a clause that speaks of I, we or you")]),
    ("It was “cold roads may hurt you”.", [("cold roads may hurt you", "direct-speech", "", "a clause that speaks of I, we or you")]),
    ("In his “we are late” he failed.", [("we are late", "scare-quotes", "", KEPT)]),
    ("My grandfather used to say, “Plant trees whose shade you will never sit in.”", [("Plant trees whose shade you will never sit in.", "direct-speech", "My grandfather", "reported by 'say'")]),
    ("“It is late,” said Roe. He went to the old door and saw the cold grey rain fall. “Who is it?”", [("It is late,", "direct-speech", "Roe", "reported by 'said'"), ("Who is it?", "direct-speech", "", "a whole sentence or a long passage, though nobody is named as its speaker")]),
    ("“If you go now,” he said, “do not come back.”", [("If you go now,", "direct-speech", "he", "reported by 'said'"), ("do not come back.", "direct-speech", "he", "goes on after the words that report what stands before it")]),
    ("Roe said that the old and small town by the river is the “coldest place of all”.", [("coldest place of all", "direct-speech", "Roe", "reported by 'said'")]),
    ("The town is “very sad” according to Roe.", [("very sad", "direct-speech", "", "its source named by 'according to' in the same sentence")]),
    ("The “not at all sad” town is old according to Roe.", [("not at all sad", "direct-speech", "", "its source named by 'according to' in the same sentence")]),
    ("The “cold zone” they said was cold fell.", [("cold zone", "scare-quotes", "", KEPT)]),
    ("“No more tears,” the old man, who slept, said.", [("No more tears,", "direct-speech", "the old man, who slept,", "reported by 'said'")]),
    ("“No more tears,” then said the man.", [("No more tears,", "direct-speech", "the man", "reported by 'said'")]),
    ("“It is late,” but then he slept and said no.", [("It is late,", "direct-speech", "", "a whole sentence or a long passage, though nobody is named as its speaker")]),
    ("“It is over,” a man who asked them not to be named again said.", [("It is over,", "direct-speech", "a man who asked them not to be named again", "reported by 'said'")]),
    ("The very old and very sad and cold man said “it is late”.", [("it is late", "direct-speech", "The very old and very sad and cold man", "reported by 'said'")]),
    ("He saw “Blue Moon” at festivals.", [("Blue Moon", "title", "", "a capital and 'saw' beside it")]),
    ("The magazine “Field and Forest” printed the letter.", [("Field and Forest", "title", "", "a capital and 'magazine' beside it")]),
    ("He likes “Blue Moon”\nby night he sleeps well.", [("Blue Moon", "title", "", "capitals as in a title, without an article")]),
    ("Its “Happy Hour Box” is back.", [("Happy Hour Box", "name", "", "capitals as in a name")]),
    ("Many speakers now use “they” for a single person.", [("they", "mention", "", "a function word by itself")]),
    ("Roe described the reader as “the figure in which the righteous man encounters himself.”", [("the figure in which the righteous man encounters himself.", "direct-speech", "", "somebody's own words, applied with 'described'")]),
    ("He called the man who came “a thief”.", [("a thief", "direct-speech", "", "somebody's own words, applied with 'called'")]),
    ("They treat a “cold man” well.", [("cold man", "scare-quotes", "", KEPT)]),
    ("They called on “old men” to go.", [("old men", "scare-quotes", "", KEPT)]),
    ("What many people call a “home” is a tent.", [("home", "mention", "", "a term as those who use it 'call' it")]),
    ("They themselves call it “the free”.", [("the free", "scare-quotes", "", "a label that others use with 'call'")]),
    ("Click the button labelled “Save as draft” before you leave.", [("Save as draft", "mention", "", "what stands on something, with 'labelled'")]),
    ("It was a move that one swimmer called “a betrayal of all”.", [("a betrayal of all", "direct-speech", "", "somebody's own words, applied with 'called'")]),
    ("The plan called “a crime” failed.", [("a crime", "scare-quotes", "", "a label that others use with 'called'")]),
    ("The plan, called by the men “a crime”, failed.", [("a crime", "scare-quotes", "", "a label that others use with 'called'")]),
    ("The plan, called rightly “a crime”, failed.", [("a crime", "scare-quotes", "", "a label that others use with 'called'")]),
    ("The song “Blue Moon” was in the “cold zone”.", [("Blue Moon", "title", "", "a capital and 'song' beside it"), ("cold zone", "scare-quotes", "", KEPT)]),
    ("Roe said it is “very cold” in the “calm zone”.", [("very cold", "direct-speech", "Roe", "reported by 'said'"), ("calm zone", "direct-speech", "", "a phrase in a sentence that quotes somebody's words besides")]),
    ("Roe said it is “very cold” in the “zone”.", [("very cold", "direct-speech", "Roe", "reported by 'said'"), ("zone", "scare-quotes", "", KEPT)]),
    ("Roe said it is “very cold” in the “Blue Zone”.", [("very cold", "direct-speech", "Roe", "reported by 'said'"), ("Blue Zone", "name", "", "capitals as in a name")]),
    ("Roe said it is “very cold” in the so-called “calm zone”.", [("very cold", "direct-speech", "Roe", "reported by 'said'"), ("calm zone", "scare-quotes", "", "a label that others use with 'called'")]),
    ("The so-called “reform” but not the “change” failed.", [("reform", "scare-quotes", "", "a label that others use with 'called'"), ("change", "scare-quotes", "", "joined to another quoted span: a label that others use with 'called'")]),
    ("The “Declaration” calls for peace. “Declaration on the Use of the Sea” is its short title in print.", [("Declaration", "title", "", "the short form of a longer title in this text"), ("Declaration on the Use of the Sea", "title", "", "capitals as in a title, and its length")]),
    ("The “plan B” is on.", [("plan B", "scare-quotes", "", KEPT)]),
    ("“It is late,” said Roe. Then he went to the old and cold house now. “Go home.”", [("It is late,", "direct-speech", "Roe", "reported by 'said'"), ("Go home.", "direct-speech", "Roe", "goes on after the words that report what stands before it")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def coded(_own_cache: None) -> pd.DataFrame:
    return code(annotate(*(make_article(f"q{n:02}", case[0]) for n, case in enumerate(ROLES))), QUOTATION)


@pytest.mark.parametrize("number", range(len(ROLES)), ids=[case[0] for case in ROLES])
def test_the_role_of_a_span_its_speaker_and_the_reason(coded: pd.DataFrame, number: int) -> None:
    mine = coded[coded["document"] == f"q{number:02}"]
    found = [(row.text[1:-1], row.code, row.actor, row.note) for row in mine.itertuples()]
    assert found == ROLES[number][1]


def test_a_quotation_in_a_quotation_has_a_row_of_its_own():
    assert spans("He said, “She told me, ‘Go home,’ and left.”") == [
        ("“She told me, ‘Go home,’ and left.”", "direct-speech"), ("‘Go home,’", "direct-speech"),
    ]  # fmt: skip


def test_an_apostrophe_does_not_close_a_single_quotation():
    assert [text for text, _ in spans("She called it ‘the best of the citizens’ plans’ on Monday.")] == [
        "‘the best of the citizens’ plans’"
    ]


def test_straight_marks_pair_up():
    assert [text for text, _ in spans('The "civil" debate of the "friends" ended.')] == ['"civil"', '"friends"']


def test_speech_over_two_paragraphs_is_two_spans():
    tokens = annotate(make_article("x", "“I am tired of it all.\n“I want to sleep,” she said."))
    codings = code(tokens, QUOTATION)
    assert codings["text"].tolist() == ["“I am tired of it all.", "“I want to sleep,”"]
    assert codings["code"].tolist() == ["direct-speech"] * 2
    assert "without a closing mark" in codings["note"].iloc[0]


def test_a_mark_that_is_never_closed_ends_with_the_sentence():
    text = 'He wrote "the worst is over and left. Nobody answered him. The house was dark.'
    assert [found for found, _ in spans(text)] == ['"the worst is over and left.']


def test_the_speaker_is_the_actor():
    codings = code(annotate(make_article("x", "“The river is rising,” said the old fisherman.")), QUOTATION)
    assert codings["actor"].tolist() == ["the old fisherman"]


def test_a_reason_never_names_a_word_between_the_marks():
    """The rules may look at a span's shape, not at which words it holds."""
    rows = own_sentences.rows("quotation")
    texts = {f"r{n:03d}": row["text"] for n, row in enumerate(rows)}
    codings = code(annotate(*[make_article(name, text) for name, text in texts.items()]), QUOTATION)
    for row in codings.itertuples():
        outside = texts[row.document][: row.start] + " " + texts[row.document][row.end :]
        named = re.findall(r"'([\w-]+)'", row.note)
        assert all(word.lower() in outside.lower() for word in named), (row.text, row.note)


def test_two_words_in_single_marks_are_two_spans():
    assert [found for found, _ in spans("The term ‘river’ comes from a verb meaning ‘to tear’.")] == [
        "‘river’", "‘to tear’",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Type “yes” to go on.", ("“yes”", "mention", "", "words about words: 'Type'")),
        ("So-called “reform” failed.", ("“reform”", "scare-quotes", "", "a label that others use with 'called'")),
        ("The “we are late” plan failed.", ("“we are late”", "scare-quotes", "", KEPT)),
        ("By “narrow” we mean this.", ("“narrow”", "mention", "", "words about words: 'we'")),
        ("(“Blue Sky”) met.", ("“Blue Sky”", "mention", "", "a term that the text defines in brackets")),
        ("Jane’s “Blue Moon” sold.", ("“Blue Moon”", "title", "", "capitals as in a title, a work of 'Jane'")),
        ("“It is late,” said Roe.", ("“It is late,”", "direct-speech", "Roe", "reported by 'said'")),
        ("Jane: “I am late.”", ("“I am late.”", "direct-speech", "Jane", "a clause that speaks of I, we or you")),
        ("Word “one two three four five six” is odd.", ("“one two three four five six”", "mention", "", "words about words: 'Word'")),
        ("Go to “Stop” now.", ("“Stop”", "mention", "", "words about words: 'Go'")),
        ("Click on “Stop” to leave.", ("“Stop”", "mention", "", "words about words: 'Click'")),
        ("Say “yes” now.", ("“yes”", "direct-speech", "", "reported by 'Say'")),
        ("The “White Paper” sets out five principles.", ("“White Paper”", "name", "", "capitals as in a name")),
        ("He likes “Blue Moon”", ("“Blue Moon”", "title", "", "capitals as in a title, without an article")),
    ],
)  # fmt: skip
def test_at_the_very_beginning_of_a_text(text: str, found: tuple[str, ...]) -> None:
    table = code(annotate(make_article("x", text)), QUOTATION)
    assert [*table[["text", "code", "actor", "note"]].itertuples(index=False, name=None)] == [found]


def test_an_apostrophe_is_no_quoted_span():
    view = TokenView(annotate(make_article("x", "The boys' room was cold.")))
    assert code(view, QUOTATION).empty
    assert set(rejected(view, QUOTATION)["note"]) == {
        "rule quotation-role: an apostrophe, a closing mark or a sign of measure"
    }


def test_who_speaks_at_each_word():
    """Speech has its speaker, both marks included; scare quotes and the words around have none."""
    view = TokenView(annotate(make_article("x", "“Go home.” The “zone” fell. “It is late,” said Roe.")))
    found = [quoted_speaker(view, row) for row in range(view.size)]
    words = view.column("word")
    assert [word for word, who in zip(words, found, strict=True) if who == "Roe"] == ["“", "It", "is", "late", ",", "”"]
    assert [word for word, who in zip(words, found, strict=True) if who == ""] == ["“", "Go", "home", ".", "”"]
