"""Translate the statements whose sources are in another language, if there is an engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from verify.config import section
from verify.model import Dossier, Translation, TranslationUse
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
    untranslated: Counter[str] = field(default_factory=Counter)  # by the reason
    failures: int = 0  # in a row
    reason: str = ""  # of the last failure

    @property
    def may_ask(self) -> bool:
        """Whether there is an engine that has not failed too often.

        One on this machine is always asked: it may have a model of the next pair of languages.
        """
        if self.engine is None:
            return False
        return self.engine.is_local or self.failures < _MOST_FAILURES

    def use(self) -> tuple[TranslationUse, ...]:
        """Return what the engine was given; empty if it was given nothing."""
        if self.engine is None or not (self.sent or self.untranslated):
            return ()
        reasons = tuple(self.untranslated.most_common())
        return (TranslationUse(self.engine.name, self.engine.is_local, self.sent, reasons),)

    def failed(self, reason: str) -> None:
        """Count a quotation that the engine could not translate."""
        self.failures += 1
        self.untranslated[reason] += 1
        self.reason = reason


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


def close_translating(job: Job, translating: Translating) -> tuple[TranslationUse, ...]:
    """Say what was sent to another machine; close the engine and return what it was given."""
    engine, used = translating.engine, translating.use()
    if engine is None:
        return used
    for use in used:
        if use.sent and not use.is_local:
            noun = "quotation was" if use.sent == 1 else "quotations were"
            job.watcher.noting(f"verify: {use.sent} {noun} sent for translation to {use.engine}.")
    engine.close()
    return used


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
    if engine is None:
        return None
    if not translating.may_ask:
        translating.untranslated[translating.reason] += 1
        return None
    translating.sent += 1
    try:
        text = engine.translate(*key)
    except NotTranslated as failure:
        translating.failed(str(failure))
        return None
    translating.failures = 0
    made = Translation(text, engine.name, job.now)
    save_translation(job.db, key, made)
    return made
