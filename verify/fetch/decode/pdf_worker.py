"""The process that reads one PDF: bytes on standard input, JSON on standard output.

It runs apart because pdfium is C++ fed with strangers' files and is not thread-safe; its
parent sets the limits. It imports nothing of ours, so that it starts quickly.
"""

from __future__ import annotations

import json
import sys
from typing import Any

_MOST_PAGES = 2_000


def _text(page: Any) -> str:
    textpage = page.get_textpage()
    try:
        return str(textpage.get_text_range())
    finally:
        textpage.close()


def read(data: bytes) -> dict[str, Any]:
    """The pages' texts in order, and the document's own title, author and date."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        number = len(document)
        pages = [_text(document[n]) for n in range(min(number, _MOST_PAGES))]
        meta = document.get_metadata_dict()
    finally:
        document.close()
    return {"pages": pages, "of": number, "meta": meta}


def main() -> int:
    """Read, write, and say with the exit code whether it could be read."""
    try:
        result = read(sys.stdin.buffer.read())
    except Exception as error:  # whatever pdfium says about a stranger's file is an answer
        result = {"error": str(error)}
    sys.stdout.buffer.write(json.dumps(result).encode("ascii"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
