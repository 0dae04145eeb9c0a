"""A short title is compared without the site's name that the site's other pages share."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from verify.config import Settings
from verify.pipeline.run import run
from verify.read.page.title.shared_part import without_shared_part

SITE = ["Mill reopens - Valley Post", "The ferry - Valley Post"]


@pytest.mark.parametrize(
    ("title", "others", "bare"),
    [
        ("Broken pledge - Valley Post", SITE, "Broken pledge"),
        ("Обещание — Почта", ["Паром — Почта", "Мельница — Почта"], "Обещание"),
        ("Post: Broken pledge", SITE, None),
        ("Post :: Pledge", ["Post :: Mill", "Post :: Ferry"], "Pledge"),
        # One other page, the same page again, another end, and no separator.
        ("Broken pledge - Valley Post", SITE[:1], None),
        ("Mill reopens - Valley Post", [*SITE, "Mill reopens - Valley Post"], None),
        ("Broken pledge - a review", SITE, None),
        ("Broken pledge", SITE, None),
        ("Valley Post", SITE, None),
    ],
)
def test_the_shared_part_of_a_sites_titles_is_cut_off(
    title: str, others: list[str], bare: str | None
) -> None:
    assert without_shared_part(title, others) == bare


PAGE = "<html lang=en><head><title>{0}</title></head><body><h2>Harbor</h2>{1}</body></html>"
TEXT = "<p>The ministries agreed in March to open the crossing for lorries at last.</p>" * 9


def flags(server: HTTPServer, folder: Path, works: dict[str, tuple[str, str]]) -> list[str]:
    """The URLs of flagged titles; ``works``: path to (cited title, window title)."""
    for path, (_, window) in works.items():
        page = PAGE.format(window, f"<p>{path} was read.</p>{TEXT}")
        server.expect_request(path).respond_with_data(page, content_type="text/html")
    notes = [
        f"[{number}] “{title}”, Valley, {server.url_for(path)}, 2 March 2026."
        for number, (path, (title, _)) in enumerate(works.items(), 1)
    ]
    body = [
        f"The report of the harbor named it again in spring.[{n + 1}]" for n in range(len(works))
    ]
    article = folder / "articles" / "a.txt"
    article.parent.mkdir(exist_ok=True)
    article.write_text("\n\n".join(["A Year at the Harbor", *body, *notes]) + "\n", "utf-8")
    fetch = {
        "allow_addresses": [["localhost", server.port]],
        **dict.fromkeys(("polite", "robots", "probe"), False),
        "retries": 0,
        "archive": {"enabled": False},
    }
    report = run(
        [str(article)],
        Settings(
            db=folder / "citations.db",
            reports=folder / "reports",
            archive=folder / "archive",
            tables={"fetch": fetch},
        ),
        datetime(2026, 3, 2, tzinfo=UTC),
    )
    found = [flag.finding for one in report.articles for flag in one.flags]
    return [finding.source or "" for finding in found if finding.rule == "title-differs"]


def test_the_database_tells_the_name_of_a_site(httpserver: HTTPServer, tmp_path: Path) -> None:
    works = {
        "/a": ("Broken pledge", "Broken pledge - Upper Valley Harbor Post"),
        "/b": ("Mill reopens", "Mill reopens - Upper Valley Harbor Post"),
        "/c": ("The ferry", "Ferry lost - Upper Valley Harbor Post"),
    }
    assert flags(httpserver, tmp_path, works) == [httpserver.url_for("/c")]
