"""One article made ready: its tokens, words, sentences and paragraphs, and where in it an offset stands."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import pandas as pd

from discourse.base.errors import UsageError
from discourse.base.text import context, counted
from discourse.io import languages
from discourse.io.articles import ArticleText
from discourse.text.function_words import function_words
from discourse.text.providers import annotate, described, fills
from discourse.text.tokens import TokenView
from discourse.text.words import DEFAULT, CountingRules, words

_WORDS_AN_END = 100


class Prepared:
    """One article with its tokens and words, each made once and only when asked for. `counting` says what is one word."""

    def __init__(self, source: ArticleText, counting: CountingRules = DEFAULT) -> None:
        self.source = source
        self.counting = counting

    @property
    def slug(self) -> str:
        """The article's short name."""
        return self.source.slug

    @property
    def text(self) -> str:
        """The text as it was read; all offsets refer to it."""
        return self.source.text

    @cached_property
    def tokens(self) -> pd.DataFrame:
        """The token table of the article's body."""
        return annotate(self.source)

    @cached_property
    def view(self) -> TokenView:
        """The tokens laid out for searching."""
        return TokenView(self.tokens, [(p.start, p.end) for p in self.source.body if p.role == "quote"])

    @cached_property
    def words(self) -> pd.DataFrame:
        """The words that are counted, under the counting rules; other languages than English have a list of what is not content."""
        found, grammar = words(self.tokens, self.counting), function_words(self.source.language)
        if self.english:
            return found
        listed = found[["word", "lemma"]].isin(grammar).any(axis=1) | ~found["word"].str.contains(r"[^\W\d_]")
        return found.assign(content=~listed & (found["content"] | ("pos" not in fills(self.source.language))))

    @property
    def language(self) -> languages.Language:
        """The language of the text."""
        return languages.known()[self.source.language]

    @property
    def english(self) -> bool:
        """Whether the text is English, for which codebooks, reader and norms were made."""
        return self.source.language == languages.ENGLISH

    @cached_property
    def paragraphs(self) -> pd.DataFrame:
        """The paragraphs of the body: paragraph, start, end; the scale of every figure along the text."""
        rows = [(p.number, p.start, p.end) for p in self.source.body]
        return pd.DataFrame(rows, columns=["paragraph", "start", "end"])

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """The sentences of the body: sentence, paragraph, start, end, text."""
        table = self.tokens.groupby(["sentence", "paragraph"], as_index=False).agg(
            start=("start", "min"), end=("end", "max")
        )
        return table.assign(text=[self.text[a:b] for a, b in zip(table["start"], table["end"], strict=True)])

    @cached_property
    def capitals(self) -> dict[str, str]:
        """How the text prints the words that it never writes in lower case, by folded form and by lemma.

        A capital at the head of a sentence counts only where the tagger takes the word for a name.
        """
        words = self.tokens[["form", "lemma", "word", "pos", "sentence"]].astype(
            {"word": str, "form": str, "lemma": str}
        )
        head = ~words["sentence"].duplicated()
        usual = words[~head | (words["pos"] == "PROPN")]
        names = pd.concat([usual.assign(key=usual[column]) for column in ("form", "lemma")])
        names = names[names["key"].str.casefold() == names["word"].str.casefold()]
        printed = names.groupby("key")["word"].agg(lambda forms: max(sorted(set(forms)), key=list(forms).count))
        low = set(names.loc[names["word"].str.islower(), "key"])
        return {str(key): form for key, form in printed.items() if key not in low and form != key}

    @property
    def length(self) -> int:
        """The words of the body; what is shorter than a finding needs goes without it."""
        return len(self.words)

    @cached_property
    def unended(self) -> bool:
        """Whether an English text marks hardly any ends of sentences, less than one in a hundred words: where they end is a guess."""
        ends = int(self.tokens["word"].astype(str).str.fullmatch(r"[.!?\u2026]+").sum())
        return self.english and self.length > _WORDS_AN_END * max(ends, 1)

    @property
    def smallest_group(self) -> int:
        """How many texts stand together: one, but where groups of texts are compared."""
        return 1

    @property
    def size(self) -> str:
        """How long the body is, in words, sentences and paragraphs: the base of most numbers."""
        sizes = (
            (len(self.words), "word"),
            (self.words["sentence"].nunique(), "sentence"),
            (self.words["paragraph"].nunique(), "paragraph"),
        )
        return ", ".join(counted(number, noun) for number, noun in sizes)

    def located(self, offset: int) -> dict[str, Any]:
        """Where in the text an offset stands, for the evidence of a finding: sentence."""
        return {"sentence": self.sentence_at(offset)}

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset; 0 in a text without sentences."""
        at = max(bisect_right(self._starts, offset) - 1, 0)
        return int(self.sentences["sentence"].to_numpy()[at]) if self._starts else 0

    @cached_property
    def _starts(self) -> list[int]:
        return [int(start) for start in self.sentences["start"]]

    @property
    def counting_rules(self) -> str:
        """What counts as one word here, in a sentence; in another language also what reads it and what it does not know."""
        if self.english:
            return self.counting.describe()
        filled = fills(self.source.language)
        unknown = {
            "lemma": "lemmas are not known: a word is its own",
            "pos": f"parts of speech are not known: {self.content_rule}",
        }
        said = [what for column, what in unknown.items() if column not in filled]
        plain = self.counting.describe().replace("Counting rules:", f"Counting rules for {self.language.name}:")
        plain = plain.replace(" contracted forms count apart (don't = do + not); a possessive 's is not a word;", "")
        return "; ".join([plain.rstrip("."), f"read by {described(self.source.language)}", *said]) + "."

    @property
    def content_rule(self) -> str:
        """Which words are content words here, in half a sentence."""
        tagged = "nouns, names, main verbs, adjectives and adverbs by their part-of-speech tag"
        listed = f"not on a list of common {self.language.name} words" if function_words(self.source.language) else ""
        if self.english:
            return f"content words are {tagged}, not by a list"
        if "pos" in fills(self.source.language):
            return f"content words are {tagged}{listed and f', if they are {listed}'}"
        return f"content words are those that are {listed}" if listed else "all words are content words"

    def in_context(self, places: pd.DataFrame | Iterable[tuple[int, int]], width: int = 60) -> pd.DataFrame:
        """Show stretches of text in their context: sentence, left, match, right, start, end.

        Args:
            places: codings, or any table with the columns start and end, or pairs of offsets.
            width: characters on each side, cut at blanks.
        """
        if isinstance(places, pd.DataFrame):
            if not {"start", "end"} <= set(places.columns):
                raise UsageError("in_context: the table needs the columns 'start' and 'end'.")
            places = list(zip(places["start"].tolist(), places["end"].tolist(), strict=True))
        pairs = [(int(a), int(b)) for a, b in places]
        rows = [(self.sentence_at(a), *context(self.text, a, b, width), a, b) for a, b in pairs]
        return pd.DataFrame(rows, columns=["sentence", "left", "match", "right", "start", "end"])
