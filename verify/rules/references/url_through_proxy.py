"""A URL leads through the proxy of a library.

What it finds
-------------
A cited URL on the proxy of a library or university (`www-jstor-org.ezproxy.example.edu`,
`proxy.example.edu/login?url=…`), through which only its members reach the source.

Why it matters
--------------
All other readers see a login page. The address behind the proxy is the one to cite.

Example
-------
`https://ezproxy.example.edu/login?url=https://valleypost.example/1`

Not flagged
-----------
- Pages about such proxies on other hosts.
- Proxies that everybody can use, and web archives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from verify.model import Confidence, Dossier, Finding, Severity
from verify.rules._places import place
from verify.rules.references._cited_works import cited_works

CODE = "U216"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = True
SCOPE = "article"
NEEDS_SOURCES = False

# Labels of EZproxy, OCLC's hosted proxies and WebVPN, in front of the library's own domain.
_PROXY_HOST = re.compile(
    r"""(?:^|\.)(?:
      ez-?proxy[\w-]*            # ezproxy.example.edu, ezproxy2
    | lib-?proxy[\w-]*           # libproxy.example.edu
    | proxy\.lib(?:rary)?        # proxy.library.example.edu
    | [a-z0-9-]+\.idm\.oclc      # example.idm.oclc.org
    )\.""",
    re.VERBOSE,
)
_REWRITTEN = re.compile(r"^([a-z0-9]+(?:-[a-z0-9]+)+)\.")  # www-jstor-org.ezproxy.example.edu


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every cited URL on a library's proxy."""
    for index, reference in cited_works(dossier):
        url = reference.url
        host = _host(url.value) if url else None
        if url is None or host is None or not _PROXY_HOST.search(host):
            continue
        yield Finding(
            rule="url-through-proxy",
            severity=SEVERITY,
            source=dossier.addresses.get(index),
            confidence=CONFIDENCE,
            message="This URL leads through a library's proxy, which only its members can use",
            places=(place(dossier.article, url.span),),
            suggestion=_behind(url.value, host),
        )


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:  # an unbalanced bracket
        return None


def _behind(url: str, host: str) -> str | None:
    """Return the URL behind the proxy, if it can be read from this one."""
    parts = urlsplit(url)
    wanted = parse_qs(parts.query).get("url") or parse_qs(parts.query).get("qurl")
    if wanted and wanted[0].startswith("http"):
        return wanted[0]
    rewritten = _REWRITTEN.match(host)
    if rewritten is None or _PROXY_HOST.match(host):
        return None
    return f"https://{rewritten[1].replace('-', '.')}{parts.path}"
