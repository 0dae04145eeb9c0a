"""One file per file format of an article."""
