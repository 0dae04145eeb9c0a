"""The absence of a page on which this program itself failed."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime

from verify.containment import InternalFailure
from verify.model import Absence, Reason
from verify.web.absences import absence
from verify.web.response import Fetched


@dataclass(frozen=True, slots=True)
class Broken(Absence):
    """An absence caused by a bug; ``failure`` has the error with its traceback."""

    failure: InternalFailure | None = field(default=None, repr=False, compare=False)


def broken(
    address: str,
    failure: InternalFailure,
    at: datetime | None = None,
    fetched: Fetched | None = None,
) -> Broken:
    """Return the absence of a page on which this program failed; ``at`` is when it did."""
    known = absence(
        address,
        Reason.UNSUPPORTED_TYPE,
        failure.why,
        checked_at=at,
        status=fetched.status if fetched else None,
        final_address=fetched.final_address if fetched else None,
    )
    values = {one.name: getattr(known, one.name) for one in fields(known)}
    return Broken(**values, failure=failure)
