"""Collections that are on disk after their first items."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from case_documents import dossier_of, read_document, sources_of, with_lookups

from verify.config import Settings
from verify.lint import lint_collection
from verify.model import Coverage, Dossier, RunReport
from verify.pipeline.reports import across
from verify.pipeline.reports.reporting import newest_report
from verify.pipeline.run import run
from verify.pipeline.spooled import spooled_dict, spooled_list
from verify.pipeline.spooled.spooled_dict import SpooledDict, SpooledValues
from verify.pipeline.spooled.spooled_list import SpooledList
from verify.pipeline.spooled.stand_ins import stand_ins
from verify.report import FORMATS, render
from verify.rules import all_rules
from verify.store import open_database, runs

CASES = Path(__file__).parent.parent / "cases"
ACROSS = [rule for rule in all_rules() if rule.scope == "collection"]
NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)


def test_a_list_gives_back_its_items_in_order() -> None:
    items = [f"word {number} " * number for number in range(40)]
    found = SpooledList(items, kept=7)
    assert len(found) == 40
    assert list(found) == items
    assert [found[0], found[7], found[-1]] == [items[0], items[7], items[-1]]
    assert list(found[5:9]) == items[5:9]
    with pytest.raises(IndexError):
        found[40]


def test_items_can_be_added_while_others_are_read() -> None:
    found = SpooledList(range(5), kept=2)
    seen = []
    for number in found:
        seen.append(number)
        if len(found) < 8:
            found.append(100 + number)
    assert seen[:5] == [0, 1, 2, 3, 4]
    assert list(found) == [0, 1, 2, 3, 4, 100, 101, 102]


def test_a_list_leaves_no_file(tmp_path: Path) -> None:
    found = SpooledList(range(10), folder=tmp_path, kept=2)
    assert list(tmp_path.iterdir()) == []
    found.close()
    assert list(found) == []


def test_a_short_list_keeps_the_very_objects() -> None:
    items = [object() for _ in range(spooled_list.KEPT)]  # which could not be pickled
    assert list(SpooledList(items)) == items


@pytest.mark.parametrize("kept", [1, 3, 1_000])
def test_a_dictionary_does_what_dict_does(kept: int) -> None:
    draw = random.Random(kept)
    found: SpooledDict[int] = SpooledDict(kept)
    expected: dict[str, int] = {}
    for number in range(300):
        key = draw.choice(["", "ä", "\udcff", "a.txt", "b"]) + str(draw.randint(0, 60))
        if draw.random() < 0.2 and key in expected:
            del found[key], expected[key]
        else:
            found[key] = expected[key] = number
    assert list(found.items()) == list(expected.items())
    assert list(found.values()) == list(expected.values())
    assert len(found) == len(expected)
    assert "nothing" not in found
    with pytest.raises(KeyError):
        del found["nothing"]
    assert found.setdefault("new", 1) == 1
    assert list(SpooledValues(found)) == [*expected.values(), 1]
    assert SpooledValues(found)[0] == next(iter(expected.values()))


@pytest.mark.parametrize("rule", ACROSS, ids=lambda rule: rule.name)
def test_rules_across_articles_find_the_same_in_dossiers_on_disk(rule) -> None:
    for case in read_document(CASES / f"{rule.name}.md"):
        sources = sources_of(case)
        dossiers = [
            with_lookups(dossier_of(given, body, number), case.registries)
            for number, (given, body) in enumerate(case.articles, 1)
        ]
        assert sources is not None
        spooled = SpooledList(dossiers, kept=0)
        found = lint_collection(stand_ins(spooled.__getitem__, len(spooled)), [rule])
        assert found == lint_collection(dossiers, [rule])


def test_a_stand_in_loads_few_dossiers_at_a_time() -> None:
    loaded: list[int] = []

    def load(number: int) -> Dossier:
        loaded.append(number)
        return next(_dossiers())

    found = stand_ins(load, 100)
    assert found[3].article is found[3].article
    assert loaded == [3]
    assert [len(one.notes) for one in found] == [0] * 100
    assert len(found[3].notes) == 0
    assert loaded.count(3) == 2  # it was dropped meanwhile


def _dossiers() -> Iterator[Dossier]:
    for case in read_document(CASES / "label-conflict-across-articles.md"):
        for number, (given, body) in enumerate(case.articles, 1):
            yield dossier_of(given, body, number)


TEXT = """# The {name} ferry

The ferry expert Anna Keller said: “The boats of {name} have sailed at noon on every day since May.”[^1]

[^1]: “The boats of {name}”, Port News, 3 May {year}, https://example.org/{page}
"""


def _run(folder: Path, texts: list[str]) -> RunReport:
    articles = folder / "articles"
    articles.mkdir(parents=True)
    for number, text in enumerate(texts):
        (articles / f"{number}.md").write_text(text)
    settings = Settings(
        *(folder / "c.db", folder / "reports", folder / "archive"), offline=True, jobs=1
    )
    with contextlib.chdir(folder):
        return run(["articles"], settings, NOW)


def test_a_report_of_articles_on_disk_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [
        TEXT.format(name=name, year=2020 + number % 3, page=number % 4)
        for number, name in enumerate(["Alpha", "Beta", "Gamma", "Delta", "Beta", "Alpha"])
    ]
    drawn = []
    for kept in (spooled_list.KEPT, 1):
        monkeypatch.setattr(SpooledList.__init__, "__defaults__", ((), None, kept))
        monkeypatch.setattr(SpooledDict.__init__, "__defaults__", (kept,))
        monkeypatch.setattr(across, "KEPT", kept)
        monkeypatch.setattr(runs, "MOST_ABSENCES", kept)
        folder = tmp_path / str(kept)
        report = _run(folder, texts)
        again = newest_report(open_database(folder / "c.db"))
        assert again is not None
        drawn.append([render(one, name) for name in FORMATS for one in (report, again)])
    assert spooled_dict.KEPT > 1
    assert drawn[0] == drawn[1]
    assert any("conflict" in text for text in drawn[0])


def test_the_missing_sources_of_a_large_run_are_stored_with_its_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "MOST_ABSENCES", 1)
    texts = [TEXT.format(name=name, year=2020, page=name) for name in ("Alpha", "Beta")]
    report = _run(tmp_path, texts)
    db = open_database(tmp_path / "c.db")
    stored = runs.newest_run(db)
    assert stored is not None
    assert stored["coverage"].absences == ()
    again = newest_report(db)
    assert again is not None
    assert list(again.coverage.absences) == list(report.coverage.absences)
    assert len(again.coverage.absences) == 2
    assert again.coverage.absences != Coverage().absences
