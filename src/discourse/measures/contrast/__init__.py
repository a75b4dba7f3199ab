"""Measures that compare texts: they ask for `texts`, and for the tables of each (`each_words`)."""
