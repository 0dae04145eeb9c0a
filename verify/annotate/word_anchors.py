"""Marks of comments in the text of a Word document: runs are split where a comment begins or ends.

Marks are placed from the end of the text to its start, so that what is left of a split keeps its
elements and offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from lxml import etree

from verify.annotate.word_fields import computed_field, is_computed
from verify.model import Span
from verify.read.document.result import Segment
from verify.read.formats.docx import WordText
from verify.read.ooxml.blanks import BLANKS, keeps_blanks
from verify.read.ooxml.names import STRICT, TRANSITIONAL, XML_SPACE, attribute, both, local

_NEAR = 4  # characters: a break between paragraphs has two


class _Mark(NamedTuple):
    """A place for one end of a comment: before or after ``offset`` characters of a node."""

    at: int  # in the text
    is_start: bool
    comment: int  # its w:id
    node: Any
    offset: int


def namespace(root: Any) -> str:
    """Return the namespace of the document's own elements, transitional or strict."""
    return STRICT if root.tag.startswith(f"{{{STRICT}}}") else TRANSITIONAL


def place_marks(word: WordText, spans: Sequence[tuple[int, Span]]) -> set[int]:
    """Mark each (comment ID, span) in the document; return the IDs that were placed."""
    marks: list[_Mark] = []
    for comment, span in spans:
        marks += _marks(word, comment, span)
    space = namespace(word.document)
    marks = _without_outer_blanks(marks)
    placed: set[Any] = set()
    # Of two at one place, the end is placed last and so comes before the start.
    for mark in sorted(marks, key=lambda m: (m.at, m.is_start, m.comment), reverse=True):
        _insert(mark, space, placed)
    return {mark.comment for mark in marks}


def _marks(word: WordText, comment: int, span: Span) -> list[_Mark]:
    parts = _segments(word, _in_body(word, span))
    if not parts:
        return []
    first = parts[0]
    # The text of a box comes after the paragraph that holds it: the comment stays in one of them.
    together = [one for one in parts if _box(one.node) is _box(first.node)]
    # LibreOffice drops some comments that begin in a table and end behind it.
    table = _table(first.node)
    if table is not None and _table(together[-1].node) is None:
        together = [one for one in together if _table(one.node) is table]
    last = together[-1]
    end = last.offset + last.end - last.start if last.offset >= 0 else 1
    return [
        _Mark(first.start, True, comment, first.node, max(0, first.offset)),
        _Mark(last.end, False, comment, last.node, end),
    ]


def _without_outer_blanks(marks: list[_Mark]) -> list[_Mark]:
    """Put blanks that are not shown into elements of their own, so that the rest can be split.

    Blanks at the ends of a w:t count only where it preserves them (17.3.3.31); its halves do.
    """
    shifts: dict[Any, int] = {}
    moved = []
    for mark in marks:
        if mark.node not in shifts:
            shifts[mark.node] = _set_blanks_apart(mark.node)
        moved.append(mark._replace(offset=max(0, mark.offset - shifts[mark.node])))
    return moved


def _set_blanks_apart(node: Any) -> int:
    """Return how many characters were taken from the start of a w:t."""
    text = node.text or ""
    core = text.strip(BLANKS)
    if local(node) != "t" or core == text or not core or keeps_blanks(node):
        return 0
    lead = text.index(core)
    for blanks, add in ((text[:lead], node.addprevious), (text[lead + len(core) :], node.addnext)):
        if blanks:
            other = etree.Element(node.tag)
            other.text = blanks
            add(other)
    node.text = core
    return lead


def _box(node: Any) -> Any:
    """Return the text box that a node is in, or None."""
    return next(node.iterancestors(*both("txbxContent")), None)


def _table(node: Any) -> Any:
    """Return the outermost table that a node is in, or None."""
    return next(iter(reversed(list(node.iterancestors(*both("tbl"))))), None)


def _segments(word: WordText, span: Span) -> list[Segment]:
    """Return the characters under a span; of one without any, the next or the last before."""
    near = range(span.end, min(span.end + _NEAR, _body_end(word)))
    before = range(span.start - 1, max(-1, span.start - _NEAR), -1)
    for one in (span, *(Span(at, at + 1) for at in (*near, *before))):
        if parts := [s for s in word.text.map.over(one) if s.node is not None]:
            return parts
    return []


