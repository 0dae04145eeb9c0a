"""Notes and the markers that point to them."""
