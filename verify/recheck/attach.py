"""Attach a hand-saved copy of a page as a capture, with its provenance.

For pages that crawlers cannot fetch: behind a login, a paywall or bot protection. Reads HTML,
PDF, MHTML (“web page, single file”) and plain text; the file itself is archived unchanged.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils import Database

from verify.archive.values import Attachment
from verify.model import Capture, Page, Via
from verify.recheck.attach_checks import citing_article, shares_nothing
from verify.recheck.provenance import html_source_url, mhtml_source_url
from verify.store.sources import sources
from verify.text.urls.canonical import registrable_domain as site

if TYPE_CHECKING:
    from verify.archive import Archive

HTML, PDF, MHTML, TEXT = "text/html", "application/pdf", "multipart/related", "text/plain"
_SUFFIXES = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), HTML),
    **dict.fromkeys((".mhtml", ".mht"), MHTML),
    **dict.fromkeys((".txt", ".text", ".md"), TEXT),
    ".pdf": PDF,
}
_HEAD = 4096  # bytes at the start that identify every format
_LARGEST = 100_000_000  # bytes: saved pages have a few MB; a larger file is the wrong one


class NotAttached(Exception):
    """The file cannot serve as a copy of the page; the message says why."""


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A hand-saved file, and what is known about it."""

    address: str  # canonical URL of the source
    name: str
    data: bytes
    at: datetime  # when it was saved, timezone-aware
    who: str | None = None


def attach(db: Database, archive: Archive, saved: SavedFile) -> Capture:
    """Store the copy in the archive and the database; return its capture.

    Raises ``NotAttached`` for a file without text, ``ArchiveNotWritable`` if the disk fails.
    """
    media_type = kind_of(saved)
    page = _page(saved, media_type)
    if not (page.text.strip() or page.whole_text.strip() or page.hidden_text):
        raise NotAttached(
            f"{saved.name} contains no text to compare. Save the page again, as HTML or PDF."
        )
    if article := citing_article(db, saved.address, saved.data, page):
        raise NotAttached(
            f"{saved.name} is the article that cites this page ({article}), not a copy of the"
            " page. Save the page itself and attach that file."
        )
    strange = shares_nothing(db, saved.address, page)
    source = stated_source(saved, media_type)
    provenance = (
        ("file", saved.name),
        *((("attached-by", saved.who),) if saved.who else ()),
        *((("saved-from", source),) if source else ()),
    )
    record = archive.attach(Attachment(saved.address, saved.data, media_type, saved.at, provenance))
    capture = Capture(
        address=saved.address,
        final_address=saved.address,
        captured_at=saved.at,
        status=200,
        media_type=media_type,
        digest=record.digest,
        page=page,
        via=Via.ATTACHED,
        warc=record.file,
        offset=record.offset,
        signs=(f"saved by hand as {saved.name}", *_doubts(saved, source, strange)),
    )
    return sources.save_capture(db, capture)


def stated_source(saved: SavedFile, media_type: str) -> str | None:
    """Return the source URL that the file itself states, or None."""
    if media_type == MHTML:
        return mhtml_source_url(saved.data)
    return html_source_url(saved.data) if media_type == HTML else None


def _doubts(saved: SavedFile, source: str | None, strange: bool) -> tuple[str, ...]:
    """Return warnings if the file may be a copy of a different page.

    There is one if it names another site (http for https, or m. for www., does not count), and one
    if it has nothing in common with what is known of the page.
    """
    other = source is not None and site(source) not in (None, site(saved.address))
    shares = "the file shares no word with the page’s known title or beginning"
    named = (f"the file says that it is {source}",) if other else ()
    return (*named, *((shares,) if strange else ()))


def read_file(path: Path) -> bytes:
    """Return the file's bytes. Raises ``NotAttached`` with the reason."""
    try:
        if path.stat().st_size > _LARGEST:
            raise NotAttached(f"{path.name} is larger than {_LARGEST // 1_000_000} MB.")
        data = path.read_bytes()
    except OSError as error:
        raise NotAttached(f"{path} could not be read: {error.strerror}.") from error
    if not data.strip():
        raise NotAttached(f"{path.name} is empty.")
    return data


def kind_of(saved: SavedFile) -> str:
    """Return the media type, from the first bytes or else the name. Raises ``NotAttached``."""
    head = saved.data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return PDF
    low = head.lower()
    if b"mime-version:" in low and b"multipart/" in low:
        return MHTML
    if b"<html" in low or low.startswith((b"<!doctype html", b"<head", b"<body")):
        return HTML
    if (known := _SUFFIXES.get(Path(saved.name).suffix.lower())) and known not in (PDF, MHTML):
        return known
    raise NotAttached(
        f"{saved.name} is not an HTML, PDF, MHTML or text file. Save the page in one of these formats."
    )


def _page(saved: SavedFile, media_type: str) -> Page:
    from verify.read.page.extract import extract_page

    if media_type == PDF:
        return _pdf(saved)
    if media_type == MHTML:
        data, charset = _root(saved)
        return extract_page(data, HTML, charset, saved.address)
    return extract_page(saved.data, media_type, None, saved.address)


def _pdf(saved: SavedFile) -> Page:
    from verify.fetch.decode import pdf

    found = pdf.extract(saved.data)
    if not isinstance(found, Page):
        raise NotAttached(found[1])
    return found


def _root(saved: SavedFile) -> tuple[bytes, str | None]:
    """Return the page itself of an MHTML file: its first HTML part (RFC 2557)."""
    try:
        message = message_from_bytes(saved.data, policy=policy.compat32)
        found = next(filter(None, map(_html_part, message.walk())), None)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        why = "its parts are nested too deeply" if isinstance(error, RecursionError) else "damaged"
        raise NotAttached(f"{saved.name} cannot be read as MHTML: {why}.") from error
    if found is None:
        raise NotAttached(f"{saved.name} is an MHTML file without a page. Save the page again.")
    return found


def _html_part(part: Message) -> tuple[bytes, str | None] | None:
    """Return the body of an HTML part with its character set, or None for other parts."""
    if part.get_content_type() != HTML:
        return None
    payload = part.get_payload(decode=True)
    return (payload, part.get_content_charset()) if isinstance(payload, bytes) else None
