"""URLs in text: where they are, their canonical form, what is wrong with them, what their words tell."""
