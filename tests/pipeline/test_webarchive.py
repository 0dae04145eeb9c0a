"""A dead page and a page cited long ago are compared with what the web archive holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from web.archive import ArchiveStandIn
from web.arquivo import PREFIX, ArquivoStandIn
from web.outcome import settings
from web.pages import article
from web.server import Server, Wire

from verify.archive import Archive
from verify.fetch import ArchiveSettings
from verify.fetch.webarchive.lookup import WebArchive
from verify.model import Article, Dossier, Field, Reason, Reference, Span, Via
from verify.pipeline.gather import GatherContext, gather, with_sources
from verify.pipeline.webarchive.copies import access_dates, gather_archived_pages
from verify.pipeline.webarchive.save_page_now import save_pages
from verify.store import open_database

NOW = datetime(2024, 6, 1, tzinfo=UTC)


@pytest.fixture
def stand_in() -> ArchiveStandIn:
    return ArchiveStandIn()


@pytest.fixture
def arquivo() -> ArquivoStandIn:
    return ArquivoStandIn()


@pytest.fixture
def site(stand_in: ArchiveStandIn, arquivo: ArquivoStandIn) -> Iterator[Server]:
    def behave(wire: Wire) -> None:
        if wire.path.startswith(PREFIX):
            return arquivo(wire)
        if wire.path.startswith(("/cdx", "/web/")):
            return stand_in(wire)
        if wire.path == "/lives":
            return wire.answer(article())
        return wire.answer("", "403 Forbidden" if wire.path == "/walled" else "404 Not Found")

    with Server(behave) as server:
        yield server


@pytest.fixture
def gathering(site: Server, tmp_path: Path) -> Iterator[GatherContext]:
    own = ArchiveSettings(
        memento=f"{site.address}/web/{{stamp}}id_/{{address}}", cdx=f"{site.address}/cdx", rate=1e6
    )
    with Archive(tmp_path / "archive") as archive:
        yield GatherContext(
            open_database(tmp_path / "citations.db"),
            archive,
            settings(site.allowed, archive=own),
            NOW,
            timedelta(days=7),
        )


def cited(address: str, accessed: str | None = "2022-10-17") -> Dossier:
    field = Field(accessed, Span(0, 1)) if accessed else None
    reference = Reference(Span(0, 1), url=Field(address, Span(0, 1)), accessed=field)
    blank = Article("a.txt", "x", "text", "utf-8", "")
    return Dossier(blank, references=(reference,), addresses={0: address})


def looked_at(gathering: GatherContext, dossier: Dossier):
    asked = gather(gathering, dossier.addresses.values())
    gather_archived_pages(gathering, asked, access_dates([dossier]))
    [record] = with_sources(gathering.db, dossier).sources.values()
    return record


def hold(stand_in: ArchiveStandIn, address: str) -> None:
    stand_in.holds[address] = {"20190101000000": article("tr"), "20221010000000": article("ru")}


def test_a_dead_page_is_read_in_the_copy_nearest_its_access_date(
    gathering: GatherContext, site: Server, stand_in: ArchiveStandIn
) -> None:
    address = f"{site.address}/dead"
    hold(stand_in, address)
    record = looked_at(gathering, cited(address))
    assert record.absence.reason is Reason.NOT_FOUND, "the page itself is still gone"
    assert record.capture.via is Via.ARCHIVE
    assert record.capture.captured_at == datetime(2022, 10, 10, tzinfo=UTC)
    assert "Речная комиссия" in record.capture.page.text
    assert record.capture.address == address
    assert "/web/20221010000000" in record.capture.final_address


def test_a_living_page_cited_long_ago_is_compared_as_it_was_then(
    gathering: GatherContext, site: Server, stand_in: ArchiveStandIn
) -> None:
    address = f"{site.address}/lives"
    hold(stand_in, address)
    record = looked_at(gathering, cited(address))
    assert record.capture.via is Via.ARCHIVE
    assert [c.via for c in record.earlier] == [Via.LIVE]


def test_a_living_page_cited_without_a_date_is_not_asked_about(
    gathering: GatherContext, site: Server, stand_in: ArchiveStandIn
) -> None:
    address = f"{site.address}/lives"
    hold(stand_in, address)
    assert looked_at(gathering, cited(address, None)).capture.via is Via.LIVE
    assert stand_in.seen == []


def test_what_a_site_refuses_to_show_is_not_fetched_round_the_back(
    gathering: GatherContext, site: Server, stand_in: ArchiveStandIn
) -> None:
    address = f"{site.address}/walled"
    hold(stand_in, address)
    assert looked_at(gathering, cited(address)).absence.reason is Reason.BLOCKED
    assert stand_in.seen == []


def test_one_setting_keeps_the_archive_out(
    gathering: GatherContext, site: Server, stand_in: ArchiveStandIn
) -> None:
    address = f"{site.address}/dead"
    hold(stand_in, address)
    off = replace(gathering.settings, archive=replace(gathering.settings.archive, enabled=False))
    assert looked_at(replace(gathering, settings=off), cited(address)).capture is None
    assert stand_in.seen == []


def test_a_copy_is_asked_for_once(
    gathering: GatherContext, site: Server, stand_in: ArchiveStandIn
) -> None:
    address = f"{site.address}/dead"
    hold(stand_in, address)
    looked_at(gathering, cited(address))
    seen = len(stand_in.seen)
    looked_at(replace(gathering, now=NOW + timedelta(days=30)), cited(address))
    assert len(stand_in.seen) == seen


def test_the_files_alone_say_which_cited_page_a_copy_stands_for(
    gathering: GatherContext, site: Server, stand_in: ArchiveStandIn, tmp_path: Path
) -> None:
    address = f"{site.address}/dead"
    hold(stand_in, address)
    service = looked_at(gathering, cited(address)).capture.final_address
    gathering.archive.close()
    for path in (tmp_path / "archive").glob("index.db*"):
        path.unlink()
    with Archive(tmp_path / "archive") as archive:
        gone, copy = [kept for kept, _ in archive.responses(address)]
        assert (gone.status, copy.status, copy.target) == (404, 200, service)
        assert [kept.target for kept in archive.captures(address)] == [service]
        headers = dict(archive.read(copy.file, copy.offset).headers)
        assert headers["Memento-Datetime"] == "Mon, 10 Oct 2022 00:00:00 GMT"
    [warc] = (tmp_path / "archive").glob("*.warc.gz")
    with warc.open("rb") as stream:
        said = [r.content_stream().read() for r in _metadata(stream)]
    assert f"cited: {address}\r\n".encode() in said[-1]
    assert f"via: {address}\r\n".encode() in said[-1], "the standard's own word for it"


def test_once_the_service_asks_for_peace_nothing_in_this_run_asks_it(
    gathering: GatherContext, site: Server, stand_in: ArchiveStandIn
) -> None:
    own = replace(gathering.settings.archive, saves=True, save=f"{site.address}/web/save", rate=1e6)
    public = replace(gathering.settings, archive=own, resolve={"gauge.test": site.allowed[0]})
    stand_in.status = "429 Too Many Requests"
    with closing(WebArchive(public)) as service:
        run = replace(gathering, settings=public, service=service)
        lives, dead = "http://gauge.test/lives", "http://gauge.test/dead"
        asked = gather(run, [lives, dead])
        gather_archived_pages(run, asked, {})
        gather_archived_pages(run, asked, {lives: NOW.date()})
        save_pages(run, [lives])
    assert len(stand_in.seen) == 1


def _metadata(stream):
    from warcio.archiveiterator import ArchiveIterator

    return (record for record in ArchiveIterator(stream) if record.rec_type == "metadata")


@pytest.fixture
def both(gathering: GatherContext, site: Server) -> GatherContext:
    """The gathering with Arquivo.pt as the second archive."""
    own = replace(
        gathering.settings.archive, also=("arquivo.pt",), arquivo=f"{site.address}{PREFIX}"
    )
    return replace(gathering, settings=replace(gathering.settings, archive=own))


def test_where_the_first_archive_has_no_copy_the_second_is_asked(
    both: GatherContext, site: Server, arquivo: ArquivoStandIn
) -> None:
    address = f"{site.address}/dead"
    arquivo.holds[address] = {"20190101000000": article("tr"), "20221010000000": article("ru")}
    record = looked_at(both, cited(address))
    assert record.capture.via is Via.ARCHIVE
    assert record.capture.captured_at == datetime(2022, 10, 10, tzinfo=UTC)
    assert "/noFrame/replay/20221010000000id_/" in record.capture.final_address


def test_the_second_archive_is_not_asked_where_the_first_has_a_copy(
    both: GatherContext, site: Server, stand_in: ArchiveStandIn, arquivo: ArquivoStandIn
) -> None:
    address = f"{site.address}/dead"
    hold(stand_in, address)
    assert looked_at(both, cited(address)).capture.via is Via.ARCHIVE
    assert arquivo.asked == []


def test_no_copy_names_the_archives_that_were_asked(both: GatherContext, site: Server) -> None:
    absence = looked_at(both, cited(f"{site.address}/dead")).absence
    assert absence.signs == ("no copy in the web archive or Arquivo.pt",)


def test_an_archive_that_could_not_be_asked_is_not_named(
    both: GatherContext, site: Server, arquivo: ArquivoStandIn
) -> None:
    arquivo.status = "429 Too Many Requests"
    absence = looked_at(both, cited(f"{site.address}/dead")).absence
    assert absence.signs == ("no copy in the web archive",)
    looked_at(both, cited(f"{site.address}/gone"))
    assert len(arquivo.asked) == 2, "each run asks once, and stops at the first 429"


def test_arquivo_is_asked_by_default_beside_the_wayback_machine_only() -> None:
    assert ArchiveSettings().further == ("arquivo.pt",)
    assert ArchiveSettings(also=()).further == ()
    assert ArchiveSettings(cdx="https://archive.example.org/cdx").further == ()
