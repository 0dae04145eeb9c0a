"""Closed WARC files on an S3-compatible object store."""
