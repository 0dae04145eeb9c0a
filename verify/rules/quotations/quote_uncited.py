"""A quotation has no source.

What it finds
-------------
Statements in quotation marks without a note or link:

- An article without any notes or links gets one flag that lists all its statements. It is info.
  It is a warning if the article names an outlet as the place of the words (“told the Valley
  Post”), or if its publication gives sources: with `require_sources = true` in `verify.toml`, or
  if most of its other articles in the database have notes.
- In an article whose notes cite works, each statement without a marker nearby gets a flag. More
  than five share one, and so do those of one speaker in one paragraph.
- In an article that only has links, statements without a link are flagged if most of its other
  statements have one, or if the sentence names an outlet.

Why it matters
--------------
A quotation can be verified word by word, but only if its source is known.

Example
-------
`“An act of aggression was committed against our state,” the chairman said.` in an article
without notes.

Not flagged
-----------
- Titles, terms, and names in quotation marks, and fragments of a few words.
- Paraphrases in quotation marks (“…, etc.”).
- Headlines, teasers, and quotations inside quotations.
- Examples of phrases, which nobody said, and the author's own words.
- Sayings and jokes.
- Words of a law or a scripture whose article or verse is named, and of a work whose author and year
  are (“Eliasson (2016, 2)”, if a line of the article has both), or whose pages are in brackets behind
  it (“[Works, p. 12]”, if the article has several).
- What interviewees of a study said, if their code is given: “(G7, female, 54)”.
- A statement that continues the one before it.
- What the author heard: “she told us”, “my mother said”, “a nurse said” (a person without a name
  and without an office).
- Interviews, press releases, minutes, reviews, speeches, and texts told by an “I”, without notes or
  links. So are articles without notes or links in
  which at least half of the statements were heard by the author or name their occasion: a press
  conference, a letter, a sign. With `require_sources = true`, they are flagged.
- Articles that list their sources without pointing to them, unless most statements have a link.
- Articles without notes in which a newsroom reports what it heard: the page says that it is news,
  or the text has an agency's dateline or a correspondent's byline, or says in its first paragraphs
  that somebody told a news agency. An outlet that several people of the article told their words, or
  that could not verify them or asked for a comment, is the newsroom that writes. With `require_sources = true`,
  they are flagged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from verify.model import Confidence, Dossier, Finding, Quotation, Severity
from verify.rules._blocks import is_outside
from verify.rules._places import place, text_at
from verify.rules.quotations._first_hand import is_first_hand
from verify.rules.quotations._first_hand_statements import (
    holds_office,
    is_own_material,
    names_occasion,
    was_heard,
)
from verify.rules.quotations._named_outlets import NamedOutlets
from verify.rules.quotations._named_places import (
    cites_author_and_date,
    names_interviewee,
    names_place,
    precedes_pages,
)
from verify.rules.quotations._own_words import is_own_words
from verify.rules.quotations._sources_nearby import SourcesNearby, is_of_work_discussed
from verify.rules.quotations._statements import (
    is_attributed,
    is_checkable,
    is_set_off,
    statements_together,
)

CODE = "Q421"
SEVERITY = Severity.WARNING
CONFIDENCE = Confidence.HIGH
PREVIEW = False
SCOPE = "article"
NEEDS_SOURCES = False

MOST_SEPARATE_FLAGS = 5  # statements without a source; more share one finding
SHARE_LINKED = 0.5  # of the statements must have a link before one without is flagged
SHARE_HEARD = 0.5  # of the statements were heard by the author: the article is a report
# Signs in the words beside a statement that it needs no note or link.
_NEEDS_NONE = (was_heard, is_own_words, cites_author_and_date, precedes_pages, names_interviewee)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Yield one finding for the article, or one for each statement if the article has notes."""
    statements = [q for q in dossier.quotations if is_checkable(dossier, q)]
    if not statements:
        return
    outlets = NamedOutlets.of(dossier)
    reports = not dossier.require_sources and (
        is_first_hand(dossier.article) or outlets.is_agency_copy()
    )
    if not (_notes_cite(dossier) or _cites_anything(dossier)):
        if not reports:
            yield from _in_article_without_sources(outlets, statements)
        return
    nearby = SourcesNearby.of(dossier)
    statements = [q for q in statements if is_attributed(dossier, q)]
    bare = [q for q in statements if not _is_backed(outlets, q, nearby)]
    if dossier.markers and _notes_cite(dossier):
        others = f"{len(bare)} of {len(statements)} quotations have no note or link nearby"
        yield from _separate(dossier, bare, "This quotation has no note or link nearby", others)
    elif not reports:
        yield from _in_linked_article(outlets, statements, bare)


