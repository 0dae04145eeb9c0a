"""One Word document with every feature at once, and documents that python-docx and pandoc make."""

from __future__ import annotations

import base64
import io
import json
import shutil
import subprocess

import pytest
from docx_cases import STYLES
from docx_kit import Parts, docx, en, field_runs, fn, note, p, r
from docx_lists import OUTLINE, item, numbering

from verify.model import Article
from verify.parse import parse
from verify.read import read_bytes
from verify.read.formats.docx import read_docx

_RECORD = json.dumps({"citationItems": [{"itemData": {"title": "Canals", "DOI": "10.5555/x"}}]})
_BOX = f"<w:txbxContent>{p(r('A box.'))}</w:txbxContent>"
_ENDNOTE = (
    "&lt;EndNote&gt;&lt;Cite&gt;&lt;record&gt;&lt;titles&gt;&lt;title&gt;Locks&lt;/title&gt;"
    "&lt;/titles&gt;&lt;/record&gt;&lt;/Cite&gt;&lt;/EndNote&gt;"
)
_CITAVI = base64.b64encode(
    json.dumps({"Entries": [{"Reference": {"Title": "Gates"}}]}).encode()
).decode()
_MENDELEY = base64.b64encode(_RECORD.encode()).decode()
_EACH_SECTION = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
BODY = (
    p(r("The dam of the valley"), props='<w:pStyle w:val="T"/>')
    + p(r("Part one"), props='<w:pStyle w:val="berschrift1"/>')
    + p(
        r("We "),
        f"<w:ins>{r('shall ')}</w:ins>",
        "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>",
        '<w:commentRangeStart w:id="0"/>',
        r("open"),
        '<w:commentRangeEnd w:id="0"/>',
        r(inner='<w:commentReference w:id="0"/>'),
        r(" secret", "<w:vanish/>"),
        r(" the lock."),
        fn("2"),
        r(inner=f"<w:pict><v:shape><v:textbox>{_BOX}</v:textbox></v:shape></w:pict>"),
    )
    + p(
        r("See "),
        '<w:hyperlink r:id="rId9">',
        r("the report"),
        "</w:hyperlink>",
        r(" and "),
        field_runs(r'HYPERLINK "https://b.example/" \o "tip"', r("the letter")),
        r(inner="<w:noBreakHyphen/>"),
        r("box, soft\u00adly "),
        field_runs(f"ADDIN ZOTERO_ITEM CSL_CITATION {_RECORD}", r("(Canals)")),
        r("."),
        en("4"),
        fn("7", 'w:customMarkFollows="1"', "<w:t>*</w:t>"),
    )
    + p(
        f"<w:moveFrom>{r('Moved. ')}</w:moveFrom>",
        r("Quoted words."),
        props='<w:pStyle w:val="Q"/>',
    )
    + p(f"<w:moveTo>{r('Moved. ')}</w:moveTo>", r("one item"), props='<w:pStyle w:val="B"/>')
    + "<w:tbl><w:tr><w:tc>"
    + p(r("Osh"))
    + "</w:tc><w:tc>"
    + p(r("12"))
    + "</w:tc></w:tr></w:tbl>"
    + p(r("Figure 1"), props='<w:pStyle w:val="C"/>')
    + item("First thing")
    + item("deeper", 1)
    + item("Second thing")
    + p(
        r("Das sagte sie ", '<w:lang w:val="de-DE"/>'),
        r("gestern", '<w:lang w:val="de-DE"/>'),
        r("2", '<w:vertAlign w:val="superscript"/>'),
        field_runs("CITATION Ada19", r(" (Ada)")),
        field_runs(f"ADDIN CSL_CITATION {_RECORD}", r(" (Bela)")),
        field_runs(f"ADDIN EN.CITE {_ENDNOTE}", r(" (Cleo)")),
        field_runs(f"ADDIN CitaviPlaceholder{{{_CITAVI}}}", r(" (Dana)")),
        f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_{_MENDELEY}"/></w:sdtPr>'
        f"<w:sdtContent>{r(' (Enid)')}</w:sdtContent></w:sdt>",
        r(inner='<w:sym w:font="Symbol" w:char="F061"/>'),
        props=_EACH_SECTION,
    )
    + p(r("The end."), fn("3"))
    + _EACH_SECTION
)
PARTS = Parts(
    footnotes={"2": note("Ada, 2019."), "3": note("Bela, 2020."), "7": p(r("* Thanks."))},
    endnotes={"4": note("Ende.")},
    links={"rId9": "https://a.example/"},
    styles=STYLES,
    more={
        **numbering(OUTLINE).more,
        "customXml/item1.xml": '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument'
        '/2006/bibliography"><b:Source><b:Tag>Ada19</b:Tag><b:Title>Weirs</b:Title></b:Source>'
        "</b:Sources>",
    },
    related={"word/numbering.xml": "numbering", "../customXml/item1.xml": "customXml"},
)


