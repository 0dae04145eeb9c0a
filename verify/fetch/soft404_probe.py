"""Detect hosts that answer 200 to every URL by requesting a sibling that cannot exist.

At most one request per host, and only if a page is doubtful: vague wording, a redirect that lost
all words of the URL, a page that is marked as a front page, a list or an error, or a few sentences
that speak to the visitor.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urljoin, urlsplit, urlunsplit

from verify.fitness import page_type, wording
from verify.fitness.message_kind import is_bare
from verify.fitness.page_shape import PageShape, page_shape
from verify.fitness.visitor_address import spoken_share
from verify.fitness.wrong_place import redirect_lost_words
from verify.model import Absence
from verify.web.content_type import document_kind, response_text
from verify.web.response import Fetched, Sibling
from verify.web.urls import is_front_page

_SMALL = 40_000  # bytes; of a larger page only what it calls itself is looked at
_SPOKEN = 0.5  # of the running text
_BODY = re.compile(r"<body\b[^<>]*?\bclass=(?:[\"']([^\"'<>]*)|([\w-]+))", re.IGNORECASE)
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
    if document_kind(fetched.headers, fetched.body, fetched.final_address) != "html":
        return False
    if redirected and redirect_lost_words(fetched.address, fetched.final_address):
        return True
    html = response_text(fetched.headers, fetched.body)
    if _calls_itself_home(html, fetched.final_address) or _is_marked(html):
        return True
    if not redirected and len(fetched.body) > _SMALL:
        return False
    form = page_shape(html)
    return wording.hints_at_missing_page(form) or _is_a_few_words(form)


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


def _is_a_few_words(form: PageShape) -> bool:
    """Whether most of a bare page's running text speaks to the visitor."""
    return is_bare(form) and spoken_share(form) >= _SPOKEN


def _is_marked(html: str) -> bool:
    """Whether the class of the body, of which errors and front pages have their own, says so."""
    found = _BODY.search(html[:400_000])
    return found is not None and page_type.names_list_or_error(found[1] or found[2] or "")


def _calls_itself_home(html: str, address: str) -> bool:
    found = _CANONICAL.search(html[:100_000])
    return found is not None and is_front_page(urljoin(address, found[1]))
