"""Statements are translated into their source's language, stored, and marked as such."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from verify.config import Settings
from verify.fetch import FetchSettings
from verify.model import (
    Article,
    Capture,
    Coverage,
    Dossier,
    Page,
    Result,
    SourceRecord,
    TranslationUse,
)
from verify.parse import parse
from verify.pipeline.job import Job, Watcher
from verify.pipeline.reports.reporting import newest_report
from verify.pipeline.reports.translations import (
    Translating,
    close_translating,
    open_translating,
    with_translations,
)
from verify.read import read_bytes
from verify.report import pieces
from verify.report.coverage_wording import unchecked_sentence
from verify.results.statements import statements
from verify.store import open_database, runs
from verify.translate.engine import Engine

NOW = datetime(2026, 11, 29, 9, 0, tzinfo=UTC)
SAID = "The harbor will stay shut until the ice on the river is gone"
THERE = "Гавань останется закрытой, пока на реке не сойдёт лёд"
ARTICLE = f"""# The harbor

The winter was long, and nobody in the town remembers a longer one than this.

“{SAID},” said Marta Kolen. [1]

[1] “Зима”, https://herald.example/winter
"""
PAGE = (
    f"Зима была долгой. «{THERE}», — сказала Марта Колен журналистам в понедельник. "
    "Паром стоит у причала с ноября, и рыбаки чинят сети. Мост через реку построят летом."
)


def dossier() -> Dossier:
    article = read_bytes(ARTICLE.encode(), "winter.md")
    assert isinstance(article, Article)
    bare = parse(article)
    page = Page(text=PAGE, whole_text=PAGE, language="ru")
    address = next(iter(bare.addresses.values()))
    capture = Capture(
        address=address,
        final_address=address,
        captured_at=NOW,
        status=200,
        media_type="text/html",
        digest="0" * 64,
        page=page,
    )
    return replace(bare, sources={address: SourceRecord(address, capture)})


def job(tmp_path: Path, notes: list[str], **section: object) -> Job:
    settings = Settings(db=tmp_path / "citations.db", tables={"translate": section})
    watcher = Watcher(noting=notes.append)
    return Job(open_database(settings.db), settings, FetchSettings(), NOW, 1, watcher)


def answer(request: Request) -> Response:
    assert request.json is not None
    assert request.json["source"] == "en"
    assert request.json["target"] == "ru"
    assert request.json["q"].startswith("The harbor will stay shut")
    return Response(json.dumps({"translatedText": THERE}), mimetype="application/json")


def test_a_translation_confirms_a_statement_and_is_said_to_be_a_machine_s(
    httpserver: HTTPServer, tmp_path: Path
) -> None:
    httpserver.expect_oneshot_request("/translate", method="POST").respond_with_handler(answer)
    notes: list[str] = []
    working = job(tmp_path, notes, address=httpserver.url_for("/"))
    translating = open_translating(working)
    found = with_translations(working, translating, dossier())
    used = close_translating(working, translating)
    (result,) = statements(found)
    assert result.result is Result.CONSISTENT
    assert result.best is not None
    assert result.best.passage_note is not None
    assert "machine translation (LibreTranslate at http://" in result.best.passage_note
    assert "2026-11-29" in result.best.passage_note
    assert THERE in (result.best.passage or "")
    assert notes == [
        f"verify: 1 quotation was sent for translation to LibreTranslate at "
        f"{httpserver.url_for('/')}."
    ]
    said = unchecked_sentence(Coverage(translations=used))
    assert said == notes[0].removeprefix("verify: ")
    # The server answers once only: the second run has the stored translation.
    again = with_translations(working, open_translating(working), dossier())
    assert again.translations == found.translations


@pytest.mark.parametrize("words", ["Рыба дешевеет каждую весну", "Мэр не отвечает на вопросы"])
def test_a_translation_never_makes_a_statement_altered_or_not_found(
    httpserver: HTTPServer, tmp_path: Path, words: str
) -> None:
    httpserver.expect_request("/translate").respond_with_json({"translatedText": words})
    working = job(tmp_path, [], address=httpserver.url_for("/"))
    found = with_translations(working, open_translating(working), dossier())
    assert found.translations
    (result,) = statements(found)
    assert result.result is Result.NOT_CHECKED


def test_a_server_that_fails_is_left_alone_and_named(
    httpserver: HTTPServer, tmp_path: Path
) -> None:
    httpserver.expect_request("/translate").respond_with_json({"error": "busy"}, status=503)
    notes: list[str] = []
    working = job(tmp_path, notes, address=httpserver.url_for("/"))
    translating = open_translating(working)
    for _ in range(5):
        assert with_translations(working, translating, dossier()).translations == {}
    used = close_translating(working, translating)
    assert len(httpserver.log) == 3
    assert unchecked_sentence(Coverage(translations=used)) == (
        f"3 quotations were sent for translation to LibreTranslate at {httpserver.url_for('/')}. "
        "5 quotations were not translated: busy."
    )
    assert notes == [
        f"verify: 3 quotations were sent for translation to LibreTranslate at "
        f"{httpserver.url_for('/')}."
    ]


def test_a_password_of_the_server_is_in_no_report(tmp_path: Path) -> None:
    engine = open_translating(job(tmp_path, [], address="http://me:secret@localhost:5000/t")).engine
    assert engine is not None
    assert engine.name == "LibreTranslate at http://localhost:5000/t"


def test_models_that_are_not_installed_are_named_and_nothing_is_said_to_be_sent(
    tmp_path: Path,
) -> None:
    (tmp_path / "models" / "tr-en").mkdir(parents=True)
    (tmp_path / "models" / "tr-en" / "model.json").write_text("{}")
    notes: list[str] = []
    working = job(tmp_path, notes, folder=str(tmp_path / "models"))
    translating = open_translating(working)
    with_translations(working, translating, dossier())
    (used,) = close_translating(working, translating)
    assert used.is_local
    assert notes == []
    assert unchecked_sentence(Coverage(translations=(used,))) == (
        "1 quotation was not translated: No model from en to ru. "
        "Run: verify translate install en ru."
    )


@pytest.mark.parametrize("form", ["json", "markdown", "html", "terminal", "concise"])
def test_the_report_of_a_run_says_what_was_sent_where(
    httpserver: HTTPServer, tmp_path: Path, form: str
) -> None:
    coverage = Coverage(translations=(TranslationUse("LibreTranslate at http://t:5000", sent=4),))
    db = open_database(tmp_path / "citations.db")
    run = runs.start_run(db, "0.1.0", False, NOW)
    runs.finish_run(db, run, coverage, (), NOW)
    report = newest_report(db)
    assert report is not None
    text = "".join(pieces(report, form))
    wanted = "4 quotations were sent for translation to LibreTranslate at http://t:5000."
    if form == "json":
        wanted = '"engine": "LibreTranslate at http://t:5000"'
    assert wanted in " ".join(text.split())


def test_without_a_server_or_models_nothing_is_sent(tmp_path: Path) -> None:
    working = job(tmp_path, [], folder=str(tmp_path / "none"))
    translating = open_translating(working)
    assert translating.engine is None
    assert with_translations(working, translating, dossier()).translations == {}
    offline = replace(
        working.settings, offline=True, tables={"translate": {"address": "http://localhost:1"}}
    )
    working.settings = offline
    assert open_translating(working).engine is None


def test_a_missing_model_keeps_no_other_pair_of_languages_from_its_model() -> None:
    class Local:
        name = "models"
        is_local = True

    translating = Translating(cast("Engine", Local()))
    for reason in ("No model from en to tr.", "It is damaged.", *["No model from en to tr."] * 3):
        translating.failed(reason)
    assert translating.may_ask
    assert unchecked_sentence(Coverage(translations=translating.use())) == (
        "4 quotations were not translated: No model from en to tr. "
        "1 quotation was not translated: It is damaged."
    )
