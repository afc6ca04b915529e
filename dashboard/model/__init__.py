"""The nouns. Frozen, validated, free of any other part of the project."""
