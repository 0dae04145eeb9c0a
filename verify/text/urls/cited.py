"""The URL under which a cited page is stored and fetched."""

from __future__ import annotations

from verify.text.urls.archived import innermost_archive_url
from verify.text.urls.canonical import canonical_url


def cited_url(written: str) -> str | None:
    """Return the canonical form of a URL as written, or None for what is no URL.

    Of an archive's URL inside another archive's URL, it is the inner one.
    """
    return canonical_url(innermost_archive_url(written) or written)
