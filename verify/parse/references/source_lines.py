"""Unnumbered source lines: paragraphs that consist of a reference only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from verify.model import Article, Reference, Span
from verify.parse.quotations.cues import load_cues
from verify.parse.references import vocabulary
from verify.parse.references.citation import parse_citation
from verify.parse.references.note_citation import with_title_language
from verify.parse.references.prose_blocks import PROSE_BLOCKS
from verify.parse.spans import strip_span
from verify.text.dates.finder import find_dates
from verify.text.language.detect import detect_language


def find_source_lines(article: Article) -> Iterator[tuple[Span, Reference]]:
    """Yield source lines: paragraphs that consist of an unnumbered reference only.

    “Title (Translation),” (description), 17 October 2022. · Source: “Title”, Interfax, …
    """
    for block in article.blocks:
        span = strip_span(article.text, block.span)
        if block.kind not in PROSE_BLOCKS or not 20 <= span.end - span.start <= 500:
            continue
        if (reference := _whole_line(article, span)) is not None:
            yield span, with_title_language(replace(reference, origin="source line"))


def _whole_line(article: Article, span: Span) -> Reference | None:
    text = article.text
    lead = vocabulary.reference_lead_in().match(text[span.start : span.end])
    announced = bool(lead and lead.group().rstrip().endswith(":"))
    start = span.start + lead.end() if lead and announced else span.start
    reference = parse_citation(article, Span(start, span.end))
    if (
        reference is None
        or reference.title is None
        or not (reference.published or reference.url or reference.accessed)
    ):
        return None
    if reference.style != "quoted title" and not announced:
        return None
    if not announced and not _only_fields_follow(article, reference):
        return None
    return replace(reference, span=span)


def _languages(article: Article, reference: Reference) -> set[str | None]:
    """Return the languages in which a line may say who speaks: the article's and the line's."""
    line = article.text[reference.span.start : reference.span.end]
    return {article.language, detect_language(line).code}


def _only_fields_follow(article: Article, reference: Reference) -> bool:
    """Return whether only fields follow the title.

    There is no run of lower-case words, no verb of speech, and the last field is a date or URL.
    """
    assert reference.title is not None
    text = article.text
    tail = text[reference.title.span.end : reference.span.end]
    for held in (reference.publisher_description, reference.translated_title, reference.url):
        if held:
            tail = tail.replace(text[held.span.start : held.span.end], " ")
    if any(load_cues(code).verbs.search(tail) for code in _languages(article, reference)):
        return False  # « … », dit Mme Durand le 12 mai 2022: somebody says it, nothing is cited
    lower = [w for w in regex.findall(r"\p{L}{3,}", tail) if w[0].islower()]
    head = text[reference.span.start : reference.title.span.start].split()
    ends_with_field = bool(reference.url or reference.accessed or find_dates(tail[-40:]))
    return len(lower) <= 3 and len(head) <= 8 and ends_with_field
