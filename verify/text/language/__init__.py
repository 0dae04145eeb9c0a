"""The language of a text, and which words belong to it."""
