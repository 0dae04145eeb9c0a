"""Notes that a document's own markup declares: Word's, OpenDocument's, LaTeX's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from verify.model import Article
from verify.parse.notes.note_draft import NoteDraft


def marked_drafts(article: Article) -> Iterator[NoteDraft]:
    """Yield the notes that the document declares; each group is a list of its own.

    Their labels are those that readers see. A mark that was typed (`*`) may be used again on
    every page, so it has the form of a symbol.
    """
    starts = [block.span.start for block in article.blocks]
    groups = sorted({note.group for note in article.marked_notes})
    for note in article.marked_notes:
        block = max(0, bisect_right(starts, note.span.start) - 1)
        form = "anchor" if note.label and note.label[0].isalnum() else "symbol"
        yield NoteDraft(
            note.label,
            note.span,
            note.body,
            form if note.label else "unnumbered",
            block,
            groups.index(note.group),
            note.markers,
        )
