"""Works are looked up in a run, kept, looked up again in a re-check, and reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from web.registries import RegistryStandIn, Work
from web.server import Server

from verify.config import Settings
from verify.pipeline.run import run
from verify.recheck.pending_news import load_news
from verify.recheck.rerun_rules import rerun_rules
from verify.recheck.session import Round
from verify.recheck.wording import transition_sentence
from verify.recheck.work_notices import recheck_works
from verify.store import open_database

NOW = datetime(2026, 6, 1, tzinfo=UTC)
LATER = NOW + timedelta(days=40)
TITLE = "The rivers of the upper valley and their canals"
RIVERS = Work(
    TITLE, (("Ada", "Bell"), ("Boris", "Lind")), 2019, "Valley Review", doi="10.1000/abc123"
)
ENZYMES = Work("Enzymes in very cold water", (("Cora", "Moor"),), 1987, "Cold Letters")
ARTICLE = f"""Water for the Valley

The canal was opened in May.[1]

[1] A. Bell, B. Lind, “{TITLE}”, Valley Review 12, no. 3 (2019): 14-20, doi:10.1000/abc123.
"""


@dataclass
class Desk:
    stand_in: RegistryStandIn
    settings: Settings
    article: Path

    def flags(self, now: datetime = NOW, **changes: object) -> set[str]:
        report = run([str(self.article)], replace(self.settings, **changes), now)
        return {flag.finding.rule for flag in report.articles[0].flags}

    def registries(self, now: datetime = NOW) -> str | None:
        report = run([str(self.article)], self.settings, now)
        results = report.articles[0].results
        return results.references[0].registries if results else None


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    stand_in = RegistryStandIn([RIVERS])
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    with Server(stand_in) as server:
        fetch = {
            "polite": False,
            "retries": 0,
            "allow_addresses": [list(pair) for pair in server.allowed],
            "archive": {"enabled": False},
        }
        services = {"urls": {"doi.org": f"{server.address}/doi"}}
        own = {"db": tmp_path / "c.db", "archive": tmp_path / "a", "reports": tmp_path / "r"}
        tables = {"fetch": fetch, "services": services}
        yield Desk(stand_in, Settings(**own, preview=True, tables=tables), article)


def test_a_doi_in_a_note_is_looked_up_at_doi_org_and_verified(desk: Desk) -> None:
    assert desk.registries() == "verified in doi.org"
    assert {path.split("/")[1] for path in desk.stand_in.asked} == {"doi"}


def test_a_doi_of_another_work_is_flagged(desk: Desk) -> None:
    desk.stand_in.works = [replace(ENZYMES, doi=RIVERS.doi)]
    assert "identifier-other-work" in desk.flags()


def test_an_unregistered_doi_is_flagged_and_said(desk: Desk) -> None:
    desk.stand_in.works = []
    assert "identifier-unregistered" in desk.flags()
    assert desk.registries() == "no trace in 1 registry (doi.org)"


def test_what_a_registry_cannot_tell_is_no_finding(desk: Desk) -> None:
    desk.stand_in.fault = "html"
    assert not {"identifier-other-work", "identifier-unregistered"} & desk.flags()
    said = desk.registries() or ""
    assert said.startswith("registries not checked (doi.org: ")


@pytest.mark.parametrize("name", ["crossref", "openalex"])
def test_an_empty_response_is_neither_found_nor_absent(desk: Desk, name: str) -> None:
    desk.stand_in.fault = "empty"
    services = {"use": [name], "urls": {name: f"{_base(desk)}/{name}"}}
    tables = {**desk.settings.tables, "services": services}
    report = run([str(desk.article)], replace(desk.settings, tables=tables), NOW)
    assert report.articles[0].results is not None
    said = report.articles[0].results.references[0].registries or ""
    assert said.startswith("registries not checked (")


def _base(desk: Desk) -> str:
    services = desk.settings.tables["services"]
    return str(services["urls"]["doi.org"]).removesuffix("/doi")


def test_a_failed_refresh_is_remembered_for_an_hour(desk: Desk) -> None:
    desk.flags()
    desk.stand_in.fault = "500"
    desk.flags(LATER)
    asked = len(desk.stand_in.asked)
    assert desk.registries(LATER + timedelta(minutes=5)) == "verified in doi.org"
    assert len(desk.stand_in.asked) == asked
    desk.stand_in.fault = None
    desk.flags(LATER + timedelta(hours=2))
    asked_again = len(desk.stand_in.asked)
    assert asked_again > asked
    desk.flags(LATER + timedelta(hours=3))
    assert len(desk.stand_in.asked) == asked_again


@pytest.mark.parametrize("changes", [{"offline": True}, {"services": {"use": []}}])
def test_nothing_is_asked_offline_or_when_switched_off(desk: Desk, changes: dict) -> None:  # type: ignore[type-arg]
    services = changes.pop("services", None)
    tables = {**desk.settings.tables, "services": services} if services else desk.settings.tables
    desk.flags(tables=tables, **changes)
    assert desk.stand_in.asked == []


def test_a_second_run_asks_nothing_again(desk: Desk) -> None:
    desk.flags()
    asked = len(desk.stand_in.asked)
    desk.flags(NOW + timedelta(days=1))
    assert len(desk.stand_in.asked) == asked > 0


def test_the_number_of_lookups_in_a_run_is_limited(desk: Desk) -> None:
    services = {**desk.settings.tables["services"], "lookups_per_run": 0}
    desk.flags(tables={**desk.settings.tables, "services": services})
    assert desk.stand_in.asked == []


def recheck(desk: Desk, now: datetime) -> Round:
    result = Round("round")
    recheck_works(open_database(desk.settings.db), desk.settings, result, now)
    return result


def test_a_retraction_after_the_first_run_is_news_and_a_flag(desk: Desk) -> None:
    assert "work-retracted" not in desk.flags()
    notices = (("retraction", "publisher"), ("retraction", "retraction-watch"))
    desk.stand_in.works = [replace(RIVERS, updates=notices)]
    [news] = recheck(desk, LATER).transitions
    assert (news.kind, news.address) == ("work-retracted", "DOI 10.1000/abc123")
    assert news.articles == (str(desk.article),)
    assert transition_sentence(news) == (
        "DOI 10.1000/abc123 was retracted. Reported by the publisher and Retraction Watch."
    )
    db = open_database(desk.settings.db)
    pending = load_news(db, "round")
    assert [one.kind for one in pending.transitions] == ["work-retracted"]
    number = rerun_rules(db, desk.settings, pending.affected_sources, LATER)
    rows = db.execute("SELECT rule FROM flags WHERE last_run = ?", [number]).fetchall()
    assert ("work-retracted",) in rows
    assert recheck(desk, LATER + timedelta(days=40)).transitions == [], "told once"


def test_a_correction_after_the_first_run_is_news(desk: Desk) -> None:
    desk.flags()
    desk.stand_in.works = [replace(RIVERS, updates=(("erratum", "publisher"),))]
    assert [one.kind for one in recheck(desk, LATER).transitions] == ["work-corrected"]


def test_works_that_were_looked_up_lately_are_not_asked_about(desk: Desk) -> None:
    desk.flags()
    asked = len(desk.stand_in.asked)
    assert recheck(desk, NOW + timedelta(days=5)).transitions == []
    assert len(desk.stand_in.asked) == asked


UNUSED = """# Water for the Valley

The canal was opened in May.[^1]

[^1]: A. Bell, B. Lind, “{title}”, Valley Review 12, no. 3 (2019): 14-20, doi:10.1000/abc123.
<!-- verify: ignore work-retracted, identifier-unregistered: known -->
"""


def test_a_comment_for_a_registry_rule_is_unused_only_once_registries_answered(desk: Desk) -> None:
    desk.article = desk.article.with_suffix(".md")
    desk.article.write_text(UNUSED.replace("\n<!--", " <!--").format(title=TITLE), encoding="utf-8")
    assert "unused-ignore" not in desk.flags(offline=True)
    desk.stand_in.fault = "500"
    assert "unused-ignore" not in desk.flags()
    desk.stand_in.fault = None
    assert "unused-ignore" in desk.flags(LATER)
