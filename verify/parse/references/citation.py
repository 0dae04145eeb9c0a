"""Parse one cited work into fields, in the citation styles of the press and think tanks.

A style is recognized by its shape, not by its publisher: a title in quotation marks
(“Title”, Publisher, URL, (Date of Accession: …); Chicago; Wikipedia), a linked title,
GOST («Title // Container. URL: … (дата обращения: …)»), or sentences that end in periods
(Title. Publisher, date. URL). A missing field is None.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from verify.model import Article, Field, Reference, Span
from verify.parse.quotations.marks import pair_marks
from verify.parse.references import authors, vocabulary
from verify.parse.references.citation_title import (
    external_links,
    read_linked_title,
    read_quoted_title,
    without_final_comma,
)
from verify.parse.references.field_draft import ReferenceDraft
from verify.parse.references.print_works import read_print_work
from verify.parse.references.segments import read_segments
from verify.parse.references.sentence_fields import read_sentences, split_at_points
from verify.parse.spans import trim_span
from verify.text.dates.finder import find_dates
from verify.text.urls.broken import urls_in
from verify.text.urls.slugs import slug_language, url_date, url_language


def parse_citation(article: Article, span: Span) -> Reference | None:
    """Return the reference in ``span`` of the article's text, or None if there is none."""
    draft = ReferenceDraft(article.text, span)
    linked = read_linked_title(article, draft)
    _read_url(article, draft)
    _read_access(draft)
    done = (
        linked
        or read_quoted_title(draft)
        or _gost(draft)
        or read_print_work(draft)
        or _by_sentences(draft)
    )
    if not done and not draft.found:
        return None
    if not done:
        read_segments(draft, draft.span.start)
    return _completed(draft.reference())


# What the work is read on, in brackets behind its title.
_MEDIUM = regex.compile(
    r"(?:(?<!\s)\s+)?[\[(](?:on-?line|internet|web|en ligne|en línea|çevrimiçi|elektronik kaynak|"
    r"электронный ресурс|електронний ресурс)[\])]\s*$",
    regex.I,
)


def _without_medium(title: Field | None) -> Field | None:
    """Return the title without the medium behind it: “The Ledger [Online]”."""
    found = _MEDIUM.search(title.value) if title else None
    if not title or not found or not found.start():
        return title
    cut = len(title.value) - found.start()
    return replace(
        title, value=title.value[: found.start()], span=Span(title.span.start, title.span.end - cut)
    )


def _completed(reference: Reference) -> Reference:
    """Return the reference with the date and language that only its URL contains."""
    reference = replace(reference, title=_without_medium(reference.title))
    if reference.url is None:
        return reference
    url = reference.url
    dated = url_date(url.value)
    published = reference.published or (Field(dated, url.span, "address") if dated else None)
    language = slug_language(url.value) or url_language(url.value)
    return replace(reference, published=published, address_language=language)


def _read_url(article: Article, draft: ReferenceDraft) -> None:
    for url in urls_in(draft.left, Span(0, len(draft.left))):
        span = Span(draft.span.start + url.span.start, draft.span.start + url.span.end)
        draft.put("url", span, url.url)
        before = vocabulary.url_lead_in().search(draft.left[: url.span.start])
        start = draft.span.start + (before.start() if before else url.span.start)
        marks = draft.text[start - 1 : start] + draft.text[span.end : span.end + 1]
        enclosed = marks in ("<>", "‹›", "⟨⟩")
        draft.claim(start - enclosed, span.end + enclosed)
    if "url" not in draft.found:
        for link in external_links(article, draft.span)[:1]:
            draft.put("url", link.span, link.href)


def _read_access(draft: ReferenceDraft) -> None:
    for found in vocabulary.access_pattern().finditer(draft.left):
        dates = find_dates(draft.left[found.end() : found.end() + 40])
        if not dates or dates[0].span.start > 12:
            continue
        at = draft.span.start + found.end()
        date = Span(at + dates[0].span.start, at + dates[0].span.end)
        draft.put("accessed", date, dates[0].value)
        closing = regex.compile(r"[^)\]\n]{0,12}[)\]]").match(draft.text, date.end, draft.span.end)
        opened = found.group().lstrip()[:1] in ("(", "[")
        draft.claim(
            draft.span.start + found.start(), closing.end() if closing and opened else date.end
        )
        return


def _gost(draft: ReferenceDraft) -> bool:
    """Read a GOST citation: Иванов И. И. Название // Коммерсантъ. 2022. 17 окт. URL: …"""
    bar = regex.search(r"(?<!:)\s//\s", draft.left)
    if not bar:
        return False
    draft.style = "GOST"
    at = draft.span.start
    start = at
    if head := authors.GOST_AUTHORS.match(draft.text, at, at + bar.start()):
        for person in authors.GOST_AUTHOR.finditer(draft.text, at, head.end()):
            draft.authors.append(Field(person.group(), Span(*person.span())))
        start = head.end()
    title = trim_span(draft.text, Span(start, at + bar.start()), " \n\t\u00a0")
    pairs = pair_marks(draft.text, [title]).pairs
    inner = pairs[0].inner if pairs and pairs[0].span == title else title
    draft.put("title", without_final_comma(draft.text, inner))
    draft.claim(draft.span.start, at + bar.end())
    read_segments(draft, at + bar.end(), first="container")
    return True


def _by_sentences(draft: ReferenceDraft) -> bool:
    """Read “Title. Publisher, 03.12.2014. URL”.

    The last sentence before the URL is the publisher.
    """
    if not ("url" in draft.found or "accessed" in draft.found):
        return False
    parts = split_at_points(draft)
    if not parts:
        return False
    if head := authors.GOST_AUTHORS.match(draft.text, parts[0].start, parts[0].end):
        draft.authors.extend(
            Field(p.group(), Span(*p.span()))
            for p in authors.GOST_AUTHOR.finditer(draft.text, parts[0].start, head.end())
        )
        parts[0] = Span(head.end(), parts[0].end)
        parts = [p for p in parts if draft.text[p.start : p.end].strip()]
    draft.style = "sentences"
    return read_sentences(draft, parts)
