"""Queries with repetition, anchors and targets against a plain matcher that tries one word after the other."""

from collections.abc import Iterator

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse.text.query import find
from discourse.text.tokens import TokenView

Span = tuple[int, int]


def table(paragraphs: list[list[str]]) -> pd.DataFrame:
    """Tokens of paragraphs of sentences, each sentence a string whose letters are its words."""
    rows, sentence = [], 0
    for number, sentences in enumerate(paragraphs, 1):
        for words in sentences:
            sentence += 1
            rows += [("d", number, sentence, word) for word in words]
    return pd.DataFrame(rows, columns=["document", "paragraph", "sentence", "form"])


def plain(part: tuple, tokens: pd.DataFrame, first: int, at: int, target: Span | None) -> Iterator[tuple]:
    """Every way to go on from a row, as the row reached and the target so far."""
    sentence, paragraph = tokens["sentence"].tolist(), tokens["paragraph"].tolist()
    inside = at < len(sentence) and sentence[at] == sentence[first]
    match part:
        case ("word", letter) if inside and letter in (tokens["form"][at], None):
            yield at + 1, target
        case ("<s>",) if inside and (at == 0 or sentence[at - 1] != sentence[at]):
            yield at, target
        case ("<p>",) if inside and (at == 0 or paragraph[at - 1] != paragraph[at]):
            yield at, target
        case ("</s>",) if not inside:
            yield at, target
        case ("</p>",) if not inside and (at == len(sentence) or paragraph[at] != paragraph[first]):
            yield at, target
        case ("target", inner):
            for end, seen in plain(inner, tokens, first, at, target or (at, at)):
                yield end, (seen[0], end)
        case ("either", one, other):
            yield from plain(one, tokens, first, at, target)
            yield from plain(other, tokens, first, at, target)
        case ("times", inner, least, most):
            if least == 0:
                yield at, target
            if most > 0:
                for end, seen in plain(inner, tokens, first, at, target):
                    yield from plain(("times", inner, max(least - 1, 0), most - 1), tokens, first, end, seen)
        case ("all", *parts):
            if not parts:
                yield at, target
                return
            for end, seen in plain(parts[0], tokens, first, at, target):
                yield from plain(("all", *parts[1:]), tokens, first, end, seen)


def written(part: tuple) -> str:
    match part:
        case ("word", letter):
            return f'[form="{letter}"]' if letter else "[]"
        case ("target", inner):
            return f"@({written(inner)})"
        case ("either", one, other):
            return f"({written(one)} | {written(other)})"
        case ("times", inner, least, most):
            return f"({written(inner)}){{{least},{most}}}"
        case ("all", *parts):
            return " ".join(written(one) for one in parts)
    return str(part[0])


def found_plainly(part: tuple, tokens: pd.DataFrame) -> list[Span]:
    found: list[Span] = []
    free = 0
    for first in range(len(tokens)):
        ways = [(end, seen) for end, seen in plain(part, tokens, first, first, None) if end > first]
        if first < free or not ways:
            continue
        free = max(end for end, _ in ways)
        targets = [seen for end, seen in ways if end == free]
        # Where a target is met on one way only, the way without it comes first.
        best = None if None in targets else min(targets, key=lambda span: (span[0], -span[1]))
        found.append(best or (first, free))
    return found


word = st.tuples(st.just("word"), st.sampled_from(["a", "b", "c", None]))
anchor = st.sampled_from([("<s>",), ("</s>",), ("<p>",), ("</p>",)])
simple = st.one_of(word, word.map(lambda one: ("target", one)))
several = st.tuples(st.just("times"), simple, st.integers(0, 2), st.integers(2, 3))
choice = st.tuples(st.just("either"), simple, st.one_of(simple, st.tuples(st.just("all"), word, word)))
marked = st.tuples(st.just("all"), word, several).map(lambda one: ("target", one))
queries = st.lists(st.one_of(word, anchor, several, choice, marked), min_size=1, max_size=4).filter(
    lambda parts: any(len(part) > 1 for part in parts)
)
texts = st.lists(st.lists(st.text("abc", min_size=1, max_size=5), min_size=1, max_size=3), min_size=1, max_size=3)


@settings(max_examples=400, deadline=None)
@given(queries, texts)
def test_a_query_finds_what_trying_word_by_word_finds(parts: list[tuple], paragraphs: list[list[str]]) -> None:
    tokens = table(paragraphs)
    first, end = find(TokenView(tokens), written(("all", *parts)))
    assert list(zip(first.tolist(), end.tolist(), strict=True)) == found_plainly(("all", *parts), tokens)
