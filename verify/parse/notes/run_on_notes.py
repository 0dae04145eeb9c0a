"""Find notes that share a block: several in one paragraph, or inline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from verify.model import Article, BlockKind, Span
from verify.parse.notes import note_labels as shapes
from verify.parse.notes.note_draft import NoteDraft
from verify.parse.notes.note_heads import read_note
from verify.parse.spans import strip_span


def later_bracket_heads(text: str, first: NoteDraft, end: int) -> Iterator[int]:
    """Yield where the notes after ``first`` begin in one block, in ascending order of labels."""
    wanted = (shapes.label_order(first.label) or 0) + 1
    for found in shapes.BRACKET.finditer(text, first.body.start, end):
        if shapes.label_order(found["label"].lower()) == wanted and _can_open_note(
            text, found, end
        ):
            yield found.start()
            wanted += 1


_PLAIN_HEAD = regex.compile(
    r"(?:(?<!\b(?:no|nos|nr|vol|pp?|ch|iss|art|С|с|т|№))[.)\]»”\"’]|/\S*)"
    r"\s+(?P<label>\d{1,3})[.)]?\s+(?=[\p{Lu}«“„\"‘])"
)


def later_plain_heads(text: str, first: NoteDraft, block: Span) -> Iterator[int]:
    """Yield where notes with plain labels begin: "1 A. Bell, ‘Title’, p. 3. 2 ‘Other’, Kyodo, …".

    Each label follows a period or a URL and is one more than the previous one, and the text
    above the block has the same number attached to a word or punctuation mark.
    """
    wanted = (shapes.label_order(first.label) or 0) + 1
    for found in _PLAIN_HEAD.finditer(text, first.body.start, block.end):
        number = found["label"]
        marked = regex.compile(rf"(?<=[\p{{L}}.,;:!?»”\"’')]){number}(?=[\s.,;:!?»”\")]|$)")
        if int(number) == wanted and marked.search(text, 0, block.start):
            yield found.start("label")
            wanted += 1


def _can_open_note(text: str, found: regex.Match[str], end: int) -> bool:
    """Return whether a label can begin a note: after punctuation or space, and before words."""
    before = text[: found.start()][-3:]
    rest = text[found.end() : min(end, found.end() + 12)]
    return bool(before == "" or before[-1].isspace()) and bool(
        regex.match(r"\s*[\p{L}\p{N}«“„\"‘'(<*_]", rest)
    )


def find_run_on_notes(article: Article) -> Iterator[NoteDraft]:
    """Yield notes at the end of a paragraph: "… in Africa [1] . [2]   [1] Title … [2] Title …".

    The labels ascend twice. The second series has every label of the first, and each of its
    labels is separate from the word before and has words after it.
    """
    for index, block in enumerate(article.blocks):
        if block.kind in (BlockKind.NOTES, BlockKind.FURNITURE):
            continue
        found = list(shapes.BRACKET.finditer(article.text, block.span.start, block.span.end))
        heads = _second_sequence(article.text, found, block.span.end)
        for start, end in zip(heads, [*heads[1:], block.span.end][: len(heads)], strict=True):
            yield read_note(article, index, strip_span(article.text, Span(start, end)))


def _second_sequence(text: str, found: Sequence[regex.Match[str]], end: int) -> list[int]:
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


def find_inline_notes(article: Article) -> Iterator[NoteDraft]:
    """Yield Markdown's inline notes: "… at the border.^[Interfax, 20 October 2022.]"."""
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
