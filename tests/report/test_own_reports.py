"""Reports are recognized in every format that an article may have; articles are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from run_kit import ARTICLE, TITLE, Out

from verify.cli.entry import run_app
from verify.report.own_reports import is_own_report

FORMATS = ("html", "markdown", "terminal", "concise", "github")
NOTHING = "Verification\n\nThe ferry leaves at nine.\n"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("select", [[], ["--select", "url-malformed"]], ids=["flags", "no flags"])
@pytest.mark.parametrize("text", [ARTICLE.format(title=TITLE), NOTHING], ids=["note", "none"])
def test_each_report_is_recognized(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str, select: list[str], text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("dam.txt").write_text(text)
    run_app(["run", "--offline", "--no-save", "dam.txt", "--format", format, "-o", "r", *select])
    written = Path("r").read_bytes()
    assert is_own_report(written) or written == b""


@pytest.mark.parametrize(
    "text",
    [
        "3 warnings were ignored before the dam broke.\n\nThe council met on Monday.",
        "Exclusive: warning follow-up came too late\n\nThe council met on Monday.",
        "Nothing was checked before the flood, minister says\n\nThe council met on Monday.",
        "No problems found at dam, says ministry\n\nThe council met on Monday.",
        "No problems found.\n\nThat is what the inspectors wrote before the dam broke.",
        "2 errors cost the dam its gate.\n\nThe council met on Monday.",
        "2 errors.\n\nThat is all it took.",
        "# Verification report\n\nThe inspectors came twice to the dam.",
        "The dam: not read: the letters of the engineers",
        "3 articles with notes, and what they left out",
        "<!doctype html><html><head><title>The Verification report, and who wrote it</title>",
    ],
)
def test_an_article_is_not_taken_for_a_report(text: str) -> None:
    assert not is_own_report(text.encode())


def test_articles_that_begin_like_totals_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a").mkdir()
    Path("a/one.txt").write_text(f"3 warnings were ignored.\n\n{ARTICLE.format(title=TITLE)}")
    run_app(["run", "--offline", "--no-save", "a", "--format", "terminal"])
    assert "1 article with 1 note" in capsys.readouterr().out
