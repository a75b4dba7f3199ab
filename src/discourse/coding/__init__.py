"""Floor 3: tokens and a codebook become codings, the one table behind framing and stance."""
