"""One file for each registry: which URL asks it, and how its response is read."""
