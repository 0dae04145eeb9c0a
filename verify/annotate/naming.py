"""Names of copies with comments: `bridge.docx` and `bridge.annotated.docx`."""

from __future__ import annotations

import re
from pathlib import Path

_COPY = re.compile(r"\.annotated(?=\.\w{2,8}$)")


def annotated_name(path: Path) -> Path:
    """Return the name of the commented copy of a document."""
    if _COPY.search(path.name):
        return path
    return path.with_name(f"{path.stem}.annotated{path.suffix}")


def original_name(name: str) -> str:
    """Return the name of the document that a commented copy was made from."""
    return _COPY.sub("", name)
