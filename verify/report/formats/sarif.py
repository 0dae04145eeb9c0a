"""The report as SARIF 2.1.0 (OASIS), for code hosts and editors that show static analysis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any
from urllib.parse import quote, urlsplit

from verify.model import Flag, History, Place, RunReport, Severity
from verify.report.display import DisplayOptions
from verify.report.excerpts import Lines
from verify.report.flag_wording import each_flag, in_own_article, is_closed
from verify.report.flags.baseline import SARIF_KEY, TOOL
from verify.report.flags.fingerprints import fingerprint
from verify.report.flags.listed import file_lines, file_path, message_text
from verify.report.manual import manual
from verify.report.safe_text import json_pieces
from verify.terms import dismissal_label
from verify.version import HOMEPAGE

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_BASELINE = {
    History.NEW: "new",
    History.STILL: "unchanged",
    History.BACK: "new",
    History.GONE: "absent",
}


def pieces(report: RunReport, options: DisplayOptions) -> Iterator[str]:
    """Yield one SARIF log with one run; dismissed and fixed flags are suppressed results."""
    rules = sorted({flag.finding.rule for flag in chain(each_flag(report), report.gone)})
    index = {rule: number for number, rule in enumerate(rules)}
    driver = {
        "name": TOOL,
        "version": report.version,
        "informationUri": HOMEPAGE,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": iter([_invocation(report)]),
        "results": _results(report, index),
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": iter([run])}
    yield from json_pieces(log)
    yield "\n"


def _results(report: RunReport, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    for article in report.articles:
        lines = file_lines(article.dossier.article)
        yield from (_result(flag, lines, index) for flag in article.flags)
    yield from (_result(replace(f, history=History.GONE), None, index) for f in report.gone)


def _invocation(report: RunReport) -> dict[str, Any]:
    invocation: dict[str, Any] = {
        # Without an article, nothing was checked, unless every file was left out on purpose.
        "executionSuccessful": bool(report.articles) or all(s.left_out for s in report.skipped),
        "startTimeUtc": report.started.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    if report.finished:
        invocation["endTimeUtc"] = report.finished.strftime("%Y-%m-%dT%H:%M:%SZ")
    skipped = ((s.origin, s.why) for s in report.skipped)
    absent = ((a.address, f"{a.reason}: {a.detail}") for a in report.coverage.absences)
    if report.skipped or report.coverage.absences:
        invocation["toolExecutionNotifications"] = (
            {"level": "note", "message": {"text": f"{what}: {why}"}}
            for what, why in chain(skipped, absent)
        )
    return invocation


def _rule(name: str) -> dict[str, Any]:
    page = manual(name)
    entry: dict[str, Any] = {"id": name, "shortDescription": {"text": name.replace("-", " ")}}
    if page:
        text = "\n\n".join(f"{heading}\n{words}" for heading, words in page.parts)
        entry["shortDescription"] = {"text": page.summary or name}
        entry["help"] = {"text": text or page.summary or name}
        entry["properties"] = {"code": page.code}
    return entry


def _result(flag: Flag, lines: Lines | None, index: dict[str, int]) -> dict[str, Any]:
    finding = flag.finding
    own = [place for place in finding.places if in_own_article(flag, place)]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": message_text(flag)},
        "locations": [_location(flag.article, lines, own[0] if own else None)],
        "partialFingerprints": {SARIF_KEY: fingerprint(flag)},
        "baselineState": _BASELINE[flag.history],
        "properties": {"confidence": finding.confidence.value, "flag": flag.id},
    }
    if related := _related(flag, lines):
        result["relatedLocations"] = related
    if is_closed(flag) and flag.decision:
        words = dismissal_label(flag.decision.reason or flag.decision.verdict)
        result["suppressions"] = [{"kind": "external", "justification": words}]
    return result


def _related(flag: Flag, lines: Lines | None) -> list[dict[str, Any]]:
    """Return the other places of the flag and the URLs of its evidence."""
    related = [
        _location(
            place.article or flag.article, lines if in_own_article(flag, place) else None, place
        )
        for place in flag.finding.places[1:]
    ]
    for evidence in flag.finding.evidence:
        if evidence.address:
            related.append(_evidence_location(evidence.address, evidence.text))
    return [{"id": number, **location} for number, location in enumerate(related, 1)]


def _evidence_location(address: str, words: str) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": artifact_uri(address)}}
    }
    if words:
        location["message"] = {"text": words}
    return location


def _location(origin: str, lines: Lines | None, place: Place | None) -> dict[str, Any]:
    """Return a place in a file, or the whole file; without ``lines`` it has words but no region."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": artifact_uri(origin)}}
    location: dict[str, Any] = {"physicalLocation": physical}
    if place is None:
        return location
    if lines is not None:
        physical["region"] = _region(lines, place)
    if place.text:
        location["message"] = {"text": place.text}
    return location


def _region(lines: Lines, place: Place) -> dict[str, Any]:
    start, end = lines.position(place.span.start), lines.position(place.span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": place.span.start,
        "charLength": place.span.end - place.span.start,
        "snippet": {"text": place.text},
    }


def artifact_uri(origin: str) -> str:
    """Return a path or URL as a URI reference (RFC 3986); standard input is ``stdin``."""
    origin = file_path(origin)
    try:
        scheme = urlsplit(origin).scheme
    except ValueError:
        scheme = ""
    kept = "/:?#[]@!$&'()*+,;=%~-._" if len(scheme) > 1 else "/~-._"
    return quote(
        origin.replace("\\", "/") if len(scheme) <= 1 else origin, safe=kept, errors="replace"
    )
