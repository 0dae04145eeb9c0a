"""Rules for quotations (Q4xx)."""
