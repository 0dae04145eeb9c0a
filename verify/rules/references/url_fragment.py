"""A URL ends in a fragment that is not part of the source.

What it finds
-------------
A `#…` at the end of a cited URL that looks like a leftover from the browser (a state, a tracking
code) and not like a place on the page. The flag is an info: fragments are never sent to the
server, and `verify` drops them before it fetches the page.

Why it matters
--------------
The same page with and without the fragment looks like two sources. What the fragment did (open
a panel, count a campaign) rarely works for other readers.

Example
-------
`https://example.org/news/12/#loaded`

Not flagged
-----------
- Places on a page or in a document (`#page=4`, `#section-2`, `#History_of_the_region`, `#L20`).
- Text fragments (`#:~:text=`).
- Routes of single-page sites (`#/news/4`, `#!news`).
- Links in the body text.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.model import Confidence, Dossier, Finding, Severity, Span
from verify.rules._places import place
from verify.rules.references._cited_works import cited_works
from verify.text.lazy_patterns import re

CODE = "U203"
SEVERITY = Severity.INFO
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

# Fragments that lead to a place: routes, text fragments, numbered anchors, anchors with words.
_SECTIONS = (
    "abstract",
    "annex",
    "appendix",
    "article",
    "body",
    "chapter",
    "conclusion",
    "content",
    "history",
    "introduction",
    "main",
    "methods",
    "notes",
    "part",
    "references",
    "results",
    "section",
    "sources",
    "summary",
    "top",
)
PLACE_SHAPES = re.compile(
    rf"""
      [!/]                              # a route: #/news/4, #!news
    | :~:                               # a text fragment
    | [a-z]*[-_=.]?\d                   # a number: page=4, section-2, L20
    | .*[-_.%+].+                       # several words
    | .*[A-ZА-ЯЁ]
    | .*[^\x00-\x7f]
    | (?:{"|".join(_SECTIONS)})s?$
    """,
    re.VERBOSE,
)
# Leftovers that look like places: campaign codes of analytics and share buttons.
_CAMPAIGN_CODES = (
    "xtor",
    "utm_",
    "ref",
    "at_",
    "ns_",
    r"\.[A-Za-z0-9]{6,}",
    "google_vignette",
    "Echobox",
)
LEFTOVERS = re.compile(rf"(?:{'|'.join(_CAMPAIGN_CODES)})=?")


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every cited URL with a leftover fragment."""
    for index, reference in cited_works(dossier):
        url = reference.url
        if url is None or "#" not in url.value:
            continue
        head, _, fragment = url.value.partition("#")
        start = dossier.article.text.find("#", url.span.start, url.span.end)
        if start < 0 or not _is_leftover(fragment):
            continue
        yield Finding(
            rule="url-fragment",
            severity=SEVERITY,
            source=dossier.addresses.get(index),
            confidence=CONFIDENCE,
            message=f"Remove “#{fragment}” from the URL: it is not part of the source",
            places=(place(dossier.article, Span(start, url.span.end)),),
            suggestion=head,
        )


def _is_leftover(fragment: str) -> bool:
    if LEFTOVERS.match(fragment):
        return True
    return bool(fragment) and PLACE_SHAPES.match(fragment) is None
