"""What holds for all tests of a run."""

from __future__ import annotations

import gc

from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is, not what the code returns.
settings.register_profile(
    "without a clock", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("without a clock")


def pytest_collection_finish() -> None:
    """Keep the tests themselves, a million objects, out of every garbage collection."""
    gc.collect()
    gc.freeze()
