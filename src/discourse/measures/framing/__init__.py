"""Measures of framing: frames, functions, actors."""
