"""Cited works, as rules need them: which ones count, what follows a title, empty slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verify.languages import load_languages
from verify.model import Dossier, Field, NoteKind, Reference, Span
from verify.rules._places import text_at, trimmed

# ", ," or ", . ,": a field of the citation is empty.
EMPTY_SLOT = re.compile(r",\s*,|,\s*\.\s*,|\(\s*\)|“\s*”|«\s*»")
_TITLE_END = " \t\r\n\u00a0\"'“”„‟«»‘’‚,.;:)]!?–—-|/"
_WORD = re.compile(r"[^\W\d_]{2,}")
# Folders of uploaded files: their date is not a publication date.
_UPLOAD_FOLDERS = (
    "assets",
    "attachments?",
    "docs?",
    "files?",
    "images?",
    "media",
    "pdfs?",
    "uploads?",
)
UPLOADS = re.compile(rf"/(?:{'|'.join(_UPLOAD_FOLDERS)})/", re.IGNORECASE)
ISO_DAY_LENGTH = len("2022-10-17")


def cited_works(dossier: Dossier) -> Iterator[tuple[int, Reference]]:
    """Yield (index, reference) of the works that notes and source lines cite in words of their own.

    Omitted: hyperlinks of the text, repetitions (ibid.), short forms (“Bell 1976”), image credits.
    """
    for index, reference in enumerate(dossier.references):
        note = dossier.notes[reference.note] if reference.note is not None else None
        credit = note is not None and note.kind is NoteKind.CREDIT
        worded = reference.origin in ("note", "source line")
        repeats = reference.back_reference or reference.style == "short form"
        if worded and not credit and not repeats:
            yield index, reference


def text_fields(reference: Reference) -> tuple[Field, ...]:
    """Return all fields of a reference that were read from its text."""
    single = (
        reference.title,
        reference.translated_title,
        reference.container,
        reference.publisher,
        reference.publisher_description,
        reference.issue,
        reference.url,
        reference.published,
        reference.accessed,
        reference.place,
        reference.volume,
        reference.pages,
        reference.series,
    )
    people = (*reference.authors, *reference.editors)
    present = (*people, *(field for field in single if field))
    return tuple(field for field in present if field.origin == "text")


def unrecognized_text(dossier: Dossier, reference: Reference) -> str:
    """Return the reference's text without its fields and the words that introduce them."""
    text = text_at(dossier.article, reference.span)
    start = reference.span.start
    for field in sorted(text_fields(reference), key=lambda f: -f.span.start):
        text = text[: max(0, field.span.start - start)] + " " + text[field.span.end - start :]
    return _introducing_words().sub(" ", text)


def is_home_page(url: str) -> bool:
    """Whether a URL is that of a whole site, not of one of its pages."""
    rest = url.split("://", 1)[-1].split("#")[0]
    return "?" not in rest and rest.rstrip("/").count("/") == 0


def has_words(text: str) -> bool:
    """Whether the text has a word of two letters or more."""
    return _WORD.search(text) is not None


@cache
def _introducing_words() -> re.Pattern[str]:
    """Return a pattern for words that introduce a URL, an access date, an issue, or a page."""
    known = {
        word
        for language in load_languages().values()
        for group in ("access", "address", "lead_in", "issue", "pages")
        for word in getattr(language.references, group)
    }
    ordered = sorted(known, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE)


def after_title(dossier: Dossier, reference: Reference) -> Span:
    """Return the span after the title up to the end of the reference; all of it if that is empty.

    It excludes the closing mark of the title and a period after a closing bracket.
    """
    heads = (reference.title, reference.translated_title, reference.publisher_description)
    past = [f.span.end for f in heads if f and f.span.end <= reference.span.end]
    start = max(past, default=reference.span.start)
    text = dossier.article.text
    while start < reference.span.end and text[start] in _TITLE_END:
        start += 1
    rest = trimmed(dossier.article, Span(start, reference.span.end))
    found = text_at(dossier.article, rest)
    end = rest.end - 1 if found.endswith(").") else rest.end
    return Span(start, end) if has_words(found) else trimmed(dossier.article, reference.span)


def empty_slot(dossier: Dossier, reference: Reference) -> str | None:
    """Return the empty slot of a reference as written (“,,”), outside its title, or None."""
    rest = after_title(dossier, reference)
    before = max(reference.span.start, rest.start - 4)
    found = EMPTY_SLOT.search(dossier.article.text, before, rest.end)
    return found[0] if found else None


def is_cited_like_print(dossier: Dossier, reference: Reference) -> bool:
    """Whether the work is cited like a printed one: an issue, pages, or only a year or month."""
    if reference.issue or reference.volume or reference.pages:
        return True
    if _page_numbers().search(text_at(dossier.article, after_title(dossier, reference))):
        return True
    return reference.published is not None and len(reference.published.value) < ISO_DAY_LENGTH


@cache
def _page_numbers() -> re.Pattern[str]:
    known = {word for language in load_languages().values() for word in language.references.pages}
    names = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{names})\s*\d|\d\s*(?:{names})(?!\w)", re.IGNORECASE)
