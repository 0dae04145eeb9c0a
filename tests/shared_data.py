"""Where the texts of others lie that some tests read; those tests skip where it is absent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the folder ../shared with the texts of others is not here"
)


def truth() -> dict[str, Any]:
    """The truth file of the five articles, by file name; empty where it is absent."""
    path = SHARED / "truth" / "articles.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
