"""The command line: it alone prints, and it alone exits."""

from verify.cli.entry import main

__all__ = ["main"]
