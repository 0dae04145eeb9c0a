"""Worker process that reads one PDF: bytes on standard input, JSON lines on standard output.

It is a separate process because pdfium is C++ code that parses untrusted files and is not
thread-safe. It sets its own limits before it reads the file, ends with its parent, and imports no
other module of this program, so that it starts quickly. Arguments: bytes of address space,
seconds of processor time, and the parent's process ID.

The first line holds the document's own title, author and date. Then comes one line for each page,
then ``{"end": …}``: "whole", "long" (there is more) or "damaged" (pages are missing). Each line
is sent immediately, so that a document that exceeds the limits is still read in part. On failure
the output may be ``{"error": …}`` instead.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

_MOST_PAGES = 2_000
_MOST_CHARACTERS = 10_000_000
_LOOK = 1.0  # seconds between checks that the parent is alive
# pdfium's codes (fpdfview.h, FPDF_ERR_*) for files that it cannot open.
_WHY = {
    4: "it is protected by a password",
    5: "it is protected in a way that is not known here",
}
_DAMAGED = "it is damaged or cut off"


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def _end_with(parent: int) -> None:
    """Exit once the parent process has ended; pdfium lets other threads run meanwhile."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def _text(document: Any, number: int, most: int) -> str:
    page = document[number]
    try:
        textpage = page.get_textpage()
        try:
            return str(textpage.get_text_range(0, min(textpage.count_chars(), most)))
        finally:
            textpage.close()
    finally:
        page.close()


def _read(data: bytes) -> Iterator[dict[str, Any]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    number, left, end = len(document), _MOST_CHARACTERS, "whole"
    yield {"meta": document.get_metadata_dict()}
    for n in range(min(number, _MOST_PAGES)):
        try:
            text = _text(document, n, left)
        except pypdfium2.PdfiumError:  # one page is broken; the others may be intact
            text, end = "", "damaged"
        left -= len(text)
        yield {"page": text}
        if left <= 0:
            break
    yield {"end": "long" if number > _MOST_PAGES or left <= 0 else end}


def _write_line(line: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(line).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()


def main() -> int:
    """Read the PDF and write the lines; errors are reported as a line, too."""
    memory, seconds, parent = map(int, sys.argv[1:4])
    _limit(memory, seconds)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    try:
        for line in _read(sys.stdin.buffer.read()):
            _write_line(line)
    except Exception as error:  # pdfium may raise anything for an untrusted file
        if isinstance(error, MemoryError):
            return 1
        _write_line({"error": _WHY.get(getattr(error, "err_code", 0) or 0, _DAMAGED)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
