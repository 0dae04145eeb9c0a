"""The title of a citation, quoted or linked, and the fields before and after it."""

from __future__ import annotations

import regex

from verify.model import Article, Field, Link, Span
from verify.parse.quotations.marks import MarkPair, pair_marks
from verify.parse.references import authors
from verify.parse.references.field_draft import ReferenceDraft
from verify.parse.references.segments import read_segments
from verify.parse.spans import strip_span, trim_span
from verify.text.dates.finder import find_dates
from verify.text.urls.faults import url_fault
from verify.text.urls.finder import find_urls

_MARKDOWN_LINK = regex.compile(
    r"\[(?P<text>(?:[^\[\]\\]|\\.){1,400})\]"
    r"\(\s*+<?(?P<url>[^\s<>()]*+(?:\([^\s<>()]*+\)[^\s<>()]*+)*+)>?[^()]*+\)"
)


WIKI_LINK = regex.compile(r"\[(?P<url>(?:https?:)?//[^\s\]]+)\s+(?P<text>[^\]]{1,400})\]")


_TRANSLATION = regex.compile(
    r"(?:(?<!\s)\s+)?(?:\((?P<a>[^()]{3,300})\)|\[(?P<b>[^\[\]]{3,300})\])\s*+(?:[.,]\s*+)?$"
)


def external_links(article: Article, span: Span) -> list[Link]:
    """Return the links within ``span`` that lead to another page."""
    inside = (k for k in article.links if span.start <= k.span.start and k.span.end <= span.end)
    return [k for k in inside if k.href.startswith(("http://", "https://", "//", "www."))]


def read_linked_title(article: Article, draft: ReferenceDraft) -> bool:
    """Read a linked title: [Title](https://…), [https://… Title], or an HTML link."""
    for pattern in (_MARKDOWN_LINK, WIKI_LINK):
        if (found := pattern.search(draft.left)) and url_fault(found["url"]) is None:
            return _take_link(draft, found)
    for link in external_links(article, draft.span):
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


def read_quoted_title(draft: ReferenceDraft) -> bool:
    """Read the title in quotation marks into the draft; False if there is none."""
    for pair in _quoted(draft):
        if _is_title(draft, pair):
            return _titled(draft, pair.inner, pair.span, "quoted title")
    return False


def _is_title(draft: ReferenceDraft, pair: MarkPair) -> bool:
    """Return whether a quoted string is the title: only authors precede it, a field follows."""
    before = draft.text[draft.span.start : pair.span.start]
    after = draft.text[pair.span.end : draft.span.end].lstrip()
    if after[:1].islower() and not regex.match(r"(?:in|im|dans)\s+[\p{Lu}“«\"]", after):
        return False
    return _could_be_authors(before) or (
        after.startswith(",") and _is_person_with_colon(draft, pair)
    )


def _is_person_with_colon(draft: ReferenceDraft, pair: MarkPair) -> bool:
    """Return whether an author with a colon precedes the title: Anna Bell: „Titel“, Zeitung, …

    A headline with a speaker has a period after the quotation instead.
    """
    head = trim_span(draft.text, Span(draft.span.start, pair.span.start), " \u00a0")
    if not draft.text[head.start : head.end].endswith(":"):
        return False
    name = Span(head.start, head.end - 1)
    return bool(authors.read_authors(draft.text, name)) and " " in draft.text[name.start : name.end]


def _could_be_authors(before: str) -> bool:
    """Return whether the text before a title is empty or can be authors' names.

    It has at most a dozen words, and lower-case ones must be short: "Food and Agriculture
    Organization of the United States" can be a name; "В Москве прошел" and "Алла Фролова:" (a
    headline) cannot.
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
    """Read the title, its translation, and the fields before and after it into the draft."""
    draft.style = style
    title = strip_span(draft.text, inner)
    translation = _TRANSLATION.search(draft.text, title.start, title.end)
    if translation and _other_language(
        draft.text[title.start : translation.start()], translation["a"] or translation["b"]
    ):
        group = "a" if translation["a"] else "b"
        draft.put("translated_title", Span(*translation.span(group)))
        title = strip_span(draft.text, Span(title.start, translation.start()))
    draft.put("title", without_final_comma(draft.text, title))
    _before_title(draft, Span(draft.span.start, whole.start))
    draft.claim(draft.span.start, whole.end)
    _bracketed_translation(draft, whole.end)
    read_segments(draft, whole.end)
    return True


def without_final_comma(text: str, span: Span) -> Span:
    """Return the title without the comma that American style puts inside the marks.

    “Problems?,” becomes “Problems?”.
    """
    words = text[span.start : span.end]
    if words.endswith(",") or (words.endswith(".") and not words.endswith(("..", "г.", "гг."))):
        return strip_span(text, Span(span.start, span.end - 1))
    return span


def _other_language(title: str, bracket: str) -> bool:
    """Return whether a bracket is a translation: another script or, for certain, language."""
    from verify.text.scripts import main_script

    a, b = main_script(title), main_script(bracket)
    return bool(a and b and a != b and len(bracket.split()) > 1)


def _bracketed_translation(draft: ReferenceDraft, at: int) -> None:
    """Read a translation in brackets: «Заголовок» [Headline], Publisher …"""
    found = regex.compile(r"\s*,?\s*\[(?P<t>[^\[\]]{3,300})\]").match(
        draft.text, at, draft.span.end
    )
    title = draft.found.get("title")
    if found and title and _other_language(title.value, found["t"]):
        draft.put("translated_title", Span(*found.span("t")))
        draft.claim(*found.span())


def _before_title(draft: ReferenceDraft, span: Span) -> None:
    """Read the authors, an organization, or a year in brackets before the title."""
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
    name = trim_span(text, span, " ,:;–—-\u00a0\n\t")
    if text[name.start : name.end].endswith(".") and not regex.search(
        r"\p{Lu}\.$", text[name.start : name.end]
    ):
        name = trim_span(text, name, ".")
    if name.end <= name.start:
        return
    if persons := authors.read_authors(text, name):
        draft.authors.extend(persons)
    else:
        draft.found["_organization"] = Field(text[name.start : name.end], name)
