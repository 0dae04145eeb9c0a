"""The source list as text and as a Word document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from html import escape

from verify.report.source_list.entries import SourceEntry

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>',
}
# Characters that XML 1.0 does not have.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def _lines(title: str, entries: Sequence[SourceEntry]) -> Iterator[tuple[str, str]]:
    """Yield (kind, text) of each line: title, entry, remark, closing."""
    yield "title", f"Sources of {title}"
    for entry in entries:
        yield "entry", f"[{entry.note}] {entry.text}" if entry.note else entry.text
        yield from (("remark", remark) for remark in entry.remarks)
    if any(entry.is_chicago for entry in entries):
        labels = [
            f"[{e.note}]" if e.note else "one without a number" for e in entries if e.is_chicago
        ]
        shown = ", ".join(dict.fromkeys(labels))
        yield "closing", f"Written as Chicago notes, because their own style is not known: {shown}."


def as_text(title: str, entries: Sequence[SourceEntry]) -> str:
    """Return the list as text, remarks indented below their entries."""
    said: list[str] = []
    for kind, text in _lines(title, entries):
        said.append(f"    {text}" if kind == "remark" else f"\n{text}" if said else text)
    return "\n".join(said) + "\n"


def as_docx(title: str, entries: Sequence[SourceEntry]) -> bytes:
    """Return the list as a Word document."""
    properties = {
        "title": ("", "<w:b/>"),
        "entry": ("<w:spacing w:before='120'/>", ""),
        "remark": ("<w:ind w:left='720'/>", "<w:i/>"),
        "closing": ("<w:spacing w:before='240'/>", ""),
    }
    body = "".join(
        f"<w:p><w:pPr>{properties[kind][0]}</w:pPr><w:r><w:rPr>{properties[kind][1]}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(_NO_XML.sub("", text))}</w:t></w:r></w:p>'
        for kind, text in _lines(title, entries)
    )
    document = f'<w:document xmlns:w="{_W}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in {**_PARTS, "word/document.xml": document}.items():
            made.writestr(zipfile.ZipInfo(name, _FIXED_TIME), _HEAD + content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
