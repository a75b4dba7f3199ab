"""Synthetic classes: coding sheets as students fill them in, with a confusion that was planted."""

import numpy as np
import pandas as pd

NONE = "none"


def filled(
    sheet: pd.DataFrame, codes: list[str], confused: tuple[str, str], *, coders: int = 25, noise: float = 0.08, seed: int = 1
) -> list[pd.DataFrame]:  # fmt: skip
    """Fill in a blind sheet as a class would.

    Each sentence has a true code (or none), the same for all. A coder finds it but for some noise, at which any other code
    is written; of the two `confused` codes half the class takes one for the other at the toss of a coin.
    """
    draw = np.random.default_rng(seed)
    choices = [*codes, NONE]
    true = draw.permutation(np.resize(choices, len(sheet)))
    found = []
    for number in range(coders):
        given = []
        for code in true:
            if number % 2 and code in confused and draw.random() < 0.5:
                code = confused[1 - confused.index(code)]
            given.append(draw.choice([one for one in choices if one != code]) if draw.random() < noise else code)
        found.append(sheet.assign(codes=given))
    return found
