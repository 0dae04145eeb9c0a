"""Where the distinct sources of a run are while they are counted."""

from __future__ import annotations

from typing import cast

from verify.model import Absence, CitedSource
from verify.pipeline.spooled.spooled_dict import SpooledDict, SpooledValues
from verify.results.coverage import Distinct


def spooled_sources() -> Distinct:
    """Return a place for sources that is on disk once there are many."""
    absences: SpooledDict[Absence] = SpooledDict()
    sources: SpooledDict[CitedSource] = SpooledDict()
    return Distinct(absences, sources, lambda _: listed(absences))


def listed(absences: SpooledDict[Absence]) -> tuple[Absence, ...]:
    """Return the absences: of few a tuple, of many a sequence that stands in for one."""
    if absences.on_disk:
        return cast(tuple[Absence, ...], SpooledValues(absences))
    return tuple(absences.values())
