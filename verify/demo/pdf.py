"""A small PDF of some paragraphs: one built-in font, A4, as many pages as needed.

The structure follows ISO 32000-1, 7.5: header, objects, cross-reference table, trailer.
"""

from __future__ import annotations

import textwrap

_LINES, _WIDTH = 48, 84
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(title: str, paragraphs: list[str]) -> bytes:
    """Return the bytes of the file. Letters outside windows-1252 become question marks."""
    lines = [title, ""]
    for paragraph in paragraphs:
        lines += [*textwrap.wrap(paragraph, _WIDTH), ""]
    sheets = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]
    first = 4  # objects 1 to 3 are the catalogue, the page tree and the font
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(sheets)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>".encode(),
        _FONT,
    ]
    for number, sheet in enumerate(sheets):
        objects += [_page(first + 2 * number + 1), _stream(sheet)]
    objects.append(b"<< /Title (" + _escaped(title) + b") >>")
    return _file(objects)


def _page(contents: int) -> bytes:
    return (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
        f"/Resources << /Font << /F1 3 0 R >> >> /Contents {contents} 0 R >>"
    ).encode()


def _stream(lines: list[str]) -> bytes:
    shown = b"\n".join(b"(" + _escaped(line) + b") Tj T*" for line in lines)
    body = b"BT /F1 11 Tf 15 TL 60 780 Td\n" + shown + b"\nET"
    return f"<< /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream"


def _escaped(text: str) -> bytes:
    found = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return found.encode("cp1252", "replace")


def _file(objects: list[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    out += f"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)
