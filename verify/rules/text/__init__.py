"""Rules for text and titles (T3..)."""
