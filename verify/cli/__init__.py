"""The command line: the only package that prints and exits."""

from verify.cli.entry import main

__all__ = ["main"]
