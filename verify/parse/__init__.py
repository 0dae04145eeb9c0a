"""Article → dossier: notes, references, quotations, people and their labels, claims. Pure."""

from verify.parse.parser import parse

__all__ = ["parse"]
