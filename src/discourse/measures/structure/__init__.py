"""Measures of structure: the text, its parts and names."""
