"""E-books: typed, and as pandoc writes them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile

import pytest

from verify.model import Article, BlockKind, Skipped
from verify.parse import parse
from verify.read import read_bytes

_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)


def epub(chapters: dict[str, str], spine: list[str], more: dict[str, str] | None = None) -> bytes:
    """An e-book with these chapters; the manifest lists them by name, the spine in order."""
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" properties="{"nav" if name == "nav" else ""}"/>'
        for name in chapters
    )
    refs = "".join(f'<itemref idref="{name}"/>' for name in spine)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<metadata><dc:title>The dam</dc:title><dc:language>en</dc:language></metadata>"
        f"<manifest>{items}</manifest><spine>{refs}</spine></package>"
    )
    files = {"META-INF/container.xml": _CONTAINER, "OEBPS/book.opf": package, **(more or {})}
    for name, body in chapters.items():
        files[f"OEBPS/{name}.xhtml"] = (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"'
            f' xmlns:epub="http://www.idpf.org/2007/ops"><body>{body}</body></html>'
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/epub+zip")
        for name, content in files.items():
            made.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


PROSE = "The council of the valley towns met on Monday and talked about the dam for hours."


def test_chapters_in_spine_order_are_one_article_and_notes_are_tied_across_files() -> None:
    article = read_bytes(
        epub(
            {
                "nav": "<nav><ol><li>Contents</li></ol></nav>",
                "b": f"<h2>Second</h2><p>{PROSE} It broke.<a epub:type='noteref' href='notes.xhtml#n'>1</a></p>",
                "a": f"<h1>The dam</h1><p>{PROSE} It held.<a epub:type='noteref' href='#n'>1</a></p>"
                "<aside epub:type='footnote' id='n'><p>Ada Example, 2019.</p></aside>",
                "notes": "<section epub:type='endnotes'><div id='n' epub:type='endnote'>"
                "<p>Bela Muster, 2020.</p></div></section>",
            },
            ["nav", "a", "b", "notes"],
        ),
        "dam.epub",
    )
    assert isinstance(article, Article) and article.format == "epub"
    assert "Contents" not in article.text
    assert article.text.index("It held") < article.text.index("It broke")
    dossier = parse(article)
    said = [(n.label, article.text[n.body.start : n.body.end]) for n in dossier.notes]
    assert said == [("1", "Ada Example, 2019."), ("1", "Bela Muster, 2020.")]
    assert [marker.note for marker in dossier.markers] == [0, 1]
    assert article.title and article.title.value == "The dam"
    assert [b.kind for b in article.blocks].count(BlockKind.NOTES) == 2


def test_an_e_book_of_pandoc() -> None:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    source = (
        f"---\ntitle: The dam\n---\n\n# Part one\n\n{PROSE} It broke.[^1]\n\n# Part two\n\n"
        f"{PROSE} He fled.[^2]\n\n[^1]: Ada, *Dams*, 2019, <https://a.example/x>.\n[^2]: Bela, 2020.\n"
    )
    made = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "epub", "-o", "-"],
        input=source.encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    article = read_bytes(made.stdout, "dam.epub")
    assert isinstance(article, Article)
    dossier = parse(article)
    said = [(n.label, article.text[n.body.start : n.body.end]) for n in dossier.notes]
    assert said[0] == ("1", "Ada, Dams, 2019, https://a.example/x.")
    assert len(said) == 2 and [marker.note for marker in dossier.markers] == [0, 1]


def test_damaged_and_locked_e_books_are_sentences() -> None:
    locked = epub(
        {"a": "<p>x</p>"},
        ["a"],
        {"META-INF/encryption.xml": "<e/>", "META-INF/rights.xml": "<r/>"},
    )
    for data, words in (
        (locked, "DRM"),
        (epub({"a": "<p>x</p>"}, ["a"])[:300], "damaged"),
        (epub({"a": ""}, ["a"]), "no text"),
    ):
        found = read_bytes(data, "a.epub")
        assert isinstance(found, Skipped) and words in found.why
