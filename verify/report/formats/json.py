"""The report as JSON, as ``report.schema.json`` and docs/report-schema.md describe it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from verify.model import (
    Absence,
    ArticleReport,
    Coverage,
    Decision,
    Evidence,
    Flag,
    Place,
    RunReport,
    Skipped,
    Transition,
    TranslationUse,
)
from verify.report.display import DisplayOptions
from verify.report.excerpts import Lines
from verify.report.flag_wording import in_own_article, is_closed
from verify.report.flags.fingerprints import fingerprint
from verify.report.results_json import results_values
from verify.report.safe_text import json_pieces

SCHEMA = "verify-report/2"


def pieces(report: RunReport, options: DisplayOptions) -> Iterator[str]:
    """Yield one JSON object; unknown values are ``null``, never an empty string or a guess."""
    document = {
        **run_values(report),
        "articles": map(_article, report.articles),
        "gone": (flag_value(flag, None) for flag in report.gone),
        "transitions": map(_transition, report.transitions),
        "skipped": map(skipped_value, report.skipped),
    }
    document["coverage"] = _coverage(report.coverage) | {
        "absences": map(_absence, report.coverage.absences)
    }
    yield from json_pieces(document)
    yield "\n"


def run_values(report: RunReport) -> dict[str, Any]:
    """Return the run itself, without its articles and flags."""
    return {
        "schema": SCHEMA,
        "version": report.version,
        "run": report.run,
        "started": _time(report.started),
        "finished": _time(report.finished),
        "offline": report.offline,
        "unreachable": report.unreachable,
        "coverage": _coverage(report.coverage),
    }


def skipped_value(one: Skipped) -> dict[str, Any]:
    """Return a file that was not read."""
    return {"origin": one.origin, "why": one.why, "error": one.error, "reason": one.reason}


def _time(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _coverage(coverage: Coverage) -> dict[str, Any]:
    counts: tuple[str, ...] = ("articles", "notes", "references", "with_address", "fetched")
    counts += ("usable", "quotations", "statements", "compared")
    counts += ("sources", "claims", "claims_checked")
    return {
        **{name: getattr(coverage, name) for name in counts},
        "results": [{"result": result, "count": n} for result, n in coverage.results],
        "unchecked": [{"why": why, "count": number} for why, number in coverage.unchecked],
        "absences": [_absence(absence) for absence in coverage.absences],
        "credentials": list(coverage.credentials),
        "replaced": coverage.replaced,
        "articles_not_checked": [
            {"reason": reason, "count": number} for reason, number in coverage.articles_not_checked
        ],
        "internal_errors": list(coverage.internal_errors),
        "translations": [_translation_use(use) for use in coverage.translations],
    }


def _translation_use(use: TranslationUse) -> dict[str, Any]:
    return {
        "engine": use.engine,
        "local": use.is_local,
        "quotations": use.sent,
        "untranslated": [{"why": why, "count": number} for why, number in use.untranslated],
    }


def _absence(absence: Absence) -> dict[str, Any]:
    return {
        "address": absence.address,
        "reason": absence.reason.value,
        "detail": absence.detail,
        "next_action": absence.next_action,
        "checked_at": _time(absence.checked_at),
        "status": absence.status,
        "final_address": absence.final_address,
        "signs": list(absence.signs),
    }


def _article(report: ArticleReport) -> dict[str, Any]:
    article = report.dossier.article
    lines = Lines(article.text, article.places)
    return {
        "origin": article.origin,
        "format": article.format,
        "encoding": article.encoding,
        "digest": article.digest,
        "language": article.language,
        "title": article.title.value if article.title else None,
        "published": article.published.value if article.published else None,
        "address": article.address,
        "notices": list(article.notices),
        "coverage": _coverage(report.coverage),
        "flags": [flag_value(flag, lines) for flag in report.flags],
        "results": results_values(report.results),
    }


def flag_value(flag: Flag, lines: Lines | None) -> dict[str, Any]:
    """Return one flag; ``lines`` are those of its article's text, if it is at hand."""
    finding = flag.finding
    return {
        "id": flag.id,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "article": flag.article,
        "source": finding.source,
        "places": [
            _place(place, lines if in_own_article(flag, place) else None)
            for place in finding.places
        ],
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "suggestion": finding.suggestion,
        "history": flag.history.value,
        "first_seen": _time(flag.first_seen),
        "open": not is_closed(flag),
        "decision": _decision(flag.decision),
        "lapsed": flag.lapsed,
        "fingerprint": fingerprint(flag),
    }


def _place(place: Place, lines: Lines | None) -> dict[str, Any]:
    at = lines.position(place.span.start) if lines else None
    where = at.place if at else None
    return {
        "text": place.text,
        "start": place.span.start,
        "end": place.span.end,
        "line": at.line if at else None,
        "column": at.column if at else None,
        "paragraph": where.paragraph if where else None,
        "note": where.note if where else None,
        "page": where.page if where else None,
        "article": place.article,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "kind": evidence.kind,
        "label": evidence.label,
        "text": evidence.text,
        "address": evidence.address,
        "capture": evidence.capture,
        "captured_at": _time(evidence.captured_at),
        "start": evidence.span.start if evidence.span else None,
        "end": evidence.span.end if evidence.span else None,
        "diff": [{"op": op, "article": a, "source": s} for op, a, s in evidence.diff],
        "steps": [{"action": step.action, "result": step.result} for step in evidence.steps],
    }


def _decision(decision: Decision | None) -> dict[str, Any] | None:
    if decision is None:
        return None
    return {
        "verdict": decision.verdict,
        "reason": decision.reason,
        "who": decision.who,
        "at": _time(decision.at),
        "widened": decision.widened,
    }


def _transition(transition: Transition) -> dict[str, Any]:
    return {
        "address": transition.address,
        "kind": transition.kind,
        "detail": transition.detail,
        "at": _time(transition.at),
        "articles": list(transition.articles),
    }
