"""The cited page has moved to another URL.

What it finds
-------------
A cited URL that redirects to a different page, where the archived copy was found.

Why it matters
--------------
Redirects are the first thing to break when a site is rebuilt. While this one still works, the
new URL can be copied from it.

Example
-------
`http://example.org/news.php?id=4711` redirects to `https://example.org/2019/05/water-talks`.

Not flagged
-----------
- Differences in `https`, `www`, a trailing slash, letter case, or tracking parameters, and
  mobile or language versions of the same page.
- Identifiers and short links, which are meant to redirect (DOIs, handles, PURLs).
- URLs of archived copies.
- Redirects to a front page or an error page. Other rules report them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from verify.model import (
    Capture,
    Confidence,
    Dossier,
    Evidence,
    Finding,
    Severity,
    SourceRecord,
    Via,
)
from verify.rules.links._links import LinkRule, cited_links, link_finding
from verify.terms import absence_label
from verify.text.lazy_patterns import re
from verify.text.urls.canonical import canonical_url, registrable_domain

CODE = "S602"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True

_SAYING = LinkRule("link-moved", SEVERITY, CONFIDENCE)
# Services that are meant to redirect: their identifier is the URL to cite (ISO 26324, RFC 3650 …).
_RESOLVERS = frozenset(
    {
        # identifiers
        "doi.org",
        "handle.net",
        "n2t.net",
        "nbn-resolving.org",
        "purl.org",
        "ssrn.com",
        "w3id.org",
        # web archives
        "archive.is",
        "archive.org",
        "archive.ph",
        "archive.today",
        "perma.cc",
        # short links
        "bit.ly",
        "clck.ru",
        "fb.me",
        "goo.gl",
        "is.gd",
        "ow.ly",
        "t.co",
        "tinyurl.com",
        "vk.cc",
        "wp.me",
        "youtu.be",
    }
)
_HOST_VARIANT = re.compile(r"^(?:www\d?|m|mobile|amp|en|ru|tr|old|new)\.")
_IGNORED_ENDING = re.compile(r"/(?:amp|index\.\w{3,5}|default\.aspx)/?$|\.(?:html?|php|aspx?)$|/$")
_LANGUAGE = re.compile(r"^/[a-z]{2}(?:-[a-z]{2})?(?=/)")
_LONGEST_SHORT_PATH = 12  # "/x9Kd2": a short link of any service


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every cited URL that redirects to another page."""
    for link in cited_links(dossier):
        capture = _newest_live(link.record)
        if capture is None or not _has_moved(link.address, capture):
            continue
        now = capture.final_address
        shown = Evidence("address", now, label="New URL", captured_at=capture.captured_at)
        yield _with_suggestion(link_finding(link, _SAYING, _message(link.record), shown), now)


def _message(record: SourceRecord) -> str:
    """Return what became of the link; the flag matters more where the old URL fails."""
    if record.absence is None:
        return "Page moved: this link redirects"
    return f"Page moved, and the old URL now fails: {absence_label(record.absence.reason)}"


def _with_suggestion(found: Finding, now: str) -> Finding:
    return replace(found, suggestion=now)


def _newest_live(record: SourceRecord) -> Capture | None:
    """The newest copy that the URL itself led to: where it fails now, its new address is still
    known from there, and is needed all the more."""
    kept = [*record.earlier, *((record.capture,) if record.capture else ())]
    live = [capture for capture in kept if capture.via is Via.LIVE]
    return max(live, key=lambda capture: capture.captured_at, default=None)


def _has_moved(address: str, capture: Capture) -> bool:
    if capture.via is not Via.LIVE or not capture.redirects:
        return False
    return is_other_page(address, capture.final_address)


def is_other_page(address: str, final: str) -> bool:
    """Whether ``final`` is another page than ``address``, and not where it is meant to lead."""
    if _is_meant_to_redirect(address):
        return False
    return _page_key(address) != _page_key(canonical_url(final) or final)


def _is_meant_to_redirect(address: str) -> bool:
    parts = urlsplit(address)
    short = len(parts.path.strip("/")) <= _LONGEST_SHORT_PATH and not parts.query
    return registrable_domain(address) in _RESOLVERS or (
        short and len(parts.netloc) <= len("bbc.co.uk")
    )


def _page_key(address: str) -> tuple[str, str, str]:
    """Return what identifies a page: host without www or m, path without endings, query."""
    parts = urlsplit(address)
    host = (parts.hostname or "").casefold()
    while _HOST_VARIANT.search(host) and host.count(".") > 1:
        host = _HOST_VARIANT.sub("", host)
    path = _LANGUAGE.sub("", unquote(parts.path).casefold())
    while (shorter := _IGNORED_ENDING.sub("", path)) != path:
        path = shorter
    return host, path, parts.query.casefold()
