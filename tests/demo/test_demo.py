"""The demo is held to its manifest: everything planted is found, nothing else is raised."""

from __future__ import annotations

import asyncio
import json
import shutil
import tomllib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from desk_kit import Client
from figures import of_report
from jsonschema import Draft202012Validator
from lxml import html

from verify.cli.actions.setup import init
from verify.cli.entry import run_app
from verify.cli.errors import USAGE_ERROR
from verify.demo import examples
from verify.demo.examples import NoExamples, examples_folder
from verify.demo.folder import ExistingDemo, NotADemo, existing_demo, prepare
from verify.demo.pages import respond
from verify.demo.pdf import pdf
from verify.demo.run import DemoResult, run_demo
from verify.demo.server import REGISTRY
from verify.demo.site import Host, load_site
from verify.match.verdict.verdict import Outcome
from verify.model import Article, Flag
from verify.pipeline.gather import with_sources
from verify.read import read_bytes
from verify.report import render
from verify.report.schema import schema
from verify.rules import all_rules
from verify.rules._checked_quotations import checked_quotations
from verify.store import open_database

pytestmark = pytest.mark.slow

CLEAN = {"biblioteka.md", "fish-market.html"}
Planted = tuple[str, str, str]  # article, rule, the exact words


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> DemoResult:
    """One run of the whole demo, shared by the tests that look at its report."""
    return run_demo(tmp_path_factory.mktemp("demo") / "newsroom", datetime.now(UTC))


@pytest.fixture(scope="module")
def site() -> dict[str, Host]:
    return load_site(examples_folder() / "site")


def manifest() -> list[Planted]:
    table = tomllib.loads((examples_folder() / "manifest.toml").read_text(encoding="utf-8"))
    return [(entry["article"], entry["rule"], entry["words"]) for entry in table["planted"]]


def raised(shown: DemoResult) -> dict[Planted, Flag]:
    flags = [(a.dossier.article.origin, f) for a in shown.report.articles for f in a.flags]
    assert all(flag.finding.places for _, flag in flags)
    return {
        (Path(origin).name, flag.finding.rule, flag.finding.places[0].text): flag
        for origin, flag in flags
    }


def test_everything_planted_is_found(shown: DemoResult) -> None:
    assert [fault for fault in manifest() if fault not in raised(shown)] == []


def test_nothing_else_is_raised(shown: DemoResult) -> None:
    assert [fault for fault in raised(shown) if fault not in manifest()] == []


def manifest_table() -> dict[str, list[dict[str, str]]]:
    loaded = tomllib.loads((examples_folder() / "manifest.toml").read_text(encoding="utf-8"))
    return loaded


def test_every_statement_has_the_result_of_the_manifest(shown: DemoResult) -> None:
    found = [
        (Path(a.dossier.article.origin).name, s.text, s.result.value, s.reason)
        for a in shown.report.articles
        for s in (a.results.statements if a.results else ())
    ]
    wanted = [
        (s["article"], s["words"], s["result"], s.get("reason"))
        for s in manifest_table()["statement"]
    ]
    assert Counter(found) == Counter(wanted)
    assert len(found) == shown.report.coverage.statements


def test_every_reference_has_the_result_of_the_manifest(shown: DemoResult) -> None:
    fields = ("title", "author", "date", "publisher")
    found = [
        (
            *(Path(a.dossier.article.origin).name, r.text, r.url.value),
            *(getattr(r, name).value for name in fields),
        )
        for a in shown.report.articles
        for r in (a.results.references if a.results else ())
    ]
    wanted = [
        (r["article"], r["words"], r["url"], *(r.get(name, "not given") for name in fields))
        for r in manifest_table()["reference"]
    ]
    assert Counter(found) == Counter(wanted)


def test_the_lost_page_is_found_in_the_publishers_sitemap(shown: DemoResult) -> None:
    [article] = [
        a for a in shown.report.articles if a.dossier.article.origin.endswith("breakwater.txt")
    ]
    [flag] = [flag for flag in article.flags if flag.finding.rule == "url-missing"]
    url = "http://strait-herald.test/news/fishermen-want-a-say-in-the-breakwater"
    assert flag.finding.suggestion == url
    [evidence] = [one for one in flag.finding.evidence if one.label == "Probably"]
    assert "Fishermen want a say in the breakwater · 2024-02-23" in evidence.text


