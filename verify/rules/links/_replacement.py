"""The text to cite the archived copy of a page with, in the note's own style."""

from __future__ import annotations

from datetime import date, datetime

from verify.model import Capture, Dossier, Evidence, Reference, SourceRecord, Via
from verify.rules._places import text_at
from verify.text.lazy_patterns import re

# What precedes the date of an archived copy, in the language of the article.
_ARCHIVED_ON = {
    "en": "archived on",
    "de": "archiviert am",
    "fr": "archivé le",
    "ru": "архивная копия от",
    "uk": "архівна копія від",
    "tr": "arşiv kopyası:",
}
_RAW_CAPTURE = re.compile(r"/(\d{14})id_/")  # the archive's frame is left out: not for readers
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")  # 05.03.2024, 5/3/2024
_MONTH_FIRST = re.compile(r"(?<!\w)[^\W\d_]{3,20}\.? \d{1,2}, \d{4}")  # March 5, 2024
_MONTH_SECOND = re.compile(r"\d{1,2}\.? [^\W\d_]{3,20} \d{4}")  # 5 March 2024, 5. März 2024
_DAYS_OF_A_MONTH = 12  # a greater number is no month


def replacement(dossier: Dossier, address: str, record: SourceRecord) -> Evidence | None:
    """Return the note's text with the archived copy nearest the access date, or None.

    Only copies in a public web archive can be cited.
    """
    reference = next(
        (
            dossier.references[n]
            for n, known in sorted(dossier.addresses.items())
            if known == address and dossier.references[n].url
        ),
        None,
    )
    kept = [one for one in (record.capture, *record.earlier) if one and one.via is Via.ARCHIVE]
    if reference is None or not kept:
        return None
    copy = min(kept, key=lambda one: _distance(reference, one))
    url = _RAW_CAPTURE.sub(r"/\1/", copy.final_address)
    return Evidence(
        kind="list",
        text=_rewritten(dossier, reference, url, copy.captured_at),
        label="To cite the archived copy, write",
        address=url,
        captured_at=copy.captured_at,
    )


def _distance(reference: Reference, copy: Capture) -> float:
    """Return the days between the access date and a copy; of an unknown one, prefer the newest."""
    try:
        day = date.fromisoformat(reference.accessed.value) if reference.accessed else None
    except ValueError:
        day = None
    return abs((copy.captured_at.date() - day).days) if day else -copy.captured_at.timestamp()


def _rewritten(dossier: Dossier, reference: Reference, url: str, at: datetime) -> str:
    """Return the reference with “(archived on …: URL)” after its URL."""
    assert reference.url
    text, span = text_at(dossier.article, reference.span), reference.span
    end = reference.url.span.end - span.start
    end += text[end : end + 1] == ">"
    language = dossier.article.language or "en"
    words = _ARCHIVED_ON.get(language, _ARCHIVED_ON["en"])
    day = _written(at.date(), language, _model(dossier, reference))
    return f"{text[:end]} ({words} {day}: {url}){text[end:]}"


def _model(dossier: Dossier, reference: Reference) -> str:
    """Return a date as the note writes it: of access, or else of publication."""
    fields = (reference.accessed, reference.published)
    return next((text_at(dossier.article, f.span) for f in fields if f and f.origin == "text"), "")


def _written(day: date, language: str, model: str) -> str:
    """Return a date in the form of another one; in ISO form where that is unclear."""
    from babel.dates import format_date

    locale = language if language in _ARCHIVED_ON else "en"
    if numeric := _NUMERIC.search(model):
        sign = numeric[2]
        certain = sign == "." or int(numeric[1]) > _DAYS_OF_A_MONTH  # 5/3/2024 has two readings
        return f"{day:%d{sign}%m{sign}%Y}" if certain else day.isoformat()
    if _MONTH_FIRST.search(model):
        return str(format_date(day, "MMMM d, y", locale))
    if found := _MONTH_SECOND.search(model):
        return str(format_date(day, "d. MMMM y" if "." in found[0] else "d MMMM y", locale))
    return day.isoformat()
