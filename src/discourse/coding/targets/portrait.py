"""The same tokens, read for the portrayal of a named target: with the words of portrayal before the general
ones."""

from functools import lru_cache

from discourse.text.tokens import TokenView


class Portrait(TokenView):
    """A view whose words are looked up in the lexicon of portrayals first.

    Many words of the general lexicon colour a text and say little of the person they stand beside: *support*
    of the one who supports, *happy* of the one who is, *drought* of the one who speaks of it.
    """


@lru_cache(maxsize=4)
def portrait_of(view: TokenView) -> Portrait:
    """The portrait of a view; what the view has worked out already is shared, not worked out again."""
    if isinstance(view, Portrait):
        return view
    portrait = Portrait.__new__(Portrait)
    portrait.__dict__ = view.__dict__
    return portrait
