"""Speakers that the grammar of one language gives, beside no known verb of speech."""
