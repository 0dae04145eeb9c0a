"""Highlights with notes in a copy of a PDF (extra `documents`).

The rectangles come from pdfium, which knows where each character of the text is; pypdf writes them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from verify.annotate.comments import AUTHOR, Comment, Comments, NotAnnotated
from verify.model import Span
from verify.read.document.result import DocumentMap, Segment
from verify.read.formats.pdf import read_pdf

_COLOR = "fff3a3"
_TOUCH = 1.5  # times a line's height: boxes of one line that are nearer are one
_NAME = "verify-"

Box = tuple[float, float, float, float]  # left, bottom, right, top


def annotate_pdf(data: bytes, comments: Comments) -> bytes:
    """Return a copy of the PDF with a highlight for each comment.

    Highlights of an earlier run are replaced, all others stay. Raises ``NotAnnotated``.
    """
    try:
        from pypdf import PdfReader, PdfWriter
        from pypdf.errors import PyPdfError
    except ImportError:
        raise NotAnnotated(
            "Writing into PDF files needs the extra “documents”:"
            " pip install 'verify-citations[documents]'."
        ) from None
    found = read_pdf(data)
    try:
        reader = PdfReader(io.BytesIO(data))
        _refuse(reader)
        writer = PdfWriter(clone_from=reader)
        for page in writer.pages:
            _remove_own(page)
        for comment, page_number, boxes in _placed(data, found.map, comments):
            _highlight(writer, page_number - 1, comment, boxes)
        out = io.BytesIO()
        writer.write(out)
    except (PyPdfError, KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise NotAnnotated(
            "Its structure is damaged, so that no notes can be written. Print it as PDF again."
        ) from error
    return out.getvalue()


def _refuse(reader: Any) -> None:
    if reader.is_encrypted:
        raise NotAnnotated("The PDF is encrypted. Save it without a password and give that file.")
    form = reader.trailer["/Root"].get("/AcroForm")
    flags = form.get_object().get("/SigFlags", 0) if form is not None else 0
    if int(flags) & 1:  # ISO 32000-2, table 225: signatures exist
        raise NotAnnotated(
            "The PDF is digitally signed, and notes would break the signature."
            " Give a copy without the signature."
        )


def _remove_own(page: Any) -> None:
    """Remove the highlights of an earlier run, which their names tell."""
    listed = page.get("/Annots")
    if listed is None:
        return
    from pypdf.generic import ArrayObject, NameObject

    kept = [one for one in listed.get_object() if not _is_own(one.get_object())]
    page[NameObject("/Annots")] = ArrayObject(kept)


def _is_own(annotation: Any) -> bool:
    return str(annotation.get("/NM", "")).startswith(_NAME)


def _placed(
    data: bytes, map_: DocumentMap, comments: Comments
) -> Iterator[tuple[Comment, int, list[Box]]]:
    """Yield each comment with the page and the boxes of its words, on the page they begin on."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        texts: dict[int, Any] = {}
        for comment in comments.items:
            segments = [s for s in map_.over(_visible(comment.span)) if s.node is not None]
            if not segments:
                continue
            number = segments[0].node[0]
            if number not in texts:
                texts[number] = document[number - 1].get_textpage()
            on_page = [s for s in segments if s.node[0] == number]
            if boxes := _lines([b for s in on_page for b in _boxes(texts[number], s)]):
                yield comment, number, boxes
    finally:
        document.close()


def _visible(span: Span) -> Span:
    return Span(span.start, max(span.end, span.start + 1))


def _boxes(page_text: Any, segment: Segment) -> Iterator[Box]:
    first = segment.node[1] + max(0, segment.offset)
    count = page_text.count_chars()
    for at in range(first, min(count, first + segment.end - segment.start)):
        left, bottom, right, top = page_text.get_charbox(at, loose=True)
        if right > left and top > bottom:
            yield left, bottom, right, top


def _lines(boxes: list[Box]) -> list[Box]:
    """Return one box for each line of words."""
    found: list[Box] = []
    for box in boxes:
        if found and _same_line(found[-1], box):
            last = found.pop()
            box = (
                *(min(last[0], box[0]), min(last[1], box[1])),
                *(max(last[2], box[2]), max(last[3], box[3])),
            )
        found.append(box)
    return found


def _same_line(one: Box, other: Box) -> bool:
    height = one[3] - one[1]
    level = min(one[3], other[3]) - max(one[1], other[1]) > 0.3 * height
    return level and -height < other[0] - one[2] < _TOUCH * height


def _highlight(writer: Any, page: int, comment: Comment, boxes: list[Box]) -> None:
    from pypdf.annotations import Highlight
    from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject

    corners = [
        value
        for left, bottom, right, top in boxes
        for value in (left, top, right, top, left, bottom, right, bottom)
    ]
    around = (
        *(min(b[0] for b in boxes), min(b[1] for b in boxes)),
        *(max(b[2] for b in boxes), max(b[3] for b in boxes)),
    )
    points = ArrayObject([FloatObject(value) for value in corners])
    mark = Highlight(rect=around, quad_points=points, highlight_color=_COLOR)
    mark[NameObject("/Contents")] = TextStringObject(_said(comment))
    mark[NameObject("/T")] = TextStringObject(AUTHOR)
    mark[NameObject("/NM")] = TextStringObject(f"{_NAME}{comment.key}")
    writer.add_annotation(page, mark)


def _said(comment: Comment) -> str:
    """Return the note's text; links are written out, since a note has none."""
    said = []
    for line in comment.lines:
        href = line.href if line.href and line.href not in line.text else None
        said.append(f"{line.text} {href}" if href else line.text)
    return "\n".join(said)
