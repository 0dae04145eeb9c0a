"""Bytes in, an article or a page out. Pure: whoever calls opens the files."""

from verify.read.reader import read_bytes

__all__ = ["read_bytes"]
