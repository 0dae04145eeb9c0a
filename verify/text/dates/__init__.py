"""Dates in text, as values in the precision that the text gives."""
