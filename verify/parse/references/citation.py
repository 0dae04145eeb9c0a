"""One cited work, field by field, in the house styles that the press and think tanks use.

A style is recognised by its shape, not by its publisher: a title in quotation marks
(“Title”, Publisher, URL, (Date of Accession: …); Chicago; Wikipedia), a linked title,
GOST («Title // Container. URL: … (дата обращения: …)»), or sentences closed by points
(Title. Publisher, date. URL). A field that is not there stays None.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from verify.model import Article, Field, Link, Reference, Span
from verify.parse.notes.finder import strip_span
from verify.parse.quotations.marks import MarkPair, pair_marks
from verify.parse.references import authors, segments, vocabulary
from verify.parse.references.field_draft import ReferenceDraft
from verify.parse.references.print_works import read_print_work
from verify.text.dates.finder import find_dates
from verify.text.urls.faults import url_fault
from verify.text.urls.finder import find_urls
from verify.text.urls.slugs import slug_language, url_date, url_language

_MARKDOWN_LINK = regex.compile(
    r"\[(?P<text>(?:[^\[\]\\]|\\.){1,400})\]\(\s*<?(?P<url>[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?[^()]*\)"
)
_WIKI_LINK = regex.compile(r"\[(?P<url>(?:https?:)?//[^\s\]]+)\s+(?P<text>[^\]]{1,400})\]")
_TRANSLATION = regex.compile(
    r"\s*(?:\((?P<a>[^()]{3,300})\)|\[(?P<b>[^\[\]]{3,300})\])\s*[.,]?\s*$"
)


def parse_citation(article: Article, span: Span) -> Reference | None:
    """The reference that stands in ``span`` of the article's text, or None if none does."""
    draft = ReferenceDraft(article.text, span)
    linked = _linked_title(article, draft)
    _read_url(article, draft)
    _read_access(draft)
    done = (
        linked
        or _quoted_title(draft)
        or _gost(draft)
        or read_print_work(draft)
        or _by_sentences(draft)
    )
    if not done and not draft.found:
        return None
    if not done:
        segments.read_segments(draft, draft.span.start)
    return _completed(draft.reference())


def _completed(reference: Reference) -> Reference:
    """What only the address tells: a date, a language."""
    if reference.url is None:
        return reference
    url = reference.url
    dated = url_date(url.value)
    published = reference.published or (Field(dated, url.span, "address") if dated else None)
    language = slug_language(url.value) or url_language(url.value)
    return replace(reference, published=published, address_language=language)


# ------------------------------------------------------------------ address and access date


def _external(article: Article, span: Span) -> list[Link]:
    inside = (k for k in article.links if span.start <= k.span.start and k.span.end <= span.end)
    return [k for k in inside if k.href.startswith(("http://", "https://", "//", "www."))]


def _read_url(article: Article, draft: ReferenceDraft) -> None:
    found = find_urls(draft.left)
    for url in found:
        span = Span(draft.span.start + url.span.start, draft.span.start + url.span.end)
        draft.put("url", span, url.url)
        before = vocabulary.url_lead_in().search(draft.left[: url.span.start])
        draft.claim(draft.span.start + (before.start() if before else url.span.start), span.end)
    if "url" not in draft.found:
        for link in _external(article, draft.span)[:1]:
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


# ------------------------------------------------------------------ titles


def _linked_title(article: Article, draft: ReferenceDraft) -> bool:
    """[Title](https://…), [https://… Title], or an HTML link whose text is the title."""
    for pattern in (_MARKDOWN_LINK, _WIKI_LINK):
        if (found := pattern.search(draft.left)) and url_fault(found["url"]) is None:
            return _take_link(draft, found)
    for link in _external(article, draft.span):
        words = article.text[link.span.start : link.span.end]
        if len(words.split()) > 1 and not find_urls(words) and not _has_quoted_title(draft):
            draft.put("url", link.span, link.href)
            return _titled(draft, Span(link.span.start, link.span.end), link.span, "linked title")
    return False


def _take_link(draft: ReferenceDraft, found: regex.Match[str]) -> bool:
    at = draft.span.start
    draft.put("url", Span(at + found.start("url"), at + found.end("url")))
    title = Span(at + found.start("text"), at + found.end("text"))
    pairs = pair_marks(draft.text, [title]).pairs
    if pairs and pairs[0].span == title:
        title = pairs[0].inner
    return _titled(draft, title, Span(at + found.start(), at + found.end()), "linked title")


def _has_quoted_title(draft: ReferenceDraft) -> bool:
    return any(_is_title(draft, pair) for pair in _quoted(draft))


def _quoted(draft: ReferenceDraft) -> list[MarkPair]:
    return [p for p in pair_marks(draft.text, [draft.span]).pairs if p.depth == 0][:8]


def _quoted_title(draft: ReferenceDraft) -> bool:
    for pair in _quoted(draft):
        if _is_title(draft, pair):
            return _titled(draft, pair.inner, pair.span, "quoted title")
    return False


def _is_title(draft: ReferenceDraft, pair: MarkPair) -> bool:
    """A quoted string is the title if only authors stand before it and a field follows."""
    before = draft.text[draft.span.start : pair.span.start]
    after = draft.text[pair.span.end : draft.span.end].lstrip()
    if after[:1].islower() and not regex.match(r"(?:in|im|dans)\s+[\p{Lu}“«\"]", after):
        return False
    return _could_be_authors(before) or (
        after.startswith(",") and _is_person_with_colon(draft, pair)
    )