@pytest.mark.parametrize("strict", [False, True])
def test_a_document_with_every_feature(strict: bool) -> None:
    found = read_docx(docx(BODY, PARTS, strict=strict))
    assert [piece.text for piece in found.pieces] == [
        "The dam of the valley",
        "Part one",
        "We shall open the lock.[1]",
        "A box.",
        "See the report and the letter\u2011box, softly (Canals).[i][*]",
        "Quoted words.",
        "Moved. one item",
        "Osh\t12",
        "Figure 1",
        "1. First thing",
        "a) deeper",
        "2. Second thing",
        "Das sagte sie gestern2 (Ada) (Bela) (Cleo) (Dana) (Enid)α",
        "The end.[1]",
        "[1] Ada, 2019.",
        "* Thanks.",
        "[1] Bela, 2020.",
        "[i] Ende.",
    ]
    assert [piece.kind.value if piece.kind else "" for piece in found.pieces[:14]] == [
        *("title", "heading", "", "", "", "block quotation", "list item", "body", "caption"),
        *("list item", "list item", "list item", "", ""),
    ]
    assert [(found.text[k.span.start : k.span.end], k.href) for k in found.links] == [
        ("the report", "https://a.example/"),
        ("the letter", "https://b.example/"),
    ]
    assert [(one.manager, one.title) for one in found.records] == [
        ("Zotero", "Canals"),
        ("Word", "Weirs"),
        ("Mendeley", "Canals"),
        ("EndNote", "Locks"),
        ("Citavi", "Gates"),
        ("Mendeley", "Canals"),
    ]
    assert [piece.language for piece in found.pieces if "gestern" in piece.text] == ["de"]
    assert [found.text[s.start : s.end] for s in found.superscripts] == ["2"]
    assert found.notices == (
        "Tracked changes were read as accepted: 1 insertion, 1 deletion and 1 move.",
    )
    assert found.language == "tr"


def test_a_document_of_python_docx() -> None:
    maker = pytest.importorskip("docx")
    made = maker.Document()
    made.add_heading("The dam", 0)
    made.add_heading("Part", 2)
    run = made.add_paragraph("It ").add_run("broke")
    made.add_comment(run, text="Really?", author="Ada")
    made.add_paragraph("one", style="List Bullet")
    made.add_paragraph("Words.", style="Intense Quote")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Osh", "12"
    out = io.BytesIO()
    made.save(out)
    found = read_docx(out.getvalue())
    assert [(piece.text, piece.kind and piece.kind.value) for piece in found.pieces] == [
        ("The dam", "title"),
        ("Part", "heading"),
        ("It broke", None),
        ("one", "list item"),
        ("Words.", "block quotation"),
        ("Osh\t12", "body"),
    ]


def test_a_document_of_pandoc() -> None:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    source = (
        "---\ntitle: The dam\nauthor: Ada Example\n---\n\nIt [broke](https://a.example/).[^1]"
        " We [shall]{.insertion author=A date=2020-01-01T00:00:00Z}"
        " [never]{.deletion author=A date=2020-01-01T00:00:00Z}open.[^b]\n\n> Words.\n\n"
        "[^1]: Ada, *Dams*, 2019.\n[^b]: First.\n\n    Second.\n"
    )
    made = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "docx", "-o", "-"],
        input=source.encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    article = read_bytes(made.stdout, "dam.docx")
    assert isinstance(article, Article)
    assert "It broke.[1] We shall open.[2]" in article.text
    dossier = parse(article)
    said = [(n.label, article.text[n.body.start : n.body.end]) for n in dossier.notes]
    assert said == [("1", "Ada, Dams, 2019."), ("2", "First.\n\nSecond.")]
    assert article.byline and article.byline.value == "Ada Example"
    assert article.notices == (
        "Tracked changes were read as accepted: 1 insertion and 1 deletion.",
    )
