"""The review desk: the list of flags in the browser, built on Datasette.

``lists``, ``articles``, ``flags``, ``to_correct`` and ``forms`` are plain functions of the
database and the query or form. ``plugin`` connects them to Datasette's routes, and ``serve``
starts the desk, by default on loopback. ``capture_server`` shows archived copies from a
separate origin.
"""
