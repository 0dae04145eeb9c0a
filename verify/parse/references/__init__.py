"""References: the works that a note cites, field by field."""
