"""One fault costs one item: whatever a stage of the pipeline raises, all others are reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from verify.cli.entry import run_app
from verify.config import Settings
from verify.containment import STRICT, internal_failure
from verify.model import ArticleReport, RunReport
from verify.pipeline.failures import LOG
from verify.pipeline.job import Job, Watcher
from verify.pipeline.reports.reporting import newest_report
from verify.pipeline.run import run
from verify.store import open_database

NOW = datetime.now(UTC).replace(microsecond=0)
PAGE = """<!doctype html><html lang="en"><head><title>{title} | Kentaur News</title>
<meta charset="utf-8"></head><body><article><h1>{title}</h1>
<p>The new work at Karasu was opened to the public on Monday morning after two years of labour.</p>
<p>“{said} will use it every day,” the mayor of the
town said at the ceremony, which several hundred people attended.</p></article></body></html>"""
ARTICLE = """{name}: What the Mayor Said

The mayor said: “{said} will not use it every day.”[1] The council gave no further details about the works that are still to be done.[3]

[1] “{title}”, Kentaur News, {page}, (Date of Accession: 02.03.2026).
[2] “Nothing here”, Kentaur News, {gone}, (Date of Accession: 02.03.2026).
"""
SAID = {
    "a-whole": "Our children, who have waited for a bridge since the old ferry sank,",
    "b-broken": "Every farmer of the upper valley, from the first market on,",
    "c-other": "The hospital and its four doctors, to the relief of the region,",
}
FAULTS = (ValueError, RecursionError, MemoryError)


@dataclass(frozen=True)
class Stage:
    """Where a fault is put: a function, and what its arguments hold when it is the bad item."""

    place: str  # "module:function" or "module:Class.method"
    item: str = "broken"
    offline: bool = False
    settings: tuple[tuple[str, Any], ...] = ()


STAGES = [
    Stage("verify.files:load"),
    Stage("verify.read:read_bytes"),
    Stage("verify.parse:parse"),
    Stage("verify.pipeline.read:with_addresses"),
    Stage("verify.store.articles.articles:key_of"),
    Stage("verify.store.articles.articles:save_article"),
    Stage("verify.pipeline.run:_vanished", ""),
    Stage("verify.pipeline.fetch_round:mark_lost_captures", ""),
    Stage("verify.pipeline.fetch_round:gather", ""),
    Stage("verify.store.sources.checks:last_check"),
    Stage("verify.fetch.client:Client.prepare"),
    Stage("verify.fetch.client:Client.attempt"),
    Stage("verify.archive.archive:Archive.write"),
    Stage("verify.pipeline.capture:read_page"),
    Stage("verify.fitness.judge:judge"),
    Stage("verify.pipeline.gather:changes_since_cited"),
    Stage("verify.pipeline.capture:response_seconds", ""),
    Stage("verify.store.sources.sources:save_capture"),
    Stage("verify.store.sources.checks:save_check"),
    Stage("verify.pipeline.confirm:confirm_failures", ""),
    Stage("verify.pipeline.fetch_round:withdraw_shared_landings", ""),
    Stage("verify.pipeline.fetch_round:withdraw_repeated_pages", ""),
    Stage("verify.pipeline.fetch_round:gather_archived_pages", ""),
    Stage("verify.pipeline.fetch_round:save_pages", ""),
    Stage("verify.store.sources.source_records:source_record"),
    Stage("verify.ledger.schedule:state", ""),
    Stage("verify.pipeline.compare:lint"),
    Stage("verify.pipeline.flag:lint_collection", ""),
    Stage("verify.pipeline.flag:reconcile", "2"),
    Stage("verify.pipeline.reports.reporting_round:coverage"),
    Stage("verify.store.articles.articles:save_coverage", "2"),
    Stage("verify.store.runs:add_article", "2"),
    Stage("verify.pipeline.reports.reporting_round:without_texts"),
    Stage("verify.pipeline.reports.across:flag_collection", ""),
    Stage("verify.pipeline.reports.reporting_round:_article_report"),
    Stage("verify.store.flags.flags:flags", ""),
    Stage("verify.store.runs:finish_run", ""),
]
# These keep no report of any article back, but what they are for is missing from all of it.
OF_ALL = {"gather", "flags", "state", "response_seconds", "lint_collection", "flag_collection"}


@pytest.fixture
def newsroom(tmp_path: Path, httpserver: HTTPServer) -> Settings:
    return _newsroom(tmp_path, httpserver)


_clean: dict[tuple[str, int], RunReport] = {}  # by host and port of the server


@pytest.fixture
def clean(
    newsroom: Settings, tmp_path_factory: pytest.TempPathFactory, httpserver: HTTPServer
) -> RunReport:
    """The report of a run without a fault, made once for each server."""
    key = (httpserver.host, httpserver.port)
    if key not in _clean:
        _clean[key] = verified(_newsroom(tmp_path_factory.mktemp("clean"), httpserver))
    return _clean[key]


def _newsroom(tmp_path: Path, httpserver: HTTPServer) -> Settings:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, said in SAID.items():
        values = {"name": name, "title": f"{name} opens", "said": said}
        page = PAGE.format(**values)
        httpserver.expect_request(f"/{name}").respond_with_data(page, content_type="text/html")
        httpserver.expect_request(f"/{name}/no").respond_with_data("", status=404)
        links = {"page": httpserver.url_for(f"/{name}"), "gone": httpserver.url_for(f"/{name}/no")}
        text = ARTICLE.format(**values, **links)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    fetch = {
        "allow_addresses": [["localhost", httpserver.port]],
        "polite": False,
        "retries": 0,
        "robots": False,
        "probe": False,
        "archive": {"enabled": False},
    }
    return Settings(
        db=tmp_path / "citations.db",
        reports=tmp_path / "reports",
        archive=tmp_path / "archive",
        tables={"fetch": fetch},
        jobs=1,
    )


def verified(settings: Settings, watcher: Watcher | None = None) -> RunReport:
    return run([str(settings.db.parent / "articles")], settings, NOW, watcher)


def one(report: RunReport, name: str) -> ArticleReport:
    (found,) = [a for a in report.articles if a.dossier.article.origin.endswith(f"{name}.txt")]
    return found


def facts(article: ArticleReport) -> tuple[Any, ...]:
    """What is reported of an article, but for what differs with the clock."""
    told = replace(article.coverage, absences=())
    found = [flag.finding for flag in article.flags]
    return told, [(f.rule, f.message, [(e.kind, e.text) for e in f.evidence]) for f in found]


def inject(monkeypatch: pytest.MonkeyPatch, stage: Stage, fault: Exception) -> list[str]:
    """Make the function raise for the bad item; gives a list that is told of each time."""
    module, _, names = stage.place.partition(":")
    holder: Any = import_module(module)
    *outer, name = names.split(".")
    for part in outer:
        holder = getattr(holder, part)
    original: Callable[..., Any] = getattr(holder, name)
    raised: list[str] = []

    def faulty(*args: Any, **kwargs: Any) -> Any:
        if any(_is_bad(arg, stage.item) for arg in args):
            raised.append(name)
            raise fault
        return original(*args, **kwargs)

    monkeypatch.setattr(holder, name, faulty)
    return raised


def _is_bad(arg: Any, item: str) -> bool:
    if isinstance(arg, Job):  # it holds all articles
        return False
    if item == "2":  # the row of the second article
        return arg == 2
    return item in (arg.decode("utf-8", "replace") if isinstance(arg, bytes) else repr(arg))


def cases() -> list[Any]:
    """Every stage with every fault; without the slow ones each stage has one, in turn."""
    return [
        pytest.param(
            *(stage, fault),
            id=f"{stage.place}-{fault.__name__}",
            marks=[] if number % 3 == kind else [pytest.mark.slow],
        )
        for number, stage in enumerate(STAGES)
        for kind, fault in enumerate(FAULTS)
    ]


@pytest.mark.parametrize(("stage", "fault"), cases())
def test_a_fault_at_one_stage_leaves_all_other_items_reported_in_full(
    newsroom: Settings,
    clean: RunReport,
    monkeypatch: pytest.MonkeyPatch,
    stage: Stage,
    fault: type[Exception],
) -> None:
    raised = inject(monkeypatch, stage, fault("odd"))
    report = verified(newsroom)
    if not raised:
        pytest.fail(f"{stage.place} was never reached")
    told = [skipped for skipped in report.skipped if skipped.error]
    assert told and all(f"internal error {one.error}" in one.why for one in told)
    assert len(report.coverage.internal_errors) == len(told)
    log = (newsroom.reports / LOG).read_text(encoding="utf-8")
    assert all(one.error in log for one in told if one.error) and "Traceback" in log
    name = stage.place.rpartition(".")[2].rpartition(":")[2]
    if name not in OF_ALL:
        for good in ("a-whole", "c-other"):
            assert facts(one(report, good)) == facts(one(clean, good))
    else:
        assert len(report.articles) == (0 if name == "flags" else 3)


def test_strict_mode_lets_every_exception_through(
    newsroom: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(STRICT, "1")
    for place in ("verify.parse:parse", "verify.fetch.client:Client.attempt"):
        with monkeypatch.context() as patch:
            inject(patch, Stage(place), LookupError("strict"))
            with pytest.raises(LookupError, match="strict"):
                verified(newsroom)


def test_what_the_machine_refuses_ends_the_run() -> None:
    import errno
    import sqlite3

    from verify.archive.values import ArchiveNotWritable

    for refusal in (
        OSError(errno.ENOSPC, "No space left on device"),
        sqlite3.OperationalError("database is locked"),
        ArchiveNotWritable("The disk is full."),
    ):
        with pytest.raises(type(refusal)):
            internal_failure("x", refusal)
    cell = sqlite3.OperationalError("Could not decode to UTF-8 column 'text'")
    assert internal_failure("x", cell).error
    assert internal_failure("x", OSError("odd")).error


def test_a_watcher_that_raises_costs_no_article(newsroom: Settings) -> None:
    def odd(*_: object) -> None:
        raise KeyError("terminal")

    report = verified(newsroom, Watcher(fetching=odd))
    assert len(report.articles) == 3 and report.coverage.internal_errors


def test_the_command_writes_the_report_says_what_failed_and_exits_with_3(
    newsroom: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(newsroom.db.parent)
    inject(monkeypatch, Stage("verify.parse:parse"), RecursionError("too deep"))
    assert run_app(["run", "--offline", "articles"]) == 3
    said = capsys.readouterr()
    (report,) = Path("reports").glob("latest.html")
    opening = said.out.split("\n\n")[0].replace("\n", " ")
    assert "1 item not checked because of internal error" in opening
    assert "b-broken.txt" in said.err and "internal error" in report.read_text()
    run_app(["report"])
    assert "internal error" in capsys.readouterr().out


def test_a_format_that_cannot_be_written_costs_no_other(
    newsroom: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(newsroom.db.parent)
    Path("verify.toml").write_text('formats = ["html", "json"]\n')
    inject(monkeypatch, Stage("verify.report.formats.html:pieces", ""), ValueError("odd"))
    assert run_app(["run", "--offline", "articles"]) == 3
    assert Path("reports/latest.json").is_file() and not Path("reports/latest.html").exists()
    assert "the html report" in capsys.readouterr().err


def test_a_damaged_row_costs_its_article_when_the_report_is_shown_again(
    newsroom: Settings,
) -> None:
    verified(newsroom)
    db = open_database(newsroom.db)
    db.execute("UPDATE revisions SET structure = '[1' WHERE article = 2")
    db.conn.commit()
    report = newest_report(db)
    assert report is not None and len(report.articles) == 2
    assert len(report.coverage.internal_errors) == 1


def test_a_later_run_checks_the_item_again(
    newsroom: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        inject(patch, Stage("verify.pipeline.capture:read_page"), MemoryError())
        verified(newsroom)
    later = run([str(newsroom.db.parent / "articles")], newsroom, NOW + timedelta(hours=2))
    assert not later.coverage.internal_errors
    assert one(later, "b-broken").coverage.usable == 1
