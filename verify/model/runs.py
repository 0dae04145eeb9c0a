"""Runs and their reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from verify.model.article import Skipped
from verify.model.dossier import Dossier
from verify.model.flags import Flag
from verify.model.results import Results
from verify.model.sources import Absence, Transition


@dataclass(frozen=True, slots=True)
class TranslationUse:
    """What a run had translated, and where."""

    engine: str  # "LibreTranslate at http://localhost:5000"
    is_local: bool = False  # nothing left this machine
    sent: int = 0  # quotations that the engine was given
    untranslated: tuple[tuple[str, int], ...] = ()  # (why, how many quotations), most first


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was and was not checked: how many of each, and why not."""

    articles: int = 0
    notes: int = 0
    references: int = 0
    with_address: int = 0
    fetched: int = 0
    usable: int = 0
    quotations: int = 0
    statements: int = 0
    compared: int = 0
    sources: int = 0  # distinct cited URLs
    claims: int = 0  # with numbers, dates or names to look for
    claims_checked: int = 0
    results: tuple[tuple[str, int], ...] = ()  # (a statement's result, how many), best first
    unchecked: tuple[tuple[str, int], ...] = ()  # (why, how many), most first
    absences: tuple[Absence, ...] = ()  # of many articles: a sequence that is read from a file
    credentials: tuple[str, ...] = ()  # sources whose address was written with a user or password
    replaced: int = 0  # characters of articles and pages that no file can hold, now U+FFFD
    articles_not_checked: tuple[tuple[str, int], ...] = ()  # (``Skipped.reason``, how many)
    internal_errors: tuple[str, ...] = ()  # IDs; each is in ``skipped`` with what it cost
    translations: tuple[TranslationUse, ...] = ()  # of the whole run, one for each engine


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """One article of a run: its dossier, its flags and its coverage."""

    dossier: Dossier
    flags: tuple[Flag, ...]
    coverage: Coverage
    results: Results | None = None  # None: a run made before results were recorded


@dataclass(frozen=True, slots=True)
class RunReport:
    """Everything a report shows. Report formats read this and nothing else."""

    started: datetime
    version: str
    articles: Sequence[ArticleReport]  # of many articles: read from a file one by one
    coverage: Coverage
    finished: datetime | None = None
    run: int | None = None
    skipped: tuple[Skipped, ...] = ()
    transitions: tuple[Transition, ...] = ()
    gone: tuple[Flag, ...] = ()
    offline: bool = False
    unreachable: bool = False  # sources were requested, and none responded
