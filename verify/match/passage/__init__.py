"""Finding the passage that a quotation comes from."""
