"""Rules for text and titles (T3xx)."""
