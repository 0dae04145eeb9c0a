"""Who decides at the desk: a token's name, else the name that the browser sent."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import quote, unquote

NAME_COOKIE = "verify_editor"
SCOPE_KEY = "verify_editor"  # where the admission leaves the name of a token
LONGEST = 80  # characters of a name
_SENT = "name sent by the browser"


def editor_of(request: Any, owner: str | None) -> str | None:
    """Return the name to keep with a decision.

    With tokens it is the token's. Without, anybody at this machine may claim any name: a name
    that the browser sent is kept with that remark. ``owner`` started the desk.
    """
    known: str | None = request.scope.get(SCOPE_KEY)
    if known:
        return known
    sent = sent_name(request)
    return f"{sent} ({_SENT})" if sent and sent != owner else owner


def sent_name(request: Any) -> str:
    """Return the name that the browser sent, on one line; "" for none."""
    header = request.headers.get("cookie", "")
    try:
        found = SimpleCookie(header).get(NAME_COOKIE)
    except CookieError:  # another program on this host set one that is malformed
        return ""
    return clean_name(unquote(found.value)) if found else ""


def name_cookie(name: str) -> str:
    """Return the header that makes the browser send this name from now on."""
    age = 31_536_000 if name else 0
    value = quote(clean_name(name), safe="")
    return f"{NAME_COOKIE}={value}; HttpOnly; SameSite=Strict; Path=/; Max-Age={age}"


def clean_name(name: str) -> str:
    """Return a name without what no name has: control characters, line ends, parentheses."""
    plain = "".join(c if c.isprintable() else " " for c in name if c not in "()")
    return " ".join(plain.split())[:LONGEST]
