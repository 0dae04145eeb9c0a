"""Compare cited works with the records of registries: doi.org, Crossref, libraries.

Pure: identifiers and titles of a dossier go in, URLs to ask come out; the bodies of responses go
in, records come out. ``verify.fetch.registries`` sends the requests.
"""
