"""What holds for all tests of a run."""

from __future__ import annotations

import gc


def pytest_collection_finish() -> None:
    """Keep the tests themselves, a million objects, out of every garbage collection."""
    gc.collect()
    gc.freeze()
