"""What is told as a fact and what is not, for the rules that look at deeds."""

from discourse.coding.targets.grammar import child
from discourse.io.words import word_set
from discourse.text.tokens import TokenView


def unreal(view: TokenView, verb: int) -> bool:
    """Whether the verb stands under a modal or in an infinitive: not told as done."""
    return any(view.column("norm")[at] in word_set("function-words", "unreal") for at in child(view, verb, "aux"))
