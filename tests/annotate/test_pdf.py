"""Highlights in PDFs: at the words, on the right page, replaced by a second run, text unchanged."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from typing import Any

import pytest

from verify.annotate.comments import Comment, CommentLine, Comments, NotAnnotated
from verify.annotate.formats import annotated
from verify.model import Span
from verify.read.formats.pdf import read_pdf

pypdf = pytest.importorskip("pypdf", reason="the extra documents is not installed")

NOW = datetime(2026, 3, 1, tzinfo=UTC)
PAGES = (
    ("The dam of the valley broke in the spring", "and the lake above it was empty for a year."),
    ("Nobody in the valley was asked about it,", "the mayor said on the second page of this."),
)


def _pdf(catalog: str = "") -> bytes:
    """A PDF of two pages with two lines each (ISO 32000-2, 7.5)."""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        "<</Type/Pages/Kids[4 0 R 6 0 R]/Count 2>>",
    ]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    for number, (one, two) in enumerate(PAGES):
        stream = f"BT /F1 12 Tf 72 700 Td ({one}) Tj 0 -14 Td ({two}) Tj ET"
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
    out, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{at:010} 00000 n \n" for at in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return f"{out}{end}startxref\n{len(out)}\n%%EOF\n".encode()


def _comments(text: str, *words: str) -> Comments:
    items = []
    for number, said in enumerate(words):
        start = text.index(said)
        lines = (CommentLine("Falsch: “ё”", bold=True), CommentLine("source", "https://s.example/"))
        items.append(Comment(f"{number:016x}", Span(start, start + len(said)), lines))
    return Comments(tuple(items), NOW)


def _highlights(data: bytes) -> list[tuple[int, str, list[str]]]:
    """Page, name and words of each highlight; the words as pdfium finds them in the boxes."""
    import pypdfium2

    document, found = pypdfium2.PdfDocument(data), []
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(data)).pages):
        for one in (entry.get_object() for entry in page.get("/Annots") or []):
            corners = [float(value) for value in one["/QuadPoints"]]
            text: Any = document[number].get_textpage()
            boxes = (corners[n : n + 8] for n in range(0, len(corners), 8))
            words = [text.get_text_bounded(b[0], b[5], b[2], b[1]).strip() for b in boxes]
            found.append((number + 1, str(one["/NM"]), words))
    return found


def test_highlights_are_at_the_words_and_the_text_stays() -> None:
    data = _pdf()
    text = read_pdf(data).text
    words = ("dam of the valley", "the spring and the lake", "mayor said on")
    out = annotated(data, "pdf", _comments(text, *words))
    assert read_pdf(out).text == text
    assert _highlights(out) == [
        (1, "verify-0000000000000000", ["dam of the valley"]),
        (1, "verify-0000000000000001", ["the spring", "and the lake"]),
        (2, "verify-0000000000000002", ["mayor said on"]),
    ]
    note = pypdf.PdfReader(io.BytesIO(out)).pages[0]["/Annots"][0].get_object()
    assert note["/Contents"] == "Falsch: “ё”\nsource https://s.example/" and note["/T"] == "verify"


def test_a_second_run_replaces_its_own_highlights_only() -> None:
    data = _pdf()
    text = read_pdf(data).text
    out = annotated(data, "pdf", _comments(text, "dam", "lake"))
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(out)))
    from pypdf.annotations import FreeText

    writer.add_annotation(0, FreeText(text="Mine.", rect=(50, 550, 200, 600)))
    held = io.BytesIO()
    writer.write(held)
    later = annotated(held.getvalue(), "pdf", _comments(text, "valley"))
    kinds = [
        (str(one.get_object()["/Subtype"]), str(one.get_object().get("/NM", "")))
        for one in pypdf.PdfReader(io.BytesIO(later)).pages[0]["/Annots"]
    ]
    assert kinds == [("/FreeText", ""), ("/Highlight", "verify-0000000000000000")]


def test_signed_and_damaged_files_are_refused_in_words() -> None:
    with pytest.raises(NotAnnotated, match="digitally signed"):
        annotated(_pdf("/AcroForm<</SigFlags 3/Fields[]>>"), "pdf", Comments((), NOW))
    with pytest.raises(NotAnnotated):
        annotated(b"%PDF-1.4\nnothing", "pdf", Comments((), NOW))


def test_without_the_extra_the_sentence_has_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(NotAnnotated, match=r"pip install 'verify-citations\[documents\]'"):
        annotated(_pdf(), "pdf", Comments((), NOW))
