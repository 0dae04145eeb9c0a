"""Parse the references in notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from verify.model import Article, Field, Note, NoteKind, Reference, Span
from verify.parse.notes.note_draft import NoteDraft
from verify.parse.quotations.marks import pair_marks
from verify.parse.references import vocabulary
from verify.parse.references.note_citation import read_note_citation, with_title_language
from verify.parse.references.note_works import read_works
from verify.parse.spans import strip_span
from verify.text.urls.finder import find_urls


def read_notes(article: Article, drafts: Sequence[NoteDraft]) -> tuple[list[Note], list[Reference]]:
    """Return the notes and their references.

    Back references (ibid.) are resolved later, by ``verify.parse.notes.back_references``.
    """
    notes: list[Note] = []
    references: list[Reference] = []
    for draft in drafts:
        found = [
            with_title_language(replace(r, note=len(notes)))
            for r in read_works(article, draft.body, list(_in_note(article, draft.body)))
        ]
        kind = _kind(article, draft, found)
        indices = tuple(range(len(references), len(references) + len(found)))
        notes.append(
            Note(draft.label, draft.span, draft.body, kind, indices, draft.note_list, draft.form)
        )
        references.extend(found)
    return notes, references


def _kind(article: Article, draft: NoteDraft, found: Sequence[Reference]) -> NoteKind:
    """Return the kind of a note: citation if it begins with its reference, else explanation."""
    if not found:
        return NoteKind.EXPLANATORY
    before = article.text[draft.body.start : found[0].span.start]
    lead = vocabulary.reference_lead_in().match(before)
    return (
        NoteKind.CITATION
        if not before.strip() or (lead and not before[lead.end() :].strip())
        else NoteKind.EXPLANATORY
    )


def _in_note(article: Article, body: Span) -> Iterator[Reference]:
    for part in _parts(article.text, body):
        if reference := _back_reference(article.text, part) or read_note_citation(article, part):
            yield reference


def _parts(text: str, body: Span) -> list[Span]:
    """Return the parts of a note between semicolons, if each has a title or a URL."""
    cuts = list(regex.finditer(r";\s+", text, pos=body.start, endpos=body.end))
    closed = [p.span for p in pair_marks(text, [body]).pairs]
    cuts = [m for m in cuts if not any(s.start < m.start() < s.end for s in closed)]
    starts = [body.start, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), body.end]
    spans = [strip_span(text, Span(a, b)) for a, b in zip(starts, ends, strict=True)]
    return spans if len(spans) > 1 and all(_citable(text, s) for s in spans) else [body]


def _citable(text: str, span: Span) -> bool:
    """Return whether the part has a quoted title, a URL or a back reference of its own."""
    words = text[span.start : span.end]
    return bool(
        pair_marks(text, [span]).pairs or find_urls(words) or vocabulary.ibid_pattern().match(words)
    )


def _back_reference(text: str, span: Span) -> Reference | None:
    words = text[span.start : span.end]
    lead = vocabulary.reference_lead_in().match(words)
    at = lead.end() if lead else 0
    if len(words) - at > 120 or find_urls(words):
        return None
    if found := vocabulary.ibid_pattern().match(words, at):
        return Reference(span, style="back reference", back_reference=found["word"])
    if found := vocabulary.op_cit_pattern().match(words, at):
        author = Span(span.start + found.start("author"), span.start + found.end("author"))
        named = Field(text[author.start : author.end].strip(" ,"), author)
        return Reference(
            span, authors=(named,), style="back reference", back_reference=found["word"]
        )
    return None
