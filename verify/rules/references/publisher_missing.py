"""The publisher's name is missing.

What it finds
-------------
A reference that describes its publisher (“(Moscow-based daily)”) instead of naming it, or has
nothing between the title and the URL or date although the article's other references name their
publisher. If the text introduces exactly one publication in the same words as the description,
its name is suggested.

Why it matters
--------------
Readers judge a statement by who published it. When the URL stops working, the name is what leads
to another copy.

Example
-------
`“Neighbors quarrel,” (Moscow-based daily focusing on business), 17 October 2022.`

Not flagged
-----------
- Works with an author or a container (a book, a journal), unless similar references name a
  publisher.
- Articles whose references never name publishers.
- Titles without quotation marks or a link, which may include the publisher.
- References to a whole site, and pages whose title names the site.
- Works whose author may be the publisher: an agency, the owner of the domain.
- Repetitions (ibid.) and image credits.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from verify.model import Confidence, Dossier, Field, Finding, Reference, Severity, Span
from verify.rules._certainty import is_read_whole
from verify.rules._places import article_evidence, place, trimmed
from verify.rules.references._certain_fields import are_people
from verify.rules.references._cited_works import (
    cited_works,
    has_words,
    is_home_page,
    text_fields,
    unrecognized_text,
)
from verify.rules.references._publications import described_publication
from verify.text.fold import fold_words
from verify.text.gazetteer.agencies import agency_named
from verify.web.urls import registrable

CODE = "U204"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

FEWEST_SIMILAR = 2  # similar references with a publisher before one without is flagged
SHARE_NAMED = 0.75
SHORTEST_NAME = 4  # letters of a site's name that a title can contain


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every publisher that is described instead of named, or missing."""
    for index, reference in cited_works(dossier):
        if reference.publisher or not reference.title:
            continue
        if reference.publisher_description:
            if agency_named(reference.publisher_description.value):
                continue  # the brackets contain the name itself
            yield _description_finding(dossier, reference, reference.publisher_description)
        elif (
            not reference.container
            and is_read_whole(reference)
            and _is_expected(dossier, index, reference)
        ):
            yield _empty_finding(dossier, reference, reference.title)


def _description_finding(dossier: Dossier, reference: Reference, described: Field) -> Finding:
    named = described_publication(dossier, described)
    return Finding(
        rule="publisher-missing",
        severity=SEVERITY,
        confidence=CONFIDENCE,
        message="Publisher's name missing (a description is given instead)",
        places=(place(dossier.article, _span_to_description(dossier, reference, described)),),
        evidence=(article_evidence(dossier.article, named.span, "Named in the text"),)
        if named
        else (),
        suggestion=named.value if named else None,
    )


def _span_to_description(dossier: Dossier, reference: Reference, described: Field) -> Span:
    """Return the span from the beginning of the reference to the end of the description."""
    end = described.span.end
    return Span(reference.span.start, end + (dossier.article.text[end : end + 1] in (")", "]")))


def _empty_finding(dossier: Dossier, reference: Reference, title: Field) -> Finding:
    return Finding(
        rule="publisher-missing",
        severity=SEVERITY,
        confidence=Confidence.MEDIUM,
        message="Publisher's name missing (the other references name theirs)",
        places=(place(dossier.article, trimmed(dossier.article, reference.span)),),
    )


def _is_expected(dossier: Dossier, index: int, reference: Reference) -> bool:
    """Whether the publisher's slot is empty although similar references fill it."""
    if reference.issue or has_words(unrecognized_text(dossier, reference)):
        return False
    if not are_people(dossier, reference):
        return False
    if not _has_field_after_title(reference) or not _is_title_delimited(dossier, reference):
        return False
    if reference.url and _names_itself(reference.url.value, reference.title):
        return False
    like = [
        other
        for i, other in cited_works(dossier)
        if i != index and other.title and bool(other.authors) == bool(reference.authors)
    ]
    named = sum(1 for other in like if other.publisher)
    return named >= FEWEST_SIMILAR and named >= SHARE_NAMED * len(like)


def _names_itself(url: str, title: Field | None) -> bool:
    """Whether a page is its own publisher: a whole site, or “About Harborlink” on its own domain."""
    if is_home_page(url):
        return True
    site = registrable(urlsplit(url).hostname or "").split(".")[0].replace("-", "")
    words = fold_words(title.value).split() if title else []
    runs = ("".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, i + 4))
    return len(site) >= SHORTEST_NAME and site in runs


def _is_title_delimited(dossier: Dossier, reference: Reference) -> bool:
    """Whether marks or a link delimit the title; otherwise it may include the publisher."""
    assert reference.title is not None
    start = reference.title.span.start
    before = dossier.article.text[max(0, start - 1) : start]
    linked = any(link.span == reference.title.span for link in dossier.article.links)
    return linked or (bool(before) and before in "“\"«„‘'”*_")


def _has_field_after_title(reference: Reference) -> bool:
    """Whether a URL or a date follows the title: then the slot between them is known."""
    assert reference.title is not None
    return any(f.span.start >= reference.title.span.end for f in text_fields(reference))
