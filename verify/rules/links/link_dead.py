"""The cited page is gone.

What it finds
-------------
A cited URL that failed at least three checks in a row, each at least three days after the one
before, with the last failure confirmed by a second method.

Why it matters
--------------
Readers cannot follow the link, and nobody can verify what it is cited for.

Example
-------
`https://example.org/news/4711` was not found on March 1, 5, and 9.

Not flagged
-----------
- Links that failed once or twice. Servers restart, and networks break.
- Pages that were refused to `verify` (robots.txt, logins, paywalls, blocked crawlers).
- Links that work again.
- Pages that load but say that they are missing (see link-soft-404), and links that lead to the
  front page (see link-redirects-home).
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Evidence, Finding, LinkState, Reason, Severity
from verify.rules.links._links import CitedLink, LinkRule, cited_links, link_finding

CODE = "S601"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True

_SAYING = LinkRule("link-dead", SEVERITY, CONFIDENCE)
# Reasons with rules of their own.
_REPORTED_BY_OTHER_RULES = frozenset(
    {Reason.SOFT_404, Reason.REDIRECTED_HOME, Reason.USURPED, Reason.MALFORMED}
)
_MOST_CHECKS = 5  # failures listed as evidence


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every cited URL that is dead."""
    for link in cited_links(dossier):
        absence = link.record.absence
        if link.record.state is not LinkState.DEAD or (
            absence and absence.reason in _REPORTED_BY_OTHER_RULES
        ):
            continue
        why = absence.detail.rstrip(".") if absence else "several checks failed"
        message = f"The cited page is gone: {why[:1].lower()}{why[1:]}"
        yield link_finding(link, _SAYING, message, _failed_checks(link), *_archives_asked(link))


def _archives_asked(link: CitedLink) -> Iterator[Evidence]:
    """Yield which web archives have no copy of the page, and what Common Crawl says of it."""
    absence = link.record.absence
    for sign in absence.signs if absence else ():
        if sign.startswith(("no copy in", "Common Crawl ")):
            yield Evidence(
                "absence",
                f"{sign[:1].upper()}{sign[1:]}",
                label="Web archives",
                address=link.address,
            )


def _failed_checks(link: CitedLink) -> Evidence:
    latest = sorted(link.record.checks, key=lambda check: check.at)[-_MOST_CHECKS:]
    lines = (
        f"{check.at:%Y-%m-%d} {check.outcome}"
        f"{f' {check.status}' if check.status else ''}"
        f"{' (second method)' if check.method != 'get' else ''}"
        for check in latest
    )
    return Evidence("list", "; ".join(lines), label="Last checks", address=link.address)
