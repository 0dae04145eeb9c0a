"""Names of files as text, and back."""

from __future__ import annotations

import os
import re
from pathlib import Path

# Python decodes a byte of a file name that is not valid UTF-8 to a lone surrogate (PEP 383).
_NO_TEXT = re.compile("[\ud800-\udfff]")
_SHOWN_BYTE = re.compile(r"\\u(dc[89a-f][0-9a-f])")


def shown_name(name: str) -> str:
    """Return a file's name as text, with bytes that are not valid UTF-8 as escapes.

    E.g. ``stra\\udcdfe.txt`` for a name in windows-1252.
    """
    return _NO_TEXT.sub(lambda half: f"\\u{ord(half[0]):04x}", name)


def opened_name(shown: str) -> str:
    """Return the name under which the file can be opened; the inverse of ``shown_name``.

    A name that contains such an escape literally is returned unchanged if that file exists.
    """
    if "\\udc" not in shown or os.path.lexists(shown):
        return shown
    return _SHOWN_BYTE.sub(lambda found: chr(int(found[1], 16)), shown)


def absolute_key(path: Path) -> str:
    """Return the absolute path with forward slashes, links not followed; a folder's ends with one."""
    key = Path(os.path.abspath(path)).as_posix()  # noqa: PTH100  resolve() follows links
    return f"{key}/" if path.is_dir() else key
