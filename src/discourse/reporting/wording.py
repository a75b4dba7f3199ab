"""How things are listed in a sentence."""

from discourse.base.text import shown


def listing(items: list[str]) -> str:
    """Write a list as a sentence does: "a, b and c"; "none" for an empty one."""
    safe = [shown(str(item)) for item in items]
    if not safe:
        return "none"
    return safe[0] if len(safe) == 1 else f"{', '.join(safe[:-1])} and {safe[-1]}"
