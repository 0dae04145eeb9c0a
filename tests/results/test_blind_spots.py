"""Silence about what was not checked resolves nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from case_documents import dossier_of, source_of
from sqlite_utils import Database

from verify.model import Capture, Dossier, SourceRecord
from verify.pipeline.flag import FlaggingRound, flag_article
from verify.results import results
from verify.rules import all_rules
from verify.store import open_database, runs
from verify.store.articles.articles import save_article

NOW = datetime(2025, 6, 1, tzinfo=UTC)
URL = "https://courier.example/dam"
BODY = f"""The Dam and the Valleys

The mayor of the town said: “We opened the dam in spring and the valley was flooded.”[1] In all
83 million people live on the river, and 41 villages with 5,200 houses are on its banks.[1]

[1] “The dam is open”, Courier, {URL}
"""
ENGLISH = (
    "The dam is open\nThe mayor of the town spoke to reporters about the works. In all 38 million"
    " people live on the river, and 41 villages with 5,200 houses are on its banks, he said. The"
    " council will meet again in autumn to discuss the plans for the second dam in the valley."
)
RUSSIAN = (
    "Мэр города рассказал журналистам о работах на плотине. Совет соберётся осенью, чтобы"
    " обсудить планы строительства второй плотины в долине. Жители ждут решения давно."
)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_database(tmp_path / "citations.db")


def look(db: Database, record: SourceRecord) -> tuple[set[str], set[str]]:
    """The rules whose flags a run found, and those whose flags it resolved."""
    bare = dossier_of({"format": "text"}, BODY, 1)
    dossier: Dossier = replace(bare, sources={URL: record})
    row = save_article(db, dossier, "dam.txt", NOW, lambda key: False)
    flagging = FlaggingRound(db, all_rules(), runs.start_run(db, "0", True, NOW), NOW)
    found, gone = flag_article(flagging, row, dossier, results(dossier))
    return _rules(db, found), _rules(db, gone)


def _rules(db: Database, rows: list[int]) -> set[str]:
    return {db.execute("SELECT rule FROM flags WHERE id = ?", [row]).fetchone()[0] for row in rows}


def page(text: str, **given: str) -> SourceRecord:
    return source_of({"url": URL, "title": "The dam is open", **given}, text)


@pytest.mark.parametrize(
    "later",
    [page(RUSSIAN), page(ENGLISH[:120], truncated="yes"), page("")],
    ids=["ru", "cut", "empty"],
)
def test_a_page_that_cannot_be_compared_any_more_resolves_nothing(
    db: Database, later: SourceRecord
) -> None:
    found, _ = look(db, page(ENGLISH))
    assert {"quote-not-found", "number-not-in-source"} <= found
    _, resolved = look(db, later)
    assert not resolved & {"quote-not-found", "number-not-in-source"}


def test_a_page_that_has_the_words_resolves(db: Database) -> None:
    look(db, page(ENGLISH))
    said = " “We opened the dam in spring and the valley was flooded,” he said. 83 million."
    _, resolved = look(db, page(ENGLISH + said))
    assert {"quote-not-found", "number-not-in-source"} <= resolved


def test_an_unreadable_copy_beside_a_readable_one_hides_nothing(db: Database) -> None:
    record = page(ENGLISH)
    cut = page(ENGLISH[:120], truncated="yes", captured="2025-06-02").capture
    assert isinstance(cut, Capture)
    found, _ = look(db, record)
    _, resolved = look(db, replace(record, earlier=(cut,)))
    assert "quote-not-found" in found
    assert "quote-not-found" not in resolved
