"""Services that are out or back, for how many, why and until when."""
