"""Rules for notes and their markers (N1xx)."""
