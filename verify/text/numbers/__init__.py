"""Numbers in text, as values."""
