"""Notes: where each starts and ends, with or without a list of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from verify.model import Article, Block, BlockKind, Span
from verify.parse.notes import note_labels as shapes

# Labels at the head of a note, the surest first. A plain number needs its point, bracket or
# space and something that can open a reference or a sentence.
_HEADS: tuple[tuple[str, regex.Pattern[str]], ...] = (
    ("markdown", regex.compile(r"\s{0,3}\[\^(?P<label>[^\]\s]{1,40})\]:[ \t]*")),
    (
        "bracket",
        regex.compile(
            rf"\s*\[\s?(?P<label>{shapes.NUMBER}|{shapes.ROMAN}|[*†‡§]{{1,3}})\s?\][.:)]?\s*",
            regex.I,
        ),
    ),
    ("paren", regex.compile(rf"\s*\((?P<label>{shapes.NUMBER}|{shapes.ROMAN})\)\s*", regex.I)),
    ("superscript", regex.compile(r"\s*(?P<label>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*")),
    ("symbol", regex.compile(r"\s*(?P<label>\*{1,3}|[†‡§])\s?(?=\S)")),
    (
        "plain",
        regex.compile(
            r"\s*(?P<label>\d{1,3})(?:[.)]\s*|\s?[-–—]\s+|\s+)(?=[\p{Lu}«“„\"‘'\[(<]|https?:|www\.)"
        ),
    ),
    (
        "plain",
        regex.compile(
            r"\s*(?P<label>(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}))[.)]\s+(?=[\p{Lu}«“„\"‘'])"
        ),
    ),
)
# A back link before the words of a note: Wikipedia's "^", "^ a b", "↑", WordPress' "↩".
_BACKLINK = regex.compile(
    r"\s*(?:[\^↑↩⇑](?:\s*(?:Jump up to:)?\s*(?:[a-z]{1,2}|\d(?:[.,]\d)?)(?=\s))*\uFE0E?)+\s*"
)


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note before its references are read."""

    label: str
    span: Span
    body: Span
    form: str
    block: int
    note_list: int = 0


