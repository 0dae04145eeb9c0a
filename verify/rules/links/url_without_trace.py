"""A dead URL at which no page ever was, as far as its site and the web archive tell.

What it finds
-------------
A dead URL on a site that is alive, where the site's own list has at least 40 pages of that time with
URLs of the same form, the web archive has at least 95 % of those, and this URL is in neither.

Why it matters
--------------
A page that was removed would most likely be in the archive. The URL is probably wrong: a digit or a
word of it differs, or the page never existed.

Example
-------
`https://example.org/world/867123` was not found. The site lists 57 pages of that week under
`/world/`, the web archive has 56 of them, and this one is not among them.

Not flagged
-----------
- URLs of which any copy is known, here or in the web archive.
- Sites without sitemaps that date their pages, and sites of which the archive has less: there, nothing
  can be told. `verify find` says so.
- Pages for which `verify find` proposes another URL.
- Links that are not dead by the rule of three, and hosts that do not answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Evidence, Finding, LinkState, Severity
from verify.rules.links._links import LinkRule, cited_links, last_check, link_finding

CODE = "S610"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.MEDIUM
PREVIEW = True
SCOPE = "article"
NEEDS_SOURCES = True

_SAYING = LinkRule("url-without-trace", SEVERITY, CONFIDENCE)
_MESSAGE = "No page was found to have ever been at this URL"


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every dead URL of which its search says that nothing was ever there."""
    told = {dossier.addresses.get(index): text for index, text in dossier.untraced.items()}
    for link in cited_links(dossier):
        absence, record = link.record.absence, link.record
        kept = record.capture is not None or record.earlier
        if link.address not in told or absence is None or kept:
            continue
        if record.state is not LinkState.DEAD:
            continue
        text = told[link.address]
        evidence = Evidence("list", f"{text[:1].upper()}{text[1:]}", label="Site and web archive")
        yield link_finding(link, _SAYING, _MESSAGE, evidence, last_check(absence))
