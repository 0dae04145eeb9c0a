"""A URL is malformed.

What it finds
-------------
A cited URL or hyperlink that no browser can open: `http//`, `https:// www.`, `hxxp`, a shortened
URL (“…”), a space in the middle, a host name that is not valid.

Why it matters
--------------
The source exists, but readers cannot follow the note. Usually only one character is missing.

Example
-------
`https//example.org/news/12`: the colon after “https” is missing.

Not flagged
-----------
- URLs without a scheme (`www.example.org/a`).
- Domains in non-Latin scripts.
- Unusual but valid paths such as `example.org/news:680082`.
- Mail and telephone links, and links within the page.
- `https://…` in a sentence about URLs, which is not a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Severity, Span
from verify.rules._blocks import is_outside
from verify.rules._places import place
from verify.text.urls.archived import innermost_archive_url
from verify.text.urls.canonical import canonical_url
from verify.text.urls.faults import url_fault

CODE = "U202"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

_SCHEMES = (
    "about",
    "chrome",
    "data",
    "doi",
    "facetime",
    "feed",
    "file",
    "ftp",
    "ftps",
    "geo",
    "git",
    "gopher",
    "hdl",
    "irc",
    "ircs",
    "itms-apps",
    "javascript",
    "ldap",
    "magnet",
    "mailto",
    "market",
    "news",
    "nfs",
    "rsync",
    "sftp",
    "sip",
    "sms",
    "smb",
    "ssh",
    "steam",
    "svn",
    "tel",
    "tg",
    "urn",
    "viber",
    "view-source",
    "webcal",
    "whatsapp",
    "ws",
    "wss",
    "xmpp",
)
OTHER_SCHEMES = re.compile(rf"(?:{'|'.join(_SCHEMES)}):", re.IGNORECASE)
ABSOLUTE_LINK = re.compile(r"\s*+(?:[a-z*]{2,8}\s*+(?::\s*+)?/\s?/|www\.)", re.IGNORECASE)
BROKEN_SCHEME = re.compile(r"^(h\w{1,3}ps?|h\*+ps?|ttps?|https?)\s*:?\s*[/\\]*\s*", re.IGNORECASE)

# https://…, https://***, and a compound: “the https://-URL”
SPOKEN_OF = re.compile(r"https?:/{0,2}(?:[.…*]{1,6}|x{3,6}|-\w{0,40})/?", re.IGNORECASE)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every malformed URL, cited or linked."""
    for span, url in _urls(dossier):
        why, inner = url_fault(url), innermost_archive_url(url)
        exempt = _is_not_web_link(url) or _is_spoken_of(url)
        if is_outside(dossier.article, span):
            continue
        if inner:
            yield Finding(
                rule="url-malformed",
                severity=Severity.WARNING,
                confidence=CONFIDENCE,
                message="Malformed URL: an archive's URL is inside another archive's URL",
                places=(place(dossier.article, span),),
                suggestion=inner,
            )
        elif why and not exempt:
            yield Finding(
                rule="url-malformed",
                severity=SEVERITY,
                confidence=CONFIDENCE,
                message=f"Malformed URL: {why}",
                places=(place(dossier.article, span),),
                suggestion=_repaired(url),
            )


def _urls(dossier: Dossier) -> Iterator[tuple[Span, str]]:
    """Yield cited URLs, then links that should lead to another site; each place once."""
    cited = {ref.url.span: ref.url.value for ref in dossier.references if ref.url}
    yield from cited.items()
    for link in dossier.article.links:
        if link.span not in cited and ABSOLUTE_LINK.match(link.href):
            yield link.span, link.href


def _is_not_web_link(url: str) -> bool:
    """Whether the link is not a web URL on purpose: mail, telephone, places on the same site."""
    return bool(OTHER_SCHEMES.match(url)) or url.startswith(("#", "/", "?", "."))


def _is_spoken_of(url: str) -> bool:
    """Whether the text speaks of URLs and cites none: `https://…`, `https://-Adressen`."""
    return SPOKEN_OF.fullmatch(url) is not None


def _repaired(url: str) -> str | None:
    """Return the URL with its beginning repaired, if that alone makes it valid."""
    begin = BROKEN_SCHEME.match(url)
    if begin is None:
        return None
    scheme = "http" if begin[1].lower().rstrip("s") == begin[1].lower() else "https"
    mended = f"{scheme}://{url[begin.end() :]}"
    return mended if canonical_url(mended) else None
