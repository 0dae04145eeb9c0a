"""Short titles of cited pages without the site's name, as the site's other pages tell it."""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from verify.model import Capture, PageTitle, SourceRecord
from verify.read.page.title.shared_part import without_shared_part
from verify.read.page.title.site_part import may_name_site, title_ends
from verify.store.sources.citations import titles_of_site

_SHORT = 3  # words: a longer part of a title is compared with the cited title in any case
_TITLES = 50  # of the site's pages


def with_bare_titles(db: Database, record: SourceRecord) -> SourceRecord:
    """Return a source whose page also has its title without the part that its site's pages share.

    The page itself says nothing of its site: `Broken pledge - Valley Post` is all it has. What is
    stored stays as it was read.
    """
    capture = record.capture
    if capture is None or not _may_be_short(capture):
        return record
    others = titles_of_site(db, record.address, _TITLES)
    title = capture.page.titles[0]
    bare = without_shared_part(title.value, others)
    if bare is None:
        return record
    titles = (*capture.page.titles, PageTitle(title.kind, bare))
    page = replace(capture.page, titles=titles)
    return replace(record, capture=replace(capture, page=page))


def _may_be_short(capture: Capture) -> bool:
    """Whether the page's first title has a part of few words, and all its titles a separator."""
    titles = [title for title in capture.page.titles if title.kind != "slug"]
    if not titles or not all(may_name_site(title.value) for title in titles):
        return False
    return any(len(rest.split()) <= _SHORT for _, _, rest in title_ends(titles[0].value))
