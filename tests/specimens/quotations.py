"""The labelled quotations of quotations_*.toml, as values."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verify.model import Page

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "ru", "tr")
VERDICTS = ("verbatim", "edited", "reworded", "altered", "spliced", "absent")


@dataclass(frozen=True)
class Specimen:
    """A quotation with the page it is held against and the verdict it is to get."""

    language: str
    quotation: str
    page: Page
    verdict: str
    kind: str | None  # of an altered one: the class of the critical word
    known_failure: bool


def specimens() -> Iterator[Specimen]:
    """Every labelled quotation of every language."""
    for language in LANGUAGES:
        text = (FOLDER / f"quotations_{language}.toml").read_text(encoding="utf-8")
        for entry in tomllib.loads(text)["page"]:
            page = Page(text=entry["text"], whole_text=entry["text"], language=language)
            for verdict in VERDICTS:
                for given in entry.get(verdict, []):
                    kind, quotation = given if isinstance(given, list) else (None, given)
                    failing = entry.get("known_failures", False)
                    yield Specimen(language, quotation, page, verdict, kind, failing)
