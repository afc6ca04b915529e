"""The text as it is seen: sentences, tokens, and the vocabulary terms in them."""
