"""The English names of languages of CLDR (Unicode License V3)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

LANGUAGES = Path(__file__).with_name("language_names.json")


def english_name(code: str) -> str | None:
    """Return the name of a language by its ISO 639 code: "Russian" for ru; None if unknown."""
    return _names().get(code)


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = json.loads(LANGUAGES.read_text(encoding="utf-8"))
    return found