def test_a_doi_of_another_work_is_shown_with_the_record(shown: DemoResult) -> None:
    planted = ("lake-levels.md", "identifier-other-work", "10.5555/selke.2019.7")
    [record] = raised(shown)[planted].finding.evidence
    assert "Reedham: Freshwater Snails of the Northern Fens" in record.text


def test_each_figure_is_the_same_on_all_surfaces(shown: DemoResult) -> None:
    database = shown.page.parents[1] / "citations.db"
    desk = asyncio.run(Client(database).get("/overview")).text
    figures = of_report(shown.report, shown.page.read_text(encoding="utf-8"), desk)
    wanted = figures["json results"]
    assert {name: found for name, found in figures.items() if found != wanted} == {}
    assert wanted["sources"] > wanted["fetched"] > wanted["usable"] > 0


def test_no_fault_stands_twice_in_the_manifest_or_on_the_list(shown: DemoResult) -> None:
    assert [fault for fault, count in Counter(manifest()).items() if count > 1] == []
    assert sum(len(article.flags) for article in shown.report.articles) == len(raised(shown))


def test_every_rule_that_is_on_has_a_fault_to_find() -> None:
    planted = {rule for _, rule, _ in manifest()}
    assert {rule.name for rule in all_rules() if not rule.preview} - planted == set()


def test_the_clean_articles_are_checked_and_stay_clean(shown: DemoResult) -> None:
    found = {Path(a.dossier.article.origin).name: a for a in shown.report.articles}
    assert set(found) >= CLEAN
    for name in CLEAN:
        assert found[name].flags == ()
        assert found[name].coverage.statements == found[name].coverage.compared > 0


def test_three_languages_and_five_formats_are_read(shown: DemoResult) -> None:
    articles = [a.dossier.article for a in shown.report.articles]
    assert len(articles) >= 8
    assert {a.language for a in articles} == {"en", "ru", "tr"}
    assert {a.format for a in articles} == {"text", "html", "markdown", "docx", "pdf"}
    assert shown.report.skipped == ()


def test_a_blocked_page_is_told_as_not_looked_at_and_never_as_a_missing_quotation(
    shown: DemoResult,
) -> None:
    [blocked] = [a for a in shown.report.coverage.absences if a.reason == "blocked"]
    assert blocked.address == "http://orrin-power.test/press/gates"
    assert not any("gates exactly" in words for _, _, words in raised(shown))


def test_every_kind_of_verdict_is_met_in_the_demo(shown: DemoResult) -> None:
    db = open_database(shown.page.parents[1] / "citations.db")
    dossiers = [with_sources(db, article.dossier) for article in shown.report.articles]
    verdicts = [found.verdict for dossier in dossiers for found in checked_quotations(dossier)]
    met = {verdict.outcome for verdict in verdicts}
    # What cannot be verified is a page that is blocked: told as coverage, by the test above.
    assert set(Outcome) - met <= {Outcome.UNVERIFIABLE}
    assert {"consistent", "inconsistent"} <= {verdict.agreement for verdict in verdicts}


def test_the_changes_of_the_three_weeks_are_told(shown: DemoResult) -> None:
    told = {(t.address.partition("://")[2], t.kind) for t in shown.report.transitions}
    assert ("harbour-courier.test/2023/11/14/regatta-prizes.html", "died") in told
    assert ("lake-institute.test/readings", "headline-changed") in told


def test_the_second_run_knows_the_flags_of_the_first(shown: DemoResult) -> None:
    histories = Counter(flag.history for flag in raised(shown).values())
    assert histories["still there"] > histories["new"] > 0


def test_the_report_is_there_to_be_opened(shown: DemoResult) -> None:
    page = shown.page.read_text(encoding="utf-8")
    assert shown.page.name == "latest.html"
    assert "Who Pays for the Breakwater?" in page and "Книги вернулись домой" in page
    tree = html.document_fromstring(page.encode())
    ids = tree.xpath("//@id")
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    inner = {href[1:] for href in tree.xpath("//@href") if href.startswith("#")}
    assert inner - set(ids) == set()


def test_the_json_report_of_the_demo_keeps_to_its_schema(shown: DemoResult) -> None:
    said = json.loads(render(shown.report, "json"))
    assert [error.message for error in Draft202012Validator(schema()).iter_errors(said)] == []


