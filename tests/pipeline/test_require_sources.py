"""Statements without a source are a warning where the publication gives sources, else info."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from verify.config import Settings, load
from verify.model import RunReport
from verify.pipeline.run import run

NOW = datetime(2026, 11, 29, tzinfo=UTC)
BARE = """The Canal

“The canal is ours and will stay ours,” Mayor Bek Muster said on Monday.
"""
NOTED = """The Canal in Spring {number}

“The lower gate number {number} will not hold for another year,” the engineer said.[1]

[1] “The gate,” Valley Post, https://valleypost.example/{number}, (Date of Accession: 12.10.2022).
"""


def settings(folder: Path, **given: object) -> Settings:
    folders = {"db": folder / "c.db", "reports": folder / "r", "archive": folder / "a"}
    return Settings(**folders, offline=True, jobs=1, select=("quote-uncited",), **given)  # type: ignore[arg-type]


def severities(report: RunReport, name: str) -> list[str]:
    return [
        flag.finding.severity.value
        for article in report.articles
        if Path(article.dossier.article.origin).name == name
        for flag in article.flags
    ]


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


@pytest.mark.parametrize(("required", "severity"), [(False, "info"), (True, "warning")])
def test_the_setting_makes_it_a_warning(tmp_path: Path, required: bool, severity: str) -> None:
    (tmp_path / "verify.toml").write_text(f"require_sources = {str(required).lower()}\n")
    known = load(tmp_path / "verify.toml")
    assert known.require_sources is required
    place = write(tmp_path, "bare.txt", BARE)
    report = run([place], settings(tmp_path, require_sources=known.require_sources), NOW)
    assert severities(report, "bare.txt") == [severity]


def test_the_publications_other_articles_with_notes_make_it_a_warning(tmp_path: Path) -> None:
    places = [write(tmp_path, f"{n}.txt", NOTED.format(number=n)) for n in (1, 2)]
    run(places, settings(tmp_path, outlet="Valley Review"), NOW)
    bare = write(tmp_path, "bare.txt", BARE)
    report = run([bare], settings(tmp_path, outlet="Valley Review"), NOW)
    assert severities(report, "bare.txt") == ["warning"]


@pytest.mark.parametrize("outlet", [None, "Another Review"])
def test_articles_of_no_or_another_publication_say_nothing(
    tmp_path: Path, outlet: str | None
) -> None:
    places = [write(tmp_path, f"{n}.txt", NOTED.format(number=n)) for n in (1, 2)]
    run(places, settings(tmp_path, outlet=outlet and "Valley Review"), NOW)
    report = run([write(tmp_path, "bare.txt", BARE)], settings(tmp_path, outlet=outlet), NOW)
    assert severities(report, "bare.txt") == ["info"]


def test_a_publication_whose_articles_mostly_have_no_notes_does_not(tmp_path: Path) -> None:
    places = [write(tmp_path, "1.txt", NOTED.format(number=1))]
    places += [write(tmp_path, f"{n}.txt", f"News {n}\n\nThe canal is dry {n}.\n") for n in (2, 3)]
    run(places, settings(tmp_path, outlet="Valley Review"), NOW)
    report = run(
        [write(tmp_path, "bare.txt", BARE)], settings(tmp_path, outlet="Valley Review"), NOW
    )
    assert severities(report, "bare.txt") == ["info"]
