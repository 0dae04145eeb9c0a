"""The editor's name at the desk: that of the token, else the one that the browser sent."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import quote, unquote

NAME_COOKIE = "verify_editor"
SCOPE_KEY = "verify_editor"  # where ``access_control.with_access_control`` stores the name that belongs to a token
LONGEST = 80  # characters of a name
_SENT = "name sent by the browser"


def editor_of(request: Any, owner: str | None) -> str | None:
    """Return the editor's name to store with a decision.

    With tokens, it is the name of the token. Without tokens, anybody on this machine can claim
    any name, so a name from the browser is stored as “Ada (name sent by the browser)”.
    ``owner`` is the name of whoever started the desk.
    """
    known: str | None = request.scope.get(SCOPE_KEY)
    if known:
        return known
    sent = sent_name(request)
    return f"{sent} ({_SENT})" if sent and sent != owner else owner


def sent_name(request: Any) -> str:
    """Return the name in the request's cookie, on one line, or ""."""
    header = request.headers.get("cookie", "")
    try:
        found = SimpleCookie(header).get(NAME_COOKIE)
    except CookieError:  # another program on this host set one that is malformed
        return ""
    return clean_name(unquote(found.value)) if found else ""


def name_cookie(name: str) -> str:
    """Return the ``Set-Cookie`` value that stores this name for a year; "" deletes it."""
    age = 31_536_000 if name else 0
    value = quote(clean_name(name), safe="")
    return f"{NAME_COOKIE}={value}; HttpOnly; SameSite=Strict; Path=/; Max-Age={age}"


def clean_name(name: str) -> str:
    """Return a name on one line, shortened, without control characters and parentheses."""
    plain = "".join(c if c.isprintable() else " " for c in name if c not in "()")
    return " ".join(plain.split())[:LONGEST]
