"""An address that no browser can open as it is written.

What it finds
-------------
A cited address or a hyperlink that is broken: `http//`, `https:// www.`, `hxxp`, a cut-off
address (“…”), a space inside, a domain that does not exist as a domain.

Why it matters
--------------
The source exists, but the reader cannot follow the note; usually one character is missing.

Example
-------
`https//example.org/news/12` – the colon after “https” is missing.

What it leaves alone
--------------------
Addresses without a scheme (`www.example.org/a`), non-Latin domains, unusual but valid paths
such as `example.org/news:680082`, mail and telephone links, links within the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Reference, Severity, Span
from verify.rules._blocks import around
from verify.rules._places import place
from verify.text.addresses import canonical, malformed

CODE = "U202"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

OTHER_SCHEMES = re.compile(r"(?:mailto|tel|javascript|data|about|sms|whatsapp|tg|file|doi):", re.I)
BROKEN_SCHEME = re.compile(r"^(h\w{1,3}ps?|h\*+ps?|ttps?|https?)\s*:?\s*[/\\]*\s*", re.IGNORECASE)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every reference whose address is malformed."""
    for reference in dossier.references:
        if reference.url is None or _not_meant(reference.url.value):
            continue
        why = malformed(reference.url.value)
        if why and not around(dossier.article, reference.span):
            yield Finding(
                rule="url-malformed",
                severity=SEVERITY,
                confidence=CONFIDENCE,
                message=f"the address cannot be opened: {why}",
                places=(place(dossier.article, _span(reference)),),
                suggestion=_repaired(reference.url.value),
            )


def _not_meant(url: str) -> bool:
    """Links that are no web addresses on purpose: mail, telephone, places of the same site."""
    return bool(OTHER_SCHEMES.match(url)) or url.startswith(("#", "/", "?", "."))


def _span(reference: Reference) -> Span:
    assert reference.url is not None
    return reference.url.span


def _repaired(url: str) -> str | None:
    """The address with its beginning mended, where that alone makes it one."""
    begin = BROKEN_SCHEME.match(url)
    if begin is None:
        return None
    scheme = "http" if begin[1].lower().rstrip("s") == begin[1].lower() else "https"
    mended = f"{scheme}://{url[begin.end() :]}"
    return mended if canonical(mended) else None
