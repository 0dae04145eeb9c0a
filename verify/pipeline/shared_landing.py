"""Detect many cited URLs that show one page, which has none of their words.

Either redirects lead all of them there, or the site shows it at each of them: an app's start page,
the latest news, a message in its own words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from verify.model import Capture, Reason, Via
from verify.store.sources import source_records, sources
from verify.store.sources.citations import works_with_text
from verify.text.fold import fold_words

if TYPE_CHECKING:
    from verify.pipeline.gathering import GatherContext

_WORKS = 3  # cited works at different paths of a site that one text cannot all be
_ALIKE = 0.5  # of a title's or slug's words: a page that has so many may be the cited one


def withdraw_shared_landings(gathering: GatherContext, asked: Iterable[str]) -> int:
    """Withdraw this run's captures that are one page for many sources; return their number.

    The responses stay in the archive. Each source gets an absence that says how many others share
    the page.
    """
    from verify.fitness.wrong_place import shared_targets

    finals = {
        address: capture.final_address
        for address in asked
        if (capture := _live(gathering, address)) and capture.redirects
    }
    shared = shared_targets(finals)
    alike = Counter(shared.values())
    for address, target in shared.items():
        others = alike[target] - 1
        told = f"The URL leads to the same page as {others} other cited URLs: {target}"
        if capture := _live(gathering, address):
            capture = replace(capture, final_address=target)
            _withdraw(gathering, capture, told, f"{others} other cited URLs lead there")
    return len(shared)


def withdraw_repeated_pages(gathering: GatherContext, asked: Iterable[str]) -> int:
    """Withdraw this run's captures whose text the site shows for other cited works as well.

    It takes three works with different titles at different paths, cited in this run or before.
    A capture stays if it has a quotation, or many words of the title or the URL. Returns how many
    were withdrawn.
    """
    shown = _WorksShown(gathering)
    repeated = [  # not the captures: a run has more pages than memory
        (address, works)
        for address in sorted(set(asked))
        if (capture := _live(gathering, address))
        and not _may_be_cited(gathering, capture)
        and (works := shown.number(capture)) >= _WORKS
    ]
    for address, works in repeated:
        told = f"The site shows one page for {works} cited works with different titles."
        if capture := _live(gathering, address):
            _withdraw(gathering, capture, told, f"{works - 1} other cited works have the same text")
    return len(repeated)


class _WorksShown:
    """How many cited works of its site have the text of a capture; a repeated text is asked once."""

    def __init__(self, gathering: GatherContext) -> None:
        self._gathering = gathering
        self._known: dict[tuple[str, int], int] = {}  # URL and hash of the text of repeated pages

    def number(self, capture: Capture) -> int:
        """Return the number of works: of their paths or of their titles, whichever are fewer."""
        text = hash((capture.page.titles[:1], capture.page.text))
        if (capture.address, text) in self._known:
            return self._known[capture.address, text]
        works = works_with_text(self._gathering.db, capture) if capture.page.text.strip() else []
        paths = {urlsplit(address).path for address, _ in works}
        titles = {fold_words(title) for _, title in works}
        found = min(len(paths), len(titles))
        if found >= _WORKS:
            self._known |= {(address, text): found for address, _ in works}
        return found


def _may_be_cited(gathering: GatherContext, capture: Capture) -> bool:
    """Whether the page has what is known of the cited one; also if nothing is known."""
    from verify.fitness.cited import shared_with
    from verify.fitness.page_shape import PageShape

    cited = gathering.cited.get(capture.address)
    shared = shared_with(cited, capture.address, PageShape(), capture.page)
    shares = [share for share in (shared.title_words, shared.slug_words) if share is not None]
    return shared.quotation or not shares or max(shares) >= _ALIKE


def _live(gathering: GatherContext, address: str) -> Capture | None:
    """Return the newest capture of a page that is there, if it was fetched from the site."""
    record = source_records.source_record(gathering.db, address)
    capture = record.capture
    return None if record.absence or capture is None or capture.via is not Via.LIVE else capture


def _withdraw(gathering: GatherContext, capture: Capture, told: str, sign: str) -> None:
    from verify.fetch import absence

    gone = absence(
        capture.address,
        Reason.SOFT_404,
        told,
        checked_at=capture.captured_at,
        status=capture.status,
        final_address=capture.final_address,
        signs=(sign,),
    )
    if capture.warc is not None and capture.offset is not None:
        gathering.archive.mark_unusable(capture.warc, capture.offset, gone.reason.value)
        gone = replace(gone, warc=capture.warc, offset=capture.offset)
    sources.withdraw_capture(gathering.db, capture, gone, gathering.now)
