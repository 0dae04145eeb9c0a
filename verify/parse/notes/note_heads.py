"""Parse the label at the beginning of a note, and the note after it."""

from __future__ import annotations

from verify.model import Article, Span
from verify.parse.notes import note_labels as shapes
from verify.parse.notes.note_draft import NoteDraft
from verify.parse.spans import strip_span
from verify.text.lazy_patterns import regex

# Labels at the beginning of a note, the least ambiguous first. A plain number needs a period,
# bracket or space, then something that can begin a reference or a sentence. White space before
# them is skipped, except in Markdown, where four spaces make it code.
_HEADS: tuple[tuple[str, regex.Pattern[str]], ...] = (
    ("markdown", regex.compile(r"\s{0,3}\[\^(?P<label>[^\]\s]{1,40})\]:[ \t]*")),
    (
        "bracket",
        regex.compile(
            rf"\[\s?(?P<label>{shapes.NUMBER}|{shapes.ROMAN}|[*†‡§]{{1,3}})\s?\][.:)]?\s*",
            regex.I,
        ),
    ),
    ("paren", regex.compile(rf"\((?P<label>{shapes.NUMBER}|{shapes.ROMAN})\)\s*", regex.I)),
    ("superscript", regex.compile(r"(?P<label>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*")),
    ("symbol", regex.compile(r"(?P<label>\*{1,3}|[†‡§])\s?(?=\S)")),
    (
        "plain",
        regex.compile(
            r"(?P<label>\d{1,3})(?:[.)]\s*|\s?[-–—]\s+|\s+)"
            r"(?=[\p{Lu}«“„\"‘'\[(<]|https?:|www\.)"
        ),
    ),
    (
        "plain",
        regex.compile(
            r"(?P<label>(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}))[.)]\s+(?=[\p{Lu}«“„\"‘'])"
        ),
    ),
)


# A back link before the words of a note: Wikipedia's "^", "^ a b", "↑", WordPress' "↩".
_BACKLINK = regex.compile(
    r"\s*(?:[\^↑↩⇑]"
    r"(?:\s*+(?:Jump up to:\s*+)?(?:[a-z]{1,2}|\d(?:[.,]\d)?)(?=\s))*\uFE0E?)+\s*"
)


def read_note_label(text: str, span: Span) -> tuple[str, str, int] | None:
    """Return (form, label, offset after it) of the label at the start of the span, or None."""
    words = span.end - len(text[span.start : span.end].lstrip())
    for form, pattern in _HEADS:
        start = span.start if form == "markdown" else words
        if found := pattern.match(text, start, span.end):
            label = found["label"].translate(shapes.SUPERSCRIPTS)
            return form, label if form == "markdown" else label.lower(), found.end()
    return None


def read_note(article: Article, index: int, span: Span) -> NoteDraft:
    """Return the note in ``span``: its label, its body and the label's form.

    ``index`` is that of the block that contains it.
    """
    text = article.text
    found = read_note_label(text, span)
    if found is None:
        back = _BACKLINK.match(text, span.start, span.end)
        body = _without_back_link(article, Span(back.end() if back else span.start, span.end))
        label = _label_by_anchor(article, span) or ""
        return NoteDraft(label, span, body, "anchor" if label else "unnumbered", index)
    form, label, after = found
    back = _BACKLINK.match(text, after, span.end)
    body = _without_back_link(article, Span(back.end() if back else after, span.end))
    return NoteDraft(label, span, body, form, index)


def _without_back_link(article: Article, span: Span) -> Span:
    """Return the note without a final link back to the text: ↩, “Jump up”."""
    text, body = article.text, strip_span(article.text, span)
    for link in article.links:
        last = link.span.end == body.end and link.span.start > body.start
        words = text[link.span.start : link.span.end]
        if last and link.href.startswith("#") and not any(c.isdigit() for c in words):
            return strip_span(text, Span(body.start, link.span.start))
    return body


def _label_by_anchor(article: Article, span: Span) -> str | None:
    """Return the label of the link that leads to this note.

    Notes in an HTML list have no number in their text.
    """
    names = {a.name for a in article.anchors if span.start - 1 <= a.span.start < span.end}
    for link in article.links:
        if link.href.startswith("#") and link.href[1:] in names and not _inside(link.span, span):
            label = article.text[link.span.start : link.span.end].strip("[]() \u00a0")
            label = label.translate(shapes.SUPERSCRIPTS)
            if shapes.label_order(label) is not None:
                return label.lower()
    return None


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
