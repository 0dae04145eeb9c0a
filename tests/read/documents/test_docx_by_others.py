"""Word documents that pandoc, python-docx and LibreOffice write, and which features are tested where."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from docx_cases import LINKS, NOTES, TEXT
from docx_lists import LISTS

from verify.read.document.result import DocumentText
from verify.read.formats.docx import read_docx

CASES = {case.about: case for case in (*NOTES, *LINKS, *TEXT, *LISTS)}
TABLE = Path(__file__).with_name("features.md")
SECTION = re.compile(r"(?:\d+\.\d+(?:\.\d+)*|part \d|MS-[A-Z]+ [\d.]+)[ :,]")
# LibreOffice numbers otherwise, or drops what it does not know: its document shows other words.
UNLIKE = (
    *("the ID is", "numbered ", "first number is 7", "on each page", "of one section"),
    *("custom mark", "simple field", "deleted row", "symbols", "a formula"),
    *("that goes on behind an item of a higher", "numbers of several levels", "a style says"),
)


def _lines(found: DocumentText) -> list[str]:
    return [piece.text for piece in found.pieces]


def test_each_feature_has_a_document_that_others_wrote_or_that_is_typed_from_the_standard() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and not line.startswith("| feature")
    ]
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_docx*.py")
    )
    assert len(rows) >= 30 and len(CASES) >= 40
    for feature, document, maker in rows:
        if maker == "typed":
            assert document in CASES or document in tests, feature
            assert SECTION.match(document), f"{feature}: no section of the standard is named"
        else:
            assert maker in ("pandoc", "LibreOffice", "python-docx"), feature
            assert document in CASES or f"def {document}(" in tests, feature
    listed = {document for _, document, _ in rows}
    assert [about for about in CASES if about not in listed] == []


def test_lists_tables_and_raised_text_of_pandoc() -> None:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    source = (
        "# Part\n\nIt **broke** at 10^2^.\n\n4. four\n5. five\n    a. sub\n    b. sub\n\nBetween.\n\n"
        "1. again\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n: A table\n\n> Quote.\n\n"
        "Soft\u00adhyphen and non\u2011breaking.\n\n(@) Example.\n"
    )
    made = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "docx", "-o", "-"],
        input=source.encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    found = read_docx(made.stdout)
    assert [(piece.text, piece.kind and piece.kind.value) for piece in found.pieces] == [
        ("Part", "heading"),
        ("It broke at 102.", None),
        ("4. four", "list item"),
        ("5. five", "list item"),
        ("a. sub", "list item"),
        ("b. sub", "list item"),
        ("Between.", None),
        ("1. again", "list item"),
        ("A table", "caption"),
        ("A\tB", "body"),
        ("1\t2", "body"),
        ("Quote.", "block quotation"),
        ("Softhyphen and non\u2011breaking.", None),
        ("(1) Example.", "list item"),
    ]
    assert [found.text[s.start : s.end] for s in found.superscripts] == ["2"]


def test_lists_links_breaks_and_sections_of_python_docx() -> None:
    maker = pytest.importorskip("docx")
    made = maker.Document()
    made.add_paragraph("one", style="List Number")
    made.add_paragraph("two", style="List Number")
    made.add_paragraph("deep", style="List Number 2")
    made.add_page_break()
    made.add_section().header.paragraphs[0].text = "Running head"
    line = made.add_paragraph("A line")
    line.add_run().add_break()
    line.add_run("and\tanother").font.superscript = True
    line.add_run("hidden").font.hidden = True
    made.add_paragraph("Figure 1", style="Caption")
    table = made.add_table(1, 1)
    table.cell(0, 0).text = "In a cell"
    table.cell(0, 0).add_paragraph("second paragraph")
    out = io.BytesIO()
    made.save(out)
    found = read_docx(out.getvalue())
    assert _lines(found) == [
        *("1. one", "2. two", "1. deep", "A line\nand\tanother", "Figure 1", "In a cell"),
        "second paragraph",
    ]
    assert [found.text[s.start : s.end] for s in found.superscripts] == ["and\tanother"]


@pytest.mark.slow
def test_documents_that_libreoffice_writes_again_have_the_same_words(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    kept = [c for c in CASES.values() if not any(words in c.about for words in UNLIKE)]
    for number, case in enumerate(kept):
        (tmp_path / f"c{number}.docx").write_bytes(case.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    command += ["--outdir", str(tmp_path / "again"), *map(str, sorted(tmp_path.glob("c*.docx")))]
    subprocess.run(command, capture_output=True, timeout=240, check=True)
    assert len(kept) >= 40
    for number, case in enumerate(kept):
        first, again = (
            read_docx(case.data),
            read_docx((tmp_path / f"again/c{number}.docx").read_bytes()),
        )
        assert _lines(again) == _lines(first), case.about
        assert [n.label for n in again.notes] == [n.label for n in first.notes], case.about
        # LibreOffice writes blanks for %20.
        hrefs = [[unquote(k.href) for k in found.links] for found in (again, first)]
        assert hrefs[0] == hrefs[1], case.about
