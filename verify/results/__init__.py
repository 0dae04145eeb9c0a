"""What came of every statement, reference and claim of one article, and the counts of a run."""

from __future__ import annotations

from verify.results.compute import results

__all__ = ["results"]
