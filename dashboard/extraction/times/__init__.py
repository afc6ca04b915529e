"""When: the times that a sentence states, and which one a fact has."""
