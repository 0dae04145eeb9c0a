"""The fact log goes out as CSV or a workbook, is edited by hand, and comes back."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from verify.config import Settings
from verify.pipeline.reports.reporting import newest_report
from verify.pipeline.run import run
from verify.report.fact_log import HEADINGS, FlagState, as_csv, as_xlsx, fact_rows
from verify.report.fact_log_file import UnusableFactLog, read_fact_log
from verify.store import open_database
from verify.store.flags.decisions import decide
from verify.store.flags.events import NewDecision, effective_decision
from verify.store.flags.fact_log import FactLogImport, flag_decisions, import_decisions

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
ARTICLE = """A Bridge for Karasu

Mayor Anna Bell said: “=HYPERLINK(1) is what we shall never write on this bridge of ours.”[1]
The bridge is 312 metres long.[2] It cost 14 million in all.[3]

[1] “Bridge opens”, Courier,, (Date of Accession: 02.03.2026).
[2] “=SUM(A1) and the bridge”, Courier,, (Date of Accession: 02.03.2026).
[3] “A third text on it”, Courier,, (Date of Accession: 02.03.2026).
"""
Made = tuple[Database, Path]


@pytest.fixture
def desk(tmp_path: Path) -> Made:
    """A database after one run whose three references have no URL: three flags."""
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    settings = Settings(
        db=tmp_path / "citations.db",
        reports=tmp_path / "reports",
        archive=tmp_path / "archive",
        offline=True,
        select=("url-missing",),
    )
    run([str(path)], settings, NOW)
    return open_database(settings.db), tmp_path


def log(desk: Made, suffix: str = ".xlsx") -> Path:
    """The fact log as ``verify report`` writes it."""
    db, folder = desk
    report = newest_report(db)
    assert report
    numbers = [flag.id for article in report.articles for flag in article.flags]
    known = flag_decisions(db, numbers)
    states = {
        n: FlagState(d.identity, d.status, d.reason, d.note, d.who, d.when)
        for n, d in known.items()
    }
    rows = tuple(fact_rows(report, lambda article: states))
    path = folder / f"log{suffix}"
    path.write_bytes(as_xlsx(rows) if suffix == ".xlsx" else "".join(as_csv(rows)).encode())
    return path


def statuses(db: Database) -> list[str]:
    rows = [n for (n,) in db.execute("SELECT id FROM flags ORDER BY start").fetchall()]
    return [effective_decision(db, number).status for number in rows]


def back(desk: Made, path: Path, who: str = "Ben") -> FactLogImport:
    return import_decisions(desk[0], read_fact_log(path), who, NOW + timedelta(days=1))


def edited(path: Path, edit: Callable[[Any], None]) -> Path:
    """A copy of a workbook that was edited with openpyxl."""
    openpyxl = pytest.importorskip("openpyxl", reason="the extra “office” is not installed")
    book = openpyxl.load_workbook(path)
    edit(book.active)
    copy = path.with_name("edited.xlsx")
    book.save(copy)
    return copy


def column(name: str) -> int:
    return HEADINGS.index(name) + 1


def flagged(sheet: Any) -> list[int]:
    """The numbers of the rows that have a flag."""
    return [r for r in range(2, sheet.max_row + 1) if sheet.cell(r, column("Flag")).value]


def test_a_row_for_every_statement_claim_and_reference(desk: Made) -> None:
    rows = list(csv.DictReader(io.StringIO(log(desk, ".csv").read_text("utf-8-sig"))))
    kinds = [row["Kind"] for row in rows]
    assert (kinds.count("statement"), kinds.count("reference")) == (1, 3)
    assert kinds.count("claim") >= 2
    [statement] = [row for row in rows if row["Kind"] == "statement"]
    assert statement["Speaker"] == "Anna Bell"
    assert statement["Result"] == "not checked: source has no URL"
    assert sum(bool(row["Flag"]) for row in rows) == 3


def test_every_cell_is_text(desk: Made) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra “office” is not installed")
    sheet = openpyxl.load_workbook(log(desk)).active
    types = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert types == {"s"}
    said = csv.reader(io.StringIO(log(desk, ".csv").read_text("utf-8-sig")))
    assert not [cell for row in said for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_an_unchanged_log_changes_nothing(desk: Made, suffix: str) -> None:
    if suffix == ".xlsx":
        pytest.importorskip("openpyxl", reason="the extra “office” is not installed")
    result = back(desk, log(desk, suffix))
    assert (result.decided, result.unchanged) == (0, 3)
    assert statuses(desk[0]) == ["open"] * 3


def test_a_changed_decision_a_conflict_and_a_deleted_row(desk: Made) -> None:
    db, _ = desk
    path = log(desk)

    def edit(sheet: Any) -> None:
        first, second, third = flagged(sheet)
        sheet.cell(first, column("Decision")).value = "confirmed"
        sheet.cell(first, column("Note")).value = "=see the archive"
        sheet.cell(first, column("Note")).data_type = "s"
        sheet.cell(second, column("Decision")).value = "dismissed"
        sheet.cell(second, column("Reason")).value = "house style"
        sheet.delete_rows(third)
        sheet.delete_rows(2)  # one without a flag

    copy = edited(path, edit)
    decide(db, _rows(db)[1], NewDecision("fixed", who="Aigul"), NOW + timedelta(hours=1))
    result = back(desk, copy)
    assert result.decided == 1
    [conflict] = result.conflicts
    assert "Aigul decided “fixed”" in conflict
    assert statuses(db) == ["confirmed", "fixed", "open"]
    event = effective_decision(db, _rows(db)[0]).event
    assert event and (event["who"], event["note"]) == ("Ben", "=see the archive")


def _rows(db: Database) -> list[int]:
    return [n for (n,) in db.execute("SELECT id FROM flags ORDER BY start").fetchall()]


def test_sorting_and_reordering_do_no_harm(desk: Made) -> None:
    def edit(sheet: Any) -> None:
        rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), start=2):
            for at, value in enumerate(row, start=1):
                sheet.cell(number, at).value = value
        last = flagged(sheet)[0]
        sheet.cell(last, column("Decision")).value = "Fixed"
        sheet.move_range(f"A1:Q{sheet.max_row}", cols=2)

    result = back(desk, edited(log(desk), edit))
    assert (result.decided, result.conflicts, result.unread) == (1, (), ())
    assert statuses(desk[0])[-1] == "fixed"


def test_what_cannot_be_applied_is_named(desk: Made) -> None:
    def edit(sheet: Any) -> None:
        first, second, third = flagged(sheet)
        sheet.cell(first, column("Decision")).value = "dismissed"  # without a reason
        sheet.cell(second, column("Decision")).value = "perhaps"
        sheet.cell(third, column("Flag")).value = "somewhere|else|"

    result = back(desk, edited(log(desk), edit))
    assert (result.decided, len(result.unread)) == (0, 3)
    assert statuses(desk[0]) == ["open"] * 3


def test_a_copy_edited_by_libreoffice_comes_back(desk: Made) -> None:
    pytest.importorskip("openpyxl", reason="the extra “office” is not installed")
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    path = edited(
        log(desk),
        lambda sheet: sheet.cell(flagged(sheet)[0], column("Decision")).__setattr__(
            "value", "confirmed"
        ),
    )
    out = path.parent / "office"
    command = [office, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert back(desk, out / path.name).decided == 1


def test_hostile_files_are_refused(desk: Made) -> None:
    pytest.importorskip("openpyxl", reason="the extra “office” is not installed")
    path = log(desk)
    entities = path.with_name("entities.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(entities, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename.endswith("sheet1.xml"):
                data = b'<!DOCTYPE x [<!ENTITY a "b">]>' + data
            new.writestr(part, data)
    bomb = path.with_name("bomb.xlsx")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("xl/workbook.xml", b"0" * 150_000_000)
    text = path.with_name("text.xlsx")
    text.write_text("not a workbook")
    other = path.with_name("other.csv")
    other.write_text("a,b\n1,2\n")
    for broken, why in (
        (entities, "document type"),
        (bomb, "unpacks to more than"),
        (text, "not a workbook"),
        (other, "no column “Decision”"),
    ):
        with pytest.raises(UnusableFactLog, match=why):
            list(read_fact_log(broken))
