"""The five articles in every format: the same notes, references, quotations and flags as from text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from articles import formats
from shared_data import SHARED

ARTICLES = sorted((SHARED / "articles").glob("*.txt")) if SHARED.is_dir() else []
NEEDED = [name for name in ("pandoc", "soffice", "chromium") if shutil.which(name) is None]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.corpus,
    pytest.mark.skipif(not ARTICLES, reason="../shared/articles is absent"),
    pytest.mark.skipif(bool(NEEDED), reason=f"not installed: {', '.join(NEEDED)}"),
]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem[:3])
def test_an_article_is_the_same_in_every_format(path: Path, tmp_path: Path) -> None:
    base = formats.read(path)
    markdown = tmp_path / "article.md"
    markdown.write_text(formats.as_markdown(path.read_text(encoding="utf-8")), encoding="utf-8")
    made = [
        formats.convert(markdown, tmp_path / f"article.{s}")
        for s in ("docx", "odt", "epub", "html")
    ]
    made.append(formats.print_with_libreoffice(tmp_path / "article.docx"))
    made.append(formats.print_with_chromium(tmp_path / "article.html", tmp_path / "page.pdf"))
    found = {one.name: formats.differences(base, formats.read(one)) for one in [markdown, *made]}
    assert {name: lines for name, lines in found.items() if len(lines) > 2} == {}
    flags = [line for lines in found.values() for line in lines if "flag:" in line]
    assert flags == []
