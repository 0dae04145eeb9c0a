"""The corrected source list of an article, in several formats."""
