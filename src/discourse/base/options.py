"""Options of a session: `discourse.options.debug = True` shows whole tracebacks, in a notebook and on the command line."""

import os
from dataclasses import dataclass, field


@dataclass(slots=True)
class Options:
    """What a session may set; a misspelt name is refused.

    Args:
        debug: whether an error shows its traceback, and not only its sentence. At first what the variable
            `DISCOURSE_DEBUG` says.
        reader: whether the encoder reads beside the rules. At first off where the variable `DISCOURSE_READER` is `off`.
    """

    debug: bool = field(default_factory=lambda: bool(os.environ.get("DISCOURSE_DEBUG")))
    reader: bool = field(default_factory=lambda: os.environ.get("DISCOURSE_READER") != "off")


options = Options()


def named(names: str) -> list[str]:
    """The names in a list that is separated by commas.

    >>> named("policy-frames, generic-frames,")
    ['policy-frames', 'generic-frames']
    """
    return [name.strip() for name in names.split(",") if name.strip()]
