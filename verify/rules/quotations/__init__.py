"""Rules for quotations (Q4..)."""