def test_every_page_but_the_front_pages_is_cited(site: dict[str, Host]) -> None:
    texts = [
        article.text if article.format in ("docx", "pdf") else data.decode(article.encoding)
        for path in sorted((examples_folder() / "articles").iterdir())
        if isinstance(article := read_bytes(data := path.read_bytes(), path.name), Article)
    ]
    redirects = {page.redirect for host in site.values() for page in host.pages}
    pages = {(h.host, p.path) for h in site.values() for p in h.pages} - {
        (h.host, p.path)
        for h in site.values()
        for p in h.pages
        if p.path in redirects | {"/"} or p.trap == "sitemap"
    }
    pages -= {("strait-herald.test", "/news/fishermen-want-a-say-in-the-breakwater")}  # lost
    cited = {(h, p) for h, p in pages if any(f"http://{h}{p}" in text for text in texts)}
    registry = {(h, p) for h, p in pages if h == REGISTRY}  # answers about the cited DOIs
    dois = {p.removeprefix("/api/handles").partition("?")[0].lstrip("/") for _, p in registry}
    assert all(any(f"doi:{doi}" in text for text in texts) for doi in dois)
    assert pages - cited - registry == set()


def test_the_site_speaks_the_encodings_it_declares(site: dict[str, Host]) -> None:
    sent = respond(site["vestnik-zaliva.test"], "/2024/02/biblioteka", 1)
    assert ("Content-Type", "text/html; charset=windows-1251") in sent.headers
    assert "Библиотека в Заречном" in sent.body.decode("windows-1251")


def test_a_page_changes_when_its_visit_comes(site: dict[str, Host]) -> None:
    host = site["lake-institute.test"]
    before, after = (host.page("/readings", visit) for visit in (2, 3))
    assert before and after and before.headline != after.headline


def test_an_unknown_path_and_an_unknown_host_are_not_found(site: dict[str, Host]) -> None:
    assert respond(site["island-letter.test"], "/robots.txt", 1).status == 404
    assert respond(None, "/", 1).status == 404


def test_the_minutes_are_a_pdf_whose_words_can_be_read() -> None:
    made = pdf("Minutes (of 5 February)", ["A wall’s assessment \\ " * 30] * 40)
    document = pypdfium2.PdfDocument(made)
    assert len(document) > 1
    assert "Minutes (of 5 February)" in document[0].get_textpage().get_text_bounded()
    assert document.get_metadata_value("Title") == "Minutes (of 5 February)"


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "my-novel.txt"
    kept.write_text("It was a dark night.", encoding="utf-8")
    with pytest.raises(NotADemo, match="--folder"):
        run_demo(tmp_path, datetime.now(UTC))
    assert [path.name for path in tmp_path.iterdir()] == ["my-novel.txt"]


def test_the_command_says_in_one_sentence_why_it_will_not_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "my-novel.txt").touch()
    assert run_app(["demo", "--folder", str(tmp_path)]) == USAGE_ERROR
    assert "has other files in it" in capsys.readouterr().err


