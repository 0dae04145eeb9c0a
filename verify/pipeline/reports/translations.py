"""Translate the statements whose sources are in another language, if there is an engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from verify.config import section
from verify.model import Dossier, Translation
from verify.pipeline.job import Job
from verify.rules._checked_quotations import (
    CHECKED_KINDS,
    captures_of,
    cited_records,
    quotation_language,
    quoted_text,
)
from verify.store.translations import Key, load_translation, save_translation
from verify.translate.settings import TranslateSettings

if TYPE_CHECKING:
    from verify.translate.engine import Engine

_MOST_FAILURES = 3  # in a row: then the engine is not asked again in this run


@dataclass(slots=True)
class Translating:
    """The engine of a run, None without one; what it was given, and how often it failed."""

    engine: Engine | None
    sent: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def may_ask(self) -> bool:
        """Whether there is an engine that has not failed too often."""
        return self.engine is not None and len(self.failures) < _MOST_FAILURES


def open_translating(job: Job) -> Translating:
    """Return the engine that is configured: a server, or models on this machine, or none."""
    settings = section(job.settings, "translate", TranslateSettings)
    if settings.address and not job.settings.offline:
        from verify.translate.libretranslate import LibreTranslate

        return Translating(LibreTranslate(settings))
    folder = Path(settings.folder)
    if not settings.address and folder.is_dir() and any(folder.glob("*/model.json")):
        from verify.translate.local import LocalEngine

        return Translating(LocalEngine(folder))
    return Translating(None)


def with_translations(job: Job, translating: Translating, dossier: Dossier) -> Dossier:
    """Add stored and new translations of the statements whose source is in another language."""
    found: dict[tuple[str, str], Translation] = {}
    for text, own, other in dict.fromkeys(_foreign(dossier)):
        made = load_translation(job.db, (text, own, other)) or _made(
            job, translating, (text, own, other)
        )
        if made is not None:
            found[text, other] = made
    return replace(dossier, translations=found) if found else dossier


def note_what_was_sent(job: Job, translating: Translating) -> None:
    """Say how many quotations were translated where, and why others were not; close the engine."""
    engine = translating.engine
    if engine is None:
        return
    if translating.sent:
        went = "translated by" if engine.is_local else "sent for translation to"
        noun = "quotation was" if translating.sent == 1 else "quotations were"
        job.watcher.noting(f"verify: {translating.sent} {noun} {went} {engine.name}.")
    if translating.failures:
        job.watcher.noting(f"verify: Not translated: {translating.failures[-1]}")
    engine.close()


def _foreign(dossier: Dossier) -> Iterator[Key]:
    """Yield (words, language, language of the source) of the statements to translate."""
    from verify.match.crosslingual.languages import languages_of

    for quotation in dossier.quotations:
        if quotation.kind not in CHECKED_KINDS:
            continue
        text, language = quoted_text(dossier, quotation), quotation_language(dossier, quotation)
        for _, record in cited_records(dossier, quotation.references):
            for capture in captures_of(record) if record else ():
                own, other = languages_of(text, language, capture.page)
                if own and other and own != other:
                    yield text, own, other


def _made(job: Job, translating: Translating, key: Key) -> Translation | None:
    from verify.translate.engine import NotTranslated

    engine = translating.engine
    if engine is None or not translating.may_ask:
        return None
    translating.sent += 1
    try:
        text = engine.translate(*key)
    except NotTranslated as failure:
        translating.failures.append(str(failure))
        return None
    translating.failures.clear()
    made = Translation(text, engine.name, job.now)
    save_translation(job.db, key, made)
    return made
