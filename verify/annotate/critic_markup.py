"""Comments in a copy of a Markdown or plain text in CriticMarkup: `{==words==}{>>comment<<}`."""

from __future__ import annotations

import re

from verify.annotate.comments import SUMMARY, Comment, Comments
from verify.annotate.source_text import SourceText
from verify.model import Span

_FRONT = re.compile(r"---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_ADDRESS = re.compile(r"(?<!\S)(?:(?!://|www\.)\S)*+(?:://|www\.)\S*+")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


def annotate_text(source: SourceText, comments: Comments) -> bytes:
    """Return a copy with the comments; those whose words are not in the file follow the first."""
    front = _FRONT.match(source.text)
    head = front.end() if front else 0
    inserted: list[tuple[int, int, str]] = []  # place, rank, what
    taken = 0
    placed = sorted(
        ((_place(source, one, head), one) for one in comments.items), key=lambda pair: pair[0]
    )
    for number, (span, one) in enumerate(placed):
        end = span.end
        if span.start < end and span.start >= taken:
            inserted += [(span.start, number, "{=="), (end, number, "==}")]
            taken = end
        end = max(end, min(taken, len(source.text)))  # not inside the marks of another
        break_ = "\n\n" if one.key == SUMMARY and span.start == span.end else ""
        inserted.append((end, number, f"{{>>{_said(one)}<<}}{break_}"))
    return source.encoded(_with(source.text, inserted))


def _place(source: SourceText, comment: Comment, head: int) -> Span:
    """Return where a comment goes: its words within one paragraph, or a place behind a URL."""
    span = source.find(comment.span)
    if span is None or span.start < head:
        return Span(head, head)
    if parted := _BLANK_LINE.search(source.text, span.start, span.end):
        span = Span(span.start, parted.start())
    line = source.text.rfind("\n", 0, span.start) + 1
    behind = source.text.find("\n", span.start)
    for found in _ADDRESS.finditer(source.text, line, behind if behind >= 0 else len(source.text)):
        if found.start() < span.end and span.start < found.end():
            return Span(found.end(), found.end())  # marks inside would spoil the address
    return span


def _said(comment: Comment) -> str:
    """Return a comment in one line, with its links written out."""
    parts = []
    for line in comment.lines:
        href = line.href if line.href and line.href not in line.text else None
        parts.append(f"{line.text} {href}" if href else line.text)
    said = " · ".join(" ".join(part.split()) for part in parts)
    return said.replace("<<}", "<< }").replace("{>>", "{ >>")


def _with(text: str, inserted: list[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for place, _, what in sorted(inserted, key=lambda one: (one[0], one[1])):
        parts += [text[at:place], what]
        at = place
    return "".join([*parts, text[at:]])