def test_the_command_ends_with_the_path_of_the_report(
    shown: DemoResult,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)  # "make run" leaves a demo in the repository's folder
    monkeypatch.setattr("verify.demo.run.run_demo", lambda folder, now, watcher: shown)
    monkeypatch.setenv("COLUMNS", "100")
    assert run_app(["demo"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("12 articles")
    assert lines[-1].endswith(str(shown.page))
    assert lines[-1].startswith("Report, and plotina.annotated.docx beside it: ")
    assert (shown.page.parent / "plotina.annotated.docx").is_file()
    assert len(lines) < 12


def test_the_ending_tells_the_three_weeks_and_its_hints_name_the_database(
    shown: DemoResult,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)  # "make run" leaves a demo in the repository's folder
    monkeypatch.setattr("verify.demo.run.run_demo", lambda folder, now, watcher: shown)
    monkeypatch.setenv("COLUMNS", "80")
    assert run_app(["demo", "--folder", "a folder"]) == 0
    out = capsys.readouterr().out
    assert shown.first is not None
    first = sum(len(article.flags) for article in shown.first.articles)
    histories = Counter(flag.history.name for flag in raised(shown).values())
    story = " ".join(out.split())
    assert f"a first run, 21 days ago, found {first} flags" in story
    assert f"{histories['NEW']} new flags, {histories['STILL']} unchanged" in story
    for command in ("desk", "review"):
        assert f"verify {command} --db 'a folder/citations.db'\n" in out
    assert all(len(line) <= 80 for line in out.splitlines()[:-3])


def test_a_demo_is_continued_and_its_decisions_and_edits_are_kept(
    tmp_path: Path, shown: DemoResult, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "demo"
    shutil.copytree(shown.page.parents[1], folder)
    (number, *_) = (flag.id for flag in raised(shown).values())
    db = str(folder / "citations.db")
    assert run_app(["flags", "decide", str(number), "--confirm", "--db", db]) == 0
    edited = folder / "articles" / "breakwater.txt"
    edited.write_text(edited.read_text("utf-8") + "\nA last line.\n", encoding="utf-8")
    assert run_app(["demo", "--folder", str(folder)]) == 0
    story = " ".join(capsys.readouterr().out.split())
    assert "checked again; your 1 decision and your edits are kept: 0 new flags" in story
    assert edited.read_text("utf-8").endswith("A last line.\n")
    assert run_app(["flags", "--status", "confirmed", "--db", db, "-f", "json"]) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == [number]


def test_only_fresh_starts_over_and_it_says_what_it_deletes(
    tmp_path: Path,
    shown: DemoResult,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "demo"
    shutil.copytree(shown.page.parents[1], folder)
    number = next(iter(raised(shown).values())).id
    run_app(["flags", "decide", str(number), "--confirm", "--db", str(folder / "citations.db")])
    capsys.readouterr()
    called: list[str] = []
    for name in ("run_demo", "continue_demo"):
        monkeypatch.setattr(
            f"verify.demo.run.{name}", lambda *given, name=name: called.append(name) or shown
        )
    assert run_app(["demo", "--folder", str(folder)]) == 0
    assert capsys.readouterr().err == ""
    assert run_app(["demo", "--folder", str(folder), "--fresh"]) == 0
    said = f"Starting over. Deleted from {folder}: articles, archive, reports, citations.db"
    assert capsys.readouterr().err == f"verify: {said} with 1 decision.\n"
    assert called == ["continue_demo", "run_demo"]


def test_a_demo_that_was_interrupted_starts_over_unless_there_are_decisions(tmp_path: Path) -> None:
    assert existing_demo(tmp_path / "demo") is None
    prepare(tmp_path / "demo", examples_folder())
    found = existing_demo(tmp_path / "demo")
    assert found is not None and not found.can_continue
    open_database(tmp_path / "demo" / "citations.db").close()
    found = existing_demo(tmp_path / "demo")
    assert found is not None and not found.can_continue
    assert ExistingDemo((), decisions=1, finished=False).can_continue


def test_a_demo_folder_is_made_afresh_and_what_else_lies_there_stays(tmp_path: Path) -> None:
    prepare(tmp_path / "demo", examples_folder())
    (tmp_path / "demo" / "notes.txt").touch()
    (tmp_path / "demo" / "citations.db").touch()
    (tmp_path / "demo" / "articles" / "breakwater.txt").write_text("edited", encoding="utf-8")
    prepare(tmp_path / "demo", examples_folder())
    assert (tmp_path / "demo" / "notes.txt").is_file()
    assert not (tmp_path / "demo" / "citations.db").exists()
    text = (tmp_path / "demo" / "articles" / "breakwater.txt").read_text(encoding="utf-8")
    assert text.startswith("Who Pays")


def test_the_examples_are_found_beside_the_package_or_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (examples_folder() / "manifest.toml").is_file()
    inside = tmp_path / "verify" / examples.PACKAGED
    inside.mkdir(parents=True)
    monkeypatch.setattr(examples, "PACKAGE", tmp_path / "verify")
    with pytest.raises(NoExamples, match="Install verify again"):
        examples_folder()
    (inside / "manifest.toml").touch()
    assert examples_folder() == inside


def test_the_wheel_takes_the_examples_along() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {
        "examples": f"verify/{examples.PACKAGED}",
        "docs/verify.example.toml": f"verify/{init.PACKAGED}",
    }


def test_passages_in_other_languages_are_shown_in_the_report_and_at_the_desk(
    shown: DemoResult,
) -> None:
    [article] = [
        a for a in shown.report.articles if a.dossier.article.origin.endswith("two-shores.txt")
    ]
    said = [flag.finding.message for flag in article.flags]
    assert any("gives a different name" in message for message in said)
    assert not any(message.endswith(("(name)", "(number)", "(date)")) for message in said)
    assert any("gives a different figure" in message for message in said)
    database = shown.page.parents[1] / "citations.db"
    client, db = Client(database), open_database(database)
    [(row,)] = db.execute("SELECT id FROM articles WHERE origin LIKE '%two-shores.txt'")
    desk = asyncio.run(client.get(f"/articles/{row}")).text
    for page in (shown.page.read_text(encoding="utf-8"), desk):
        assert "станет Олаф Нюстрём" in page
        assert "günde 1.200 yolcuya" in page
