"""A copy of a packed document with some of its parts changed."""

from __future__ import annotations

import io
import zipfile

from verify.read.document.archive import Archive


def rewritten(data: bytes, changed: dict[str, bytes]) -> bytes:
    """Return the archive with these parts changed; all others keep their bytes and order."""
    source, archive, out = zipfile.ZipFile(io.BytesIO(data)), Archive(data), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        written = set()
        for entry in source.infolist():
            if entry.filename in written:
                continue
            written.add(entry.filename)
            content = changed.get(entry.filename)
            content = archive.read(entry.filename) if content is None else content
            kept = zipfile.ZipInfo(entry.filename, entry.date_time)
            kept.compress_type, kept.external_attr = entry.compress_type, entry.external_attr
            made.writestr(kept, content)
        for name, content in changed.items():
            if name not in written:
                made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, 8)
    return out.getvalue()
