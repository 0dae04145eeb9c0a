"""Run all parsers on an article, in an order in which each can use the earlier results."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from verify.model import Article, Dossier, Note, NoteKind, Reference
from verify.parse.acronyms import find_acronyms
from verify.parse.claims import find_claims
from verify.parse.notes import back_references
from verify.parse.notes.finder import find_notes
from verify.parse.notes.markers import find_markers
from verify.parse.people.finder import find_people
from verify.parse.people.labels import find_labels
from verify.parse.quotations.finder import ParsedParts, find_quotations
from verify.parse.references.image_credits import find_credits
from verify.parse.references.inline_references import find_inline_references
from verify.parse.references.note_references import read_notes
from verify.parse.references.source_lines import find_source_lines
from verify.text.urls.canonical import canonical_url


def parse(article: Article, today: date | None = None) -> Dossier:
    """Return everything that can be parsed from an article without its sources.

    Spans are offsets into ``article.text``. No article text makes it raise.
    """
    drafts = find_notes(article)
    markers = find_markers(article, drafts)
    notes, cited = read_notes(article, drafts)
    _add_source_lines(article, notes, cited)
    _add_credits(article, notes)
    cited.extend(find_inline_references(article, notes))
    resolved = back_references.resolve_back_references(notes, cited)
    people = find_people(article, find_labels(article))
    quotations = find_quotations(article, ParsedParts.of(notes, markers, resolved, people))
    return Dossier(
        article,
        notes=tuple(notes),
        markers=markers,
        references=resolved,
        quotations=quotations,
        people=people.persons,
        labels=people.labels,
        claims=find_claims(article, notes, markers, resolved, people),
        acronyms=find_acronyms(article),
        addresses=_addresses(resolved),
        today=today,
    )


def _add_source_lines(article: Article, notes: list[Note], cited: list[Reference]) -> None:
    taken = {n.span for n in notes}
    for span, reference in find_source_lines(article):
        if span not in taken:
            cited.append(replace(reference, note=len(notes)))
            notes.append(
                Note("", span, span, NoteKind.CITATION, (len(cited) - 1,), form="unnumbered")
            )


def _add_credits(article: Article, notes: list[Note]) -> None:
    for draft in find_credits(article, [n.span for n in notes]):
        notes.append(Note("", draft.span, draft.body, NoteKind.CREDIT, form="unnumbered"))


def _addresses(cited: tuple[Reference, ...]) -> dict[int, str]:
    """Return the canonical URLs of references by index, including those of back references."""
    found: dict[int, str] = {}
    for index, reference in enumerate(cited):
        work = cited[reference.antecedent] if reference.antecedent is not None else reference
        address = canonical_url(work.url.value) if work.url else None
        if address:
            found[index] = address
    return found
