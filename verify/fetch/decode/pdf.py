"""A PDF → its text with page numbers, read in a process of its own under limits."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from verify.fetch.absences import absence
from verify.fetch.values import Fetched
from verify.model import Absence, Page, PageDate, PageTitle, Reason

_WORKER = Path(__file__).with_name("pdf_worker.py")
_SECONDS = 60.0
_MEMORY = 1_500_000_000  # bytes of address space; a 20 MB file needs some 300 MB
_CREATED = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")
# pdfium gives a hyphen at the end of a line as U+0002 (or U+FFFE), inside addresses too.
_HYPHEN = re.compile("[\x02\ufffe][ \t]*\r?\n?")
_SPACES = re.compile(r"[ \t\xa0]+")


def extract(data: bytes, seconds: float = _SECONDS) -> Page | tuple[Reason, str]:
    """The text of a PDF, or the reason why there is none, with a sentence.

    ``Page.pages`` holds the offset in ``text`` at which each page starts.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_WORKER)],
            input=data,
            capture_output=True,
            timeout=seconds,
            preexec_fn=_limits if sys.platform != "win32" else None,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Reason.UNSUPPORTED_TYPE, f"The PDF was not read within {seconds:g} s."
    return _page(done.stdout)


def pdf_page(fetched: Fetched) -> Page | Absence:
    """The text of a response that is a PDF, or its absence."""
    found = extract(fetched.body)
    if isinstance(found, Page):
        return found
    return absence(
        fetched.address, *found, status=fetched.status, final_address=fetched.final_address
    )


def _limits() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _page(output: bytes) -> Page | tuple[Reason, str]:
    try:
        found: dict[str, Any] = json.loads(output)
    except ValueError:
        return Reason.UNSUPPORTED_TYPE, "Reading the PDF took too much memory or ended in a fault."
    if "error" in found:
        return Reason.UNSUPPORTED_TYPE, f"The PDF cannot be read: {found['error']}"
    texts = [_clean(text) for text in found["pages"]]
    if not any(text.strip() for text in texts):
        return Reason.UNSUPPORTED_TYPE, "The PDF holds pictures of pages, no text."
    return _joined(texts, found["meta"])


def _joined(texts: list[str], meta: dict[str, str]) -> Page:
    starts, size = [], 0
    for text in texts:
        starts.append(size)
        size += len(text) + 2
    whole = "\n\n".join(texts)
    title = (meta.get("Title") or "").strip()
    author = (meta.get("Author") or "").strip()
    created = _CREATED.match(meta.get("CreationDate") or "")
    return Page(
        text=whole,
        whole_text=whole,
        titles=(PageTitle("title", title),) if title else (),
        authors=(author,) if author else (),
        published=(PageDate("-".join(created.groups()), "meta"),) if created else (),
        pages=tuple(starts),
    )


def _clean(text: str) -> str:
    lines = _HYPHEN.sub("", text).replace("\r\n", "\n").split("\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines)
