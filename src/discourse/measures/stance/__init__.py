"""Measures of stance: metadiscourse, modality, obligation, voices."""
