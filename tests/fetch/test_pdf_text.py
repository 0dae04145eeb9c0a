"""A PDF's title, date and divided words, from what the worker process says of it."""

from __future__ import annotations

import json

import pytest

from verify.fetch.decode.hyphens import join_lines
from verify.fetch.decode.pdf import _page
from verify.model import Page

TEXT = "Water for the eastern valley\nA report on the river crossing, its piers and the divers."


def read(title: str, text: str = TEXT) -> Page:
    lines = [
        {"meta": {"Title": title, "Author": "Lena Okoro", "CreationDate": "D:20220503101500Z"}},
        {"page": text},
        {"end": "whole"},
    ]
    found = _page(b"".join(json.dumps(line).encode() + b"\n" for line in lines), "not read")
    assert isinstance(found, Page)
    return found


@pytest.mark.parametrize(
    "title",
    [
        "03_water_x.indd",
        "Microsoft Word - final report.docx",
        "WP2022-17_final",
        "untitled",
        "Annual meeting of the choir",
    ],
)
def test_a_file_name_and_a_title_of_another_document_are_no_title(title: str) -> None:
    assert read(title).titles == ()


@pytest.mark.parametrize("title", ["Water for the Eastern Valley", "The river: piers and divers"])
def test_a_title_that_the_first_page_shows_is_one(title: str) -> None:
    assert [one.value for one in read(title).titles] == [title]


def test_the_day_a_file_was_made_is_a_guess() -> None:
    assert [(d.value, d.origin) for d in read("x.pdf").published] == [("2022-05-03", "guess")]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("The self\x02\nreport of the inspec\x02\ntors was late.", "The self-report of the inspectors was late."),
        ("Under the agree\ufffe\nment, long\ufffe\nterm costs fall.", "Under the agreement, long-term costs fall."),
        ("Die Bürger\x02\nmeisterin sprach über die Brücken\x02\npfeiler der Stadt und das Wasser.",
         "Die Bürgermeisterin sprach über die Brückenpfeiler der Stadt und das Wasser."),
        ("The long\u00adterm plan of the coun\u00ad\ncil was not read.", "The long-term plan of the council was not read."),
        ("See https://valley.example/water\x02\nreport for the figures.", "See https://valley.example/water-report for the figures."),
        ("In the years 2019\x02\n2020 the Anglo\x02\nSaxon mill stood still.", "In the years 2019-2020 the Anglo-Saxon mill stood still."),
    ],
)  # fmt: skip
def test_a_divided_word_is_joined_and_a_hyphen_of_its_own_kept(text: str, joined: str) -> None:
    assert join_lines([text]) == [joined]


def test_the_documents_own_spelling_decides() -> None:
    text = (
        "The re-entry was safe. Another re\x02\nentry followed. The reform\x02\ners of reformers."
    )
    assert join_lines([text]) == [
        "The re-entry was safe. Another re-entry followed. The reformers of reformers."
    ]
