"""The result of every statement, reference and claim of an article, and the counts of a run."""

from __future__ import annotations

from verify.results.compute import results

__all__ = ["results"]
