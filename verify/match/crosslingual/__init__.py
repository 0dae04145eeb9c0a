"""Statements whose source is in another language."""
