"""Rules that compare claims and references with their sources (S6 0x)."""
