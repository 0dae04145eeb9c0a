"""A fetched page: main text, titles, dates, metadata."""
