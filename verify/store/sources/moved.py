"""The new URLs of pages that are known to have moved."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from verify.text.urls.canonical import registrable_domain

_SQL = (
    "SELECT s.address, ls.moved_to FROM link_states ls JOIN sources s ON s.id = ls.source"
    " WHERE ls.moved_to IS NOT NULL AND s.site = ?"
    " UNION SELECT s.address, c.final_address FROM captures c JOIN sources s ON s.id = c.source"
    " WHERE c.via = 'live' AND c.final_address <> s.address AND s.site = ?"
)


def moved_on_site(db: Database, url: str) -> Iterator[tuple[str, str]]:
    """Yield (cited URL, new URL) of pages on the site of ``url`` whose links redirect."""
    site = registrable_domain(url)
    for old, new in db.execute(_SQL, [site, site]):
        if isinstance(old, str) and isinstance(new, str):
            yield old, new
