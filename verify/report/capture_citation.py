"""The line that cites an archived copy: who archived it, when, and its checksum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from verify.model import Capture, Dossier, Via
from verify.read.bibliography.reference_text import day_in_words


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """What a citation of an archived copy says. ``url`` is the page's, ``from_url`` the server's."""

    url: str
    from_url: str
    at: datetime
    digest: str  # SHA-256 of the body, hex
    via: str  # a value of ``Via``


def copy_citation(copy: CopyFacts) -> str:
    """Return “URL, archived by verify on March 1, 2026, 12:00 UTC, SHA-256 …”."""
    day = copy.at.astimezone(UTC)
    when = f"on {day_in_words(day.date().isoformat())}, {day:%H:%M} UTC"
    return f"{copy.url}, {_archived_by(copy)} {when}, SHA-256 {copy.digest}"


def capture_citation(capture: Capture) -> str:
    """Return the citation of a capture."""
    final = capture.final_address
    facts = CopyFacts(capture.address, final, capture.captured_at, capture.digest, capture.via)
    return copy_citation(facts)


def capture_citations(dossier: Dossier) -> Iterator[str]:
    """Yield the citations of the copies that an article was compared with, in its order."""
    for address in dict.fromkeys(dossier.addresses.values()):
        record = dossier.sources.get(address)
        if record and record.capture:
            yield capture_citation(record.capture)


def _archived_by(copy: CopyFacts) -> str:
    if copy.via == Via.ARCHIVE:
        return f"archived by {urlsplit(copy.from_url).hostname or 'a web archive'}"
    if copy.via == Via.ATTACHED:
        return "saved by hand and archived by verify"
    return "archived by verify"
