"""How people and bodies are evaluated: by the grammar of the sentence, with the words that decided (Martin &
White 2005).

General lists of positive and negative words say little about who is meant. Here a verb says one thing of its
subject and another of its object, a noun colours its owner or its target, and what is not decided stays *unclear*.

The evaluation of a named target adds phrases (`signs`) and what the reader sees.
"""
