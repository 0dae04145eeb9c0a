"""Detect hosts that answer 200 to every URL by requesting a sibling that cannot exist.

At most one request per host, and only if a page is doubtful: vague wording, a redirect that lost
all words of the URL, or a deep page that calls itself the front page.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urljoin, urlsplit, urlunsplit

from verify.fitness import wording
from verify.fitness.page_shape import page_shape
from verify.fitness.wrong_place import redirect_lost_words
from verify.model import Absence
from verify.web.content_type import document_kind, response_text
from verify.web.response import Fetched, Sibling
from verify.web.urls import is_front_page

_SMALL = 40_000  # bytes; a larger page without a redirect is not considered doubtful
_CANONICAL = re.compile(
    r"<link\b(?=[^<>]*\brel=[\"']?canonical)[^<>]*\bhref=[\"']?([^\"'\s>]+)", re.IGNORECASE
)

Ask = Callable[[str], "Fetched | Absence"]


class Prober:
    """Probes each host once. ``ask`` sends one plain request."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[str, Fetched | Absence | None] = {}
        self._lock = threading.Lock()

    def with_sibling(self, fetched: Fetched) -> Fetched:
        """Return the same response, with its sibling if the page is doubtful."""
        if not in_doubt(fetched):
            return fetched
        host = urlsplit(fetched.final_address).netloc
        with self._lock:
            first = host not in self._known
            self._known.setdefault(host, None)
        if first:
            self._known[host] = self._ask(sibling_url(fetched.address))
        other = self._known[host]
        return (
            replace(fetched, sibling=_as_sibling(other)) if isinstance(other, Fetched) else fetched
        )


def in_doubt(fetched: Fetched) -> bool:
    """Return whether a page with status 200 may be an error page. Pure."""
    if fetched.status != 200 or is_front_page(fetched.address):
        return False
    redirected = bool(fetched.hops)
    if not redirected and len(fetched.body) > _SMALL:
        return False
    if document_kind(fetched.headers, fetched.body, fetched.final_address) != "html":
        return False
    if redirected and redirect_lost_words(fetched.address, fetched.final_address):
        return True
    html = response_text(fetched.headers, fetched.body)
    return _calls_itself_home(html, fetched.final_address) or wording.hints_at_missing_page(
        page_shape(html)
    )


def sibling_url(address: str) -> str:
    """Return a random URL in the same directory that cannot exist."""
    parts = urlsplit(address)
    folder, _, last = parts.path.rstrip("/").rpartition("/")
    ending = f".{last.rpartition('.')[2]}" if "." in last else ""
    return urlunsplit(
        (parts.scheme, parts.netloc, f"{folder}/{secrets.token_hex(8)}{ending}", "", "")
    )


def _as_sibling(fetched: Fetched) -> Sibling:
    form = page_shape(response_text(fetched.headers, fetched.body))
    return Sibling(fetched.address, fetched.final_address, form.title, form.blocks)


def _calls_itself_home(html: str, address: str) -> bool:
    found = _CANONICAL.search(html[:100_000])
    return found is not None and is_front_page(urljoin(address, found[1]))
