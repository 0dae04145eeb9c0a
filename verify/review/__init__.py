"""The review desk: the flagged-issue list in the browser, over Datasette.

``pages`` and ``forms`` are plain functions of the database, the query or form, and the
editor; ``plugin`` ties them to Datasette's routes and ``serve`` starts it on loopback.
Captured pages are shown by ``sandbox``, from an origin of their own.
"""