def _is_person_with_colon(draft: ReferenceDraft, pair: MarkPair) -> bool:
    """Anna Bell: „Titel“, Zeitung, … A headline with a speaker closes with a point instead."""
    head = segments.trim_span(draft.text, Span(draft.span.start, pair.span.start), " \u00a0")
    if not draft.text[head.start : head.end].endswith(":"):
        return False
    name = Span(head.start, head.end - 1)
    return bool(authors.read_authors(draft.text, name)) and " " in draft.text[name.start : name.end]


def _could_be_authors(before: str) -> bool:
    """Nothing, or at most a dozen words that all could belong to names and no sentence.

    "Food and Agriculture Organization of the United States" could, "В Москве прошел" and
    "Алла Фролова:" (a headline) could not: lower-case words of a name are short.
    """
    plain = regex.sub(r"\([^()]*\)", " ", before).strip(" ,.;–—-\u00a0")
    words = regex.findall(r"\p{L}[\p{L}\p{M}.’'-]*", plain)
    if not plain:
        return True
    if (
        plain.endswith(":")
        or len(words) > 12
        or regex.search(r"\p{Ll}{3}[.!?]\s+\p{Lu}|\d{3}|[«»“”]", plain)
    ):
        return False
    return (
        bool(words) and words[0][0].isupper() and all(w[0].isupper() or len(w) <= 3 for w in words)
    )


def _titled(draft: ReferenceDraft, inner: Span, whole: Span, style: str) -> bool:
    """Set the title, its translation, what stands before it, and read on behind it."""
    draft.style = style
    title = strip_span(draft.text, inner)
    translation = _TRANSLATION.search(draft.text, title.start, title.end)
    if translation and _other_language(
        draft.text[title.start : translation.start()], translation["a"] or translation["b"]
    ):
        group = "a" if translation["a"] else "b"
        draft.put("translated_title", Span(*translation.span(group)))
        title = strip_span(draft.text, Span(title.start, translation.start()))
    draft.put("title", _without_comma(draft.text, title))
    _before_title(draft, Span(draft.span.start, whole.start))
    draft.claim(draft.span.start, whole.end)
    _bracketed_translation(draft, whole.end)
    segments.read_segments(draft, whole.end)
    return True


def _without_comma(text: str, span: Span) -> Span:
    """American style sets the comma inside the marks: “Problems?,” is the title Problems?"""
    words = text[span.start : span.end]
    if words.endswith(",") or (words.endswith(".") and not words.endswith(("..", "г.", "гг."))):
        return strip_span(text, Span(span.start, span.end - 1))
    return span


def _other_language(title: str, bracket: str) -> bool:
    """A translation is written in another script, or in another language beyond doubt."""
    from verify.text.scripts import main_script

    a, b = main_script(title), main_script(bracket)
    return bool(a and b and a != b and len(bracket.split()) > 1)


def _bracketed_translation(draft: ReferenceDraft, at: int) -> None:
    """«Заголовок» [Headline], Publisher …"""
    found = regex.compile(r"\s*,?\s*\[(?P<t>[^\[\]]{3,300})\]").match(
        draft.text, at, draft.span.end
    )
    title = draft.found.get("title")
    if found and title and _other_language(title.value, found["t"]):
        draft.put("translated_title", Span(*found.span("t")))
        draft.claim(*found.span())


def _before_title(draft: ReferenceDraft, span: Span) -> None:
    """Authors, an organisation, or a year in brackets before the title."""
    text = draft.text
    for bracket in regex.compile(r"\((?P<d>[^()]{4,40})\)").finditer(text, span.start, span.end):
        if regex.fullmatch(r"(?:1[5-9]|20)\d\d", bracket["d"]):
            draft.put("published", Span(*bracket.span("d")))
        elif dates := find_dates(bracket["d"]):
            date = Span(
                bracket.start("d") + dates[0].span.start, bracket.start("d") + dates[0].span.end
            )
            draft.put("published", date, dates[0].value)
        span = Span(span.start, bracket.start())
    name = segments.trim_span(text, span, " ,:;–—-\u00a0\n\t")
    if text[name.start : name.end].endswith(".") and not regex.search(
        r"\p{Lu}\.$", text[name.start : name.end]
    ):
        name = segments.trim_span(text, name, ".")
    if name.end <= name.start:
        return
    if persons := authors.read_authors(text, name):
        draft.authors.extend(persons)
    else:
        draft.found["_organisation"] = Field(text[name.start : name.end], name)


# ------------------------------------------------------------------ GOST, books, sentences


def _gost(draft: ReferenceDraft) -> bool:
    """Иванов И. И. Название // Коммерсантъ. 2022. 17 окт. URL: …"""
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
    title = segments.trim_span(draft.text, Span(start, at + bar.start()), " \n\t\u00a0")
    pairs = pair_marks(draft.text, [title]).pairs
    inner = pairs[0].inner if pairs and pairs[0].span == title else title
    draft.put("title", _without_comma(draft.text, inner))
    draft.claim(draft.span.start, at + bar.end())
    segments.read_segments(draft, at + bar.end(), first="container")
    return True


def _by_sentences(draft: ReferenceDraft) -> bool:
    """Title. Publisher, 03.12.2014. URL: the last sentence before the address is the publisher."""
    if not ("url" in draft.found or "accessed" in draft.found):
        return False
    parts = segments.split_at_points(draft)
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
    return segments.read_sentences(draft, parts)
