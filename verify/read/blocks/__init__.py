"""The blocks of an article, and what each of them is."""
