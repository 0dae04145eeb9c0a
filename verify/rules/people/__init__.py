"""Rules for names, labels, and acronyms (P5xx)."""
