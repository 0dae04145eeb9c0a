"""Find the notes of an article, in lists or elsewhere, and where each begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from verify.model import Article, Block, BlockKind, Span
from verify.parse.notes import note_labels as shapes
from verify.parse.notes.marked_notes import marked_drafts
from verify.parse.notes.note_draft import NoteDraft
from verify.parse.notes.note_heads import read_note
from verify.parse.notes.run_on_notes import (
    find_inline_notes,
    find_run_on_notes,
    later_bracket_heads,
    later_plain_heads,
)
from verify.parse.spans import strip_span
from verify.parse.taken_spans import TakenSpans


def find_notes(article: Article) -> tuple[NoteDraft, ...]:
    """Return every note of the article in the order of the text; lists are numbered from 0."""
    marked = list(marked_drafts(article))
    drafts = [
        *_by_place(article, list(_listed(article))),
        *find_run_on_notes(article),
        *find_inline_notes(article),
    ]
    if not marked:
        return tuple(_number_lists(article, sorted(drafts, key=lambda d: d.span)))
    taken = TakenSpans(draft.span for draft in marked)
    others = sorted((d for d in drafts if not taken.overlaps(d.span)), key=lambda d: d.span)
    first = 1 + max(draft.note_list for draft in marked)
    numbered = [replace(d, note_list=first + d.note_list) for d in _number_lists(article, others)]
    return tuple(sorted([*marked, *numbered], key=lambda d: d.span))


def _listed(article: Article) -> Iterator[NoteDraft]:
    current: NoteDraft | None = None
    previous = -1
    marked = TakenSpans(note.span for note in article.marked_notes)
    for index, block in enumerate(article.blocks):
        if block.kind is not BlockKind.NOTES or marked.overlaps(block.span):
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


# Formats whose lists are numbered by the program that shows them, not in the text.
_UNNUMBERED_LISTS = frozenset({"html", "docx", "odt", "epub", "rtf", "doc"})
_CALL = regex.compile(r"\[(?P<label>\d{1,3})\]|(?P<label>[⁰¹²³⁴-⁹]{1,3})")


def _by_place(article: Article, drafts: list[NoteDraft]) -> Iterator[NoteDraft]:
    """Yield the items of a list that a program numbers, labeled 1, 2, 3 …

    They are notes if the body refers to most of them by number and the author typed no label.
    """
    automatic = {span.start for span in article.list_numbers}
    bare = article.format in _UNNUMBERED_LISTS and all(
        d.form == "unnumbered" or d.span.start in automatic for d in drafts
    )
    if not bare or len(drafts) < 2:
        yield from drafts
        return
    called = _called(article, drafts[0].span.start)
    labels = [draft.label or str(number) for number, draft in enumerate(drafts, 1)]
    wanted = set(labels)
    is_numbered = labels[0] in called and 2 * len(called & wanted) >= len(wanted)
    for label, draft in zip(labels, drafts, strict=True):
        form = "plain" if draft.form == "unnumbered" else draft.form
        yield (
            replace(draft, label=label, form=form)
            if is_numbered
            else replace(draft, label="", form="unnumbered")
        )


def _called(article: Article, end: int) -> set[str]:
    """Return the bracketed or superscript numbers before ``end``."""
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
    """Return whether a link in the text leads to this block, which makes it a note."""
    targets = {link.href[1:] for link in article.links if link.href.startswith("#")}
    return any(
        block.span.start <= a.span.start < block.span.end and a.name in targets
        for a in article.anchors
    )


def _in_block(article: Article, index: int, block: Block) -> Iterator[NoteDraft]:
    """Yield the notes of one block: one, or several in a row ("[1] … [2] …")."""
    text = article.text
    first = read_note(article, index, strip_span(text, block.span))
    if first.form == "plain":
        heads = list(later_plain_heads(text, first, block.span))
    elif first.form in ("bracket", "superscript"):
        heads = list(later_bracket_heads(text, first, block.span.end))
    else:
        heads = []
    starts = [first.span.start, *heads]
    for start, end in zip(starts, [*starts[1:], block.span.end], strict=True):
        yield read_note(article, index, strip_span(text, Span(start, end)))


def _number_lists(article: Article, drafts: Sequence[NoteDraft]) -> Iterator[NoteDraft]:
    """Number the lists: a smaller label after running text starts a new list."""
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
