"""A citation in a note, alone or at the end of an explanation."""

from __future__ import annotations

from dataclasses import replace

from verify.model import Article, Reference, Span
from verify.parse.references import vocabulary
from verify.parse.references.citation import parse_citation
from verify.text.lazy_patterns import regex
from verify.text.urls.finder import find_urls

# A longer note that does not begin like a citation is an explanation. In the test corpus, the
# longest citation has 46 words and the shortest explanation 21.
_LONGEST_CITATION = 60


def read_note_citation(article: Article, span: Span) -> Reference | None:
    """Return the reference in one part of a note: the whole part, or the end of it."""
    start = _after_lead_in(article.text, span)
    whole = parse_citation(article, Span(start, span.end))
    if whole is None or not _is_citation(article.text, whole):
        return _embedded(article, span)
    if whole.style == "sentences" and (inner := _embedded(article, span)):
        titled = inner.style in ("quoted title", "linked title") and inner.span != whole.span
        return inner if titled else whole  # "He was dismissed; see “Governor Dismissed”, Kabar, …"
    return whole


# The number of the entry in another list: “[56] Quill, M., “Boats”, …”
_NUMBER = regex.compile(r"\s{0,3}\[\d{1,4}\]\s{1,3}(?=\S)")


def _after_lead_in(text: str, span: Span) -> int:
    number = _NUMBER.match(text, span.start, span.end)
    start = number.end() if number else span.start
    found = vocabulary.reference_lead_in().match(text[start : span.end])
    return start + found.end() if found else start


def _is_citation(text: str, reference: Reference) -> bool:
    """Return whether the text is a reference from its first word on.

    It begins with a quoted or linked title; or it has a URL or access date after no more words
    than a headline has; or it is only a few words with a date.
    """
    words = text[reference.span.start : reference.span.end].split()
    if reference.style in ("quoted title", "linked title", "GOST", "book"):
        return len(words) <= 2 * _LONGEST_CITATION
    if reference.url or reference.accessed:
        return len(words) <= _LONGEST_CITATION and not _opens_with_clause(text, reference)
    return bool(reference.published and reference.publisher and len(words) <= 12)


def _opens_with_clause(text: str, reference: Reference) -> bool:
    """Return whether it is a sentence with a URL: "This was first reported in 2019: https://…"."""
    if reference.url is None:
        return False
    before = text[reference.span.start : reference.url.span.start].rstrip()
    return (
        before.endswith((":", " at", " here"))
        and len(before.split()) > 4
        and not vocabulary.url_lead_in().search(before)
    )


def _embedded(article: Article, span: Span) -> Reference | None:
    """Return the reference at the end of an explanation, or None.

    E.g. "For more, see Author, “Title,” Journal, 2019."
    """
    text = article.text
    leads = list(vocabulary.reference_lead_in().finditer(text[span.start : span.end]))
    for lead in reversed(leads):
        inner = Span(span.start + lead.end(), span.end)
        reference = parse_citation(article, inner)
        if (
            reference
            and (reference.title or reference.url)
            and reference.style in ("quoted title", "linked title", "GOST", "book")
        ):
            return reference
    urls = find_urls(text[span.start : span.end])
    if urls:
        at = Span(span.start + urls[0].span.start, span.start + urls[0].span.end)
        return parse_citation(article, at)
    return None


def with_title_language(reference: Reference) -> Reference:
    """Return the reference with the language of its title, or None for it if that is unclear."""
    from verify.text.language.detect import detect_language

    if reference.title is None:
        return reference
    return replace(reference, language=detect_language(reference.title.value).code)
