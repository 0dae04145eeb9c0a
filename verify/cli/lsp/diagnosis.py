"""What the rules find in a text that is being written, at its places in the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from verify.annotate.changes import certain_changes
from verify.annotate.source_text import SourceText, source_text
from verify.config import Settings, find, load
from verify.lint import lint
from verify.model import Article, Dossier, Finding, Flag, Skipped, Span
from verify.pipeline.documents.companions import FileCompanions
from verify.pipeline.read import dossier_of
from verify.rules import chosen
from verify.text.file_names import absolute_key
from verify.text.ignore_patterns import Exclusions, compiled

_COMMENTS = ("markdown", "html")  # formats in which a comment can turn a rule off


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that a code action makes. ``span`` is empty where text is only inserted."""

    title: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: its place in the source, and the changes that settle it."""

    finding: Finding
    span: Span
    edits: tuple[Edit, ...] = ()


def problems(text: str, path: Path, today: date) -> tuple[Problem, ...]:
    """Return what the rules find in a text without its sources; nothing for an excluded file.

    The settings are those of the nearest configuration file. Raises ``BadConfiguration`` and
    ``UnknownRule`` for settings that cannot be used.
    """
    settings = load(find(path.parent))
    data = text.encode("utf-8", "replace")
    if _excluded(path, settings) or not text.strip():
        return ()
    dossier = dossier_of(data, str(path), today, settings.outlet)
    if isinstance(dossier, Skipped):
        return ()
    source = source_text(data, dossier.article, FileCompanions(path))
    return tuple(_problems(dossier, source, settings))


def _excluded(path: Path, settings: Settings) -> bool:
    if not settings.exclude:
        return False
    return Exclusions(compiled(settings.exclude)).excluded(absolute_key(path)) is not None


def _problems(dossier: Dossier, source: SourceText, settings: Settings) -> Iterator[Problem]:
    rules = [
        r for r in chosen(settings.select, settings.ignore, settings.preview) if not r.needs_sources
    ]
    found = lint(dossier, rules)
    flags = [Flag(n, finding, dossier.article.origin) for n, finding in enumerate(found)]
    changes = {change.flag: change for change in certain_changes(dossier, flags)}
    for number, finding in enumerate(found):
        span = source.find(finding.places[0].span) or Span(0, 0)
        edits = []
        if (change := changes.get(number)) and (place := source.find(change.span)):
            edits.append(Edit(f"Replace with “{change.text}”", place, change.text))
        edits += _ignoring(dossier.article, finding, source, span)
        yield Problem(finding, span, tuple(edits))


def _ignoring(article: Article, finding: Finding, source: SourceText, span: Span) -> list[Edit]:
    """Return the comment that turns the rule off here, where the format has comments."""
    if article.format not in _COMMENTS or span.start == span.end:
        return []
    at = span.end
    if article.format == "markdown":  # in the middle of a link or a note it would tear them apart
        line_end = source.text.find("\n", at)
        at = len(source.text) if line_end < 0 else line_end
        at -= source.text[:at].endswith("\r")
    comment = f" <!-- verify: ignore {finding.rule} -->"
    return [Edit(f"Ignore {finding.rule} here", Span(at, at), comment)]
