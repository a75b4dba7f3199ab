"""Floor 1: files become objects. Reading is strict: a doubtful file is refused with one sentence."""
