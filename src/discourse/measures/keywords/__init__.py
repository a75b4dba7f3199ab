"""Measures of words: what is frequent, key, absent, repeated, in what company."""
