"""Floor 0: what everything stands on and what knows nothing of articles."""
