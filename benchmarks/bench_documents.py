"""Processor time of reading and annotating documents, as ratios in one run, and peak memory.

Word: reading beside lxml's parse of the same parts, annotating beside reading. PDF: reading beside
pdfium's text of all pages. The Word document is typed here (400 paragraphs, 200 footnotes); the PDF is
printed from it by LibreOffice and left out where that is not installed. Five rounds by turns; printed
are the medians of the sums and their ratios. Exits with 1 where a ratio is over its bar.
"""

from __future__ import annotations

import io
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

ROUNDS = 5
BARS = {"read ÷ lxml": 10.0, "annotate ÷ read": 2.0, "PDF ÷ pdfium": 3.0}
SENTENCE = (
    "The water of the lake rose above the dam, and the valley below it was closed for a week. "
)


def word_document() -> bytes:
    """Return a Word document with 400 paragraphs and 200 footnotes."""
    from docx_kit import Parts, docx, fn, note, p, r

    notes = {
        str(n): note(
            f"Ada Example, “Lake {n},” Courier, May 12, 2019, https://courier.example/{n}."
        )
        for n in range(2, 202)
    }
    body = "".join(
        p(
            r(SENTENCE),
            r("Words in bold. ", "<w:b/>"),
            r(SENTENCE * 3),
            fn(str(2 + n // 2)) if n % 2 else "",
        )
        for n in range(400)
    )
    return docx(body, Parts(footnotes=notes))


def printed(data: bytes) -> bytes | None:
    """Return the document printed by LibreOffice, or None without it."""
    program = shutil.which("soffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.docx").write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "a.docx"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
        return (Path(folder) / "a.pdf").read_bytes()


def parse_parts(data: bytes) -> None:
    """Parse the XML parts of a document with lxml."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        for name in opened.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(opened.read(name))


def pdf_texts(data: bytes) -> None:
    """Take the text of all pages with pdfium."""
    import pypdfium2

    for page in pypdfium2.PdfDocument(data):
        page.get_textpage().get_text_range()


def annotator(data: bytes) -> Callable[[bytes], object]:
    """Return a function that writes 100 comments into the document."""
    from verify.annotate.comments import Comment, CommentLine, Comments
    from verify.annotate.formats import annotated
    from verify.model import Span
    from verify.read.formats.docx import read_docx

    length = len(read_docx(data).text)
    spans = [Span(n, n + 30) for n in range(0, length - 40, length // 100)]
    items = tuple(Comment(f"{n:016x}", s, (CommentLine("A fault."),)) for n, s in enumerate(spans))
    comments = Comments(items, datetime(2026, 1, 1, tzinfo=UTC))
    return lambda given: annotated(given, "docx", comments)


def seconds(method: Callable[[bytes], object], data: bytes) -> float:
    """Return processor seconds of one call."""
    start = time.process_time()
    method(data)
    return time.process_time() - start


def compared(data: bytes, methods: dict[str, Callable[[bytes], object]]) -> dict[str, float]:
    """Return the median seconds of each method, measured by turns."""
    found: dict[str, list[float]] = {name: [] for name in methods}
    for method in methods.values():
        method(data)  # imports and tables
    for _ in range(ROUNDS):
        for name, method in methods.items():
            found[name].append(seconds(method, data))
    return {name: median(times) for name, times in found.items()}


def ratios() -> Iterator[tuple[str, float]]:
    """Yield the name and value of each ratio; print the seconds."""
    from verify.read.formats.docx import read_docx
    from verify.read.formats.pdf import read_pdf

    word = word_document()
    methods = {"lxml": parse_parts, "read": read_docx, "annotate": annotator(word)}
    times = compared(word, methods)
    print("Word:", ", ".join(f"{name} {1000 * took:.0f} ms" for name, took in times.items()))
    yield "read ÷ lxml", times["read"] / times["lxml"]
    yield "annotate ÷ read", times["annotate"] / times["read"]
    pdf = printed(word)
    if pdf is None:
        print("PDF: left out, LibreOffice is not installed")
        return
    times = compared(pdf, {"pdfium": pdf_texts, "read": read_pdf})
    print("PDF:", ", ".join(f"{name} {1000 * took:.0f} ms" for name, took in times.items()))
    yield "PDF ÷ pdfium", times["read"] / times["pdfium"]


def main() -> int:
    """Print the ratios beside their bars; return 1 if one is over it."""
    over = 0
    for name, value in ratios():
        over += value > BARS[name]
        print(f"{name}: {value:.2f} (bar {BARS[name]:g})")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"Peak memory: {peak:.0f} MB")
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main())
