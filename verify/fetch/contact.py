"""The contact that is sent with every request, in a form that a header can carry."""

from __future__ import annotations

import re
from urllib.parse import quote

from verify.web.errors import FetchError
from verify.web.urls import normalized_host, request_target

SENT = re.compile(r"[ -~]*[!-~][ -~]*")  # what a header carries as it is: RFC 9110 §5.5
_MAIL = re.compile(r"(mailto:)?([^@\s<>()]+)@([^@\s<>()/]+)")
_LOCAL = "!#$&'*+-/=?^_`{|}~."  # what may stand before the @ as it is: RFC 6068 §2


def contact_header(contact: str) -> str | None:
    """A mail address or the address of a page as a header can carry it.

    Letters that are not ASCII become percent signs (RFC 3987, RFC 6068), those of a host
    punycode. None for what cannot be sent.
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
