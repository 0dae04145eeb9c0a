"""Comments as the program writes them into documents."""

from __future__ import annotations

from verify.annotate.comments import Comment, CommentLine, signature
from verify.model import Span


def sample_comment(number: int, span: Span) -> Comment:
    """A comment with three lines, one of them a link, and a key of its own."""
    key = f"{number:016x}"
    lines = (
        CommentLine("This date does not exist.", bold=True),
        CommentLine("the source", f"https://a.example/{number}?x=1&y=2"),
        CommentLine(signature("impossible-date", number, key)),
    )
    return Comment(key, span, lines)
