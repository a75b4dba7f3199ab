"""Grammatical devices of stance (Biber 2006): the clause that a word controls, adverbs, nouns with a preposition."""
