"""Places of words in an OpenDocument text: where an annotation begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from verify.model import Span
from verify.read.document.result import DocumentText, Segment
from verify.read.opendocument.names import full, name_of

# Elements without text of their own: a place in them is before or behind them.
_SIGNS = frozenset({"text:s", "text:tab", "text:line-break", "text:note", "text:note-ref"})


@dataclass(frozen=True, slots=True)
class _Point:
    """A place in the document: its offset in the text as read, and where that is in the tree."""

    at: int
    node: tuple[Any, bool]
    offset: int
    new: Any


def place_annotations(found: DocumentText, annotations: Iterable[tuple[Span, Any]]) -> None:
    """Put annotations at the words of spans; one on words of a note is behind its number.

    They are put in from the end of the text to its start, so that the places before stay as they
    are.
    """
    points = [point for span, new in annotations for point in _points(found, span, new)]
    for point in sorted(points, key=lambda one: one.at, reverse=True):
        _insert(point)


def _points(found: DocumentText, span: Span, annotation: Any) -> Iterator[_Point]:
    segments = [s for s in found.map.over(span) if s.node is not None]
    if not segments:
        return
    note = _note_of(segments[0].node[0])
    if note is not None:
        number = (s for s in found.map.segments if s.node and s.node[0] is note and s.offset < 0)
        if (marker := next(number, None)) is not None:
            yield _Point(marker.end, (note, True), 0, annotation)
        return
    body = [s for s in segments if _note_of(s.node[0]) is None]
    last = body[-1]
    end = etree.Element(full("office:annotation-end"))
    end.set(full("office:name"), annotation.get(full("office:name")))
    if not last.node[1] and name_of(last.node[0]) in _SIGNS:
        yield _Point(last.end, (last.node[0], True), 0, end)
    else:
        yield _Point(last.end, last.node, _behind(last), end)
    yield _Point(body[0].start, body[0].node, max(0, body[0].offset), annotation)


def _behind(segment: Segment) -> int:
    """Return the offset behind a segment in its node's own text."""
    return max(0, segment.offset) + segment.end - segment.start


def _note_of(element: Any) -> Any:
    """Return the note that an element is in, None for one of the running text."""
    above = element.iterancestors(full("text:note-body"))
    body = next(above, None)
    if body is None and name_of(element) == "text:note-body":
        body = element
    return body.getparent() if body is not None else None


def _insert(point: _Point) -> None:
    (element, is_tail), offset, new = point.node, point.offset, point.new
    if not is_tail and name_of(element) in _SIGNS:
        element.addprevious(new)
    elif is_tail:
        text = element.tail or ""
        element.tail = text[:offset]
        parent = element.getparent()
        parent.insert(parent.index(element) + 1, new)
        new.tail = text[offset:]
    else:
        text = element.text or ""
        element.text = text[:offset]
        element.insert(0, new)
        new.tail = text[offset:]


def drop(element: Any) -> None:
    """Remove an element; the text behind it stays."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)
