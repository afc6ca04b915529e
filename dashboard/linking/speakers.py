"""Who is behind the words: bodies, not persons."""

PREFIXES = ("the ", "acting ", "deputy ", "first deputy ", "head of ", "spokesperson of ")


def body(speaker: str) -> str:
    """The body that a speaker stands for: its head speaks for it.

    >>> body("acting head of Odesa regional military administration")
    'odesa regional military administration'
    """
    words = " ".join(speaker.lower().split())
    shorter = next((words.removeprefix(p) for p in PREFIXES if words.startswith(p)), words)
    return shorter if shorter == words else body(shorter)
