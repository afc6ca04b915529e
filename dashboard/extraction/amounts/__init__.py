"""How many of what: numbers, counts, and the noun phrases that they belong to."""
