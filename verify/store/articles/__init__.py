"""Articles and their parsed parts in the database."""
