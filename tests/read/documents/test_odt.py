"""OpenDocument texts: typed, and as LibreOffice and pandoc write them."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx_cases import LINKS, NOTES

from verify.model import Article, BlockKind, Skipped
from verify.parse import parse
from verify.read import read_bytes
from verify.read.formats.docx import read_docx
from verify.read.formats.odt import read_odt

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")),
        *(("draw", "drawing"), ("fo", "xsl-fo-compatible")),
    )
)


def odt(body: str, styles: str = "", manifest: str = "") -> bytes:
    """The bytes of a text with this body; ``mimetype`` first and stored (ODF 1.3 part 2, 3.3)."""
    out = io.BytesIO()
    content = (
        f'<office:document-content {_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        if manifest:
            made.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def _lines(data: bytes) -> list[str]:
    return [piece.text for piece in read_odt(data).pieces]


def _note(number: str, text: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{number}</text:note-citation>'
        f"<text:note-body><text:p><text:s/>{text}</text:p></text:note-body></text:note>"
    )


def test_notes_have_their_numbers_and_footnotes_come_first() -> None:
    found = read_odt(
        odt(
            f"<text:p>One.{_note('i', 'Ende.', 'endnote')} Two.{_note('1', 'Ada.')}"
            f" Three.{_note('*', 'Star.')}</text:p>"
        )
    )
    assert found.text.split("\n\n") == [
        "One.[i] Two.[1] Three.[*]",
        "[1] Ada.",
        "[*] Star.",
        "[i] Ende.",
    ]
    assert [(n.label, found.text[n.markers[0].start : n.markers[0].end]) for n in found.notes] == [
        ("1", "[1]"),
        ("*", "[*]"),
        ("i", "[i]"),
    ]


def test_blanks_links_tabs_and_what_is_no_text() -> None:
    hidden = (
        '<style:style style:name="T1" style:family="text"><style:text-properties {}/></style:style>'
    )
    found = read_odt(
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
            "</text:deletion></text:changed-region></text:tracked-changes>"
            "<text:p>  A\n  b<text:s text:c='2'/>c<text:tab/>d"
            '<text:a xlink:href="https://a.example/">the <text:span>site</text:span></text:a>'
            "<office:annotation><dc:creator>X</dc:creator><text:p>No.</text:p></office:annotation>"
            '<text:span text:style-name="T1">secret</text:span>, soft\u00adhyphen.</text:p>',
            hidden.format('text:display="none"'),
        )
    )
    assert found.text == "A b  c\tdthe site, softhyphen."
    assert [(found.text[k.span.start : k.span.end], k.href) for k in found.links] == [
        ("the site", "https://a.example/")
    ]
    assert found.notices == ("Tracked changes were read as accepted: 1 deletion.",)


def test_zotero_records_are_in_the_names_of_reference_marks() -> None:
    item = {"citationItems": [{"itemData": {"title": "Canals", "DOI": "10.5555/x"}}]}
    name = f"ZOTERO_ITEM CSL_CITATION {json.dumps(item)} RNDabc".replace('"', "&quot;")
    found = read_odt(
        odt(
            f'<text:p>So <text:reference-mark-start text:name="{name}"/>(Example)'
            f'<text:reference-mark-end text:name="{name}"/>.</text:p>'
        )
    )
    (record,) = found.records
    assert found.text[record.span.start : record.span.end] == "(Example)"
    assert (record.title, record.doi) == ("Canals", "10.5555/x")


def test_tables_headings_boxes_and_the_table_of_contents() -> None:
    found = read_odt(
        odt(
            "<text:table-of-content><text:index-body><text:p>Part 3</text:p></text:index-body>"
            '</text:table-of-content><text:h text:outline-level="2">Part</text:h>'
            "<table:table><table:table-row><table:table-cell><text:p>Osh</text:p>"
            "</table:table-cell>\n<table:table-cell><text:p>12</text:p></table:table-cell>"
            "</table:table-row></table:table>"
            "<text:p>Before<draw:frame><draw:text-box><text:p>Box.</text:p></draw:text-box>"
            "</draw:frame> after.</text:p><text:list><text:list-item><text:p>item</text:p>"
            "</text:list-item></text:list>"
        )
    )
    said = [(piece.text, piece.kind) for piece in found.pieces]
    assert said == [
        ("Part 3", BlockKind.FURNITURE),
        ("Part", BlockKind.HEADING),
        ("Osh\t12", BlockKind.BODY),
        ("Before after.", None),
        ("Box.", None),
        ("item", BlockKind.LIST_ITEM),
    ]


@pytest.mark.parametrize("shape", ["custom-shape", "rect", "ellipse"])
def test_the_text_of_a_shape_is_behind_the_paragraph_that_holds_it(shape: str) -> None:
    inside = f"<draw:{shape}><text:p>In the box.</text:p></draw:{shape}>"
    assert _lines(odt(f"<text:p>Before.{inside} After.</text:p>")) == [
        "Before. After.",
        "In the box.",
    ]


def test_encrypted_broken_and_other_documents_are_sentences() -> None:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    )
    for data, said in (
        (odt("<text:p>x</text:p>", manifest=manifest), "encrypted"),
        (odt("<text:p>x</text:p>")[:200], "damaged"),
        (odt("<text:p>x</text:q>"), "well-formed"),
    ):
        found = read_bytes(data, "a.odt")
        assert isinstance(found, Skipped) and said in found.why


@pytest.mark.slow
def test_libreoffice_writes_the_typed_word_documents_as_texts_with_the_same_notes(
    tmp_path: Path,
) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    # It shows no lines of its own for these: LibreOffice numbers them otherwise, or drops them.
    unlike = (
        "the ID is",
        "numbered",
        "first number",
        "restart",
        "russian",
        "chicago",
        "decimalZero",
        "one section",
        "strict",
        "symbol font",
    )
    cases = [c for c in (*NOTES, *LINKS) if not any(word in c.about for word in unlike)]
    for number, case in enumerate(cases):
        (tmp_path / f"c{number}.docx").write_bytes(case.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = sorted(tmp_path.glob("c*.docx"))
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), *files],
        capture_output=True,
        timeout=200,
        check=True,
    )
    assert len(cases) >= 15
    for number, case in enumerate(cases):
        word, text = read_docx(case.data), read_odt((tmp_path / f"c{number}.odt").read_bytes())
        notes = [(n.label, text.text[n.body.start : n.body.end].strip()) for n in text.notes]
        wanted = [(n.label, word.text[n.body.start : n.body.end]) for n in word.notes]
        assert notes == wanted, case.about
        assert [k.href for k in text.links] == [k.href for k in word.links], case.about


def test_an_article_of_pandoc(tmp_path: Path) -> None:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    source = "# The dam\n\nIt broke.[^1] He fled.[^x]\n\n[^1]: Ada, *Dams*, 2019.\n[^x]: Ibid.\n"
    made = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "odt", "-o", "-"],
        input=source.encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    article = read_bytes(made.stdout, "dam.odt")
    assert isinstance(article, Article)
    dossier = parse(article)
    assert [n.label for n in dossier.notes] == ["1", "2"]
    assert [m.note for m in dossier.markers] == [0, 1]
    assert article.title and article.title.value == "The dam"
