"""The five articles in other formats, made by pandoc, LibreOffice and Chromium, and compared."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path

import verify
from verify.model import Article, Dossier
from verify.parse import parse
from verify.read import read_bytes

_NOTE = re.compile(r"^\[(\d+)\]\s*", re.M)
_MARKER = re.compile(r"\s?\[(\d+)\]")
_SIGNS = re.compile(r"(?P<url>https?://[^\s,]+)|[\\`*_<>#|~$^@]")
TODAY = date(2026, 1, 1)


def as_markdown(text: str) -> str:
    """Return an article's text as Markdown with footnotes; the first line is its title."""
    title, *paragraphs = [part for part in text.split("\n") if part.strip()]
    body = []
    for paragraph in paragraphs:
        note = _NOTE.match(paragraph)
        said = _escaped(paragraph[note.end() :] if note else paragraph)
        said = _MARKER.sub(r"[^\1]", said)
        body.append(f"[^{note[1]}]: {said}" if note else said)
    return "\n\n".join([f"# {_escaped(title.strip())}", *body]) + "\n"


def _escaped(text: str) -> str:
    """Return text whose signs mean nothing in Markdown; addresses are in angle brackets."""
    return _SIGNS.sub(lambda found: f"<{found['url']}>" if found["url"] else f"\\{found[0]}", text)


def convert(source: Path, target: Path) -> Path:
    """Convert with pandoc; return the target."""
    command = ["pandoc", "-f", "markdown-smart", "--wrap=none", "-o", str(target), str(source)]
    if target.suffix in (".html", ".epub"):
        title = source.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")
        command += [
            "--metadata",
            f"{'title' if target.suffix == '.epub' else 'pagetitle'}={title}",
            "-s",
        ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target


def print_with_libreoffice(source: Path) -> Path:
    """Print a document as PDF; return the file."""
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", source.name]
    subprocess.run(command, cwd=source.parent, check=True, capture_output=True, timeout=180)
    return source.with_suffix(".pdf")


def print_with_chromium(source: Path, target: Path) -> Path:
    """Print a page as PDF; return the file."""
    program = shutil.which("chromium") or "chromium"
    command = [
        *(program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
        *(f"--user-data-dir={target.parent / 'chromium'}", f"--print-to-pdf={target}"),
        source.absolute().as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target


def read(path: Path) -> Dossier:
    """Return the dossier of a file."""
    article = read_bytes(path.read_bytes(), path.name)
    assert isinstance(article, Article), article
    return parse(article, TODAY)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[*_\\`<>]|\[\^?\d+\]", "", text).split()).strip(" .")


def facts(dossier: Dossier) -> Counter[tuple[str, str]]:
    """Return the notes, references, quotations and flags of an article as pairs."""
    text = dossier.article.text
    found: list[tuple[str, str]] = [
        ("note", f"{n.label}: {_plain(text[n.body.start : n.body.end])}") for n in dossier.notes
    ]
    for one in dossier.references:
        fields = (one.title, one.url, one.published, one.accessed, one.publisher, one.container)
        found.append(("reference", " | ".join(_plain(f.value) if f else "" for f in fields)))
    for quotation in dossier.quotations:
        said = _plain(text[quotation.inner.start : quotation.inner.end])
        found.append(("quotation", f"{quotation.kind.value}: {said}"))
    found += [
        ("flag", f"{f.rule}: {_plain(f.places[0].text)}")
        for f in verify.check(dossier.article, TODAY)
    ]
    return Counter(found)


def differences(one: Dossier, other: Dossier) -> list[str]:
    """Return what only one of two readings of an article has."""
    first, second = facts(one), facts(other)
    return [f"- {k}: {v}" for k, v in (first - second).elements()] + [
        f"+ {k}: {v}" for k, v in (second - first).elements()
    ]
