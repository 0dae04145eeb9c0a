"""A quotation is attributed to someone else than in its source.

What it finds
-------------
A statement that is in the cited source, where the source names another speaker than the
article.

Why it matters
--------------
The words are right and the person is wrong: the most embarrassing correction to publish.

Example
-------
The article: “The road will open in May,” said Marta Kolen. The source: “The road will open in
May,” said Viktor Hadar.

Not flagged
-----------
- Speakers whose full name is missing in the article or in the source.
- Pronouns that could mean several people.
- Names in another spelling or script.
- Sources that name the article's speaker near the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from verify.match.verdict.verdict import Passage
from verify.model import Confidence, Dossier, Finding, Page, Quotation, Severity
from verify.rules._checked_quotations import (
    CheckedQuotation,
    checked_quotations,
    quoted_place,
    source_evidence,
)

CODE = "Q457"
SEVERITY = Severity.ERROR
CONFIDENCE = Confidence.MEDIUM
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = True

_NEARBY_CHARACTERS = 250  # characters on either side of the words in which a speaker is named


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every statement that its source attributes to another person."""
    for found in checked_quotations(dossier):
        own = _speaker_name(dossier, found.quotation)
        if own is None or not found.verdict.found or found.verdict.passage is None:
            continue
        other = _speaker_in_source(found.capture.page, found.verdict.passage)
        if other is None or not _differ(own, other) or _named_near(found, own, other):
            continue
        yield Finding(
            rule="speaker-differs",
            severity=SEVERITY,
            confidence=CONFIDENCE,
            message=f"The article attributes this quotation to {own}, the source to {other}",
            places=(quoted_place(dossier, found.quotation),),
            evidence=(source_evidence(found, f"Said by {other} in the source"),),
            source=found.address,
        )


def _speaker_in_source(page: Page, passage: Passage) -> str | None:
    from verify.match.verdict.speakers import speaker_at

    return speaker_at(page, passage)


def _speaker_name(dossier: Dossier, quotation: Quotation) -> str | None:
    """Return the full name of the speaker, or None if it is uncertain."""
    if quotation.speaker is None or quotation.speaker.person is None:
        return None
    return dossier.people[quotation.speaker.person].name


def _differ(own: str, other: str) -> bool:
    from verify.text.names.comparison import same_name

    return same_name(own, other).verdict == "different"


def _named_near(found: CheckedQuotation, own: str, other: str) -> bool:
    """Whether the source names the article's speaker close to the words.

    By surname, or by given name if both have one surname: Hugo Lind, Stellan Lind.
    """
    from verify.text.names.comparison import name_key

    passage = found.verdict.passage
    if passage is None:
        return False
    page = found.capture.page
    text = page.text_of(passage.where)
    around = text[max(0, passage.span.start - _NEARBY_CHARACTERS) : passage.span.start]
    around += " " + text[passage.span.end : passage.span.end + _NEARBY_CHARACTERS]
    *given, surname = name_key(own).split() or [""]
    telling = given[:1] if surname in name_key(other).split() and given else [surname]
    return bool(telling[0]) and telling[0] in name_key(around).split()
