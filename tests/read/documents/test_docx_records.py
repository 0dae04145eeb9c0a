"""Records of reference managers in Word documents, and what a malformed one costs."""

from __future__ import annotations

import base64
import json

from docx_kit import Parts, docx, field_runs, fn, p, r

from verify.read.formats.docx import read_docx

ITEM = {
    "id": 7,
    "type": "book",
    "title": "Canals of the Valley",
    "author": [{"family": "Example", "given": "Ada"}, {"literal": "Water Board"}],
    "issued": {"date-parts": [["2019", 5, 2]]},
    "DOI": "10.5555/canals",
    "URL": "https://press.example/canals",
    "container-title": "Valley Studies",
}
CSL = json.dumps({"citationItems": [{"id": 7, "itemData": ITEM}], "schema": "x"})
SOURCES = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"


def _only(body: str, parts: Parts | None = None):  # type: ignore[no-untyped-def]
    found = read_docx(docx(body, parts))
    (record,) = found.records
    return record, found.text[record.span.start : record.span.end]


def test_zotero_in_the_text_and_in_a_footnote() -> None:
    cited = field_runs(f"ADDIN ZOTERO_ITEM CSL_CITATION {CSL}", r("(Example 2019)"))
    record, words = _only(p(r("So "), cited, r(".")))
    assert words == "(Example 2019)"
    assert (record.manager, record.title, record.year) == ("Zotero", ITEM["title"], "2019")
    assert record.authors == ("Example", "Water Board")
    assert (record.doi, record.url) == (ITEM["DOI"], ITEM["URL"])
    noted = Parts(footnotes={"2": p(r(inner="<w:footnoteRef/>"), r(" "), cited)})
    record, words = _only(p(r("So."), fn("2")), noted)
    assert words == "(Example 2019)" and record.doi == ITEM["DOI"]


def test_mendeley_by_field_and_by_content_control() -> None:
    record, words = _only(p(field_runs(f"ADDIN CSL_CITATION {CSL}", r("[1]"))))
    assert (record.manager, words, record.year) == ("Mendeley", "[1]", "2019")
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(CSL.encode()).decode()
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>'
        f"{r('(Example, 2019)')}</w:sdtContent></w:sdt>"
    )
    record, words = _only(p(r("So "), control))
    assert (record.manager, words) == ("Mendeley", "(Example, 2019)")


ENDNOTE = (
    "<EndNote><Cite><Author>Example</Author><Year>2019</Year><record><rec-number>12</rec-number>"
    "<contributors><authors><author><style>Example, Ada</style></author></authors></contributors>"
    "<titles><title><style>Canals</style></title></titles><dates><year>2019</year></dates>"
    "</record></Cite></EndNote>"
)


def test_endnote_in_the_instruction_and_in_the_fields_data() -> None:
    code = "ADDIN EN.CITE " + ENDNOTE.replace("<", "&lt;")
    record, words = _only(p(field_runs(code, r("(Example, 2019)"))))
    assert (record.manager, record.title, record.authors) == ("EndNote", "Canals", ("Example",))
    data = base64.b64encode(ENDNOTE.encode()).decode()
    nested = r(
        inner=f'<w:fldChar w:fldCharType="begin"><w:fldData>{data}</w:fldData></w:fldChar>'
        "<w:instrText>ADDIN EN.CITE.DATA</w:instrText>"
    ) + r(inner='<w:fldChar w:fldCharType="end"/>')
    outer = (
        r(inner='<w:fldChar w:fldCharType="begin"/><w:instrText>ADDIN EN.CITE </w:instrText>')
        + nested
        + r(inner='<w:fldChar w:fldCharType="separate"/>')
        + r("(Example, 2019)")
        + r(inner='<w:fldChar w:fldCharType="end"/>')
    )
    record, words = _only(p(outer))
    assert (record.year, words) == ("2019", "(Example, 2019)")


def test_citavi() -> None:
    code = {
        "Entries": [
            {
                "Reference": {
                    "Title": "Canals",
                    "Year": "2019",
                    "Doi": "10.5555/canals",
                    "Authors": [{"LastName": "Example", "FirstName": "Ada"}],
                }
            }
        ]
    }
    packed = base64.b64encode(json.dumps(code).encode()).decode()
    record, _ = _only(p(field_runs(f"ADDIN CitaviPlaceholder{{{packed}}}", r("(Example)"))))
    assert (record.manager, record.authors, record.year) == ("Citavi", ("Example",), "2019")


def test_words_own_sources() -> None:
    xml = (
        f'<b:Sources xmlns:b="{SOURCES}"><b:Source><b:Tag>Exa19</b:Tag><b:Title>Canals</b:Title>'
        "<b:Year>2019</b:Year><b:Author><b:Author><b:NameList><b:Person><b:Last>Example</b:Last>"
        "<b:First>Ada</b:First></b:Person></b:NameList></b:Author></b:Author></b:Source>"
        "</b:Sources>"
    )
    parts = Parts(
        more={"customXml/item1.xml": xml}, related={"../customXml/item1.xml": "customXml"}
    )
    body = p(field_runs(r"CITATION Exa19 \l 1033", r("(Example, 2019)")))
    record, words = _only(body, parts)
    assert (record.manager, record.title, record.authors) == ("Word", "Canals", ("Example",))
    assert words == "(Example, 2019)"


def test_a_malformed_record_does_not_cost_the_text() -> None:
    bad = [
        "ADDIN ZOTERO_ITEM CSL_CITATION {&quot;citationItems&quot;: [}",
        "ADDIN ZOTERO_ITEM CSL_CITATION []",
        "ADDIN ZOTERO_ITEM CSL_CITATION " + "[" * 5000,
        "ADDIN EN.CITE &lt;EndNote&gt;&lt;Cite&gt;",
        "ADDIN CitaviPlaceholder{%%%}",
        r"CITATION Nobody \l 1033",
    ]
    found = read_docx(docx(p(*(field_runs(code, r("x")) for code in bad), r(" end."))))
    assert found.text == "xxxxxx end." and found.records == ()
