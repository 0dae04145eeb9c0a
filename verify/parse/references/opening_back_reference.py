"""A back reference that opens a note which goes on with a work of its own."""

from __future__ import annotations

from verify.model import Field, Reference, Span
from verify.parse.references import vocabulary
from verify.parse.references.sequence.reading import LEAST, works_in
from verify.parse.references.sequence.works import LabeledWork
from verify.parse.spans import trim_span
from verify.text.lazy_patterns import regex
from verify.text.urls.finder import find_urls

# The pages of a back reference, and what joins it to the next work: “, S. 12, und ”, “; see also ”.
_PAGES = regex.compile(
    r"\.?,?\s?(?:(?:S|pp?|at|ss?|С|с|n|Rn)\b\.?\s?)?"
    r"(?P<pages>\d{1,4}(?:\s?[–-]\s?\d{1,4}|\s?ff?\.?)?)"
)
_AND = r"(?:und|and|et|y|e|и|та|ve)"
_NEXT_WORK = regex.compile(
    rf"(?:[.;,]\s|[.;,]?\s(?={_AND}\s))\s*+"
    rf"(?:(?:{_AND}|sowie|auch|also|aussi|see|vgl\.|siehe|voir|véase|см\.|див\.|bkz\.)\s)*+",
    regex.I,
)


def opening_back_reference(text: str, span: Span) -> tuple[Reference, Span] | None:
    """Return the back reference that opens a note, and where the note goes on with another work.

    “Ibid. On money see …, URL” · “Ebd., S. 12, und Lind, H.: Wehre, Berlin 2001”
    """
    found = vocabulary.ibid_pattern().match(text, span.start, span.end)
    if not found:
        return None
    word = str(found["word"])
    if find_urls(text[found.end() : span.end]):
        rest = trim_span(text, Span(found.end(), span.end), " .,;:\n")
        at = Span(*found.span("word"))
        return Reference(at, style="back reference", back_reference=word), rest
    pages = _PAGES.match(text, found.end(), span.end)
    joint = _NEXT_WORK.match(text, pages.end() if pages else found.end(), span.end)
    if joint is None or not any(map(_is_whole, works_in(text, Span(joint.end(), span.end)))):
        return None
    field = Field(pages["pages"], Span(*pages.span("pages"))) if pages else None
    at = Span(found.start("word"), field.span.end if field else found.end("word"))
    repeated = Reference(at, style="back reference", back_reference=word, pages=field)
    return repeated, trim_span(text, Span(joint.end(), span.end), " \n")


def _is_whole(work: LabeledWork) -> bool:
    """Return whether a work has a title, a date, and somebody or something that published it."""
    labels = {one.label for one in work.fields if one.confidence >= LEAST}
    published = {"author", "editor", "place", "publisher", "container"}
    return {"title", "date"} <= labels and bool(labels & published)
