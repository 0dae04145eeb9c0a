"""Identifiers of works: DOI, ISBN, ISSN, arXiv, PMID, PMCID, Handle, URN:NBN."""
