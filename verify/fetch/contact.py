"""Encode the contact that is sent with every request as a header value."""

from __future__ import annotations

import re
from urllib.parse import quote

from verify.web.errors import FetchError
from verify.web.urls import normalized_host, request_target

SENT = re.compile(r"[ -~]*[!-~][ -~]*")  # what a header carries unchanged: RFC 9110 §5.5
_MAIL = re.compile(r"(mailto:)?([^@\s<>()]+)@([^@\s<>()/]+)")
_LOCAL = "!#$&'*+-/=?^_`{|}~."  # allowed unescaped before the @: RFC 6068 §2


def contact_header(contact: str) -> str | None:
    """Return an email address or URL in a form that a header can carry.

    Non-ASCII letters are percent-encoded (RFC 3987, RFC 6068), those of a host name as punycode.
    Returns None if it cannot be sent.
    """
    contact = contact.strip()
    if SENT.fullmatch(contact):
        return contact
    if any(not (char.isprintable() and char != "\N{NO-BREAK SPACE}") for char in contact):
        return None
    if mail := _MAIL.fullmatch(contact):
        host = normalized_host(mail[3])
        return f"{mail[1] or ''}{quote(mail[2], safe=_LOCAL)}@{host}" if host else None
    if contact.lower().startswith(("http://", "https://")):
        try:
            return request_target(contact).href
        except FetchError:
            return None
    return None
