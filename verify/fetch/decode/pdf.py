"""Extract a PDF's text and page numbers in a separate process with limits."""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from verify.fetch.decode.hyphens import join_lines
from verify.model import Absence, Page, PageDate, PageTitle, Reason
from verify.text.encoding.storable import storable_value
from verify.web.absences import absence
from verify.web.response import Fetched

_WORKER = Path(__file__).with_name("pdf_worker.py")
_SECONDS = 60.0  # of elapsed time, and the same of processor time
_MEMORY = 1_500_000_000  # bytes of address space; a 20 MB file needs about 300 MB
_CREATED = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")
# What programs write as a title when nobody gave one: the name of the file, the program's own.
_NO_TITLE = re.compile(
    r"\.(?:indd|docx?|pdf|qxd|pptx?|xlsx?|odt|odp|rtf|tex|dvi|e?ps|p65|fm|wpd|pages|html?|cdr)\b"
    r"|^(?:microsoft|untitled|document\d*$|powerpoint|slide \d|print(?:ing)?$|layout \d)"
    r"|^[^\s]*[_\d][^\s]*$|^\W*$",
    re.IGNORECASE,
)
_OPENING = 4_000  # characters in which a document's title stands
_SPACES = re.compile(r"[ \t\xa0]+")


def extract(data: bytes, seconds: float = _SECONDS) -> Page | tuple[Reason, str]:
    """Return the text of a PDF, or the reason why there is none, with a sentence.

    ``Page.pages`` holds the offset in ``text`` at which each page starts. ``Page.truncated`` is
    true if the document continues beyond what could be read within the limits.
    """
    limits = (_MEMORY, math.ceil(seconds), os.getpid())
    command = [sys.executable, "-I", str(_WORKER), *map(str, limits)]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as late:
        return _page(late.stdout or b"", f"The PDF was not read within {seconds:g} s.")
    return _page(done.stdout, "Reading the PDF failed or took too much memory or time.")


def pdf_page(fetched: Fetched) -> Page | Absence:
    """Return the text of a PDF response, or an absence."""
    found = extract(fetched.body)
    if isinstance(found, Page):
        return found
    return absence(
        fetched.address, *found, status=fetched.status, final_address=fetched.final_address
    )


def _page(output: bytes, why_not: str) -> Page | tuple[Reason, str]:
    """Return the page read from the worker's output; ``why_not`` is used if there is none."""
    found: dict[str, Any] = {}
    texts: list[str] = []
    for line in output.split(b"\n")[:-1]:  # text after the last line end is an incomplete line
        said = _parsed_line(line)
        found.update(said)
        texts += [said["page"]] if isinstance(said.get("page"), str) else []
    texts = [_clean(text) for text in join_lines(texts)]
    if any(text.strip() for text in texts):
        return _joined(texts, _meta(found), whole=found.get("end") == "whole")
    if "error" in found:
        return Reason.UNSUPPORTED_TYPE, f"The PDF cannot be read: {found['error']}."
    if "end" not in found:
        return Reason.UNSUPPORTED_TYPE, why_not
    if found["end"] == "damaged":
        return Reason.UNSUPPORTED_TYPE, "The PDF cannot be read: its pages are damaged."
    return Reason.UNSUPPORTED_TYPE, "The PDF contains images of pages and no text."


def _parsed_line(line: bytes) -> dict[str, Any]:
    """Parse one line of the worker; return {} if it is not JSON (a memory error in pdfium)."""
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _meta(found: dict[str, Any]) -> dict[str, str]:
    meta = found.get("meta")
    known = meta.items() if isinstance(meta, dict) else ()
    return {name: value for name, value in known if isinstance(value, str)}


def _joined(texts: list[str], meta: dict[str, str], *, whole: bool) -> Page:
    starts, size = [], 0
    for one in texts:
        starts.append(size)
        size += len(one) + 2
    text = "\n\n".join(texts)
    title = _title(meta.get("Title") or "", text)
    author = (meta.get("Author") or "").strip()
    created = _CREATED.match(meta.get("CreationDate") or "")
    page = Page(
        text=text,
        whole_text=text,
        titles=(PageTitle("title", title),) if title else (),
        authors=(author,) if author else (),
        # When the file was made: often the day of a reprint or of the upload.
        published=(PageDate("-".join(created.groups()), "guess"),) if created else (),
        pages=tuple(starts),
        truncated=not whole,
    )
    page, replaced = storable_value(page)
    return replace(page, replaced=replaced)


def _title(told: str, text: str) -> str:
    """The title that the file gives, unless it is a file name or on none of the first pages."""
    title = " ".join(told.split())
    if _NO_TITLE.search(title):
        return ""
    opening = text[:_OPENING].lower()
    words = re.findall(r"\w{4,}", title.lower())
    if words and opening.strip() and not any(word in opening for word in words):
        return ""  # left over from the document that it was made from
    return title


def _clean(text: str) -> str:
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines)
