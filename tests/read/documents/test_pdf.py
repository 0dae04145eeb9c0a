"""PDF articles, printed by LibreOffice: columns, notes over pages, hyphens, furniture, links."""

from __future__ import annotations

import random
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from verify.model import Article, BlockKind, Skipped
from verify.parse import parse
from verify.read import read_bytes
from verify.read.pdf.paragraphs import joint

_WORDS = (
    "the river council of valley towns reported that international observers from neighbouring"
    " districts had measured unusually high water levels during several consecutive weeks"
).split()
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    f'xmlns:{prefix}="{_ODF}{name}:1.0"'
    for prefix, name in (
        *(("office", "office"), ("text", "text"), ("style", "style")),
        ("fo", "xsl-fo-compatible"),
    )
)
Made = tuple[str, list[str], list[str]]  # the document, its paragraphs, its notes


def _sentence(chance: random.Random, count: int) -> str:
    said = " ".join(chance.choice(_WORDS) for _ in range(count))
    return said[0].upper() + said[1:] + "."


def _document(columns: int) -> Made:
    """An article of some eight pages with 20 notes, two of them longer than half a page."""
    chance, paragraphs, notes, body = random.Random(3), [], [], []
    for number in range(40):
        said = [_sentence(chance, 15) for _ in range(6)]
        plain, marked = list(said), list(said)
        if number % 2 == 0:
            key = len(notes) + 1
            note = f"A. Smith, “Report {key} on the river”, Press, https://press.example/r{key}."
            if key in (5, 11):
                note += " " + " ".join(_sentence(chance, 14) for _ in range(16))
            notes.append(note)
            plain[2] += f"[{key}]"
            marked[2] += (
                '<text:note text:note-class="footnote"><text:note-citation>'
                f"{key}</text:note-citation><text:note-body>"
                f'<text:p text:style-name="Note">{note}</text:p></text:note-body></text:note>'
            )
        paragraphs.append(" ".join(plain))
        body.append(f'<text:p text:style-name="Body">{" ".join(marked)}</text:p>')
    return _fodt("".join(body), columns), paragraphs, notes


def _fodt(body: str, columns: int = 1) -> str:
    """A flat OpenDocument text with a footer that numbers the pages."""
    return (
        f'<?xml version="1.0"?><office:document {_SPACES} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
        '<style:style style:name="Note" style:family="paragraph">'
        '<style:text-properties fo:font-size="10pt"/></style:style>'
        '<style:style style:name="Up" style:family="text">'
        '<style:text-properties style:text-position="super 58%"/></style:style>'
        '<style:style style:name="Body" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-bottom="0.2cm"/>'
        '<style:text-properties fo:font-size="12pt"/></style:style></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="pm">'
        '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"'
        f' fo:margin="2cm"><style:columns fo:column-count="{columns}" fo:column-gap="0.8cm"/>'
        "</style:page-layout-properties><style:footer-style/></style:page-layout>"
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard"'
        ' style:page-layout-name="pm"><style:footer><text:p>Valley Review · <text:page-number/>'
        "</text:p></style:footer></style:master-page></office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


@cache
def _printed(folder: Path, name: str, content: str) -> bytes:
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    source = folder / f"{name}.fodt"
    source.write_text(content, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(source)], capture_output=True, timeout=120, check=True)
    return (folder / f"{name}.pdf").read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pdf")


def _said(article: Article, kind: BlockKind) -> list[str]:
    blocks = [b for b in article.blocks if b.kind is kind]
    return [" ".join(article.text[b.span.start : b.span.end].split()) for b in blocks]


@pytest.mark.parametrize("columns", [1, 2])
def test_notes_at_the_foot_are_whole_and_tied_to_their_numbers(folder: Path, columns: int) -> None:
    document, paragraphs, notes = _document(columns)
    article = read_bytes(_printed(folder, f"columns{columns}", document), "a.pdf")
    assert isinstance(article, Article)
    found = [
        " ".join(article.text[n.body.start : n.body.end].split()) for n in article.marked_notes
    ]
    assert found == notes
    assert [n.label for n in article.marked_notes] == [str(n + 1) for n in range(20)]
    for note in article.marked_notes:
        (marker,) = note.markers
        assert article.text[marker.start : marker.end] == f"[{note.label}]"
    # A paragraph whose sentence ends at the foot of a column may be taken for two.
    whole = [p for p in paragraphs if p in _said(article, BlockKind.BODY)]
    assert len(whole) >= (39 if columns == 1 else 36)
    assert "".join("".join(_said(article, BlockKind.BODY)).split()) == "".join(
        "".join(paragraphs).split()
    )
    assert _said(article, BlockKind.FURNITURE) == ["Valley Review · 1"]


def test_every_place_has_its_page(folder: Path) -> None:
    document, _, _ = _document(1)
    article = read_bytes(_printed(folder, "columns1", document), "a.pdf")
    assert isinstance(article, Article)
    pages = [place.page for place in article.places if place.note is None]
    assert pages[0] == 1 and pages[-2] is not None and pages[-2] > 4


def test_a_raised_number_without_a_note_is_a_power(folder: Path) -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>{0}</text:note-citation>'
        '<text:note-body><text:p text:style-name="Note">Ada, 20{0}0.</text:p></text:note-body>'
        "</text:note>"
    )
    up = '<text:span text:style-name="Up">2</text:span>'
    body = (
        f"<text:p>The lake has 10{up} shores and 5 km{up} of water.{note.format(1)}"
        f" It is old.{note.format(2)}</text:p>"
    )
    article = read_bytes(_printed(folder, "power", _fodt(body)), "a.pdf")
    assert isinstance(article, Article)
    assert "has 102 shores and 5 km2 of water.[1] It is old.[2]" in article.text
    assert [m.note for m in parse(article).markers] == [0, 1]


def _blank() -> bytes:
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(300, 300)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_pages_without_text_damaged_and_protected_files_are_sentences() -> None:
    found = read_bytes(_blank(), "scan.pdf")
    assert isinstance(found, Skipped) and "text recognition (OCR)" in found.why
    found = read_bytes(b"%PDF-1.7\n" + b"x" * 500, "broken.pdf")
    assert isinstance(found, Skipped) and "damaged" in found.why
    pypdf = pytest.importorskip("pypdf")
    import io

    writer = pypdf.PdfWriter(io.BytesIO(_blank()))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    found = read_bytes(out.getvalue(), "locked.pdf")
    assert isinstance(found, Skipped) and "password" in found.why


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("an inter\ufffe", "national body", "an international body"),
        ("a well-", "known mayor", "a well-known mayor"),
        ("the Kyrgyz-", "Tajik border", "the Kyrgyz-Tajik border"),
        ("see https://a.example/ky-", "rgyz/2022", "see https://a.example/ky-rgyz/2022"),
        (
            "see https://a.example/2022/",
            "river/report.",
            "see https://a.example/2022/river/report.",
        ),
        ("see https://a.example/x,", "(Date 1.2.2022)", "see https://a.example/x, (Date 1.2.2022)"),
        ("see https://a.example/x", "Retrieved today", "see https://a.example/x Retrieved today"),
        ("one line", "and another", "one line and another"),
        ("from 1990 -", "2000", "from 1990 - 2000"),
    ],
)
def test_lines_are_joined_as_the_words_are(above: str, below: str, whole: str) -> None:
    drop, between = joint(above, below, lambda word: word == "international")
    assert above[: len(above) - drop] + between + below == whole
