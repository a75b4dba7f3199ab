"""Corpora: many texts as arrays on disk, and the measures that need no more than their words."""