def _in_body(word: WordText, span: Span) -> Span:
    """Return the span, or for words of a note the place of its number in the text.

    Word ignores comments inside notes (MS-OI29500 2.1.315), and LibreOffice 7.4 cannot open them.
    """
    if span.end > _body_end(word):
        above = [n for n in word.text.notes if n.span.start < span.end and n.markers]
        if span.start >= _body_end(word) and above:
            return above[-1].markers[0]
    return Span(span.start, max(span.start + 1, min(span.end, _body_end(word))))


def _body_end(word: WordText) -> int:
    """Return where the notes begin, which the text has below its last paragraph."""
    notes = word.text.notes  # in the order in which they are written
    return notes[0].span.start if notes else len(word.text.text)


# ------------------------------------------------------------------------------ inserting


def _insert(mark: _Mark, space: str, placed: set[Any]) -> None:
    """Put a mark before those that are ``placed`` at the same place."""
    left, unit = _position(mark)
    while not left and unit.getprevious() in placed:
        unit = unit.getprevious()
    start = etree.Element(f"{{{space}}}commentRangeStart")
    start.set(f"{{{space}}}id", str(mark.comment))
    new = [start] if mark.is_start else _end(mark.comment, space)
    for element in reversed(new):
        unit.addnext(element) if left else unit.addprevious(element)
        unit = unit if left else element
    placed.update(new)


def _end(comment: int, space: str) -> list[Any]:
    end = etree.Element(f"{{{space}}}commentRangeEnd")
    end.set(f"{{{space}}}id", str(comment))
    run = etree.Element(f"{{{space}}}r")
    reference = etree.SubElement(run, f"{{{space}}}commentReference")
    reference.set(f"{{{space}}}id", str(comment))
    return [end, run]


def _position(mark: _Mark) -> tuple[bool, Any]:
    """Return (whether the mark goes behind it, an element that marks can be beside)."""
    node, offset = mark.node, mark.offset
    unit, whole = _unit(node)
    if whole or node.getparent() is not unit:
        return not mark.is_start, unit
    if (edges := computed_field(unit)) is not None:
        return not mark.is_start, edges[0 if mark.is_start else 1]
    size = len(node.text or "") if local(node) == "t" else 1
    content = [one for one in unit if local(one) != "rPr"]
    if offset <= 0 and content and content[0] is node:
        return False, unit
    if offset >= size and content and content[-1] is node:
        return True, unit
    return True, _split(unit, node, offset, size)


def _unit(node: Any) -> tuple[Any, bool]:
    """Return the run of a node, or what holds it and cannot hold marks, and then True.

    Marks are not allowed inside text boxes, formulas and ruby. LibreOffice drops those inside
    a simple field.
    """
    unit, whole = node, False
    run_wanted = True
    above = node
    while above is not None and local(above) != "body":
        name = local(above)
        if name == "r" and run_wanted:
            unit, run_wanted = above, False
        elif name in ("txbxContent", "ruby"):
            run_wanted = whole = True
        elif attribute(above, "customMarkFollows"):
            whole = True  # the mark has to stay with the number that it replaces
        elif name in ("m:oMath", "m:oMathPara") or is_computed(above, name):
            unit, run_wanted, whole = above, False, True
        above = above.getparent()
    return unit, whole


def _split(run: Any, node: Any, offset: int, size: int) -> Any:
    """Split a run behind ``offset`` characters of a node; return its left half."""
    right = etree.Element(run.tag, run.attrib, run.nsmap)
    content = list(run)
    if content and local(content[0]) == "rPr":
        right.append(deepcopy(content[0]))
    at = content.index(node)
    if 0 < offset < size:
        right.append(_cut(node, offset))
        at += 1
    elif offset >= size:
        at += 1
    for one in content[at:]:
        right.append(one)
    run.addnext(right)
    return run


def _cut(node: Any, offset: int) -> Any:
    """Take the text behind ``offset`` out of a w:t; return it in a new one."""
    rest = etree.Element(node.tag, node.attrib)
    text = node.text or ""
    node.text, rest.text = text[:offset], text[offset:]
    for one in (node, rest):
        one.set(XML_SPACE, "preserve")
    return rest


def remove_marks(root: Any, comments: Iterable[int]) -> None:
    """Remove the marks of these comments from the text."""
    gone = {str(one) for one in comments}
    names = ("commentRangeStart", "commentRangeEnd", "commentReference")
    found = [e for e in root.iter() if local(e) in names and attribute(e, "id") in gone]
    for element in found:
        parent = element.getparent()
        parent.remove(element)
        if local(element) == "commentReference" and all(local(e) == "rPr" for e in parent):
            parent.getparent().remove(parent)
