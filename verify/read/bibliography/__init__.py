"""Bibliographies: BibTeX, RIS, CSL-JSON, and works written out as references."""
