"""Parts of a ZIP archive (DOCX, ODT, EPUB), read within limits; nothing is written to disk.

The sizes that an archive declares for its parts can be wrong, so every part is read up to a
limit and no further. XML is parsed without entities, document types and the network.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Any

from lxml import etree

from verify.read.document.errors import UnreadableDocument

# Ours. A book of 1,000 pages is 3 MB of text; as WordprocessingML 20 to 40 MB.
LARGEST_PART = 64 * 1024 * 1024
LARGEST_TOTAL = 160 * 1024 * 1024
MOST_PARTS = 10_000
_ENCRYPTED = 0x1  # bit 0 of the general purpose flag (APPNOTE.TXT 4.4.4)


class Archive:
    """The parts of a document by name, read on demand and within limits."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError):
            raise UnreadableDocument(
                "The file is damaged: its ZIP archive cannot be opened. Save it again."
            ) from None
        if len(entries) > MOST_PARTS:
            raise UnreadableDocument(
                f"The file has {len(entries)} parts; a document has fewer than {MOST_PARTS}."
            )
        self.names = {entry.filename: entry for entry in entries}
        self._left = LARGEST_TOTAL

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """Return the content of a part. Raises ``UnreadableDocument`` and ``KeyError``."""
        entry = self.names[name]
        if entry.flag_bits & _ENCRYPTED:
            raise UnreadableDocument(
                "The document is encrypted. Save it without a password and give that file."
            )
        limit = min(LARGEST_PART, self._left)
        try:
            with self._zip.open(entry) as opened:
                data = opened.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
            raise UnreadableDocument(
                f"The file is damaged: its part {name} cannot be unpacked. Save it again."
            ) from error
        except (NotImplementedError, RuntimeError) as error:
            raise UnreadableDocument(
                f"The part {name} is compressed in a way that is not supported. Save it again."
            ) from error
        if len(data) > limit:
            raise UnreadableDocument(
                f"Unpacked, the file is larger than {limit // 2**20} MB; a document is not."
            )
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Any:
        """Return the root element of a part. Raises ``UnreadableDocument`` and ``KeyError``."""
        return parse_xml(self.read(name), name)


def parse_xml(data: bytes, name: str) -> Any:
    """Return the root element of an XML part, without entities and external references."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root: Any = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(
            f"The file is damaged: its part {name} is not well-formed XML. Save it again."
        ) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableDocument(
            f"Its part {name} declares a document type, which documents do not do and which"
            " can hide entities. It was not read."
        )
    return root
