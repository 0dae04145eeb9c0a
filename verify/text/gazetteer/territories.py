"""The names of countries and regions of CLDR (Unicode License V3)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

TERRITORIES = Path(__file__).with_name("territories.json")


@cache
def territory_names(code: str) -> dict[str, str]:
    """Return ISO 3166 or UN code → the name in a language; Babel knows those not packaged."""
    packaged: dict[str, dict[str, str]] = _packaged()
    if code in packaged:
        return packaged[code]
    from babel import Locale

    return {key: str(name) for key, name in Locale(code).territories.items()}


@cache
def _packaged() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(TERRITORIES.read_text(encoding="utf-8"))
    return found
