"""Measures claims of speed: always as ratios to a baseline of the same run. `make bench`."""
