"""The line that cites an archived copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from report_samples import sample

from verify.model import Capture, Page, SourceRecord
from verify.report import render
from verify.report.capture_citation import CopyFacts, copy_citation

PAGE, DIGEST = "https://gazette.example/a", "ab" * 32
AT = datetime(2026, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=5)))


@pytest.mark.parametrize(
    ("via", "server", "who"),
    [
        ("live", PAGE, "archived by verify"),
        ("browser", PAGE, "archived by verify"),
        ("web archive", f"https://arquivo.pt/x/20260301id_/{PAGE}", "archived by arquivo.pt"),
        ("attached", PAGE, "saved by hand and archived by verify"),
    ],
)
def test_it_says_who_archived_the_page_when_and_its_checksum(
    via: str, server: str, who: str
) -> None:
    said = copy_citation(CopyFacts(PAGE, server, AT, DIGEST, via))
    assert said == f"{PAGE}, {who} on February 28, 2026, 19:30 UTC, SHA-256 {DIGEST}"


def test_a_copy_is_dated_in_utc() -> None:
    at = AT.astimezone(UTC)
    assert copy_citation(CopyFacts(PAGE, PAGE, at, DIGEST, "live")) == copy_citation(
        CopyFacts(PAGE, PAGE, AT, DIGEST, "live")
    )


def test_the_html_report_lists_the_citations_of_an_articles_copies() -> None:
    report = sample()
    capture = Capture(PAGE, PAGE, AT, 200, "text/html", DIGEST, Page("text", "text"))
    first = report.articles[0]
    sources = {PAGE: SourceRecord(PAGE, capture)}
    dossier = replace(first.dossier, addresses={0: PAGE, 1: PAGE}, sources=sources)
    shown = render(replace(report, articles=(replace(first, dossier=dossier),)), "html")
    assert "Cite the archived copies (1)" in shown
    assert f"archived by verify on February 28, 2026, 19:30 UTC, SHA-256 {DIGEST}" in shown
