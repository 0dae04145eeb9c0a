"""The parsed HTML tree, and the one text that is read out of it."""
