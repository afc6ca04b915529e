"""People harmed: none, totals and their parts."""
