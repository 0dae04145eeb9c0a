"""Comments in a copy of the author's own file, and what became of them."""
