"""Rules that compare claims and references with their sources (S65x)."""
