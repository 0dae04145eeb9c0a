"""What a program that imports ``verify`` finds."""

from __future__ import annotations

from datetime import date

import verify
from verify.read import read_bytes

TEXT = """A Bridge for Karasu

The mayor said the bridge was open.[1]

[1] “Bridge opens at Karasu”, Kentaur News,, (Date of Accession: 02.03.2026).
"""


def test_an_article_is_checked_without_files_database_or_network() -> None:
    article = read_bytes(TEXT.encode(), "bridge.txt")
    assert [f.rule for f in verify.check(article, select=["url-missing"])] == ["url-missing"]
    assert verify.check(article, ignore=["all"]) == ()


def test_the_parsed_parts_are_a_dossier() -> None:
    parts = verify.dossier(read_bytes(TEXT.encode(), "bridge.txt"), date(2026, 3, 3))
    assert isinstance(parts, verify.Dossier)
    assert [note.label for note in parts.notes] == ["1"]


def test_every_name_of_the_face_is_there() -> None:
    assert all(hasattr(verify, name) for name in verify.__all__)
