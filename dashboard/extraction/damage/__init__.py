"""Things hit, damaged or destroyed."""
