"""Find what has changed on a page since it was cited, over all articles that cite it."""

from __future__ import annotations

from sqlite_utils import Database

from verify.match.page_changes import Difference, QuotedText, page_differences
from verify.model import Capture
from verify.store.sources import citations, sources
from verify.store.sources.source_records import nearest_capture


def changes_since_cited(db: Database, now: Capture) -> tuple[Difference, ...]:
    """Return the differences between each cited capture and this new one, without duplicates.

    The cited capture is the one nearest to the access date, or the first if there is no date.
    """
    kept = sources.captures(db, now.address)
    found: dict[Difference, None] = {}
    for cited in citations.citations_of(db, now.address) if kept else ():
        then = nearest_capture(kept, cited.accessed) if cited.accessed else kept[0]
        if then is not None and then.captured_at < now.captured_at and then.digest != now.digest:
            quoted = [
                QuotedText(without_marks(text), language) for text, language in cited.quotations
            ]
            found |= dict.fromkeys(page_differences(then.page, now.page, quoted))
    return tuple(found)


def without_marks(quotation: str) -> str:
    """Return a quotation without its quotation marks."""
    return quotation.strip().strip("\"'“”„‟«»‘’‚‹›`´ \n")