def _is_backed(outlets: NamedOutlets, quotation: Quotation, nearby: SourcesNearby) -> bool:
    """Whether it has a source, or needs none in an article that gives sources."""
    return (
        nearby.has_source(quotation)
        or _in_excerpt(outlets.dossier, quotation)
        or outlets.told_to_newsroom(quotation)
        or any(test(outlets.dossier.article, quotation) for test in _NEEDS_NONE)
    )


def _in_article_without_sources(
    outlets: NamedOutlets, statements: Sequence[Quotation]
) -> Iterator[Finding]:
    """Yield one finding for all statements of an article without notes and links."""
    dossier = outlets.dossier
    article = dossier.article
    unplaced = [q for q in statements if not (names_place(article, q) or is_own_words(article, q))]
    if not unplaced:
        return
    outlet = _outlet(outlets, unplaced)
    certain = dossier.require_sources or outlet is not None
    listed = unplaced if certain else _second_hand(dossier, unplaced)
    if not listed:
        return
    nothing = "its notes cite nothing" if dossier.notes else "the article has no notes or links"
    message = f"{_subject(len(listed))} no source: {nothing}"
    if outlet:
        message = f"{message}, but names an outlet ({outlet}) without a reference"
    found = _finding(dossier, listed, message, Severity.WARNING if certain else Severity.INFO)
    yield replace(found, about=tuple(text_at(article, q.span) for q in unplaced))


def _second_hand(dossier: Dossier, statements: Sequence[Quotation]) -> list[Quotation]:
    """Return the statements that the author did not hear, of which others have a record.

    None if most of them are first-hand, or if nobody who speaks holds an office.
    """
    rest = [q for q in statements if not names_occasion(dossier.article, q)]
    first_hand = len(statements) - len(rest)
    if first_hand >= SHARE_HEARD * len(statements) or is_own_material(dossier):
        return []
    return rest if any(holds_office(dossier, quotation) for quotation in rest) else []


def _outlet(outlets: NamedOutlets, statements: Sequence[Quotation]) -> str | None:
    """Return the outlet that is named as the place of one of the statements."""
    named = (outlets.named_with(quotation) for quotation in statements)
    return next(filter(None, named), None) or outlets.of_lead()


def _in_linked_article(
    outlets: NamedOutlets, statements: Sequence[Quotation], bare: Sequence[Quotation]
) -> Iterator[Finding]:
    """Yield findings for statements without a link, in an article without markers."""
    dossier = outlets.dossier
    linked = len(statements) - len(bare)
    bare = [q for q in bare if q.speaker or is_set_off(dossier, q)]
    bare = [q for q in bare if not is_of_work_discussed(dossier.article, q)]
    if linked > SHARE_LINKED * len(statements) or (dossier.require_sources and not dossier.notes):
        one = "This quotation has no link, although most others have one"
        others = f"{len(bare)} quotations have no link, although most others have one"
        yield from _separate(dossier, bare, one, others)
        return
    for quotation in bare:
        if outlet := outlets.named_with(quotation):
            message = f"This quotation names an outlet ({outlet}) without a link"
            yield _finding(dossier, [quotation], message, confidence=Confidence.MEDIUM)


def _separate(
    dossier: Dossier, bare: Sequence[Quotation], one: str, others: str
) -> Iterator[Finding]:
    """Yield a finding for each statement, or one for all if there are many.

    What goes on after it in the same paragraph, by the same speaker, belongs to its finding.
    """
    if len(bare) > MOST_SEPARATE_FLAGS:
        yield _finding(dossier, bare, others, confidence=Confidence.MEDIUM)
        return
    for group in statements_together(bare):
        about = (text_at(dossier.article, group[0].span),)
        yield replace(_finding(dossier, group, one, confidence=Confidence.MEDIUM), about=about)


def _notes_cite(dossier: Dossier) -> bool:
    """Whether a note cites a work: “[1] Room temperature, please.” only explains."""
    return any(note.references for note in dossier.notes)


def _cites_anything(dossier: Dossier) -> bool:
    """Whether the article cites anything, in a note, a source line, or a link."""
    return any(not is_outside(dossier.article, ref.span) for ref in dossier.references)


def _in_excerpt(dossier: Dossier, quotation: Quotation) -> bool:
    """Whether it is in the excerpt below the only source line, which says where it is from."""
    lines = [n for n in dossier.notes if n.form == "unnumbered" and n.references]
    return len(lines) == 1 and quotation.span.start > lines[0].span.end


def _subject(number: int) -> str:
    return "One quotation has" if number == 1 else f"{number} quotations have"


def _finding(
    dossier: Dossier,
    quotations: Sequence[Quotation],
    message: str,
    severity: Severity = SEVERITY,
    confidence: Confidence = CONFIDENCE,
) -> Finding:
    return Finding(
        rule="quote-uncited",
        severity=severity,
        confidence=confidence,
        message=message,
        places=tuple(place(dossier.article, quotation.span) for quotation in quotations),
    )
