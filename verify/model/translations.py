"""What a machine made of a quotation in another language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Translation:
    """A quotation in its source's language. ``engine`` names what made it, and where.

    It is for locating and confirming: a machine's wording proves nothing about wording.
    """

    text: str
    engine: str
    made_at: datetime
