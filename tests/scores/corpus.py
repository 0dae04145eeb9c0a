"""The truth files of ../shared in one form: what each text holds, as people wrote it down."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parent.parent.parent.parent / "shared"

FIELDS = ("authors", "title", "publisher", "url", "published", "accessed")
_STATEMENTS = ("statement", "direct", "headline", "pull quote")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted string: its words, whether somebody says them (None: not annotated), and who."""

    text: str
    statement: bool | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Text:
    """One annotated text. ``notes``: raw text and reference fields of each note."""

    name: str
    path: Path
    language: str
    notes: tuple[dict[str, Any], ...]
    quoted: tuple[Quoted, ...]


def texts() -> Iterator[Text]:
    """Every annotated text, the five articles first."""
    known = json.loads((SHARED / "truth" / "articles.json").read_text(encoding="utf-8"))
    for name, one in known.items():
        yield _article(name, one)
    for path in sorted((SHARED / "corpus").glob("*.truth.json")):
        one = json.loads(path.read_text(encoding="utf-8"))
        if "file" in one:
            yield _corpus(path, one)


def _article(name: str, one: dict[str, Any]) -> Text:
    notes = [n | {"raw": n["raw"]["exact"]} for n in one["notes"] if n["kind"] != "image credit"]
    quoted = (
        Quoted(q["exact"], _is_statement(q["kind"]), _bearer(_named(q), one["people"]))
        for q in one["quotations"]
    )
    return Text(name, SHARED / "articles" / name, "en", tuple(notes), tuple(quoted))


def _bearer(named: str | None, people: dict[str, Any]) -> str | None:
    """Who bears the label that a speaker is named by: the President of Tajikistan."""
    bearers = [who for who, known in people.items() if named in known["labels"]]
    return f"{named} {bearers[0]}" if named and bearers else named


def _corpus(path: Path, one: dict[str, Any]) -> Text:
    quoted = [
        Quoted(q.get("text") or q["quote"], _is_statement(q.get("kind") or q["type"]), _named(q))
        for q in one.get("quotes", [])
        if not str(q.get("type", "Direct")).startswith("Indirect")
    ]
    quoted += [Quoted(text, None, None) for text in one.get("guillemet_strings", [])]
    file = path.with_name(one["file"])
    return Text(one["file"], file, one["language"], tuple(one.get("footnotes", [])), tuple(quoted))


def _is_statement(kind: str) -> bool:
    return kind.lower().startswith(_STATEMENTS)


def _named(quote: dict[str, Any]) -> str | None:
    if quote.get("person"):
        return str(quote["person"])
    named = quote.get("speaker_as_named") or quote.get("speaker") or None
    return re.sub(r"^\w+ \(= (.*)\)$", r"\1", named) if named else None
