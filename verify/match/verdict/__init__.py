"""What a quotation and its passage come to: changes, their classes, and the verdict."""
