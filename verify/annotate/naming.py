"""Names of copies with comments: `bridge.docx` and `bridge.annotated.docx`."""

from __future__ import annotations

import re
from pathlib import Path

_ENDINGS = {
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "odt": (".odt", ".ott"),
    "pdf": (".pdf",),
}
# What a file of each format is, and the ending to give it.
_KINDS = {
    "docx": ("a Word document", ".docx"),
    "odt": ("an OpenDocument text", ".odt"),
    "pdf": ("a PDF", ".pdf"),
    "html": ("a web page", ".html"),
    "markdown": ("plain text", ".md"),
    "text": ("plain text", ".txt"),
    "wikitext": ("wikitext", ".wiki"),
}
_DOCUMENTS = {ending for endings in _ENDINGS.values() for ending in endings}
_COPY = re.compile(r"\.annotated(?=\.\w{2,8}$)")


def annotated_name(path: Path) -> Path:
    """Return the name of the commented copy of a document."""
    if _COPY.search(path.name):
        return path
    return path.with_name(f"{path.stem}.annotated{path.suffix}")


def original_name(name: str) -> str:
    """Return the name of the document that a commented copy was made from."""
    return _COPY.sub("", name)


def misnamed(path: Path, form: str) -> str | None:
    """Return why no copy is written of a file whose ending is that of another kind of file.

    The copy has the original's ending: as a text named `.docx`, no word processor opens it.
    """
    ending = path.suffix.lower()
    if form not in _KINDS or ending in _ENDINGS.get(form, ()):
        return None
    if form not in _ENDINGS and ending not in _DOCUMENTS:
        return None
    kind, right = _KINDS[form]
    named = f"its name ends in {path.suffix}" if ending else "its name has no ending"
    return f"This is {kind}, but {named}. Rename it to {path.stem}{right} and give that file."
