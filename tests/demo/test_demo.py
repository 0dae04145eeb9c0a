"""The demo is held to its manifest: everything planted is found, nothing else is raised."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from jsonschema import Draft202012Validator
from lxml import html

import verify
from verify.cli.entry import run_app
from verify.cli.problem import USAGE
from verify.demo import examples as demo_folder
from verify.demo.examples import NoExamples, examples
from verify.demo.pages import answer
from verify.demo.pdf import pdf
from verify.demo.run import NotADemo, Shown, prepare, run_demo
from verify.demo.site import Host, load
from verify.match.verdict.verdict import Outcome
from verify.model import Flag
from verify.pipeline.gather import with_sources
from verify.report import render
from verify.report.schema import schema
from verify.rules import all_rules
from verify.rules._checked_quotations import checked_quotations
from verify.store import open_database

CLEAN = {"biblioteka.md", "fish-market.html"}
Planted = tuple[str, str, str]  # article, rule, the exact words


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """One run of the whole demo, shared by the tests that look at its report."""
    return run_demo(tmp_path_factory.mktemp("demo") / "newsroom", datetime.now(UTC))


@pytest.fixture(scope="module")
def site() -> dict[str, Host]:
    return load(examples() / "site")


def manifest() -> list[Planted]:
    table = tomllib.loads((examples() / "manifest.toml").read_text(encoding="utf-8"))
    return [(entry["article"], entry["rule"], entry["words"]) for entry in table["planted"]]


def raised(shown: Shown) -> dict[Planted, Flag]:
    flags = [(a.dossier.article.origin, f) for a in shown.report.articles for f in a.flags]
    assert all(flag.finding.places for _, flag in flags)
    return {
        (Path(origin).name, flag.finding.rule, flag.finding.places[0].text): flag
        for origin, flag in flags
    }


def test_everything_planted_is_found(shown: Shown) -> None:
    assert [fault for fault in manifest() if fault not in raised(shown)] == []


def test_nothing_else_is_raised(shown: Shown) -> None:
    assert [fault for fault in raised(shown) if fault not in manifest()] == []


def test_no_fault_stands_twice_in_the_manifest_or_on_the_list(shown: Shown) -> None:
    assert [fault for fault, count in Counter(manifest()).items() if count > 1] == []
    assert sum(len(article.flags) for article in shown.report.articles) == len(raised(shown))


def test_every_rule_that_is_on_has_a_fault_to_find() -> None:
    planted = {rule for _, rule, _ in manifest()}
    assert {rule.name for rule in all_rules() if not rule.preview} - planted == set()


def test_the_clean_articles_are_checked_and_stay_clean(shown: Shown) -> None:
    found = {Path(a.dossier.article.origin).name: a for a in shown.report.articles}
    assert set(found) >= CLEAN
    for name in CLEAN:
        assert found[name].flags == ()
        assert found[name].coverage.statements == found[name].coverage.compared > 0


def test_three_languages_and_three_formats_are_read(shown: Shown) -> None:
    articles = [a.dossier.article for a in shown.report.articles]
    assert len(articles) >= 8
    assert {a.language for a in articles} == {"en", "ru", "tr"}
    assert {a.format for a in articles} == {"text", "html", "markdown"}
    assert shown.report.skipped == ()


def test_a_blocked_page_is_told_as_not_looked_at_and_never_as_a_missing_quotation(
    shown: Shown,
) -> None:
    [blocked] = [a for a in shown.report.coverage.absences if a.reason == "blocked"]
    assert blocked.address == "http://orrin-power.test/press/gates"
    assert not any("gates exactly" in words for _, _, words in raised(shown))


def test_every_kind_of_verdict_is_met_in_the_demo(shown: Shown) -> None:
    db = open_database(shown.page.parents[1] / "citations.db")
    dossiers = [with_sources(db, article.dossier) for article in shown.report.articles]
    verdicts = [found.verdict for dossier in dossiers for found in checked_quotations(dossier)]
    met = {verdict.outcome for verdict in verdicts}
    # What cannot be verified is a page that is blocked: told as coverage, by the test above.
    assert set(Outcome) - met <= {Outcome.UNVERIFIABLE}
    assert {"consistent", "inconsistent"} <= {verdict.agreement for verdict in verdicts}


def test_the_changes_of_the_three_weeks_are_told(shown: Shown) -> None:
    told = {(t.address.partition("://")[2], t.kind) for t in shown.report.transitions}
    assert ("harbour-courier.test/2023/11/14/regatta-prizes.html", "died") in told
    assert ("lake-institute.test/readings", "headline-changed") in told


def test_the_second_run_knows_the_flags_of_the_first(shown: Shown) -> None:
    histories = Counter(flag.history for flag in raised(shown).values())
    assert histories["still there"] > histories["new"] > 0


def test_the_report_is_there_to_be_opened(shown: Shown) -> None:
    page = shown.page.read_text(encoding="utf-8")
    assert shown.page.name == "latest.html"
    assert "Who Pays for the Breakwater?" in page and "Книги вернулись домой" in page
    tree = html.document_fromstring(page.encode())
    ids = tree.xpath("//@id")
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    inner = {href[1:] for href in tree.xpath("//@href") if href.startswith("#")}
    assert inner - set(ids) == set()


def test_the_json_report_of_the_demo_keeps_to_its_schema(shown: Shown) -> None:
    said = json.loads(render(shown.report, "json"))
    assert [error.message for error in Draft202012Validator(schema()).iter_errors(said)] == []


def test_every_page_but_the_front_pages_is_cited(site: dict[str, Host]) -> None:
    texts = [
        path.read_bytes().decode("cp1251" if path.name == "most.html" else "utf-8")
        for path in sorted((examples() / "articles").iterdir())
    ]
    redirects = {page.redirect for host in site.values() for page in host.pages}
    pages = {(h.host, p.path) for h in site.values() for p in h.pages} - {
        (h.host, p.path) for h in site.values() for p in h.pages if p.path in redirects | {"/"}
    }
    cited = {(h, p) for h, p in pages if any(f"http://{h}{p}" in text for text in texts)}
    assert pages - cited == set()


def test_the_site_speaks_the_encodings_it_declares(site: dict[str, Host]) -> None:
    sent = answer(site["vestnik-zaliva.test"], "/2024/02/biblioteka", 1)
    assert ("Content-Type", "text/html; charset=windows-1251") in sent.headers
    assert "Библиотека в Заречном" in sent.body.decode("windows-1251")


def test_a_page_changes_when_its_visit_comes(site: dict[str, Host]) -> None:
    host = site["lake-institute.test"]
    before, after = (host.page("/readings", visit) for visit in (2, 3))
    assert before and after and before.headline != after.headline


def test_an_unknown_path_and_an_unknown_host_are_not_found(site: dict[str, Host]) -> None:
    assert answer(site["island-letter.test"], "/robots.txt", 1).status == 404
    assert answer(None, "/", 1).status == 404


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
    assert run_app(["demo", "--folder", str(tmp_path)]) == USAGE
    assert "in use for something else" in capsys.readouterr().err


def test_the_command_ends_with_the_path_of_the_report(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("verify.demo.run.run_demo", lambda folder, now, watcher: shown)
    assert run_app(["demo"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("11 articles")
    assert lines[-1].endswith(str(shown.page))
    assert len(lines) < 12


def test_a_demo_folder_is_made_afresh_and_what_else_lies_there_stays(tmp_path: Path) -> None:
    prepare(tmp_path / "demo", examples())
    (tmp_path / "demo" / "notes.txt").touch()
    (tmp_path / "demo" / "citations.db").touch()
    (tmp_path / "demo" / "articles" / "breakwater.txt").write_text("edited", encoding="utf-8")
    prepare(tmp_path / "demo", examples())
    assert (tmp_path / "demo" / "notes.txt").is_file()
    assert not (tmp_path / "demo" / "citations.db").exists()
    text = (tmp_path / "demo" / "articles" / "breakwater.txt").read_text(encoding="utf-8")
    assert text.startswith("Who Pays")


def test_the_examples_are_found_beside_the_package_or_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (examples() / "manifest.toml").is_file()
    inside = tmp_path / "verify" / demo_folder.PACKAGED
    inside.mkdir(parents=True)
    monkeypatch.setattr(verify, "__file__", str(tmp_path / "verify" / "__init__.py"))
    with pytest.raises(NoExamples, match="install it again"):
        examples()
    (inside / "manifest.toml").touch()
    assert examples() == inside


def test_the_wheel_takes_the_examples_along() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {"examples": f"verify/{demo_folder.PACKAGED}"}
