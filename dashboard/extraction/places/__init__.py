"""Where: the places that a text names, their roles, and the one that a fact belongs to."""
