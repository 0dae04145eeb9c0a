"""Notes and the markers that lead to them."""
