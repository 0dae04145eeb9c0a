"""The source URL that a hand-saved file states. Anyone can edit it: evidence, not proof."""

from __future__ import annotations

from email import policy
from email.parser import BytesHeaderParser

import regex

_HEAD = 262_144  # bytes at the start that contain the saver's note and the page's links
# Browsers (“mark of the web”): “saved from url=(0031)https://…”, where 0031 is the length.
# The extension SingleFile: “Page saved with SingleFile  url: https://…”.
_NOTE = regex.compile(r"saved (?:from url=\(\d+\)|with \w+\s+url:\s*)(https?://[^\s>]+)", regex.I)
_MHTML_HEADERS = ("Snapshot-Content-Location", "Content-Location")


def mhtml_source_url(data: bytes) -> str | None:
    """Return the URL in the header of an MHTML file."""
    message = BytesHeaderParser(policy=policy.compat32).parsebytes(data[:_HEAD])
    found = (str(message.get(name, "")).strip() for name in _MHTML_HEADERS)
    return next((address for address in found if address.startswith("http")), None)


def html_source_url(data: bytes) -> str | None:
    """Return the URL in the browser's note, or else the page's own (canonical, og:url)."""
    from bs4 import BeautifulSoup, Comment

    soup = BeautifulSoup(data[:_HEAD], "lxml")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        if noted := _NOTE.search(comment):
            return str(noted[1])
    link = soup.select_one('link[rel~="canonical"][href]')
    meta = soup.select_one('meta[property="og:url"][content]')
    found = (str(node[name]) for node, name in ((link, "href"), (meta, "content")) if node)
    return next((address for address in found if address.startswith("http")), None)