def strip_span(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def read_note_label(text: str, span: Span) -> tuple[str, str, int] | None:
    """The label at the head of this span: (form, label, offset after it), or None."""
    for form, pattern in _HEADS:
        if found := pattern.match(text, span.start, span.end):
            label = found["label"].translate(shapes.SUPERSCRIPTS)
            return form, label if form == "markdown" else label.lower(), found.end()
    return None


def find_notes(article: Article) -> tuple[NoteDraft, ...]:
    """Every note of the article in the order of the text, lists numbered from 0."""
    drafts = [*_by_place(article, list(_listed(article))), *_run_on(article), *_inline(article)]
    return tuple(_number_lists(article, sorted(drafts, key=lambda d: d.span)))


# ------------------------------------------------------------------ notes with blocks of their own


def _listed(article: Article) -> Iterator[NoteDraft]:
    current: NoteDraft | None = None
    previous = -1
    for index, block in enumerate(article.blocks):
        if block.kind is not BlockKind.NOTES:
            continue
        for draft in _in_block(article, index, block):
            continues = (
                not draft.label and current is not None and current.label and index == previous + 1
            )
            if continues and current is not None and not _anchored(article, block):
                current = _longer(current, draft)
                continue
            if current:
                yield current
            current = draft
        previous = index
    if current:
        yield current


_CALL = regex.compile(r"\[(?P<label>\d{1,3})\]|(?P<label>[⁰¹²³⁴-⁹]{1,3})")


def _by_place(article: Article, drafts: list[NoteDraft]) -> Iterator[NoteDraft]:
    """An HTML list shows numbers that its text has not: its items are 1, 2, 3 … where the body
    calls for most of them by number and no note has a label of its own."""
    bare = article.format == "html" and all(d.form == "unnumbered" for d in drafts)
    if not bare or len(drafts) < 2:
        yield from drafts
        return
    called = _called(article, drafts[0].span.start)
    wanted = {str(n) for n in range(1, len(drafts) + 1)}
    is_numbered = "1" in called and 2 * len(called & wanted) >= len(wanted)
    for number, draft in enumerate(drafts, 1):
        yield replace(draft, label=str(number), form="plain") if is_numbered else draft


def _called(article: Article, end: int) -> set[str]:
    """The numbers in brackets or raised above ``end``."""
    text = article.text
    raised = {text[s.start : s.end].strip(" []") for s in article.superscripts if s.end <= end}
    found = {m["label"].translate(shapes.SUPERSCRIPTS) for m in _CALL.finditer(text, 0, end)}
    return {label for label in raised | found if label.isdigit()}


def _longer(draft: NoteDraft, more: NoteDraft) -> NoteDraft:
    return replace(
        draft,
        span=Span(draft.span.start, more.span.end),
        body=Span(draft.body.start, more.body.end),
    )


def _anchored(article: Article, block: Block) -> bool:
    """Does a link of the text lead into this block: then it is a note of its own."""
    targets = {link.href[1:] for link in article.links if link.href.startswith("#")}
    return any(
        block.span.start <= a.span.start < block.span.end and a.name in targets
        for a in article.anchors
    )


def _in_block(article: Article, index: int, block: Block) -> Iterator[NoteDraft]:
    """The notes of one block: one, or several that run on ("[1] … [2] …")."""
    text = article.text
    first = _draft(article, index, strip_span(text, block.span))
    if first.form == "plain":
        heads = list(_later_plain(text, first, block.span))
    elif first.form in ("bracket", "superscript"):
        heads = list(_later_heads(text, first, block.span.end))
    else:
        heads = []
    starts = [first.span.start, *heads]
    for start, end in zip(starts, [*starts[1:], block.span.end], strict=True):
        yield _draft(article, index, strip_span(text, Span(start, end)))


def _draft(article: Article, index: int, span: Span) -> NoteDraft:
    text = article.text
    found = read_note_label(text, span)
    if found is None:
        back = _BACKLINK.match(text, span.start, span.end)
        body = _without_way_back(article, Span(back.end() if back else span.start, span.end))
        label = _label_by_anchor(article, span) or ""
        return NoteDraft(label, span, body, "anchor" if label else "unnumbered", index)
    form, label, after = found
    back = _BACKLINK.match(text, after, span.end)
    body = _without_way_back(article, Span(back.end() if back else after, span.end))
    return NoteDraft(label, span, body, form, index)


def _without_way_back(article: Article, span: Span) -> Span:
    """The words of a note without the link at its end that leads back up: ↩, “Jump up”."""
    text, body = article.text, strip_span(article.text, span)
    for link in article.links:
        last = link.span.end == body.end and link.span.start > body.start
        words = text[link.span.start : link.span.end]
        if last and link.href.startswith("#") and not any(c.isdigit() for c in words):
            return strip_span(text, Span(body.start, link.span.start))
    return body


def _label_by_anchor(article: Article, span: Span) -> str | None:
    """An HTML list gives its notes no number: the link that leads here has it."""
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


def _later_heads(text: str, first: NoteDraft, end: int) -> Iterator[int]:
    """Heads of the notes that follow ``first`` in one block, in rising order."""
    wanted = (shapes.label_order(first.label) or 0) + 1
    for found in shapes.BRACKET.finditer(text, first.body.start, end):
        if shapes.label_order(found["label"].lower()) == wanted and _can_open_note(
            text, found, end
        ):
            yield found.start()
            wanted += 1


_PLAIN_HEAD = regex.compile(
    r"(?:(?<!\b(?:no|nos|nr|vol|pp?|ch|iss|art|С|с|т|№))[.)\]»”\"’]|/\S*)\s+(?P<label>\d{1,3})[.)]?\s+"
    r"(?=[\p{Lu}«“„\"‘])"
)


def _later_plain(text: str, first: NoteDraft, block: Span) -> Iterator[int]:
    """Heads without brackets in one block: "1 A. Bell, ‘Title’, p. 3. 2 ‘Other’, Kyodo, …".

    Each stands behind a stop or an address, rises by one, and the text above the block
    bears the same number glued to a word or a mark.
    """
    wanted = (shapes.label_order(first.label) or 0) + 1
    for found in _PLAIN_HEAD.finditer(text, first.body.start, block.end):
        number = found["label"]
        marked = regex.compile(rf"(?<=[\p{{L}}.,;:!?»”\"’')]){number}(?=[\s.,;:!?»”\")]|$)")
        if int(number) == wanted and marked.search(text, 0, block.start):
            yield found.start("label")
            wanted += 1


def _can_open_note(text: str, found: regex.Match[str], end: int) -> bool:
    """A note opens after a stop, mark or space and is followed by words; a marker is glued."""
    before = text[: found.start()][-3:]
    rest = text[found.end() : min(end, found.end() + 12)]
    return bool(before == "" or before[-1].isspace()) and bool(
        regex.match(r"\s*[\p{L}\p{N}«“„\"‘'(<*_]", rest)
    )


# ------------------------------------------------------------------ notes that run on in a paragraph


def _run_on(article: Article) -> Iterator[NoteDraft]:
    """Notes at the end of a paragraph: "… in Africa [1] . [2]   [1] Title … [2] Title …".

    The labels of one paragraph rise twice; the second rise covers every label of the first,
    and each of its members stands free and has words after it.
    """
    for index, block in enumerate(article.blocks):
        if block.kind in (BlockKind.NOTES, BlockKind.FURNITURE):
            continue
        found = list(shapes.BRACKET.finditer(article.text, block.span.start, block.span.end))
        heads = _second_rise(article.text, found, block.span.end)
        for start, end in zip(heads, [*heads[1:], block.span.end][: len(heads)], strict=True):
            yield _draft(article, index, strip_span(article.text, Span(start, end)))


def _second_rise(text: str, found: Sequence[regex.Match[str]], end: int) -> list[int]:
    labels = [m["label"].lower() for m in found]
    places = [shapes.label_order(label) for label in labels]
    split = len(places) - 1
    while split > 0 and (places[split - 1] or 0) + 1 == places[split]:
        split -= 1
    # The tail that rises by one to the end may hold the end of the first rise: [1] | [2] [3] is
    # none, [1] [2] | [1] [2] is one; a tail that covers every label begins with the smallest.
    tail = found[split:]
    covers = split > 0 and set(labels[:split]) == set(labels[split:])
    if covers and all(_can_open_note(text, m, end) for m in tail):
        return [m.start() for m in tail]
    return []


def _inline(article: Article) -> Iterator[NoteDraft]:
    """Markdown's inline notes: "… at the border.^[Interfax, 20 October 2022.]" """
    if article.format != "markdown":
        return
    for index, block in enumerate(article.blocks):
        for found in shapes.INLINE.finditer(article.text, block.span.start, block.span.end):
            yield NoteDraft(
                "",
                Span(*found.span()),
                strip_span(article.text, Span(*found.span("body"))),
                "inline",
                index,
            )


# ------------------------------------------------------------------ which list


def _number_lists(article: Article, drafts: Sequence[NoteDraft]) -> Iterator[NoteDraft]:
    """A label that falls back with running text in between starts a new list."""
    number, last, last_block = 0, 0, None
    for draft in drafts:
        order = shapes.label_order(draft.label)
        if (
            last_block is not None
            and order is not None
            and order <= last
            and _body_between(article, last_block, draft.block)
        ):
            number += 1
            last = 0
        last = order if order is not None else last
        last_block = draft.block
        yield replace(draft, note_list=number)


def _body_between(article: Article, first: int, second: int) -> bool:
    if first == second:
        return False
    prose = (BlockKind.BODY, BlockKind.QUOTATION)
    return (
        any(b.kind in prose for b in article.blocks[first + 1 : second])
        or article.blocks[second].kind in prose
    )
