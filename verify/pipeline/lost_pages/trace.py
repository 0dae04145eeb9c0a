"""Ask whether a dead URL ever led to a page: from what a search for it has listed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from verify.lost_pages.candidates import Candidate, FoundIn
from verify.lost_pages.lost import LostPage
from verify.lost_pages.trace import Trace, trace_of
from verify.model import Absence, Dossier, Reason

if TYPE_CHECKING:
    from verify.fetch.site_search.site import Window
    from verify.fetch.webarchive.lookup import WebArchive

_HOST_IS_ALIVE = frozenset({Reason.NOT_FOUND, Reason.GONE, Reason.SOFT_404})


def may_be_told(dossier: Dossier, lost: LostPage) -> bool:
    """Whether the host of a dead URL answers, so that its lists mean something."""
    record = dossier.sources.get(lost.dead_url or "")
    absence = record.absence if record else None
    never = record is not None and record.capture is None and not record.earlier
    return never and absence is not None and absence.reason in _HOST_IS_ALIVE


def trace_in(
    archive: WebArchive, url: str, found: Sequence[Candidate], window: Window, most: int
) -> Trace:
    """Return what the sitemaps and the web archive's index say of a dead URL.

    ``most`` is the number of rows at which the index was cut.
    """
    archived = [one.url for one in found if one.found_in is FoundIn.WEB_ARCHIVE]
    if not archived:
        return Trace(why="the web archive lists no page of that time")
    if len(archived) >= most:
        return Trace(why=f"the web archive lists more than {most} pages of that time")
    listed = [one.url for one in found if _is_listed(one, window)]
    trace = trace_of(url, listed, archived)
    if trace.told is None:
        return trace
    captures = archive.captures(url)
    if isinstance(captures, Absence):
        return Trace(why="the web archive could not be asked for the page")
    return Trace(why="the web archive has a copy of the page") if captures else trace


def _is_listed(candidate: Candidate, window: Window) -> bool:
    """Whether the site's own list has a page that was published or changed within the window."""
    day = candidate.published
    if candidate.found_in is not FoundIn.SITEMAP or not day or not window.first or not window.last:
        return False
    return window.first.isoformat() <= day[:10] <= window.last.isoformat()
