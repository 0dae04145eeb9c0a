"""Whether a number of a claim comes from those of its source: rounded, converted or calculated."""
