"""Comments in a copy of a page: marks at the words, and the comments in a list below."""

from __future__ import annotations

import html
import re

from verify.annotate.comments import SUMMARY, Comment, Comments
from verify.annotate.html_source import covering, text_runs
from verify.annotate.source_text import SourceText
from verify.model import Span

_END = re.compile(r"</body\s*>|</html\s*>", re.I)
_MARK = '<mark class="verify" style="background:#fff3a3;color:#000">'
_LIST = '<aside id="verify-comments" style="border-top:2px solid #888;margin-top:2em;padding:1em">'


def annotate_html(source: SourceText, comments: Comments) -> bytes:
    """Return a copy of the page; nothing of it changes but for what is inserted."""
    inserted: list[tuple[int, int, str]] = []
    taken: list[Span] = []
    items = []
    for number, one in enumerate(comments.items):
        place = source.find(one.span) if one.key != SUMMARY else None
        items.append(_item(number, one, linked=place is not None))
        if place is None:
            continue
        runs = text_runs(source.text, place)
        for run in covering(runs, sorted(taken)):
            inserted += [(run.start, number, _MARK), (run.end, number, "</mark>")]
            taken.append(run)
        end = runs[-1].end if runs else place.end
        inserted.append((end, number, _reference(number)))
    ends = list(_END.finditer(source.text))
    at = ends[0].start() if ends else len(source.text)
    inserted.append((at, len(items), f"{_LIST}{''.join(items)}</aside>\n"))
    return source.encoded(_with(source.text, inserted))


def _reference(number: int) -> str:
    return (
        f'<sup id="verify-{number}"><a href="#verify-comment-{number}"'
        f' style="color:#b00">[v{number}]</a></sup>'
    )


def _item(number: int, comment: Comment, linked: bool) -> str:
    """Return a comment of the list; one with a place in the text leads back to it."""
    back = f'<a href="#verify-{number}">[v{number}]</a> ' if linked else ""
    return f'<div id="verify-comment-{number}">{back}{"".join(_lines(comment))}</div>'


def _lines(comment: Comment) -> list[str]:
    said = []
    for line in comment.lines:
        text = html.escape(line.text)
        if line.href and line.href.startswith(("https://", "http://")):
            text = f'<a rel="nofollow" href="{html.escape(line.href)}">{text}</a>'
        said.append(f"<p>{f'<b>{text}</b>' if line.bold else text}</p>")
    return said


def _with(text: str, inserted: list[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for place, _, what in sorted(inserted, key=lambda one: (one[0], one[1])):
        parts += [text[at:place], what]
        at = place
    return "".join([*parts, text[at:]])
